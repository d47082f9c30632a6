"""The runs with PostgreSQL in which nodes fail."""

import random
import threading
import time

from chaos import postgres
from chaos.balancer import front
from chaos.checks import afterwards
from chaos.crowd import Crowd
from chaos.ledger import Ledger
from chaos.postgres import Cluster
from chaos.program import Node
from chaos.visitor import NoAnswer, NotReached, Visitor


def nodes_of(trial, installation, count, different=None):
    """Nodes with a copy of the master key each. `different` gives settings for one of them, by its number."""
    made = []
    for number in range(1, count + 1):
        folder = installation.copy_for(trial.place.path(f"node-{number}"))
        made.append(Node(trial, installation, f"node-{number}", folder, (different or {}).get(number)).start())
    return made


def node_killed(trial, options):
    """kill -9 of one node after another, each started again"""
    primary = Cluster(trial, "primary").make()
    installation = postgres.installation(trial, primary)
    nodes, ledger = nodes_of(trial, installation, 2 if options.short else 3), Ledger()
    with Crowd(trial, ledger, front(trial, nodes), installation) as crowd:
        for _ in range(1 if options.short else 6):
            crowd.goes_on()
            node = random.choice(nodes)
            time.sleep(random.uniform(0, 1))
            node.kill()
            crowd.goes_on()
            node.start()
        crowd.goes_on()
    afterwards(trial, ledger, crowd, installation, nodes)


def all_nodes_killed(trial, options):
    """kill -9 of all nodes at once, all started again"""
    primary = Cluster(trial, "primary").make()
    installation = postgres.installation(trial, primary)
    nodes, ledger = nodes_of(trial, installation, 3), Ledger()
    with Crowd(trial, ledger, front(trial, nodes), installation) as crowd:
        for _ in range(3):
            crowd.goes_on()
            time.sleep(random.uniform(0, 1))
            for node in nodes:
                node.kill()
            time.sleep(1)
            for node in nodes:
                node.start(waits=False)
            for node in nodes:
                node.wait_ready()
            crowd.goes_on()
    afterwards(trial, ledger, crowd, installation, nodes)


def drained(trial, options):
    """SIGTERM of each node in turn under load, as with an update: nothing is lost"""
    primary = Cluster(trial, "primary").make()
    installation = postgres.installation(trial, primary)
    nodes, ledger = nodes_of(trial, installation, 3), Ledger()
    with Crowd(trial, ledger, front(trial, nodes), installation) as crowd:
        for _ in range(2):
            for node in nodes:
                crowd.goes_on()
                seconds = node.stop()
                trial.say(f"{node.name} stopped in {seconds:.1f} s")
                crowd.goes_on()
                node.start()
        in_flight(trial, ledger, installation, primary, nodes[0])
        nodes[0].start()
    lost = ledger.counts["unknown"] + sum(ledger.refusals.values())
    trial.expect(lost == 0, "a request was lost while a node stopped", f"{lost} without an answer of Klaver")
    afterwards(trial, ledger, crowd, installation, nodes)


def in_flight(trial, ledger, installation, primary, node):
    """Requests that wait for the database when their node is asked to stop are answered before it does."""
    session = Visitor([node.address]).sign_in(installation.worker, installation.password)
    answers = []

    def send(visitor, report):
        try:
            answer = visitor.add(report)
            answers.append(answer.status)
            if answer.status == 303:
                ledger.acknowledge(report)
        except (NoAnswer, NotReached) as error:
            answers.append(type(error).__name__)

    presses = [
        threading.Thread(target=send, args=(Visitor([node.address], True, session), ledger.new(dossier)))
        for dossier in installation.dossiers]
    primary.pause()
    for press in presses:
        press.start()
    time.sleep(0.3)
    node.process.terminate()
    time.sleep(0.3)
    primary.go_on()
    for press in presses:
        press.join()
    node.stop()
    trial.say(f"{answers.count(303)} of {len(presses)} requests in flight were acknowledged while their node stopped")
    trial.expect(
        answers.count(303) == len(presses), "a request in flight was lost while its node stopped", str(answers))
