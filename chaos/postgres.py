"""PostgreSQL for a run: throw-away clusters in the run's folder, with a streaming standby where one is asked."""

import glob
import os
import signal
import time

from chaos.place import end, run
from chaos.program import Installation, free_port

DATABASE, KEYS = "klaver", "klaver_keys"


def binaries():
    """The folder with Debian's newest PostgreSQL, or nothing."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(path.split("/")[4]))
    return os.path.dirname(found[-1]) if found else None


def as_owner():
    """PostgreSQL refuses to be root: root starts it as the user postgres."""
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []


class Cluster:
    """One server. Durability is as PostgreSQL has it by itself: fsync and synchronous_commit are on."""

    def __init__(self, trial, name, folder=None, host="127.0.0.1", inside=()):
        """`inside` is what comes before the command, to run in a network namespace."""
        self.trial, self.name, self.host, self._inside = trial, name, host, list(inside)
        self.folder = folder or trial.place.folder_of(name)
        if os.geteuid() == 0:
            run(["chown", "postgres", self.folder])
        self.data = os.path.join(self.folder, "data")
        self.port = free_port()
        self.log = trial.place.path(f"{name}.log")
        self.process = None
        # The children of a killed or stopped server go on by themselves for a while; this takes them along.
        trial.place.afterwards(self.kill)

    # Making

    def make(self):
        """A new primary with Klaver's two databases."""
        self._owner("initdb", "-D", self.data, "-U", "klaver", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8",
                    "--wal-segsize=4", "--no-sync")
        with open(os.path.join(self.data, "pg_hba.conf"), "a") as rules:
            rules.write("host all all samenet trust\n")
        self._configure("max_wal_size = 64MB", "min_wal_size = 16MB", "wal_keep_size = 64MB")
        self.start()
        for database in (DATABASE, KEYS):
            self.sql(f"CREATE DATABASE {database}", "postgres")
        return self

    def make_standby_of(self, primary, *settings):
        """Copies a primary and follows it; the primary waits for it before it says that something is durable."""
        self._owner("pg_basebackup", "-h", primary.folder, "-p", str(primary.port), "-U", "klaver", "-D", self.data,
                    "-R", "-X", "stream", "-c", "fast", "--no-sync")
        self._configure(f"cluster_name = '{self.name}'", *settings)
        self.start()
        primary.set("synchronous_standby_names", self.name)
        # The same on the standby, as a tool that guards them would have it: after promotion it waits for one too.
        self._configure(f"synchronous_standby_names = '{primary.name}'")
        self._reload()
        self._until(
            lambda: primary.sql("SELECT sync_state FROM pg_stat_replication") == "sync", "a synchronous standby")
        return self

    def _configure(self, *settings):
        with open(os.path.join(self.data, "postgresql.conf"), "a") as file:
            for setting in (
                    f"listen_addresses = '{'*' if self._inside else self.host}'", f"port = {self.port}",
                    f"unix_socket_directories = '{self.folder}'", "shared_buffers = 32MB", *settings):
                file.write(setting + "\n")

    def _owner(self, program, *arguments):
        run([*self._inside, *as_owner(), os.path.join(binaries(), program), *arguments], cwd="/")

    # Running

    def start(self):
        self.process = self.trial.place.start(
            [*self._inside, *as_owner(), os.path.join(binaries(), "postgres"), "-D", self.data], self.log, cwd="/")
        self._until(self.answers, "an answer")
        return self

    def answers(self):
        try:
            return self.sql("SELECT 1", "postgres") == "1"
        except RuntimeError:
            return False

    def _until(self, holds, what, within=30):
        until = time.monotonic() + within
        while not holds():
            if time.monotonic() > until or not self.is_running():
                raise RuntimeError(f"PostgreSQL {self.name} did not give {what}")
            time.sleep(0.05)

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def sql(self, text, database=DATABASE):
        """One statement over the unix socket, and its answer as text."""
        return run([
            os.path.join(binaries(), "psql"), "-h", self.folder, "-p", str(self.port), "-U", "klaver", "-d", database,
            "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-c", text]).strip()

    def set(self, setting, value):
        self.sql(f"ALTER SYSTEM SET {setting} = '{value}'")
        self._reload()

    def _reload(self):
        self.sql("SELECT pg_reload_conf()")

    def promote(self):
        """What an operator does, or a tool such as Patroni: the standby becomes the primary, and waits for nobody."""
        self.sql("SELECT pg_promote()")
        self.set("synchronous_standby_names", "")

    # Breaking

    def _processes(self):
        """The server and its children, all started by this run."""
        pid = self.process.pid
        try:
            with open(f"/proc/{pid}/task/{pid}/children") as children:
                return [pid, *map(int, children.read().split())]
        except (FileNotFoundError, ProcessLookupError):
            return []

    def _signal(self, number):
        for pid in self._processes():
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                pass

    def pause(self):
        """Stands still, all of it: connections stay open and nothing answers."""
        # Twice, since a server makes children until it stands still itself.
        self._signal(signal.SIGSTOP)
        self._signal(signal.SIGSTOP)

    def go_on(self):
        self._signal(signal.SIGCONT)

    def kill(self):
        """All its processes at once, as if the machine stopped. (What they wrote reaches the disk all the same.)"""
        if not self.is_running():
            return
        self.pause()
        self._signal(signal.SIGKILL)
        end(self.process)


class PostgresStore:
    """Reads the database itself, past the program. `cluster` may become another one when it is promoted."""

    def __init__(self, cluster):
        self.cluster = cluster

    def hexadecimals(self, table, column):
        return self.cluster.sql(f"SELECT encode({column}, 'hex') FROM {table}").splitlines()


def url(*clusters, database=DATABASE, sessions="read-write"):
    """A connection string that tries the servers in turn and takes the one that does what is asked."""
    hosts = ",".join(f"{cluster.host}:{cluster.port}" for cluster in clusters)
    return f"postgresql://klaver@{hosts}/{database}?target_session_attrs={sessions}"


def settings(*clusters, replica=None):
    """The settings that say which database an installation is in."""
    chosen = {"KLAVER_DATABASE": url(*clusters), "KLAVER_DATABASE_KEYS": url(*clusters, database=KEYS)}
    return chosen | ({"KLAVER_DATABASE_REPLICA": url(replica, sessions="any")} if replica else {})


def installation(trial, *clusters, replica=None):
    """A loaded installation of which the first cluster is the primary."""
    folder = trial.place.folder_of("data")
    return Installation(folder, PostgresStore(clusters[0]), settings(*clusters, replica=replica)).load()
