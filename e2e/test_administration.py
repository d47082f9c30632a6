"""Two administrators: one invites a colleague, the other says yes; until then the colleague finds nothing. One ends it again.
With scripts and without, on a phone too."""

import re

import pytest
from people import PHONE, card
from playwright.sync_api import expect
from test_axe import barriers

WAYS = pytest.mark.parametrize(
    "options", [{}, {"java_script_enabled": False}, {"viewport": PHONE}], ids=["desk", "no script", "phone"])


def administration(page):
    page.goto("/")
    page.get_by_role("link", name="Naar beheer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Beheer")


def waiting(page, name):
    administration(page)
    return card(page, "Wacht").get_by_role("listitem").filter(has_text=name)


@WAYS
def test_a_new_colleague_waits_for_the_second_administrator_and_leaves_again(visit, options):
    way = "".join(sorted(options)).replace("_", "") or "desk"
    name, address = f"Els {way.capitalize()}", f"nieuw.bij.{way}@klaver.test"
    first, second = visit("beheer", **options), visit("beheer2", **options)
    administration(first)
    first.get_by_role("link", name="Nodig een collega uit").click()
    first.allowed = "status of 422"
    first.get_by_label("Hoe heet je collega?").fill(name)
    first.get_by_label("E-mailadres van je collega").fill("geen adres")
    first.get_by_label("Wat doet deze collega?").fill("wijkteammedewerker")
    first.get_by_label("In welk team?").select_option(label="Wijkteam Noord")
    first.get_by_role("button", name="Maak de uitnodiging").click()
    expect(first.get_by_role("alert")).to_contain_text("Dit is geen e-mailadres.")
    expect(first.get_by_label("Hoe heet je collega?")).to_have_value(name)
    first.get_by_label("E-mailadres van je collega").fill(address)
    first.get_by_role("button", name="Maak de uitnodiging").click()
    expect(first.get_by_role("heading", level=1)).to_have_text(f"Een uitnodiging voor {name}")
    if not options:
        assert barriers(first) == []
    code = first.locator(".code").text_content()

    colleague = visit(None, **options)
    colleague.goto("/uitnodiging")
    colleague.get_by_label("De code uit je brief").fill(code)
    colleague.get_by_label("Hoe heet je?").fill(name)
    colleague.get_by_label("Wat is je e-mailadres?").fill(address)
    colleague.get_by_label("Bedenk een wachtwoord").fill("vier woorden op een rij")
    colleague.get_by_role("button", name="Maak een account en doe mee").click()
    expect(colleague.get_by_role("status")).to_contain_text("Een beheerder van je organisatie moet nog ja zeggen")
    colleague.goto("/")
    expect(colleague.get_by_role("main")).to_contain_text("Er is nog geen dossier dat jij mag zien.")

    own = waiting(first, name)
    expect(own).to_contain_text("Een andere beheerder zegt ja of nee.")
    expect(own.get_by_role("button", name="Ja, dit klopt")).to_have_count(0)
    other = waiting(second, name)
    expect(other).to_contain_text(address)
    other.get_by_role("button", name="Ja, dit klopt").click()
    expect(second.get_by_role("status").first).to_contain_text("Je zei ja.")
    colleague.goto("/")
    expect(colleague.locator("a.person-link", has_text="Gezin van Lisa").first).to_be_visible()

    administration(first)
    first.get_by_role("link", name="Bekijk alle collega’s").click()
    first.get_by_label("Zoek op naam").fill(address)
    first.get_by_role("button", name="Toon", exact=True).click()
    first.get_by_role("link", name=name).click()
    first.get_by_role("link", name="Deze collega gaat weg").click()
    expect(first.get_by_role("main")).to_contain_text("Wat deze collega schreef, blijft in de dossiers staan")
    first.get_by_role("button", name="Laat deze collega gaan").click()
    expect(first.get_by_role("status").first).to_contain_text("Opgeslagen.")
    colleague.goto("/")
    expect(colleague.get_by_role("main")).to_contain_text("Er is nog geen dossier dat jij mag zien.")
    administration(second)
    second.get_by_role("link", name="Bekijk wat er is veranderd").click()
    expect(second.get_by_role("main")).to_contain_text(f"Ineke Postma liet {name} gaan.")


@WAYS
def test_teams_and_the_own_word(visit, options):
    page = visit("beheer", **options)
    team = f"Team {len(options)} {''.join(sorted(options))}".strip()
    administration(page)
    page.get_by_label("Naam van het team").fill(team)
    page.get_by_role("button", name="Voeg dit team toe").click()
    expect(page.get_by_role("status").first).to_contain_text("Het team is toegevoegd.")
    card(page, "Teams").get_by_role("link", name=team, exact=True).click()
    page.get_by_role("button", name="Sluit het team").click()
    expect(page.get_by_role("main")).to_contain_text("Gesloten")

    worker = visit("wijkteam", **options)
    administration(page)
    page.get_by_role("radio", name="bewoner", exact=True).check()
    page.get_by_role("button", name="Bewaar dit woord").click()
    worker.goto("/")
    expect(worker.get_by_role("region", name="Mijn bewoners", exact=True)).to_be_visible()
    page.get_by_role("radio", name="persoon", exact=True).check()
    page.get_by_role("button", name="Bewaar dit woord").click()
    worker.goto("/")
    expect(worker.get_by_role("region", name="Mijn mensen", exact=True)).to_be_visible()


def test_an_administrator_sees_no_dossier_and_others_no_administration(visit):
    page = visit("beheer")
    worker = visit("wijkteam")
    path = worker.locator("a.person-link", has_text=re.compile("Gezin van Lisa")).first.get_attribute("href")
    page.allowed = worker.allowed = "status of 404"
    for place in ["", "/rapportages", "/plan", "/verhaal", "/wie-mag-wat", "/wie-keek-mee"]:
        assert page.goto(path + place).status == 404
    assert worker.goto("/beheer").status == 404
