"""What has to hold after every run, whatever happened in it."""

import collections
import json
import random
import re
import time

from chaos.visitor import NoAnswer, NotReached, Visitor

MOST_PAGES = 200


def afterwards(trial, ledger, crowd, installation, nodes):
    """Holds the pages, an export, the rows and the access log against what people were told, and says the figures.

    The nodes run when this is called and have stopped when it returns.
    """
    for line in ledger.lines(crowd.ended):
        trial.say(line)
    acknowledged = ledger.acknowledged()
    trial.expect(acknowledged, "no report was acknowledged")
    for node in nodes:
        node.wait_ready()
    pages = check_pages(trial, acknowledged, nodes, installation)
    stopped = [node.stop() for node in nodes]
    check_logs_of_servers(trial, nodes)
    # Before the export, which adds lines that wait for the next server to number them.
    code, said = installation.tries("audit", "verify")
    trial.expect(code == 0, "the access log is broken", f"exit code {code}: {said}")
    # A server that stops in order numbers what is left, since a line without a number can disappear without a trace.
    waits = re.search(r"(\d+) waiting", said)
    trial.expect(
        waits and waits[1] == "0", "lines of the access log wait for a number after an orderly stop", said)
    check_rows(trial, ledger, acknowledged, installation)
    check_export(trial, ledger, acknowledged, installation)
    trial.say(f"checked {len(acknowledged)} reports in rows and export, {pages} on their pages; a stop took "
              f"{max(stopped, default=0):.1f} s")
    trial.say(said.splitlines()[-1] if said else "audit verify said nothing")


def check_pages(trial, acknowledged, nodes, installation):
    """The newest reports and some of the others are on their pages, on each node in turn. Gives how many."""
    visitors = [Visitor([node.address]) for node in nodes]
    session = visitors[0].sign_in(installation.worker, installation.password)
    chosen = acknowledged[-MOST_PAGES // 2:]
    earlier, refusals = acknowledged[:-len(chosen)], 0
    chosen += random.sample(earlier, min(len(earlier), MOST_PAGES // 2))
    for number, report in enumerate(chosen):
        visitor = visitors[number % len(visitors)]
        visitor.cookie, visitor.token = session
        refusals += not opens(trial, visitor, report)
    for visitor in visitors:
        visitor.leave()
    if refusals:
        trial.say(f"{refusals} of these pages were refused for a moment while /health/ready already said yes")
    return len(chosen)


def opens(trial, visitor, report, within=15):
    """Opens the page of a report, again for a while when it is refused. Gives whether it opened at once."""
    path, until, tries = f"/dossiers/{report.dossier}/rapportages/{report.id}", time.monotonic() + within, 0
    while True:
        tries += 1
        try:
            answer = visitor.get(path)
        except (NoAnswer, NotReached) as error:
            trial.found("a page does not open afterwards", type(error).__name__)
            return True
        if answer.status != 503 or time.monotonic() > until:
            break
        time.sleep(0.2)
    if answer.status != 200 or report.words not in answer.text:
        trial.found("AN ACKNOWLEDGED REPORT IS NOT ON ITS PAGE", f"status {answer.status}")
    return tries == 1


def check_rows(trial, ledger, acknowledged, installation):
    """Each report that was acknowledged is one row, and there is no row that nobody sent."""
    rows = collections.Counter(installation.store.hexadecimals("entry", "id"))
    versions = set(installation.store.hexadecimals("entry_version", "entry_id"))
    lines = collections.Counter(installation.store.hexadecimals("log_line", "object_id"))
    sent = {report.id.replace("-", "") for report in ledger.reports}
    for report in acknowledged:
        key = report.id.replace("-", "")
        trial.expect(rows[key] > 0, "AN ACKNOWLEDGED REPORT IS LOST", f"sent {report.tries} times")
        trial.expect(rows[key] < 2, "A REPORT IS THERE TWICE", f"sent {report.tries} times")
        trial.expect(key not in versions, "a report sent twice became a new version")
        # One line for adding it, and one for each time its page was shown.
        shown = ledger.shown[report.id]
        trial.expect(
            lines[key] >= shown + 1, "SOMETHING WAS DONE THAT THE ACCESS LOG DOES NOT TELL",
            f"{lines[key]} lines on a report that was added and shown {shown} times")
    there = sum(1 for key in sent if rows[key])
    trial.expect(
        sum(rows.values()) == installation.entries_before + there, "there are entries that nobody sent",
        f"{sum(rows.values())} rows; {installation.entries_before} before and {there} sent")


def check_export(trial, ledger, acknowledged, installation):
    """An export has each acknowledged report once with the words that were sent, and no words twice."""
    texts = {}
    seen = collections.Counter()
    for dossier in installation.dossiers:
        exported = installation.klaver("export", dossier, "--reason", "after a failure run")
        for report in json.loads(exported).get("reports", []):
            texts[dossier, report["key"]] = report["text"]
            seen[report["text"]] += 1
    for report in acknowledged:
        trial.expect(
            texts.get((report.dossier, f"e-{report.id}")) == report.words, "a report has other words in the export")
    for report in ledger.reports:
        trial.expect(seen[report.words] < 2, "THE SAME WORDS ARE THERE TWICE")


def check_logs_of_servers(trial, nodes):
    """No server wrote a word of a report where an operator reads."""
    for node in nodes:
        with open(node.log, errors="replace") as log:
            trial.expect("Samen de was" not in log.read(), "a server's own log has words of a report")
