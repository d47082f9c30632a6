"""The person asks that a report is shown to nobody for now, the privacy officer answers, and the person shows it again; with
scripts and without, on a phone too."""

import re

import pytest
from people import PHONE, card, dossier, field, own_dossier, reports_saying, save
from playwright.sync_api import expect


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}, {"viewport": PHONE}], ids=["desk", "no script", "phone"])
def test_a_mother_asks_the_privacy_officer_answers_and_she_shows_it_again(visit, options):
    mother, helper = visit("lisa", **options), visit("wijkteam", **options)
    family = own_dossier(visit("lisa"))
    told = f"Vandaag was het druk aan de deur ({len(options)}{list(options)})."
    helper.goto(dossier(helper, "Gezin van Lisa") + "/schrijven")
    field(helper).fill(told)
    save(helper).click()
    report = reports_saying(helper, told).first.locator(".report-meta a").get_attribute("href")
    doctor = visit("jeugdhulp", **options)
    seen = doctor.goto(report).status

    mother.goto(report)
    mother.get_by_role("link", name="Klopt dit niet?").click()
    expect(mother.get_by_label("Over welke rapportage gaat het?")).not_to_have_value("")
    mother.goto(family + "/rechten")
    mother.get_by_role("link", name="Laat dit nu aan niemand zien").click()
    mother.get_by_role("button", name="Stuur je vraag").click()
    expect(mother.get_by_text("Schrijf op wat je wilt vragen.").first).to_be_visible()
    mother.allowed = "status of 422"
    chosen = [name for name in mother.locator("#stuk option").all_text_contents() if told[:30] in name][0]
    mother.get_by_label("Over welke rapportage gaat het?").select_option(label=chosen)
    mother.get_by_label("Waarom wil je dit?").fill(f"Dit klopt niet ({len(options)}).")
    mother.get_by_role("button", name="Stuur je vraag").click()
    asked = card(mother, "Wat je hebt gevraagd").get_by_role("listitem").first
    expect(asked).to_contain_text("antwoordt uiterlijk op")

    officer = visit("privacy", **options)
    officer.goto("/")
    officer.get_by_role("link", name="Naar de pagina over privacy").click()
    waiting = card(officer, "Wacht op antwoord").get_by_role("listitem").filter(has_text=f"Dit klopt niet ({len(options)}).").last
    expect(officer.get_by_role("main")).not_to_contain_text(told)
    waiting.get_by_text("Geef antwoord").first.click()
    waiting.get_by_role("radio", name="Ja", exact=True).check()
    waiting.get_by_label("Wat zeg je tegen deze persoon?").fill("We laten het nu niet zien.")
    waiting.get_by_role("button", name="Stuur het antwoord").click()
    expect(officer.get_by_role("status").first).to_contain_text("Je antwoord is verstuurd")

    if seen == 200:
        assert doctor.goto(report).status == 404
        doctor.allowed = "status of 404"
    assert helper.goto(report).status == 200, "its author goes on seeing it"
    mother.goto("/")
    mother.get_by_role("link", name="Lees het antwoord").click()
    expect(asked).to_contain_text("We laten het nu niet zien.")
    mother.goto(report)
    expect(mother.get_by_text("Beperkt: alleen jij en de schrijver zien dit")).to_be_visible()

    mother.goto(family + "/rechten")
    asked.get_by_role("button", name="Laat het weer zien").click()
    expect(mother.get_by_role("status").first).to_contain_text("ziet het nu weer")
    assert doctor.goto(report).status == seen


def test_the_log_leads_to_the_question_why(visit):
    mother = visit("lisa")
    mother.goto(own_dossier(mother) + "/wie-keek-mee")
    mother.get_by_role("link", name="Waarom kon dit?").first.click()
    expect(mother.get_by_role("heading", level=1)).to_have_text("Waarom kon iemand dit zien?")
    mother.get_by_label("Wat wil je weten?").fill("Waarom was dit nodig?")
    mother.get_by_role("button", name="Stuur je vraag").click()
    asked = card(mother, "Wat je hebt gevraagd").get_by_role("listitem").first
    expect(asked).to_contain_text(re.compile("Over de keer dat .+ keek"))
    asked.get_by_role("button", name="Trek deze vraag in").click()
    expect(mother.get_by_role("status").first).to_contain_text("Je vraag is ingetrokken")
