"""One run: what it says while it goes, what it found, and its verdict."""

import collections
import os
import threading
import time


class Trial:
    """Collects findings from many threads. A finding is something that is wrong, told once and counted after that."""

    def __init__(self, name, about, place):
        self.name, self.place = name, place
        self.findings = collections.Counter()
        self._lock = threading.Lock()
        self._began = time.monotonic()
        self.say(about, mark="==", name=True)

    def say(self, text, mark="  ", name=False):
        print(f"{mark} {self.name + ': ' if name else ''}{text}", flush=True)

    def found(self, what, detail=""):
        """Something is wrong. `what` is the same for all of a kind; `detail` is told the first time."""
        with self._lock:
            self.findings[what] += 1
            if self.findings[what] == 1:
                self.say(f"FOUND {what}{': ' if detail else ''}{detail}")

    def skip(self, why):
        """This machine cannot do the run, which is no finding; but where everything has to be checked it is."""
        self.say(f"skipped: {why}")
        if os.environ.get("CI") == "true":
            self.found("a run was skipped and CI is true")

    def expect(self, holds, what, detail=""):
        if not holds:
            self.found(what, detail)
        return holds

    def verdict(self):
        """Prints how the run ended, and gives whether all was well."""
        for what, count in self.findings.items():
            if count > 1:
                self.say(f"FOUND {count} times: {what}")
        seconds = time.monotonic() - self._began
        outcome = f"WRONG, {len(self.findings)} findings" if self.findings else "ok"
        self.say(f"{outcome} ({seconds:.0f} s)", mark="->", name=True)
        return not self.findings
