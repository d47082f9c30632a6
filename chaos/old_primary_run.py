"""The run in which two databases think that they are the primary."""

import threading
import time

from chaos import postgres
from chaos.checks import afterwards
from chaos.crowd import Crowd
from chaos.database_runs import primary_with_standby
from chaos.ledger import Ledger
from chaos.node_runs import nodes_of
from chaos.program import Installation
from chaos.visitor import NoAnswer, NotReached, Visitor

# More than a node has connections for reading.
MANY = 12


def old_primary_wakes(trial, options):
    """the primary stands still, its standby is promoted, and the old one wakes"""
    primary, standby = primary_with_standby(trial)
    installation = postgres.installation(trial, primary, standby)
    nodes, ledger = nodes_of(trial, installation, 1), Ledger()
    with Crowd(trial, ledger, [nodes[0].address], installation) as crowd:
        crowd.goes_on()
    person = Person(nodes[0], installation, ledger)
    # Every connection of the node is used, and then only some are: the others keep what they know.
    person.opens_many()
    primary.pause()
    time.sleep(1)
    standby.promote()
    installation.store.cluster = standby
    began = time.monotonic()
    wrote = opened = False
    while not (wrote and opened) and time.monotonic() < began + 180:
        wrote = wrote or person.writes()
        opened = opened or person.opens() == 200
    seconds = time.monotonic() - began
    trial.say(f"{seconds:.0f} s after the promotion one person has written and read")
    trial.expect(seconds < 60, "one person cannot write and read within a minute after a promotion")
    primary.go_on()
    time.sleep(1)
    trial.say("the old primary wakes, with connections of the node to it")
    person.writes()
    seen = person.opens_many(person.latest)
    trial.say(f"a report that was acknowledged now is opened {MANY} times: {told(seen)}")
    trial.expect(404 not in seen, "AN ACKNOWLEDGED REPORT IS NOT THERE, read from the old primary", told(seen))
    # Giving an account a password ends its sessions; the shell asks the new primary.
    shell = Installation(installation.folder, installation.store, postgres.settings(standby))
    shell.klaver("account", "password", installation.worker, "--reason", "a drill", input=installation.password + "\n")
    seen = person.opens_many()
    trial.expect(200 not in seen, "A SESSION THAT WAS ENDED SEES A DOSSIER, read from the old primary", told(seen))
    trial.say(f"a session that was ended asks {MANY} times: {told(seen)}")
    # What guards databases does this before it promotes another one.
    primary.kill()
    crowd.ended = time.monotonic()
    nodes[0].wait_ready()
    afterwards(trial, ledger, crowd, installation, nodes)


class Person:
    """One worker, who asks over a new connection each time."""

    def __init__(self, node, installation, ledger):
        self._node, self._ledger, self._dossier = node, ledger, installation.dossiers[0]
        self._session = Visitor([node.address]).sign_in(installation.worker, installation.password)
        self.latest = None

    def _asks(self, ask):
        try:
            return ask(Visitor([self._node.address], False, self._session)).status
        except (NoAnswer, NotReached) as error:
            return type(error).__name__

    def writes(self):
        """Whether a new report was acknowledged."""
        report = self._ledger.new(self._dossier)
        if self._asks(lambda visitor: visitor.add(report)) != 303:
            return False
        self._ledger.acknowledge(report)
        self.latest = report
        return True

    def opens(self, report=None):
        """What the page of a report answers, or that of the dossier."""
        path = f"/dossiers/{self._dossier}" + (f"/rapportages/{report.id}" if report else "")
        return self._asks(lambda visitor: visitor.get(path))

    def opens_many(self, report=None):
        """What the same page answers to many at once."""
        seen = []
        asks = [threading.Thread(target=lambda: seen.append(self.opens(report))) for _ in range(MANY)]
        for ask in asks:
            ask.start()
        for ask in asks:
            ask.join()
        return seen


def told(seen):
    return ", ".join(f"{seen.count(each)} times {each}" for each in sorted(set(seen), key=str))
