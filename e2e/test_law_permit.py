"""Youth protection comes in by law: one worker asks, a second says yes, the mother hears at once, reads the law and objects, and
the officer stops it; with scripts and without, on a phone too."""

import re
from datetime import date, timedelta

import pytest
from people import PHONE, card, own_dossier
from playwright.sync_api import expect
from test_account import set_up, turn_off
from test_axe import barriers
from test_pages_speak_dutch import interface_text, score

FIRST, SECOND = "marit.hoekstra", "wouter.deboer"


def to_the_page(page, codes, number):
    """By the menu, with a recovery code where one is asked."""
    page.goto("/")
    page.locator("header details.menu > summary").click()
    page.get_by_role("link", name="Toegang van de wet", exact=True).click()
    if page.get_by_label("Code van je telefoon").count():
        page.get_by_role("button", name="Ik heb mijn telefoon niet").click()
        page.get_by_label("Herstelcode").fill(codes[number])
        page.get_by_role("button", name="Bevestig").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Toegang van de wet")


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}, {"viewport": PHONE}], ids=["desk", "no script", "phone"])
def test_two_workers_the_mother_and_the_officer(visit, options):
    mother, first, second, officer = (visit(who, **options) for who in ("lisa", FIRST, SECOND, "privacy"))
    family = own_dossier(mother)
    mother.goto(family + "/noodtoegang")
    number = card(mother, "Het nummer van dit dossier").locator(".secret").inner_text()
    reason = f"De kinderen zijn thuis niet veilig ({list(options)})."

    codes = set_up(first)
    to_the_page(first, codes, 0)
    first.allowed = "status of 422"
    form = card(first, "Vraag toegang")
    form.get_by_label("Welk dossier?").fill(number)
    form.get_by_label("Geboortedatum van de persoon").fill("1988-01-01")
    form.get_by_role("radio", name=re.compile("Jeugdbescherming")).check()
    form.get_by_label("Wie mag er kijken?").select_option(label="Jeugdbescherming Zandstreek")
    form.get_by_role("checkbox", name="Brieven en stukken").check()
    form.get_by_role("checkbox", name="Veiligheid").check()
    form.get_by_role("radio", name="Alleen kijken").check()
    form.get_by_label("Waarom is dit nodig?").fill(reason)
    form.get_by_role("button", name="Vraag een collega om ja").click()
    expect(first.get_by_role("alert")).to_contain_text("Vul de laatste dag in.")
    form.get_by_label("Tot en met welke dag?").fill(str(date.today() + timedelta(days=30)))
    if not options:
        assert barriers(first) == []
    form.get_by_role("button", name="Vraag een collega om ja").click()
    expect(first.get_by_role("status").first).to_contain_text("Nu moet een collega nog ja zeggen.")
    waiting = card(first, "Wacht op een ja of nee").get_by_role("listitem").filter(has_text=reason)
    expect(waiting.get_by_role("button", name="Trek dit in")).to_be_visible()
    expect(waiting.get_by_role("button", name="Ja, dit klopt")).to_have_count(0)

    others = set_up(second)
    second.goto("/")
    expect(second.get_by_text("om jouw ja of nee")).to_be_visible()
    to_the_page(second, others, 0)
    asked = card(second, "Wacht op een ja of nee").get_by_role("listitem").filter(has_text=reason)
    expect(asked).to_contain_text(number)
    if not options:
        assert barriers(second) == []
        text = interface_text(second)
        assert score(text) >= 60, text
        second.goto("/wettelijke-taak")
    asked.get_by_role("button", name="Ja, dit klopt").click()
    expect(second.get_by_role("status").first).to_contain_text("Je zei ja.")

    mother.goto("/")
    expect(mother.get_by_text("mag van de wet meekijken").first).to_be_visible()
    mother.get_by_role("link", name="Lees waarom, en wat je kunt doen").first.click()
    permit = card(mother, "Dit mag nu").locator(".permission").filter(has_text=reason)
    expect(permit).to_contain_text("Jeugdwet, artikel 7.3.11")
    expect(permit).to_contain_text("Jij kunt dit niet stoppen.")
    objections = card(mother, "Dit mag nu").get_by_role("link", name=re.compile("Ik ben het hier niet mee eens"))
    expect(objections.last).to_have_attribute("href", re.compile("recht=bezwaar&toegang="))
    if not options:
        assert barriers(mother) == []
    mother.get_by_role("button", name="Ik heb dit gezien").click()
    mother.goto("/")
    expect(mother.get_by_text("mag van de wet meekijken")).to_have_count(0)
    mother.goto(family + "/wie-keek-mee")
    expect(card(mother, "Stap voor stap")).to_contain_text("zei ja op toegang van de wet")

    officer.goto("/functionaris")
    row = card(officer, "Toegang van de wet").get_by_role("listitem").filter(has_text=reason).first
    row.get_by_text("Kijk dit na").first.click()
    row.get_by_role("radio", name="Dit klopt niet, stop het nu").check()
    row.get_by_label("Wat zeg je tegen deze persoon?").fill("Dit kan met minder.")
    row.get_by_role("button", name="Stuur het antwoord").click()
    expect(officer.get_by_role("status").first).to_contain_text("Nagekeken")
    first.goto("/wettelijke-taak")
    expect(card(first, "Dit mag nu").get_by_role("listitem").filter(has_text=reason)).to_have_count(0)
    turn_off(first, codes[1])
    turn_off(second, others[1])
