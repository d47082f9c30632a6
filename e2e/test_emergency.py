"""A doctor on duty opens a dossier in need: the mother is told at once, the officer reviews it, and it ends; with scripts and
without, on a phone too."""

import re

import pytest
from people import PHONE, card, menu, own_dossier
from playwright.sync_api import expect
from test_account import set_up, turn_off
from test_axe import barriers
from test_pages_speak_dutch import interface_text, score


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}, {"viewport": PHONE}], ids=["desk", "no script", "phone"])
def test_from_the_number_to_reading_and_ending_and_the_review(visit, options):
    mother, doctor, officer = visit("lisa", **options), visit("spoedarts", **options), visit("privacy", **options)
    family = own_dossier(mother)
    mother.goto(family + "/wie-mag-wat")
    card(mother, "Noodtoegang").get_by_role("link").click()
    number = card(mother, "Het nummer van dit dossier").locator(".secret").inner_text()
    assert len(number.replace(" ", "")) == 32

    doctor.allowed = "status of 4(04|22)"
    assert doctor.goto(family).status == 404
    codes = set_up(doctor)
    doctor.goto("/")
    doctor.get_by_role("main").get_by_role("link", name="Noodtoegang").click()
    if doctor.get_by_label("Code van je telefoon").count():
        doctor.get_by_role("button", name="Ik heb mijn telefoon niet").click()
        doctor.get_by_label("Herstelcode").fill(codes[0])
        doctor.get_by_role("button", name="Bevestig").click()
    expect(doctor.get_by_role("heading", level=1)).to_have_text("Noodtoegang")
    if not options:
        assert barriers(doctor) == []
        text = interface_text(doctor)
        assert score(text) >= 60, text
        doctor.goto("/noodtoegang")  # what was measured took pieces out of the page
    doctor.get_by_label("Welk dossier?").fill(number)
    doctor.get_by_label("Geboortedatum van de persoon").fill("1988-01-01")
    doctor.get_by_role("radio", name="15 minuten").check()
    doctor.get_by_role("button", name="Open noodtoegang").click()
    expect(doctor.get_by_role("alert")).to_contain_text("Schrijf op waarom dit nodig is.")
    reason = f"De moeder ligt op de spoedpost ({list(options)})."
    doctor.get_by_label("Waarom is dit nodig?").fill(reason)
    doctor.get_by_role("button", name="Open noodtoegang").click()

    bar = doctor.get_by_role("region", name="Noodtoegang")
    expect(bar).to_contain_text(re.compile(r"Noodtoegang tot \d{1,2}\.\d\d uur\."))
    menu(doctor, "Rapportages")
    expect(bar).to_be_visible()
    expect(doctor.get_by_role("link", name="Schrijf iets op")).to_have_count(0)

    mother.goto("/")
    expect(mother.get_by_text("kijkt nu mee met noodtoegang").first).to_be_visible()
    mother.get_by_role("link", name="Lees waarom").first.click()
    expect(card(mother, "Wie gebruikte noodtoegang?").get_by_role("listitem").first).to_contain_text(reason)
    mother.get_by_role("button", name="Ik heb dit gezien").click()
    mother.goto("/")
    expect(mother.get_by_role("link", name="Lees waarom")).to_have_count(0)
    mother.goto(family + "/wie-keek-mee")
    expect(card(mother, "Stap voor stap")).to_contain_text("opende noodtoegang")

    bar.get_by_role("button", name="Stop noodtoegang").click()
    expect(bar).to_have_count(0)
    assert doctor.goto(family).status == 404

    officer.goto("/functionaris")
    use = card(officer, "Noodtoegang").get_by_role("listitem").filter(has_text=reason).first
    use.get_by_text("Kijk dit na").first.click()
    use.get_by_role("radio", name="Dit was terecht", exact=True).check()
    use.get_by_label("Wat zeg je tegen deze persoon?").fill("Ik belde met de spoedpost.")
    use.get_by_role("button", name="Stuur het antwoord").click()
    expect(officer.get_by_role("status").first).to_contain_text("Nagekeken")
    mother.goto(family + "/noodtoegang")
    expect(card(mother, "Wie gebruikte noodtoegang?").get_by_role("listitem").filter(has_text=reason)).to_contain_text("Ik belde met de spoedpost.")
    turn_off(doctor, codes[1])
