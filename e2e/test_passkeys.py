"""Passkeys, with the authenticator that Chromium has for tests. What Klaver takes and refuses of it PyPI's webauthn judges
too: neither knows the other."""

import base64
import contextlib
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import DESK, serving
from people import PHONE, card, fill_in_sign_in, sign_out
from playwright.sync_api import expect
from test_account import set_up, turn_off
from test_axe import COLOURS, RULES
from test_pages_speak_dutch import interface_text, score
from webauthn import base64url_to_bytes, verify_authentication_response, verify_registration_response
from webauthn.helpers import bytes_to_base64url, parse_attestation_object

# Nobody else signs in as Wim; the server is one of our own, since a passkey changes his account.
WHO = "privacy"


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    """The site at the one name for which browsers know passkeys without TLS."""
    with serving(tmp_path_factory.mktemp("passkeys") / "data") as address:
        yield address.replace("127.0.0.1", "localhost")


class Device:
    """A phone with passkeys in it, in a browser of its own; and everything the browser sent of them."""

    def __init__(self, page):
        self.page, self.sent = page, []
        self.cdp = page.context.new_cdp_session(page)
        self.cdp.send("WebAuthn.enable", {"enableUI": False})
        self.id = self.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
            "isUserVerified": True, "automaticPresenceSimulation": True}})["authenticatorId"]
        page.on("request", self.hear)

    def hear(self, request):
        if request.method == "POST" and request.post_data and ("pk-question" in request.post_data or "new-question" in request.post_data):
            self.sent.append(request)

    def verifies(self, does):
        self.cdp.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": does})

    def credentials(self):
        return self.cdp.send("WebAuthn.getCredentials", {"authenticatorId": self.id})["credentials"]

    def fields(self):
        """What the browser sent last."""
        return {name: values[0] for name, values in parse_qs(self.sent[-1].post_data, keep_blank_values=True).items()}


@pytest.fixture
def phone(browser, here):
    """phone(size) gives a page with such a device in its browser."""
    complaints = []
    with contextlib.ExitStack() as stack:
        def open_page(size=PHONE):
            context = stack.enter_context(contextlib.closing(browser.new_context(
                viewport=size, locale="nl-NL", base_url=here)))
            context.set_default_timeout(15_000)
            page = context.new_page()
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
            return page, Device(page)
        yield open_page
    assert complaints == []


def arrives(page, path):
    """Waits for the page at a path; where to go on to stands in addresses too, so the whole address says nothing."""
    page.wait_for_url(lambda address: urlsplit(address).path == path)


def enter(page, to="/account/passkeys"):
    page.goto(f"/inloggen?verder={to}")
    fill_in_sign_in(page, WHO)
    arrives(page, to)


def make(page, name=None):
    if name:
        page.get_by_label("Naam", exact=True).fill(name)
    page.get_by_role("button", name="Maak de passkey").click()
    expect(page.get_by_role("status")).to_contain_text("Je passkey is klaar")


def sign_in_with(page, to="/"):
    page.goto(f"/inloggen?verder={to}")
    page.get_by_role("button", name="Inloggen met een passkey").click()


def remove(page, name):
    page.get_by_role("button", name=f"Haal weg: {name}").click()


def challenge(question):
    """What Klaver asked, out of its question: a byte of purpose, eight of time, and then 32 by chance."""
    return base64url_to_bytes(question)[9:41]


def judged_made(fields, here):
    attestation = base64url_to_bytes(fields["new-attestation"])
    made = bytes_to_base64url(parse_attestation_object(attestation).auth_data.attested_credential_data.credential_id)
    return verify_registration_response(
        credential={"id": made, "rawId": made, "type": "public-key", "response": {
            "clientDataJSON": fields["new-client"], "attestationObject": fields["new-attestation"]}},
        expected_challenge=challenge(fields["new-question"]), expected_rp_id="localhost", expected_origin=here,
        require_user_verification=True)


def judged_used(fields, here, key, count):
    return verify_authentication_response(
        credential={"id": fields["pk-id"], "rawId": fields["pk-id"], "type": "public-key", "response": {
            "clientDataJSON": fields["pk-client"], "authenticatorData": fields["pk-data"],
            "signature": fields["pk-signature"], "userHandle": fields["pk-user"]}},
        expected_challenge=challenge(fields["pk-question"]), expected_rp_id="localhost", expected_origin=here,
        credential_public_key=key, credential_current_sign_count=count, require_user_verification=True)


def test_a_passkey_from_beginning_to_end_on_a_phone(phone):
    page, device = phone()
    enter(page)
    expect(page.get_by_text("Hier kun je geen passkey gebruiken")).to_be_hidden()
    make(page, "Mijn telefoon")
    expect(card(page, "Jouw passkeys")).to_contain_text("Mijn telefoon")
    assert len(device.credentials()) == 1 and device.credentials()[0]["isResidentCredential"]

    page.get_by_role("button", name="Maak de passkey").click()
    expect(page.get_by_role("alert").last).to_contain_text("Op dit toestel heb je al een passkey")

    sign_out(page)
    sign_in_with(page, "/account")
    arrives(page, "/account")
    expect(card(page, "Hier ben je ingelogd")).to_contain_text("Ingelogd met een passkey")
    expect(card(page, "Passkeys")).to_contain_text("Je hebt 1 passkey.")

    # Taking it away needs a fresh proof: signing in with it was one.
    page.goto("/account/passkeys")
    page.get_by_text("Andere naam").click()
    page.get_by_label("Naam van Mijn telefoon").fill("Van Wim")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("status")).to_contain_text("De nieuwe naam is bewaard")
    remove(page, "Van Wim")
    expect(page.get_by_role("status")).to_contain_text("Haal hem ook weg op je toestel")
    sign_out(page)
    sign_in_with(page)
    expect(page.get_by_role("alert").first).to_contain_text("Met deze passkey lukte het niet")


def test_what_klaver_takes_and_refuses_webauthn_takes_and_refuses(phone, here):
    page, device = phone(DESK)
    enter(page)
    make(page, "Laptop")
    known = judged_made(device.fields(), here)
    assert known.user_verified and known.credential_id == base64.b64decode(device.credentials()[0]["credentialId"])

    sign_out(page)
    sign_in_with(page, "/account")
    arrives(page, "/account")
    used = device.fields()
    count = judged_used(used, here, known.credential_public_key, known.sign_count).new_sign_count
    assert count > known.sign_count

    # The same answer once more: the browser's own form, caught and sent again.
    sign_out(page)
    again = page.request.post("/inloggen/passkey", form=used)
    assert again.status == 422
    with pytest.raises(Exception):
        judged_used(used, here, known.credential_public_key, count)

    # A device that does not know who holds it.
    sign_in_with(page, "/account/passkeys")
    arrives(page, "/account/passkeys")
    sent = len(device.sent)
    sign_out(page)
    device.verifies(False)
    sign_in_with(page)
    expect(page.get_by_role("alert").first).to_contain_text("Er is geen passkey gebruikt")
    assert len(device.sent) == sent, "the browser did not give what was not verified"
    device.verifies(True)

    # A signature that somebody changed on the way.
    page.route("**/inloggen/passkey", lambda route: route.continue_(
        post_data=re.sub(r"pk-signature=([\w-]{20})[\w-]", r"pk-signature=\1A", route.request.post_data))
        if route.request.method == "POST" else route.continue_())
    sign_in_with(page)
    expect(page.get_by_role("alert").first).to_contain_text("Met deze passkey lukte het niet")
    changed = device.fields()
    changed["pk-signature"] = re.sub(r"^([\w-]{20})[\w-]", r"\1A", changed["pk-signature"])
    with pytest.raises(Exception):
        judged_used(changed, here, known.credential_public_key, count)
    page.unroute("**/inloggen/passkey")

    sign_in_with(page, "/account/passkeys")
    arrives(page, "/account/passkeys")
    remove(page, "Laptop")
    expect(page.get_by_role("status")).to_be_visible()


def test_instead_of_a_code_after_the_password_and_before_what_weighs(phone):
    page, device = phone()
    enter(page)
    make(page)
    codes = set_up(page)
    try:
        sign_out(page)
        page.goto("/inloggen?verder=/bevestig%3Fverder%3D/account/passkeys")
        fill_in_sign_in(page, WHO)
        expect(page.get_by_role("heading", level=1)).to_have_text("Vul je code in")
        page.get_by_role("button", name="Gebruik je passkey").click()
        arrives(page, "/bevestig")
        page.get_by_role("button", name="Gebruik je passkey").click()
        arrives(page, "/account/passkeys")
        remove(page, "Computer")
        expect(page.get_by_role("status")).to_be_visible()
        assert len(device.sent) == 3
    finally:
        turn_off(page, codes[0])


def test_these_pages_are_accessible_and_easy_to_read(phone):
    page, _ = phone(DESK)
    enter(page)
    make(page, "Een heel lange naam voor een telefoon die van Willemijn is geweest"[:60])
    sign_out(page)
    sign_in_with(page)
    arrives(page, "/")
    for path in ["/account/passkeys", "/account", "/bevestig", "/inloggen"]:
        page.goto(path)
        if path == "/account/passkeys":
            page.get_by_text("Andere naam").click()
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                found = Axe().run(page, options=RULES if scheme == "light" else COLOURS).response["violations"]
                assert [(one["id"], one["nodes"][0]["html"][:160]) for one in found] == [], (path, size, scheme)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, size)
        text = interface_text(page)
        assert score(text) >= 60, f"{path}\n{text}"


def test_without_a_script_the_page_says_what_else_there_is(browser, here):
    with contextlib.closing(browser.new_context(java_script_enabled=False, base_url=here, locale="nl-NL")) as context:
        page = context.new_page()
        page.goto("/inloggen")
        expect(page.get_by_role("button", name="Inloggen met een passkey")).to_be_hidden()
        enter(page)
        expect(page.get_by_role("button", name="Maak de passkey")).to_be_hidden()
        expect(page.get_by_text("Hier kun je geen passkey gebruiken")).to_be_visible()
        page.get_by_role("link", name="Gebruik een code van je telefoon").click()
        page.wait_for_url("**/account/code")


def test_at_another_name_than_the_one_they_are_for_there_are_none(browser, here):
    with contextlib.closing(browser.new_context(base_url=here.replace("localhost", "127.0.0.1"))) as context:
        page = context.new_page()
        page.goto("/inloggen")
        expect(page.get_by_role("button", name="Inloggen met een passkey")).to_be_hidden()
        enter(page)
        expect(page.get_by_role("button", name="Maak de passkey")).to_be_hidden()
        port = here.rpartition(":")[2]
        expect(page.get_by_text(f"Passkeys werken hier niet, omdat je op 127.0.0.1:{port} bent. Ga naar localhost:{port}.")).to_be_visible()
