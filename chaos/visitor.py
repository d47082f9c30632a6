"""One person with a browser: signs in, sends forms, opens pages. Tells apart what a person cannot."""

import http.client
import re
import select
import socket
import urllib.parse

# Longer than Klaver waits for its database.
PATIENCE = 30


class NotReached(Exception):
    """Nobody listened: nothing was sent."""


class NoAnswer(Exception):
    """It was sent, and no whole answer came: it may have been done or not."""


class Answer:
    def __init__(self, response, body):
        self.status = response.status
        self.location = response.getheader("Location") or ""
        self.cookie = (response.getheader("Set-Cookie") or "").split(";")[0]
        # A proxy in front answers with the same numbers when it has nobody to ask.
        self.is_klavers = response.getheader("X-Request-Id") is not None
        self.is_page = (response.getheader("Content-Type") or "").startswith("text/html")
        self.text = body.decode(errors="replace")


class Visitor:
    """Asks the first of the addresses that listens. One that keeps its connection is like a browser; one that does not
    is like many people."""

    def __init__(self, addresses, keeps_connection=True, session=None):
        self._addresses = list(addresses)
        self._keeps = keeps_connection
        self._connection = None
        self.cookie, self.token = session or ("", "")

    def sign_in(self, address, password):
        """Signs in and gives the session, which other visitors of the same person can use."""
        answer = self.post("/inloggen", {"email": address, "password": password})
        if answer.status != 303 or not answer.cookie:
            raise RuntimeError(f"signing in as {address} gave {answer.status}")
        self.cookie = answer.cookie
        self.token = re.search(r'name="csrf" value="([^"]+)"', self.get("/").text)[1]
        return self.cookie, self.token

    def get(self, path):
        return self._ask("GET", path)

    def post(self, path, fields):
        return self._ask("POST", path, urllib.parse.urlencode({"csrf": self.token} | fields))

    def add(self, report):
        """Sends the form of a new report."""
        return self.post(
            f"/dossiers/{report.dossier}/rapportages",
            {"id": report.id, "form": "moment", "theme": "dag", "text": report.words})

    def leave(self):
        if self._connection:
            self._connection.close()
        self._connection = None

    def _ask(self, method, path, body=None):
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = self._connected()
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            answer = Answer(response, response.read())
        except (OSError, http.client.HTTPException) as error:
            self.leave()
            raise NoAnswer(type(error).__name__) from error
        if not self._keeps or connection.sock is None:
            self.leave()
        return answer

    def _connected(self):
        # A connection that was closed while nobody used it is no lost request: a browser looks first, too.
        if self._connection is not None and select.select([self._connection.sock], [], [], 0)[0]:
            self.leave()
        if self._connection is not None:
            return self._connection
        for _ in self._addresses:
            host, port = self._addresses[0]
            connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
            try:
                connection.connect()
            except OSError:
                self._addresses.append(self._addresses.pop(0))
                continue
            connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._connection = connection
            return connection
        raise NotReached()
