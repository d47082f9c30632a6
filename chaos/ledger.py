"""What the people of a run sent, and what they were told about it. Klaver is held against this afterwards."""

import collections
import os
import threading
import time
import uuid

# A stretch without an acknowledgement counts as time without service from this length: shorter ones are a busy machine.
SILENCE = 0.25


class Report:
    """One report: sent until it is acknowledged, always with the same id and the same words."""

    def __init__(self, dossier):
        self.id = new_id()
        self.dossier = dossier
        # Nothing here is escaped in HTML, and no other text has these words.
        self.words = f"Samen de was gedaan en daarna koffie, {os.urandom(8).hex()}."
        self.tries = 0
        self.acknowledged_at = None


class Ledger:
    """Safe for many threads."""

    def __init__(self):
        self._lock = threading.Lock()
        self._acknowledgements = []
        self.reports = []
        self.refusals = collections.Counter()
        self.counts = collections.Counter()
        self.shown = collections.Counter()
        self.slowest = 0.0
        self.began = time.monotonic()

    def new(self, dossier):
        report = Report(dossier)
        with self._lock:
            self.reports.append(report)
        return report

    def acknowledge(self, report):
        now = time.monotonic()
        with self._lock:
            self._acknowledgements.append(now)
            report.acknowledged_at = report.acknowledged_at or now

    def refuse(self, status):
        with self._lock:
            self.refusals[status] += 1

    def count(self, what):
        with self._lock:
            self.counts[what] += 1

    def show(self, report):
        """Somebody saw the page of a report: the access log must say so."""
        with self._lock:
            self.shown[report.id] += 1

    def took(self, seconds):
        with self._lock:
            self.slowest = max(self.slowest, seconds)

    @property
    def acknowledgements(self):
        return len(self._acknowledgements)

    def acknowledged(self):
        with self._lock:
            return [report for report in self.reports if report.acknowledged_at]

    def latest(self):
        """A report that was acknowledged not long ago, or nothing."""
        with self._lock:
            for report in reversed(self.reports[-20:]):
                if report.acknowledged_at:
                    return report
        return None

    def silences(self, until):
        """The stretches without an acknowledgement that count, in seconds."""
        with self._lock:
            moments = [self.began, *self._acknowledgements, until]
        gaps = [after - before for before, after in zip(moments, moments[1:])]
        return [gap for gap in gaps if gap >= SILENCE]

    def lines(self, until):
        """The figures of a run, a line each."""
        silences = self.silences(until)
        refused = " and ".join(f"{count} times {status}" for status, count in self.refusals.items()) or "0 times"
        yield (f"{len(self.acknowledged())} reports acknowledged ({self.acknowledgements} acknowledgements in "
               f"{until - self.began:.0f} s), {len(self.reports) - len(self.acknowledged())} left without one")
        yield (f"refused {refused}; {self.counts['unknown']} outcomes unknown, {self.counts['not reached']} times "
               f"nobody listened; each sent again")
        yield (f"{self.counts['read']} pages read, {self.counts['not read']} not; a stranger asked "
               f"{self.counts['stranger']} times and was shown nothing {self.counts['stranger refused']} times")
        yield (f"without service: longest {max(silences, default=0):.2f} s, together {sum(silences):.1f} s in "
               f"{len(silences)} stretches; slowest answer {self.slowest:.2f} s")


def new_id():
    """A UUID version 7, as the form of a new report carries."""
    moment = int(time.time() * 1000)
    chance = int.from_bytes(os.urandom(10), "big")
    high = moment << 16 | 0x7000 | chance >> 64 & 0xFFF
    low = 0b10 << 62 | chance & (1 << 62) - 1
    return str(uuid.UUID(int=high << 64 | low))
