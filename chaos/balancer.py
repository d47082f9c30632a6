"""haproxy in front of the nodes, as an operator sets it up."""

import shutil
import time

from chaos.program import free_port

# A node that is not ready gets nothing. A request that met a node that went away before any part of an answer came is
# sent to another one: the form of a report carries its own id, so that twice is once. For that a request has to be here
# as a whole first (http-buffer-request); without, a stop now and then lost one that came in at the moment of closing.
CONFIGURATION = """
global
    maxconn 500
defaults
    mode http
    timeout connect 1s
    timeout client 60s
    timeout server 30s
    timeout queue 5s
    retries 3
    option redispatch 1
    option http-buffer-request
    retry-on conn-failure empty-response
frontend people
    bind 127.0.0.1:{port}
    default_backend nodes
backend nodes
    balance roundrobin
    option httpchk GET /health/ready
    http-check expect status 204
    default-server check inter 300ms fall 2 rise 1
{servers}
"""


def front(trial, nodes):
    """The addresses people go to: haproxy's, or those of the nodes themselves where it is not installed."""
    program = shutil.which("haproxy") or shutil.which("haproxy", path="/usr/sbin")
    if not program:
        trial.say("haproxy is not installed: people go to the nodes themselves")
        return [node.address for node in nodes]
    port = free_port()
    servers = "\n".join(f"    server {node.name} {node.address[0]}:{node.port}" for node in nodes)
    path = trial.place.path("haproxy.cfg")
    with open(path, "w") as file:
        file.write(CONFIGURATION.format(port=port, servers=servers))
    trial.place.start([program, "-db", "-f", path], trial.place.path("haproxy.log"))
    # Its first look at each node.
    time.sleep(1)
    return [("127.0.0.1", port)]
