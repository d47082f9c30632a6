"""Where a run happens: a temporary folder, and everything that has to be undone when the run ends, however it ends."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile


class Place:
    """Use it with `with`. What was started is killed, what was mounted is let go, the folder disappears."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="klaver-chaos-")
        # PostgreSQL runs as a user of its own, who has to come through here.
        os.chmod(self.folder, 0o711)
        self._undo = contextlib.ExitStack()
        self._undo.callback(shutil.rmtree, self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # A second Ctrl-C would leave half of it behind.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            self._undo.close()
        finally:
            signal.signal(signal.SIGINT, before)

    def path(self, name):
        return os.path.join(self.folder, name)

    def folder_of(self, name):
        os.makedirs(self.path(name), mode=0o700, exist_ok=True)
        return self.path(name)

    def afterwards(self, function, *arguments):
        """Runs this at the end; what was asked last comes first."""
        self._undo.callback(function, *arguments)

    def start(self, command, log, **options):
        """Starts a process that is killed at the end. What it says is added to the file `log`."""
        with open(log, "ab") as said:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True, **options)
        self.afterwards(end, process)
        return process


def end(process):
    """Kills a process that still runs. A stopped one is woken by SIGKILL too."""
    if process.poll() is None:
        process.kill()
        process.wait(timeout=30)


def works(attempt):
    """Whether something can be done on this machine, by doing it once in a place that is cleared up at once."""
    with Place() as place:
        try:
            attempt(place)
            return True
        except (RuntimeError, OSError):
            return False


def run(command, **options):
    """Runs a command that has to work, and gives what it printed."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, **options)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {(done.stderr or done.stdout).strip()}")
    return done.stdout

