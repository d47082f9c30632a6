"""Who looked over time: the picture and its table, its choices, and the weekly message; on a desk, a phone and without scripts."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from people import DESK, PHONE, card, own_dossier
from playwright.sync_api import expect
from test_axe import RULES
from test_mail import letters, mailing  # noqa: F401  a server that sends mail
from test_pages_speak_dutch import interface_text, score


def open_log(page, query=""):
    page.goto(own_dossier(page) + "/wie-keek-mee" + query)


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}, {"viewport": PHONE}], ids=["desk", "no script", "phone"])
def test_a_mother_chooses_a_time_an_organisation_and_one_of_them(visit, options):
    helper, mother = visit("wijkteam"), visit("lisa", **options)
    helper.goto(own_dossier(mother))
    open_log(mother)
    picture = card(mother, "Wie keek wanneer")
    expect(picture.locator("svg.look-bars").first).to_be_visible()
    picture.get_by_role("link", name="Een jaar", exact=True).click()
    expect(picture.get_by_role("link", name="Een jaar", exact=True)).to_have_attribute("aria-current", "true")
    picture.get_by_role("link", name="Per organisatie", exact=True).click()
    organisation = picture.locator(".look-name a").first
    name = organisation.text_content().strip()
    organisation.click()
    steps = card(mother, "Stap voor stap")
    expect(steps).to_contain_text(f"Je ziet nu alleen: {name}.")
    expect(steps).not_to_contain_text("Jij ")
    steps.get_by_role("link", name="Laat iedereen zien").click()
    expect(steps).not_to_contain_text("Je ziet nu alleen")
    picture.get_by_text("Bekijk dit als tabel").click()
    expect(picture.get_by_role("rowheader", name=name)).to_be_visible()
    assert mother.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "?periode=jaar&per=organisatie"], ids=["people", "organisations"])
def test_no_barrier_that_axe_knows(visit, viewport, scheme, query):
    page = visit("lisa", viewport=viewport, color_scheme=scheme)
    open_log(page, query)
    page.get_by_text("Bekijk dit als tabel").click()
    assert Axe().run(page, options=RULES).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert score(interface_text(page)) >= 60


def test_by_keyboard_alone_a_row_chooses_its_lines(visit):
    page = visit("lisa")
    open_log(page)
    row = card(page, "Wie keek wanneer").locator(".look-name a").first
    row.focus()
    page.keyboard.press("Enter")
    expect(card(page, "Stap voor stap")).to_contain_text("Je ziet nu alleen")


def test_printed_the_picture_and_its_words_are_there(visit):
    page = visit("lisa")
    open_log(page)
    page.emulate_media(media="print")
    expect(page.locator("svg.look-bars").first).to_be_visible()
    expect(page.locator(".look-name small").first).to_be_visible()
    expect(page.locator(".look-choices .tabs").first).not_to_be_visible()


def test_without_mail_the_page_says_what_to_do(visit):
    page = visit("lisa")
    open_log(page)
    expect(card(page, "Elke week een bericht")).to_contain_text("Deze Klaver stuurt geen mail")


def test_the_weekly_message_goes_on_and_off(visit, mailing):
    page = visit("lisa", fresh=True, base_url=mailing)
    open_log(page)
    message = card(page, "Elke week een bericht")
    message.get_by_role("button", name="Stuur mij elke week een bericht").click()
    expect(page.get_by_role("status")).to_contain_text("Je krijgt nu elke week een bericht")
    message.get_by_role("button", name="Stuur mij geen bericht meer").click()
    expect(page.get_by_role("status")).to_contain_text("Je krijgt geen bericht meer")
    expect(card(page, "Stap voor stap")).to_contain_text("zette het bericht van elke week aan of uit")


def test_who_must_answer_gets_a_mail_that_says_only_that(visit, mailing, letters):
    helper = visit("wijkteam", fresh=True, base_url=mailing)
    mother = visit("lisa", fresh=True, base_url=mailing)
    helper.goto(own_dossier(mother) + "/wie-mag-wat/vragen")
    helper.get_by_role("radio", name=re.compile("Alleen afspraken")).first.check()
    helper.get_by_label("Waarom heb je dat nodig?").fill("Voor het gesprek van maandag.")
    helper.get_by_role("radio", name="3 maanden", exact=True).check()
    helper.get_by_role("button", name="Stel de vraag").click()

    # Who decides along gets one too.
    letter = next(letter for envelope, letter in iter(lambda: letters.come.get(timeout=60), None)
                  if envelope.rcpt_tos == ["lisa@klaver.test"])
    assert letter["Subject"] == "Er wacht een vraag op jou"
    text = letter.get_content()
    assert "maandag" not in text and "Lisa" not in text
    assert score(re.sub(r"https?://\S+", "", text)) >= 60
    link = re.search(r"http://klaver\.test(/\S+)", text)[1]
    mother.goto(link)
    expect(mother.get_by_role("main")).to_contain_text("Voor het gesprek van maandag.")
