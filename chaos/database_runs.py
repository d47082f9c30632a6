"""The runs with PostgreSQL in which the database fails, or the way to it."""

import os
import time

from chaos import postgres
from chaos.balancer import front
from chaos.checks import afterwards
from chaos.crowd import Crowd
from chaos.disks import fill, may_fill, small_disk
from chaos.ledger import Ledger
from chaos.network import Cable, Relays, may_cut
from chaos.node_runs import nodes_of
from chaos.postgres import Cluster


def primary_with_standby(trial, *standby_settings):
    primary = Cluster(trial, "primary").make()
    return primary, Cluster(trial, "standby").make_standby_of(primary, *standby_settings)


def primary_killed(trial, options):
    """kill -9 of the primary database, and promotion of its standby"""
    primary, standby = primary_with_standby(trial)
    installation = postgres.installation(trial, primary, standby)
    nodes, ledger = nodes_of(trial, installation, 2 if options.short else 3), Ledger()
    with Crowd(trial, ledger, front(trial, nodes), installation) as crowd:
        crowd.goes_on()
        primary.kill()
        # Somebody, or something, has to notice.
        time.sleep(1)
        standby.promote()
        installation.store.cluster = standby
        crowd.goes_on(within=20)
        time.sleep(1)
    afterwards(trial, ledger, crowd, installation, nodes)


def primary_killed_with_replica(trial, options):
    """the same, where pages are read from the standby, which applies what it gets a second late"""
    primary, standby = primary_with_standby(trial, "recovery_min_apply_delay = 1s")
    installation = postgres.installation(trial, primary, standby, replica=standby)
    nodes, ledger = nodes_of(trial, installation, 3), Ledger()
    with Crowd(trial, ledger, front(trial, nodes), installation) as crowd:
        crowd.goes_on()
        # Reports of others, through other nodes, have to be on their pages at once all this time.
        time.sleep(4)
        primary.kill()
        time.sleep(1)
        standby.promote()
        installation.store.cluster = standby
        crowd.goes_on(within=20)
        time.sleep(1)
    afterwards(trial, ledger, crowd, installation, nodes)


def standby_killed(trial, options):
    """kill -9 of the synchronous standby: nothing is acknowledged that only one disk has"""
    primary, standby = primary_with_standby(trial)
    installation = postgres.installation(trial, primary, standby)
    nodes, ledger = nodes_of(trial, installation, 2), Ledger()
    with Crowd(trial, ledger, front(trial, nodes), installation) as crowd:
        crowd.goes_on()
        standby.kill()
        time.sleep(0.5)
        before = ledger.acknowledgements
        time.sleep(4)
        trial.expect(ledger.acknowledgements == before, "a report is acknowledged that the standby does not have")
        primary.set("synchronous_standby_names", "")
        trial.say("the operator lets the primary go on alone")
        crowd.goes_on()
    afterwards(trial, ledger, crowd, installation, nodes)


def cut_network(trial, options):
    """the network to the database is cut: first for one node, then for all"""
    network, primary = with_a_network(trial)
    installation = postgres.installation(trial, primary)
    settings = postgres.settings(primary)
    installation.environment |= network.way(1, settings)
    nodes, ledger = nodes_of(trial, installation, 3, {3: network.way(2, settings)}), Ledger()
    with Crowd(trial, ledger, front(trial, nodes), installation) as crowd:
        crowd.goes_on()
        network.down(2)
        trial.say("cut for node-3")
        time.sleep(6)
        crowd.goes_on()
        trial.say(f"node-3: live answers {nodes[2].health('live')}, ready {nodes[2].health('ready')}")
        network.up(2)
        trial.expect(nodes[2].wait_ready(), "a node does not come back when its network does")
        for seconds in (3, 15):
            network.down(1)
            network.down(2)
            trial.say(f"cut for all, {seconds} s")
            time.sleep(seconds)
            network.up(1)
            network.up(2)
            crowd.goes_on()
    afterwards(trial, ledger, crowd, installation, nodes)


def with_a_network(trial):
    """A primary, and a network with two ways to it that can be cut."""
    if may_cut():
        cable = Cable(trial.place)
        return cable, Cluster(trial, "primary", host=cable.address(1), inside=cable.inside).make()
    trial.say("no network namespace can be made here: relays that stop passing bytes")
    primary = Cluster(trial, "primary").make()
    return Relays(trial.place, primary.host, primary.port), primary


def full_disk(trial, options):
    """the disk of the database is full for some seconds, and has room again"""
    if not may_fill():
        return trial.say("skipped: no small disk for the database can be made here")
    disk = small_disk(trial.place, "primary", 160)
    primary = Cluster(trial, "primary", folder=disk).make()
    installation = postgres.installation(trial, primary)
    nodes, ledger = nodes_of(trial, installation, 2), Ledger()
    with Crowd(trial, ledger, front(trial, nodes), installation) as crowd:
        for leaving in (4 << 20, 0):
            crowd.goes_on()
            ballast = fill(disk, leaving)
            wait_for_refusals(trial, ledger)
            trial.say("full: the database " + ("runs" if primary.is_running() else "has stopped by itself"))
            os.remove(ballast)
            if not primary.is_running():
                trial.say("the operator starts the database again")
                primary.start()
            crowd.goes_on()
    afterwards(trial, ledger, crowd, installation, nodes)


def wait_for_refusals(trial, ledger):
    """Waits until a while nothing is acknowledged."""
    until = time.monotonic() + 60
    before = -1
    while before != ledger.acknowledgements and time.monotonic() < until:
        before = ledger.acknowledgements
        time.sleep(2)
    trial.expect(before == ledger.acknowledgements, "reports are acknowledged on a full disk for a minute")


def paused_database(trial, options):
    """the database stands still with its connections open"""
    primary = Cluster(trial, "primary").make()
    installation = postgres.installation(trial, primary)
    nodes, ledger = nodes_of(trial, installation, 3), Ledger()
    with Crowd(trial, ledger, front(trial, nodes), installation) as crowd:
        for seconds in (2, 10, 25):
            crowd.goes_on()
            primary.pause()
            trial.say(f"stands still for {seconds} s")
            time.sleep(seconds)
            primary.go_on()
        crowd.goes_on()
    afterwards(trial, ledger, crowd, installation, nodes)
