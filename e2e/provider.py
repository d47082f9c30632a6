"""An identity provider that does what a test tells it, also what no provider should: over real HTTP, with real keys."""

import base64
import hashlib
import http.server
import json
import threading
import time
import urllib.parse

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

CLIENT, SECRET = "klaver", "een geheim van twee"


def encoded(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Key:
    def __init__(self, name):
        self.name, self.private = name, rsa.generate_private_key(65537, 2048)

    @property
    def published(self):
        numbers = self.private.public_key().public_numbers()
        return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.name, "e": "AQAB",
                "n": encoded(numbers.n.to_bytes(256, "big"))}

    def token(self, claims, header):
        head = {"alg": "RS256", "kid": self.name, "typ": "JWT"} | header
        text = ".".join(encoded(json.dumps(part).encode()) for part in (head, claims))
        return text + "." + encoded(self.private.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256()))


class Provider(http.server.ThreadingHTTPServer):
    """`claims` and `header` are laid over what an honest provider would say; `signs` and `publishes` are its keys."""

    daemon_threads = True

    def __init__(self, port=0):
        super().__init__(("127.0.0.1", port), Answers)
        self.issuer = f"http://127.0.0.1:{self.server_port}"
        self.key = Key("first")
        self.codes = {}
        self.behave()
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def behave(self):
        """As an honest provider."""
        self.claims, self.header, self.signs, self.publishes = {}, {}, self.key, [self.key]
        self.error, self.last_return, self.is_down, self.keeps_people = None, None, False, False

    def begin(self, query):
        """Whoever comes here has signed in already: back they go, with a code."""
        back = {"state": query["state"]}
        if self.error:
            back |= {"error": self.error, "error_description": "Dit zegt de andere site."}
        else:
            code = encoded(hashlib.sha256(query["state"].encode()).digest())
            self.codes[code] = query
            back["code"] = code
        self.last_return = query["redirect_uri"] + "?" + urllib.parse.urlencode(back)
        return self.last_return

    def exchange(self, form, authorization):
        """A token for a code, once, to who has the secret and the verifier (RFC 7636)."""
        pair = urllib.parse.quote(CLIENT) + ":" + urllib.parse.quote(SECRET)
        begun = self.codes.pop(form.get("code"), None)
        challenge = encoded(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if (begun is None or authorization != "Basic " + base64.b64encode(pair.encode()).decode()
                or begun["code_challenge"] != challenge or begun["code_challenge_method"] != "S256"
                or begun["redirect_uri"] != form.get("redirect_uri")):
            return None
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": "lisa-bij-de-gemeente", "acr": "substantieel", "iat": now,
                  "exp": now + 300, "nonce": begun["nonce"], "email": "lisa@klaver.test", "email_verified": True}
        return {"token_type": "Bearer", "access_token": "x", "id_token": self.signs.token(claims | self.claims, self.header)}


class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        place, server = urllib.parse.urlsplit(self.path), self.server
        if place.path == "/.well-known/openid-configuration":
            self.say({"issuer": server.issuer, "authorization_endpoint": server.issuer + "/authorize",
                      "token_endpoint": server.issuer + "/token", "jwks_uri": server.issuer + "/keys"})
        elif place.path == "/keys":
            self.say({"keys": [key.published for key in server.publishes]})
        elif place.path == "/authorize":
            back = server.begin(dict(urllib.parse.parse_qsl(place.query)))
            if server.keeps_people:
                return self.say({"who": "is here stays here"})
            self.send_response(302)
            self.send_header("Location", back)
            self.end_headers()
        else:
            self.send_error(404)

    def do_POST(self):
        if self.server.is_down:
            return self.say({}, 503)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        answer = self.server.exchange(dict(urllib.parse.parse_qsl(body)), self.headers["Authorization"])
        self.say(answer or {"error": "invalid_grant"}, 200 if answer else 400)

    def say(self, content, status=200):
        data = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass
