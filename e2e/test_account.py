"""My own account: signing in with a code, a device that is signed out, a new password."""

import base64
import hashlib
import hmac
import re
import struct
import time

from people import PASSWORD, PHONE, card, fill_in_sign_in
from playwright.sync_api import expect
from test_axe import barriers
from test_pages_speak_dutch import interface_text, score

# Nobody else signs in as Wim: setting up a second step ends his other sessions.
WHO = "privacy"


def code(secret):
    """What an authenticator app shows now (RFC 6238)."""
    key = base64.b32decode(secret.replace(" ", ""))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[19] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def set_up(page):
    """Turns the second step on, and gives the recovery codes."""
    page.goto("/account/code")
    page.get_by_label("Vul eerst je wachtwoord in").fill(PASSWORD)
    page.get_by_role("button", name="Ga verder").click()
    expect(page.locator("svg.qr")).to_be_visible()
    page.get_by_text("Scannen lukt niet").click()
    page.get_by_label("Code van je telefoon").fill(code(page.locator(".secret").inner_text()))
    page.get_by_role("button", name="Zet het aan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bewaar deze herstelcodes")
    return page.locator(".codes li").all_inner_texts()


def turn_off(page, recovery):
    page.goto("/account/code")
    card(page, "Zet dit uit").get_by_label("Code").fill(recovery)
    page.get_by_role("button", name="Zet het uit").click()
    expect(page.get_by_role("status")).to_contain_text("alleen je wachtwoord")


def test_signing_in_with_a_code_from_beginning_to_end(visit):
    page = visit(WHO, fresh=True)
    codes = set_up(page)
    try:
        assert len(codes) == 10
        phone = visit(None, viewport=PHONE)
        phone.allowed = "status of 422"
        phone.goto("/inloggen?verder=/account")
        fill_in_sign_in(phone, WHO)
        expect(phone.get_by_role("heading", level=1)).to_have_text("Vul je code in")
        assert barriers(phone) == []
        phone.get_by_label("Code van je telefoon").fill("000000")
        phone.get_by_role("button", name="Inloggen").click()
        expect(phone.get_by_role("alert")).to_be_focused()
        phone.get_by_role("button", name="Ik heb mijn telefoon niet").click()
        phone.get_by_label("Herstelcode").fill(codes[0].upper())
        phone.get_by_role("button", name="Inloggen").click()
        phone.wait_for_url("**/account")
        expect(card(phone, "Inloggen met een code")).to_contain_text("Je hebt nog 9 herstelcodes.")

        card(phone, "Hier ben je ingelogd").get_by_role("button", name="Log uit: Chrome").click()
        expect(phone.get_by_role("status")).to_have_text("Dat apparaat is uitgelogd.")
        page.goto("/account")
        expect(page.get_by_role("button", name="Inloggen")).to_be_visible()
    finally:
        again = visit(None)
        again.goto("/inloggen")
        fill_in_sign_in(again, WHO)
        again.get_by_role("button", name="Ik heb mijn telefoon niet").click()
        again.get_by_label("Herstelcode").fill(codes[1])
        again.get_by_role("button", name="Inloggen").click()
        again.wait_for_url("**/")
        turn_off(again, codes[2])


def test_a_new_password_asks_the_old_one(visit):
    page = visit(WHO, fresh=True)
    page.goto("/account/wachtwoord")
    page.allowed = "status of 422"
    page.get_by_label("Je wachtwoord van nu").fill("dit is het niet, echt niet")
    page.get_by_label("Je nieuwe wachtwoord").fill("een heel nieuw wachtwoord")
    page.get_by_role("button", name="Bewaar mijn nieuwe wachtwoord").click()
    expect(page.get_by_role("alert")).to_contain_text("niet je wachtwoord van nu")
    for old, new in [(PASSWORD, "een heel nieuw wachtwoord"), ("een heel nieuw wachtwoord", PASSWORD)]:
        page.goto("/account/wachtwoord")
        page.get_by_label("Je wachtwoord van nu").fill(old)
        page.get_by_label("Je nieuwe wachtwoord").fill(new)
        page.get_by_role("button", name="Bewaar mijn nieuwe wachtwoord").click()
        expect(page.get_by_role("status")).to_contain_text(re.compile("Je nieuwe wachtwoord is bewaard"))


def test_these_pages_are_easy_to_read(visit):
    page = visit("lisa")
    for path in ["/account", "/account/code", "/account/wachtwoord", "/bevestig"]:
        page.goto(path)
        text = interface_text(page)
        assert score(text) >= 60, f"{path}\n{text}"
