"""The runs with SQLite: one server, one folder."""

import os
import random
import resource
import signal
import subprocess
import time

from chaos.checks import afterwards
from chaos.crowd import Crowd
from chaos.disks import FrailDisk, fill, may_break, may_fill, small_disk
from chaos.ledger import Ledger
from chaos.program import Installation, Node
from chaos.stores import SQLiteStore


NOT_READY = "/health/ready says yes while every request is refused"


def made(folder):
    return Installation(folder, SQLiteStore(folder)).load()


def kills(trial, options):
    """kill -9 of the server at random moments, also while it starts"""
    installation = made(trial.place.folder_of("data"))
    node, ledger = Node(trial, installation).start(), Ledger()
    with Crowd(trial, ledger, [node.address], installation) as crowd:
        for number in range(options.kills):
            if number % 5 == 4:
                # In the middle of starting: reading what the last one left behind.
                node.kill()
                node.start(waits=False)
                time.sleep(random.uniform(0, 0.3))
            else:
                time.sleep(random.uniform(0, 1.2))
            node.kill()
            node.start()
        crowd.goes_on()
    trial.say(f"killed {options.kills} times")
    afterwards(trial, ledger, crowd, installation, [node])


def two_servers(trial, options):
    """a second server on the same folder is refused, and the first goes on"""
    installation = made(trial.place.folder_of("data"))
    first, second, ledger = Node(trial, installation, "first").start(), Node(trial, installation, "second"), Ledger()
    with Crowd(trial, ledger, [first.address], installation) as crowd:
        crowd.goes_on()
        second.start(waits=False)
        refused(trial, second, "a second server on one folder")
        crowd.goes_on()
        # A server that was killed left nothing that keeps the next one out.
        first.kill()
        second.start()
        second.stop()
        first.start()
        crowd.goes_on()
    afterwards(trial, ledger, crowd, installation, [first])


def refused(trial, node, who):
    """A server that may not start says why in one sentence and ends with 1. One that starts all the same is stopped."""
    until = time.monotonic() + 15
    while node.is_running() and node.health("live") is None and time.monotonic() < until:
        time.sleep(0.05)
    if not trial.expect(not node.is_running(), f"{who} is not refused"):
        return node.stop()
    said = node.said()
    code = node.process.returncode
    if trial.expect(code == 1 and said, f"{who} is not refused with 1 and a sentence", f"{code}: {said}"):
        trial.say(f"refused: {said}")


def full_disk(trial, options):
    """the disk is full for some seconds, and has room again"""
    if not may_fill():
        return file_limit(trial)
    folder = small_disk(trial.place, "disk", 64)
    installation = made(os.path.join(folder, "data"))
    node, ledger = Node(trial, installation).start(), Ledger()
    with Crowd(trial, ledger, [node.address], installation) as crowd:
        crowd.goes_on()
        ballast = fill(folder, leaving=3 << 20)
        stays_full(trial, node, ledger)
        os.remove(ballast)
        crowd.goes_on(within=10)
        trial.say("there is room again: it goes on without a restart")
        ballast = fill(folder, leaving=1 << 20)
        stays_full(trial, node, ledger)
        node.kill()
        # With the disk still full: it says so, or it starts and refuses; it does not damage what is there.
        node.start(waits=False)
        time.sleep(2)
        trial.say("started on a full disk: " + (f"ready answers {node.health('ready')}" if node.is_running()
                                                else f"ended with {node.process.returncode}: {node.said()}"))
        os.remove(ballast)
        if not node.is_running():
            trial.expect(node.process.returncode == 1, "a start on a full disk ends with something else than 1")
            node.start()
        crowd.goes_on()
    afterwards(trial, ledger, crowd, installation, [node])


def stays_full(trial, node, ledger, seconds=3):
    """Waits until reports are refused, and looks how the server bears it."""
    before, until = ledger.refusals[503], time.monotonic() + 30
    while ledger.refusals[503] < before + 20 and time.monotonic() < until and node.is_running():
        time.sleep(0.05)
    trial.expect(ledger.refusals[503] >= before + 20, "a full disk gives no 503 in 30 s")
    time.sleep(seconds)
    node.expect_running()
    trial.expect(node.health("live") == 204, "with a full disk the server does not live")
    trial.expect(node.health("ready") == 503, NOT_READY)
    trial.say(f"full: {ledger.refusals[503] - before} requests refused with 503")


def file_limit(trial):
    """Without a small disk: files may not grow, which SQLite calls a failing disk rather than a full one."""
    trial.say("no small disk can be made here: the server's files may not grow instead (ulimit -f)")
    installation = made(trial.place.folder_of("data"))
    node, ledger = Node(trial, installation).start(file_limit=4 << 20), Ledger()
    with Crowd(trial, ledger, [node.address], installation) as crowd:
        stays_full(trial, node, ledger)
        resource.prlimit(node.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        crowd.goes_on(within=10)
    afterwards(trial, ledger, crowd, installation, [node])


def read_only_disk(trial, options):
    """the disk breaks and cannot be written any more, until it is repaired"""
    if not may_break():
        return read_only_folder(trial)
    disk = FrailDisk(trial.place, "disk")
    installation = made(os.path.join(disk.folder, "data"))
    node, ledger = Node(trial, installation).start(), Ledger()
    with Crowd(trial, ledger, [node.address], installation) as crowd:
        crowd.goes_on()
        time.sleep(1)
        # Between two calls of the server: ext4 now and then tells a flush that runs while its journal stops that all is
        # well, also to a program of five lines, and that is not what this is about.
        node.process.send_signal(signal.SIGSTOP)
        time.sleep(0.2)
        disk.breaks()
        node.process.send_signal(signal.SIGCONT)
        time.sleep(0.5)
        acknowledged, read = ledger.acknowledgements, ledger.counts["read"]
        time.sleep(2)
        node.expect_running()
        trial.expect(ledger.acknowledgements == acknowledged, "a report is acknowledged that no disk has")
        trial.expect(ledger.counts["read"] == read, "a page is shown while no line can be written in the access log")
        trial.expect(node.health("ready") == 503, NOT_READY)
        node.process.terminate()
        try:
            trial.say(f"asked to stop, it ended with {node.process.wait(30)}: {node.said()}")
        except subprocess.TimeoutExpired:
            trial.found("a server on a broken disk does not stop")
        node.start(waits=False)
        refused(trial, node, "a start on a read-only disk")
        disk.repair()
        node.start()
        crowd.goes_on()
    trial.say("what was acknowledged before is held against what the broken disk kept")
    afterwards(trial, ledger, crowd, installation, [node])


def read_only_folder(trial):
    """Without a disk to break: only a start on a folder that may not be written."""
    if os.geteuid() == 0:
        return trial.say("skipped: no disk can be mounted here to break, and root may write any folder")
    trial.say("no disk to break can be made here: a start on a folder that may not be written")
    folder = trial.place.folder_of("data")
    installation = made(folder)
    names = [os.path.join(folder, name) for name in os.listdir(folder)]
    for name in names:
        os.chmod(name, 0o400)
    os.chmod(folder, 0o500)
    node, ledger = Node(trial, installation), Ledger()
    node.start(waits=False)
    refused(trial, node, "a start on a read-only folder")
    os.chmod(folder, 0o700)
    for name in names:
        os.chmod(name, 0o600)
    node.start()
    with Crowd(trial, ledger, [node.address], installation) as crowd:
        crowd.goes_on()
    afterwards(trial, ledger, crowd, installation, [node])
