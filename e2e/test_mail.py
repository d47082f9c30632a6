"""A new password by mail, with Debian's msmtp as sendmail and a mail server that takes what comes."""

import email
import email.policy
import queue
import re
import socket

import pytest
from aiosmtpd.controller import Controller
from conftest import serving
from people import fill_in_sign_in
from playwright.sync_api import expect
from test_pages_speak_dutch import interface_text, score

NEW = "een heel nieuw wachtwoord"


class Letters:
    """What a mail server does with what comes: it puts it in a row."""

    def __init__(self):
        self.come = queue.Queue()

    async def handle_DATA(self, server, session, envelope):
        self.come.put((envelope, email.message_from_bytes(envelope.content, policy=email.policy.default)))
        return "250 thank you"


@pytest.fixture(scope="module")
def letters():
    """A mail server, and what came to it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    handler = Letters()
    handler.port = port
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    yield handler
    server.stop()


@pytest.fixture(scope="module")
def mailing(tmp_path_factory, letters):
    """A server that sends mail; gives its address."""
    folder = tmp_path_factory.mktemp("mail")
    (folder / "msmtprc").write_text(
        f"account default\nhost 127.0.0.1\nport {letters.port}\nauth off\ntls off\nfrom klaver@klaver.test\n")
    (folder / "msmtprc").chmod(0o600)
    settings = {
        "KLAVER_SENDMAIL": f"/usr/bin/msmtp -C {folder / 'msmtprc'}", "KLAVER_MAIL_FROM": "klaver@klaver.test",
        "KLAVER_ADDRESS": "http://klaver.test",
    }
    with serving(folder / "data", **settings) as address:
        yield address


def test_a_new_password_from_asking_to_signing_in(visit, mailing, letters):
    page = visit(None, base_url=mailing)
    page.goto("/inloggen")
    page.get_by_role("link", name="Wachtwoord vergeten?").click()
    assert score(interface_text(page)) >= 60
    page.get_by_label("E-mailadres").fill("naaste@klaver.test")
    page.get_by_role("button", name="Stuur mij een mail").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk in je mail")

    envelope, letter = letters.come.get(timeout=30)
    assert envelope.rcpt_tos == ["naaste@klaver.test"] and envelope.mail_from == "klaver@klaver.test"
    assert letter["Subject"] == "Kies een nieuw wachtwoord voor Klaver"
    assert letter["Auto-Submitted"] == "auto-generated"
    text = letter.get_content()
    assert score(re.sub(r"https?://\S+", "", text)) >= 60
    link = re.search(r"http://klaver\.test(/\S+)", text)[1]

    page.goto(link)
    assert score(interface_text(page)) >= 60
    page.get_by_label("Je nieuwe wachtwoord").fill(NEW)
    page.get_by_role("button", name="Bewaar mijn nieuwe wachtwoord").click()
    expect(page.get_by_role("status")).to_contain_text("Log er nu mee in")
    page.get_by_label("E-mailadres").fill("naaste@klaver.test")
    page.get_by_label("Wachtwoord").fill(NEW)
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Anouk")

    page.allowed = "status of 404"
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet meer")


def test_the_old_password_is_no_more_and_nobody_else_got_mail(visit, mailing, letters):
    page = visit(None, base_url=mailing)
    page.allowed = "status of 422"
    page.goto("/inloggen")
    fill_in_sign_in(page, "naaste")
    expect(page.get_by_role("alert")).to_be_focused()
    page.goto("/wachtwoord-vergeten")
    page.get_by_label("E-mailadres").fill("niemand@klaver.test")
    page.get_by_role("button", name="Stuur mij een mail").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk in je mail")
    with pytest.raises(queue.Empty):
        letters.come.get(timeout=4)


def test_without_mail_the_page_says_what_to_do(visit):
    page = visit(None)
    page.goto("/wachtwoord-vergeten")
    expect(page.get_by_role("main")).to_contain_text("stuurt geen mail")
