"""A network that can be cut: a namespace of its own with a cable to it, or without root a relay that stops passing."""

import os
import select
import socket
import subprocess
import threading

from chaos.place import run, works


def may_cut():
    return works(Cable)


# Two ways to the database, so that one node can be cut off and others not.
WAYS = (1, 2)


class Cable:
    """A network namespace with a pair of virtual cards for each way. Down, nothing passes and nobody is told, as when a
    cable is pulled out."""

    def __init__(self, place):
        self.name = f"klaver-chaos-{os.getpid()}"
        run(["ip", "netns", "add", self.name])
        place.afterwards(subprocess.run, ["ip", "netns", "del", self.name])
        self.inside = ["ip", "netns", "exec", self.name]
        run([*self.inside, "ip", "link", "set", "lo", "up"])
        for number in WAYS:
            ours, theirs = self._card(number), f"chaos{number}"
            run(["ip", "link", "add", ours, "type", "veth", "peer", "name", theirs, "netns", self.name])
            # It goes away with the namespace, but not at once.
            place.afterwards(lambda card=ours: subprocess.run(["ip", "link", "del", card], capture_output=True))
            run(["ip", "address", "add", f"{self._network(number)}.1/24", "dev", ours])
            run([*self.inside, "ip", "address", "add", f"{self.address(number)}/24", "dev", theirs])
            run(["ip", "link", "set", ours, "up"])
            self.up(number)

    def _card(self, number):
        return f"kc{os.getpid() % 100000}n{number}"

    def _network(self, number):
        # Inside a network for tests of networks (RFC 2544), so that no real one is hidden.
        return f"198.18.{number}"

    def address(self, number):
        return f"{self._network(number)}.2"

    def way(self, number, settings):
        """The settings of a database at the first way, by another one."""
        return {name: value.replace(self.address(1), self.address(number)) for name, value in settings.items()}

    # The far end goes down, so that the route to it stays: what is sent has to get lost, and may not go elsewhere.
    def down(self, number):
        run([*self.inside, "ip", "link", "set", f"chaos{number}", "down"])

    def up(self, number):
        run([*self.inside, "ip", "link", "set", f"chaos{number}", "up"])


class Relays:
    """A relay for each way to a server. Down, it keeps every connection and passes nothing."""

    def __init__(self, place, host, port):
        self._server = f"{host}:{port}"
        self._relays = {number: Relay(place, (host, port)) for number in WAYS}

    def way(self, number, settings):
        relay = f"127.0.0.1:{self._relays[number].port}"
        return {name: value.replace(self._server, relay) for name, value in settings.items()}

    def down(self, number):
        self._relays[number].passes.clear()

    def up(self, number):
        self._relays[number].passes.set()


class Relay:
    """Passes bytes to a server as long as it may."""

    def __init__(self, place, target):
        self._target = target
        self.passes = threading.Event()
        self.passes.set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        place.afterwards(self._listener.close)
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._pass, args=(near,), daemon=True).start()

    def _pass(self, near):
        self.passes.wait()
        try:
            with near, socket.create_connection(self._target) as far:
                while True:
                    ready, _, _ = select.select([near, far], [], [], 60)
                    for side in ready:
                        said = side.recv(65536)
                        self.passes.wait()
                        if not said:
                            return
                        (far if side is near else near).sendall(said)
        except OSError:
            return
