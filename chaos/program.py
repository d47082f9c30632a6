"""Klaver itself: its commands, and a server of it that can be killed."""

import http.client
import os
import resource
import shutil
import signal
import socket
import subprocess
import time

from chaos.place import run

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KLAVER = os.path.abspath(os.environ.get("KLAVER", os.path.join(ROOT, ".build/release/klaver")))


class Installation:
    """A folder with dossiers in it, a worker who may see them all, and a stranger who may see none.

    `settings` are the settings in the environment that say which database it is; `store` reads that database.
    """

    worker, password = "werker@klaver.test", "meten-is-weten"
    stranger, stranger_password = "vreemd@klaver.test", "een wachtwoord van niemand"

    def __init__(self, folder, store, settings=None):
        self.folder, self.store = folder, store
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("KLAVER_")}
        self.environment |= settings or {}

    def load(self, dossiers=8, reports=3):
        self.klaver("load", "--dossiers", str(dossiers), "--reports", str(reports))
        self.klaver("account", "add", self.stranger, "--name", "Niemand", input=self.stranger_password + "\n")
        texts = self.store.hexadecimals("dossier", "id")
        self.dossiers = [f"{t[:8]}-{t[8:12]}-{t[12:16]}-{t[16:20]}-{t[20:]}" for t in texts]
        self.entries_before = len(self.store.hexadecimals("entry", "id"))
        return self

    def klaver(self, *words, **options):
        """A command that has to work, and what it printed."""
        return run([KLAVER, *words, "--data", self.folder], env=self.environment, **options)

    def tries(self, *words):
        """A command that may fail: its exit code, and what it said."""
        done = subprocess.run(
            [KLAVER, *words, "--data", self.folder], env=self.environment, capture_output=True, text=True, timeout=120)
        return done.returncode, (done.stdout + done.stderr).strip()

    def copy_for(self, folder):
        """Another node's folder: a copy of the master key and nothing else."""
        os.makedirs(folder, mode=0o700)
        shutil.copy2(os.path.join(self.folder, "master.key"), folder)
        return folder


class Node:
    """A server. It has the same port each time it starts, as behind a proxy."""

    def __init__(self, trial, installation, name="node", folder=None, settings=None):
        self.trial, self.name = trial, name
        self.port = free_port()
        self.address = ("127.0.0.1", self.port)
        self._folder = folder or installation.folder
        self._environment = installation.environment | (settings or {})
        self.log = trial.place.path(f"{name}.log")
        self.process = None

    def start(self, waits=True, file_limit=None):
        def limited():
            # Like a full disk, a file that may not grow is an error and no signal.
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_limit, resource.RLIM_INFINITY))

        self._said_before = os.path.getsize(self.log) if os.path.exists(self.log) else 0
        self.process = self.trial.place.start(
            [KLAVER, "serve", "--data", self._folder, "--port", str(self.port)], self.log, env=self._environment,
            preexec_fn=limited if file_limit else None)
        if waits:
            self.wait_ready()
        return self

    def wait_ready(self, within=30):
        until = time.monotonic() + within
        while time.monotonic() < until:
            if self.health("ready") == 204:
                return True
            if not self.expect_running():
                return False
            time.sleep(0.01)
        return self.trial.expect(False, f"{self.name} is not ready", f"not in {within} s: {self.said()}")

    def health(self, what):
        """What /health/live or /health/ready answers; nothing when it does not."""
        connection = http.client.HTTPConnection(*self.address, timeout=5)
        try:
            connection.request("GET", f"/health/{what}")
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    def said(self):
        """What it said last since it started, for a finding."""
        with open(self.log, errors="replace") as log:
            log.seek(self._said_before)
            return " | ".join(line.strip() for line in log.readlines()[-3:])

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def expect_running(self):
        return self.trial.expect(
            self.is_running(), "a server stopped by itself",
            f"{self.name}, exit code {self.process.returncode}: {self.said()}")

    def kill(self):
        """kill -9."""
        self.expect_running()
        self.process.kill()
        self.process.wait()

    def stop(self, within=60):
        """SIGTERM: it lets running requests finish. Gives how many seconds that took."""
        if not self.is_running():
            return 0.0
        began = time.monotonic()
        self.process.terminate()
        try:
            code = self.process.wait(within)
            self.trial.expect(
                code == 0, "a server that was asked to stop ended with an error", f"{code}: {self.said()}")
        except subprocess.TimeoutExpired:
            self.trial.found("a server that was asked to stop does not", f"not in {within} s: {self.said()}")
            self.process.kill()
            self.process.wait()
        return time.monotonic() - began


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
