"""Kills, fills, cuts and pauses while people write and read, and holds what is left against what people were told.

`python3 -m chaos` runs everything; KLAVER names the program (default .build/release/klaver). Everything happens in
temporary folders, on 127.0.0.1, unix sockets and network namespaces of its own. Exit code 1 when anything is wrong.
"""

import argparse
import os
import signal
import sys

from chaos import database_runs, node_runs, old_primary_run, postgres, sqlite_runs
from chaos.place import Place
from chaos.program import KLAVER
from chaos.trial import Trial

SHORT_KILLS = 5

# Name, the run, and whether it is in the short form.
RUNS = [
    ("sqlite-kills", sqlite_runs.kills, True),
    ("sqlite-two-servers", sqlite_runs.two_servers, True),
    ("sqlite-read-only-disk", sqlite_runs.read_only_disk, True),
    ("sqlite-full-disk", sqlite_runs.full_disk, False),
    ("postgres-node-killed", node_runs.node_killed, True),
    ("postgres-primary-killed", database_runs.primary_killed, True),
    ("postgres-late-replica", database_runs.primary_killed_with_replica, False),
    ("postgres-standby-killed", database_runs.standby_killed, False),
    ("postgres-all-nodes-killed", node_runs.all_nodes_killed, False),
    ("postgres-cut-network", database_runs.cut_network, False),
    ("postgres-full-disk", database_runs.full_disk, False),
    ("postgres-paused", database_runs.paused_database, False),
    ("postgres-old-primary", old_primary_run.old_primary_wakes, False),
    ("postgres-drained", node_runs.drained, False),
]


def main():
    parser = argparse.ArgumentParser(prog="python3 -m chaos", description=__doc__.split("\n\n")[0])
    parser.add_argument("--short", action="store_true", help="the runs of `make test`, below a minute")
    parser.add_argument(
        "--only", metavar="NAME", help="runs whose name has this in it: " + ", ".join(name for name, *_ in RUNS))
    parser.add_argument("--kills", type=int, help=f"how often to kill with SQLite (200; short: {SHORT_KILLS})")
    options = parser.parse_args()
    options.kills = options.kills or (SHORT_KILLS if options.short else 200)
    if not os.access(KLAVER, os.X_OK):
        sys.exit(f"There is no program at {KLAVER}: build it, or name it in KLAVER.")
    # Stopping it from elsewhere clears up as Ctrl-C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    chosen = [
        (name, run) for name, run, is_short in RUNS
        if (is_short or not options.short) and (options.only or "") in name]
    if not chosen:
        sys.exit(f"No run has {options.only} in its name.")
    wrong = [name for name, run in chosen if not succeeds(name, run, options)]
    print(f"failure runs: {len(chosen) - len(wrong)} of {len(chosen)} without findings")
    sys.exit(f"wrong: {', '.join(wrong)}" if wrong else 0)


def succeeds(name, run, options):
    """Runs one in a place of its own. What stops a run half-way is a finding too."""
    with Place() as place:
        trial = Trial(name, run.__doc__, place)
        try:
            if name.startswith("postgres") and not postgres.binaries():
                trial.skip("PostgreSQL is not installed here (Debian's package postgresql)")
            else:
                run(trial, options)
        except Exception as error:
            trial.found("the run did not come to its end", f"{type(error).__name__}: {error}")
        return trial.verdict()


try:
    main()
except KeyboardInterrupt:
    sys.exit("stopped; everything is cleared up")
