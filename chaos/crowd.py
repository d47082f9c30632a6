"""The people of a run: some write, some read, and a stranger keeps asking for what is not theirs."""

import random
import threading
import time

from chaos.visitor import NoAnswer, NotReached, Visitor

# Long enough that the server has the processor, short enough that every moment has people in it.
PAUSE = 0.01
PAUSE_AFTER_REFUSAL = 0.05
WRITERS = 4
READERS = 2


class Crowd:
    """Use it with `with`: people come, and at the end they finish what they do and leave."""

    def __init__(self, trial, ledger, addresses, installation):
        self.trial, self.ledger, self.addresses, self.dossiers = trial, ledger, addresses, installation.dossiers
        self._stop = threading.Event()
        self._worker = Visitor(addresses).sign_in(installation.worker, installation.password)
        self._stranger = Visitor(addresses).sign_in(installation.stranger, installation.stranger_password)
        self._threads = [threading.Thread(target=self._write, args=(number % 2 == 0,)) for number in range(WRITERS)]
        self._threads += [threading.Thread(target=self._read) for _ in range(READERS)]
        self._threads += [threading.Thread(target=self._write_twice), threading.Thread(target=self._pry)]

    def __enter__(self):
        self.ledger.began = time.monotonic()
        for thread in self._threads:
            thread.daemon = True
            thread.start()
        return self

    def __exit__(self, *_):
        self.ended = time.monotonic()
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=45)

    def goes_on(self, within=30, reports=50):
        """Waits until reports are acknowledged again; that they are not is a finding."""
        wanted = self.ledger.acknowledgements + reports
        until = time.monotonic() + within
        while time.monotonic() < until:
            if self.ledger.acknowledgements >= wanted:
                return True
            time.sleep(0.05)
        self.trial.found("the service does not come back", f"{reports} reports were not acknowledged in {within} s")
        return False

    # What each does

    def _write(self, keeps_connection):
        """Writes report after report; sends each until it is acknowledged."""
        visitor = Visitor(self.addresses, keeps_connection, self._worker)
        while not self._stop.is_set():
            report = self.ledger.new(random.choice(self.dossiers))
            while not self._stop.is_set() and not self._send(visitor, report):
                time.sleep(PAUSE_AFTER_REFUSAL)
            time.sleep(PAUSE)
        visitor.leave()

    def _write_twice(self):
        """Presses the button twice: the same form over two connections at once, which is one report."""
        visitors = [Visitor(self.addresses, True, self._worker) for _ in range(2)]
        while not self._stop.is_set():
            report = self.ledger.new(random.choice(self.dossiers))
            while not self._stop.is_set():
                presses = [threading.Thread(target=self._send, args=(visitor, report)) for visitor in visitors]
                for press in presses:
                    press.start()
                for press in presses:
                    press.join()
                if report.acknowledged_at:
                    break
                time.sleep(PAUSE_AFTER_REFUSAL)
            time.sleep(10 * PAUSE)
        for visitor in visitors:
            visitor.leave()

    def _send(self, visitor, report):
        """Sends a report once. Gives whether it was acknowledged."""
        report.tries += 1
        answer = self._ask(lambda: visitor.add(report), report.words)
        if answer is None:
            return False
        if answer.status == 303 and answer.location.endswith(f"/rapportages?bewaard={report.id}"):
            self.ledger.acknowledge(report)
            return True
        if answer.status < 500:
            self.trial.found("a report was answered with something else", f"{answer.status} {answer.location}")
        return False

    def _read(self):
        """Opens dossiers, timelines, and reports that were acknowledged a moment ago, which have to be there."""
        visitor = Visitor(self.addresses, True, self._worker)
        while not self._stop.is_set():
            report, dossier = self.ledger.latest(), random.choice(self.dossiers)
            chosen = random.choice(["overview", "timeline", "report"])
            path = f"/dossiers/{dossier}" + ("/rapportages" if chosen == "timeline" else "")
            if chosen == "report" and report:
                path = f"/dossiers/{report.dossier}/rapportages/{report.id}"
            answer = self._ask(lambda: visitor.get(path))
            if answer is not None and answer.status == 200:
                self.ledger.count("read")
                if chosen == "report" and report:
                    self.ledger.show(report)
                    self.trial.expect(report.words in answer.text, "a page of a report does not have its words")
            else:
                self.ledger.count("not read")
                if answer is not None and answer.status < 500:
                    self.trial.found(f"a {chosen} that is there was answered with {answer.status}", answer.location)
                time.sleep(PAUSE_AFTER_REFUSAL)
            time.sleep(PAUSE)
        visitor.leave()

    def _pry(self):
        """A stranger asks for the same pages and tries to write. They get 404, or that it is not possible now."""
        visitor = Visitor(self.addresses, False, self._stranger)
        while not self._stop.is_set():
            report, dossier = self.ledger.latest(), random.choice(self.dossiers)
            paths = [f"/dossiers/{dossier}", f"/dossiers/{dossier}/rapportages"]
            if report:
                paths.append(f"/dossiers/{report.dossier}/rapportages/{report.id}")
            writes = report and random.random() < 0.25
            path = random.choice(paths)
            sent = report.words if writes else ""
            answer = self._ask(lambda: visitor.add(report) if writes else visitor.get(path), sent)
            if answer is not None:
                self.ledger.count("stranger")
                if answer.status in (404, 502, 503, 504):
                    self.ledger.count("stranger refused")
                else:
                    self.trial.found("a stranger was answered with something else than 404", str(answer.status))
                if "Bo " in answer.text or "Samen de was" in others_words(answer, sent):
                    self.trial.found("A STRANGER SAW WORDS OF A DOSSIER")
            time.sleep(2 * PAUSE)

    def _ask(self, ask, sent=""):
        """Asks, and writes down how that went. Gives nothing when there was no answer. `sent` are the words that went along."""
        began = time.monotonic()
        try:
            answer = ask()
        except NotReached:
            self.ledger.count("not reached")
            time.sleep(PAUSE_AFTER_REFUSAL)
            return None
        except NoAnswer as error:
            self.ledger.count("unknown")
            self.ledger.count(f"unknown {error}")
            return None
        finally:
            self.ledger.took(time.monotonic() - began)
        if answer.status >= 500:
            self.ledger.refuse(answer.status if answer.is_klavers else f"{answer.status} by the proxy")
            if answer.is_klavers:
                self.trial.expect(answer.status == 503, "an error that is no 503", str(answer.status))
                self.trial.expect("<h1" in answer.text, "a 503 that is no page")
                self.trial.expect("Samen de was" not in others_words(answer, sent), "a 503 with words of a dossier")
        return answer


def others_words(answer, sent):
    """A page without what its reader sent: an error page gives that back, so that it can be sent again."""
    return answer.text.replace(sent, "") if sent else answer.text
