"""Makes Tests/PasskeysTests/passkeys.json: passkeys made and used, right and wrong, written with PyPI's cbor2 and
cryptography and each judged by PyPI's webauthn. The rules of Klaver must come to the same verdict.

    .venv/bin/python e2e/make_passkeys.py
"""

import hashlib
import json
import pathlib
import struct

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from webauthn import base64url_to_bytes, verify_authentication_response, verify_registration_response
from webauthn.helpers import bytes_to_base64url as text

SITE, ORIGIN = "klaver.test", "https://klaver.test"
FILE = pathlib.Path(__file__).resolve().parent.parent / "Tests/PasskeysTests/passkeys.json"
CHALLENGE = bytes(range(32))
PRESENT, VERIFIED, ELIGIBLE, BACKED_UP, CREDENTIAL, EXTENSIONS = 1, 4, 8, 16, 64, 128


class Device:
    """An authenticator of a few lines."""

    def __init__(self, kind):
        self.kind, self.id = kind, hashlib.sha256(kind.encode()).digest()
        if kind == "ES256":
            self.key = ec.generate_private_key(ec.SECP256R1())
            point = self.key.public_key().public_numbers()
            self.cose = {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}
        elif kind == "EdDSA":
            self.key = ed25519.Ed25519PrivateKey.generate()
            self.cose = {1: 1, 3: -8, -1: 6, -2: self.key.public_key().public_bytes_raw()}
        else:
            self.key = rsa.generate_private_key(65537, 2048)
            numbers = self.key.public_key().public_numbers()
            self.cose = {1: 3, 3: -257, -1: numbers.n.to_bytes(256, "big"), -2: numbers.e.to_bytes(3, "big")}

    def sign(self, what):
        if self.kind == "ES256":
            return self.key.sign(what, ec.ECDSA(hashes.SHA256()))
        if self.kind == "EdDSA":
            return self.key.sign(what)
        return self.key.sign(what, padding.PKCS1v15(), hashes.SHA256())


def client(kind, **changed):
    said = {"type": f"webauthn.{kind}", "challenge": text(CHALLENGE), "origin": ORIGIN, "crossOrigin": False} | changed
    return json.dumps(said, separators=(",", ":")).encode()


def data(flags, count=0, rest=b"", site=SITE):
    return hashlib.sha256(site.encode()).digest() + bytes([flags]) + struct.pack(">I", count) + rest


def made(device, name, *, flags=PRESENT | VERIFIED, client_data=None, cose=None, site=SITE, extra=b"", extensions=None,
         format="none", statement=None):
    rest = bytes(16) + struct.pack(">H", len(device.id)) + device.id + cbor2.dumps(cose or device.cose)
    if extensions is not None:
        flags, rest = flags | EXTENSIONS, rest + cbor2.dumps(extensions)
    told = {"fmt": format, "attStmt": statement or {}, "authData": data(flags | CREDENTIAL, 0, rest, site)}
    attestation = cbor2.dumps(told) + extra
    client_data = client_data or client("create")
    try:
        verify_registration_response(
            credential={"id": text(device.id), "rawId": text(device.id), "type": "public-key", "response": {
                "clientDataJSON": text(client_data), "attestationObject": text(attestation)}},
            expected_challenge=CHALLENGE, expected_rp_id=SITE, expected_origin=ORIGIN, require_user_verification=True)
        verdict = True
    except Exception:
        verdict = False
    return {"name": f"{device.kind}, made: {name}", "kind": "made", "client": text(client_data),
            "attestation": text(attestation), "accepted": verdict}


def used(device, name, *, flags=PRESENT | VERIFIED, count=0, known=0, client_data=None, site=SITE, tamper=None, key=None):
    client_data, told = client_data or client("get"), data(flags, count, site=site)
    signature = device.sign(told + hashlib.sha256(client_data).digest())
    if tamper == "signature":
        signature = signature[:-1] + bytes([signature[-1] ^ 1])
    if tamper == "data":
        told = data(flags, count + 1, site=site)
    if tamper == "client":
        client_data = client_data.replace(b"}", b',"more":1}')
    cose = cbor2.dumps((key or device).cose)
    try:
        verify_authentication_response(
            credential={"id": text(device.id), "rawId": text(device.id), "type": "public-key", "response": {
                "clientDataJSON": text(client_data), "authenticatorData": text(told), "signature": text(signature)}},
            expected_challenge=CHALLENGE, expected_rp_id=SITE, expected_origin=ORIGIN, credential_public_key=cose,
            credential_current_sign_count=known, require_user_verification=True)
        verdict = True
    except Exception:
        verdict = False
    return {"name": f"{device.kind}, used: {name}", "kind": "used", "client": text(client_data), "key": text(cose),
            "data": text(told), "signature": text(signature), "count": known, "accepted": verdict}


def cases():
    for kind in ["ES256", "EdDSA", "RS256"]:
        device, other = Device(kind), Device(kind)
        yield made(device, "as it should be")
        yield made(device, "kept at more places", flags=PRESENT | VERIFIED | ELIGIBLE | BACKED_UP)
        yield made(device, "with extensions", extensions={"credProps": {"rk": True}})
        yield made(device, "not verified", flags=PRESENT)
        yield made(device, "not touched", flags=VERIFIED)
        yield made(device, "backed up and not eligible", flags=PRESENT | VERIFIED | BACKED_UP)
        yield made(device, "for another site", site="evil.test")
        yield made(device, "of another origin", client_data=client("create", origin="https://evil.test"))
        yield made(device, "another challenge", client_data=client("create", challenge=text(bytes(32))))
        yield made(device, "another type", client_data=client("get"))
        yield made(device, "none with a statement", statement={"sig": b"x"})
        yield made(device, "a key of another kind", cose=device.cose | {3: -36})
        yield used(device, "as it should be")
        yield used(device, "that counts", count=8, known=7)
        yield used(device, "that does not count on", count=7, known=7)
        yield used(device, "that counts back", count=6, known=7)
        yield used(device, "back to nought", count=0, known=7)
        yield used(device, "not verified", flags=PRESENT)
        yield used(device, "not touched", flags=VERIFIED)
        yield used(device, "for another site", site="evil.test")
        yield used(device, "of another origin", client_data=client("get", origin="https://klaver.test.evil.test"))
        yield used(device, "another challenge", client_data=client("get", challenge=text(bytes(32))))
        yield used(device, "another type", client_data=client("create"))
        for tampered in ["signature", "data", "client"]:
            yield used(device, f"another {tampered} than was signed", tamper=tampered)
        yield used(device, "by another key", key=other)


if __name__ == "__main__":
    assert base64url_to_bytes(text(CHALLENGE)) == CHALLENGE
    found = list(cases())
    FILE.write_text(json.dumps(found, indent=1) + "\n")
    print(len(found), "cases,", sum(case["accepted"] for case in found), "accepted")
