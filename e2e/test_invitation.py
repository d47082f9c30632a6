"""Inviting who is not there yet: the letter with the code, and taking it up with a new account."""

import re

import pytest
from people import PHONE, card, own_dossier
from playwright.sync_api import expect


def invite(page, family, name):
    page.goto(family + "/wie-mag-wat/geven")
    page.get_by_role("link", name="Nodig deze persoon uit.").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nodig iemand uit")
    page.allowed = "status of 422"
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("alert")).to_contain_text("Vul in wie je uitnodigt.")
    page.get_by_label("Wie nodig je uit?").fill(name)
    page.get_by_role("radio", name="Alleen afspraken en agenda", exact=True).check()
    page.get_by_label("Waarom is dit nodig?").fill("Past op zaterdag op.")
    page.get_by_role("radio", name="3 maanden", exact=True).check()
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt dit?")
    page.get_by_role("button", name="Maak de uitnodiging").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Een uitnodiging voor {name}")
    return page.locator(".code").text_content()


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}, {"viewport": PHONE}], ids=["desk", "no script", "phone"])
def test_the_letter_brings_somebody_new_in_and_opens_nothing_else(visit, options):
    mother = visit("lisa", **options)
    family = own_dossier(visit("lisa"))
    name = f"tante {''.join(sorted(options)) or 'desk'}"
    code = invite(mother, family, name)
    assert mother.locator(".letter").text_content().count("De Wit") == 0, "the letter says nothing of the dossier"
    mother.goto(family + "/wie-mag-wat")
    expect(card(mother, "Uitnodigingen")).to_contain_text(f"Uitnodiging voor {name}")

    aunt = visit(None, **options)
    aunt.goto("/uitnodiging")
    aunt.allowed = "status of 4"
    aunt.get_by_label("De code uit je brief").fill("AAAA-BBBB-CCCC")
    aunt.get_by_label("Hoe heet je?").fill("Els Bakker")
    address = f"els.{name.split()[1].replace('_', '').lower()}@klaver.test"
    aunt.get_by_label("Wat is je e-mailadres?").fill(address)
    aunt.get_by_label("Bedenk een wachtwoord").fill("vier woorden op een rij")
    aunt.get_by_role("button", name="Maak een account en doe mee").click()
    expect(aunt.get_by_role("alert")).to_contain_text("Deze code kunnen we niet gebruiken")
    expect(aunt.get_by_label("Hoe heet je?")).to_have_value("Els Bakker")
    aunt.get_by_label("De code uit je brief").fill(code.lower().replace("-", " "))
    aunt.get_by_label("Bedenk een wachtwoord").fill("vier woorden op een rij")
    aunt.get_by_role("button", name="Maak een account en doe mee").click()
    expect(aunt).to_have_url(re.compile(re.escape(family) + "$"))
    assert aunt.goto(family + "/wie-mag-wat/geven").status == 403

    mother.reload()
    expect(mother.locator("main")).not_to_contain_text(f"Uitnodiging voor {name}")
    expect(card(mother, "Dit mag nu")).to_contain_text("Els Bakker")
    mother.goto(family + "/wie-keek-mee")
    expect(mother.locator("main")).to_contain_text("deed mee na een uitnodiging")

    again = visit("gerda", **options)
    again.goto("/uitnodiging?code=" + code)
    again.allowed = "status of 4"
    again.get_by_role("button", name="Doe mee").click()
    expect(again.get_by_role("alert")).to_contain_text("Deze code kunnen we niet gebruiken")


def test_a_letter_that_was_taken_back_opens_nothing(visit):
    mother = visit("lisa")
    family = own_dossier(mother)
    code = invite(mother, family, "oom Piet")
    mother.goto(family + "/wie-mag-wat")
    card(mother, "Uitnodigingen").locator("section", has_text="oom Piet").get_by_role("button", name="Trek in").click()
    expect(mother.locator("main")).not_to_contain_text("Uitnodiging voor oom Piet")
    other = visit("gerda")
    other.goto("/uitnodiging?code=" + code)
    other.allowed = "status of 4"
    other.get_by_role("button", name="Doe mee").click()
    expect(other.get_by_role("alert")).to_contain_text("Deze code kunnen we niet gebruiken")
