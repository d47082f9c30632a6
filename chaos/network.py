"""A network that can be cut: a namespace of its own with a cable to it, or without root a relay that stops passing."""

import os
import select
import socket
import subprocess
import threading

from chaos.place import run


class Cable:
    """A network namespace with a pair of virtual cards for each number. Down, nothing passes and nobody is told: a
    cable that is pulled out."""

    def __init__(self, place, numbers=(1,)):
        self.name = f"klaver-chaos-{os.getpid()}"
        run(["ip", "netns", "add", self.name])
        place.afterwards(subprocess.run, ["ip", "netns", "del", self.name])
        self.inside = ["ip", "netns", "exec", self.name]
        run([*self.inside, "ip", "link", "set", "lo", "up"])
        for number in numbers:
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

    # The far end goes down, so that the route to it stays: what is sent has to get lost, and may not go elsewhere.
    def down(self, number):
        run([*self.inside, "ip", "link", "set", f"chaos{number}", "down"])

    def up(self, number):
        run([*self.inside, "ip", "link", "set", f"chaos{number}", "up"])


class Relay:
    """Passes bytes to a server, until it is cut: then it keeps every connection and passes nothing."""

    def __init__(self, place, target):
        self._target = target
        self._passes = threading.Event()
        self._passes.set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        place.afterwards(self._listener.close)
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self):
        self._passes.clear()

    def mend(self):
        self._passes.set()

    def _accept(self):
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._pass, args=(near,), daemon=True).start()

    def _pass(self, near):
        self._passes.wait()
        try:
            with near, socket.create_connection(self._target) as far:
                while True:
                    ready, _, _ = select.select([near, far], [], [], 60)
                    for side in ready:
                        said = side.recv(65536)
                        self._passes.wait()
                        if not said:
                            return
                        (far if side is near else near).sendall(said)
        except OSError:
            return
