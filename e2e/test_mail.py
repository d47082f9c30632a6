"""A new password by mail, with Debian's msmtp as sendmail and a mail server that takes what comes."""

import email
import email.policy
import queue
import re
import socket

import pytest
from aiosmtpd.controller import Controller
from conftest import serving
from people import fill_in_sign_in, own_dossier
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


def test_an_invitation_by_mail_brings_the_code_and_says_nothing_of_the_dossier(visit, mailing, letters):
    mother = visit("lisa", fresh=True, base_url=mailing)
    family = own_dossier(mother)
    mother.goto(family + "/wie-mag-wat/geven?soort=nieuw")
    mother.get_by_label("Wie nodig je uit?").fill("tante Els")
    mother.get_by_label("E-mailadres van deze persoon").fill("els")
    mother.get_by_role("radio", name="Alleen afspraken en agenda", exact=True).check()
    mother.get_by_label("Waarom is dit nodig?").fill("Past op zaterdag op.")
    mother.get_by_role("radio", name="3 maanden", exact=True).check()
    mother.get_by_role("button", name="Verder").click()
    mother.allowed = "status of 422"
    mother.get_by_role("button", name="Maak de uitnodiging").click()
    expect(mother.get_by_role("alert")).to_contain_text("Dit is geen e-mailadres")
    mother.get_by_label("E-mailadres van deze persoon").fill("els@klaver.test")
    mother.get_by_role("button", name="Verder").click()
    mother.get_by_role("button", name="Maak de uitnodiging").click()
    expect(mother.get_by_role("status")).to_contain_text("gaat ook per mail")
    code = mother.locator(".code").text_content()
    expect(mother.locator(".letter")).to_contain_text("klaver.test/uitnodiging")

    envelope, letter = letters.come.get(timeout=30)
    assert envelope.rcpt_tos == ["els@klaver.test"]
    text = letter.get_content()
    assert code in text and "http://klaver.test/uitnodiging" in text
    assert "Lisa" not in text and "zaterdag" not in text
    assert score(re.sub(r"https?://\S+|[0-9A-Z]{4}-[0-9A-Z-]+", "", text)) >= 60

    aunt = visit(None, base_url=mailing)
    aunt.goto("/uitnodiging?code=" + code)
    aunt.get_by_label("Hoe heet je?").fill("Els Bakker")
    aunt.get_by_label("Wat is je e-mailadres?").fill("els@klaver.test")
    aunt.get_by_label("Bedenk een wachtwoord").fill("vier woorden op een rij")
    aunt.get_by_role("button", name="Maak een account en doe mee").click()
    expect(aunt).to_have_url(re.compile(re.escape(family) + "$"))


def test_without_mail_the_page_says_what_to_do(visit):
    page = visit(None)
    page.goto("/wachtwoord-vergeten")
    expect(page.get_by_role("main")).to_contain_text("stuurt geen mail")
