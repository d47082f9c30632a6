"""The person decides: gives, looks along first, changes, takes back; with scripts and without, on a desk and a phone."""

import re

import pytest
from people import PHONE, card, dossier, field, menu, own_dossier, reports_saying, save
from playwright.sync_api import expect

everywhere = pytest.mark.parametrize(
    "options", [{}, {"java_script_enabled": False}, {"viewport": PHONE}], ids=["desk", "no script", "phone"])


def give(page, family, who, what, why="Zij helpt mij daarmee."):
    page.goto(family + "/wie-mag-wat/geven")
    chosen = [name for name in page.locator("#aan option").all_text_contents() if who in name][0]
    page.get_by_label("Wie krijgt toegang?").select_option(label=chosen)
    page.get_by_role("radio", name=what, exact=True).check()
    page.get_by_label("Waarom is dit nodig?").fill(why)
    page.get_by_role("radio", name="Een half jaar", exact=True).check()
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt dit?")


def row(page, name):
    return card(page, "Dit mag nu").get_by_role("listitem").filter(has_text=name)


def write(page, family, text, theme):
    page.goto(family + "/schrijven")
    field(page).fill(text)
    choice = page.get_by_role("checkbox", name=theme, exact=True)
    if not choice.is_visible():
        page.get_by_text("alle thema’s").click()
    choice.check()
    save(page).click()
    return reports_saying(page, text).first.locator(".report-meta a").get_attribute("href")


@everywhere
def test_the_mother_gives_looks_along_first_and_takes_back_while_the_page_is_open(visit, options):
    mother = visit("lisa", **options)
    family = own_dossier(visit("lisa"))
    told = f"De brief van de bank ligt klaar ({len(options)}{list(options)})."
    report = write(mother, family, told, "Geld")
    neighbour = visit("gerda")
    assert neighbour.goto(report).status == 404
    neighbour.allowed = "status of 404"

    give(mother, family, "Gerda", "Alles over geld")
    seat = mother.get_by_role("link", name=re.compile("Kijk eerst mee als Gerda")).get_attribute("href")
    mother.get_by_role("button", name="Geef toegang").is_visible()
    preview = visit("lisa", **options)
    preview.goto(seat + "/rapportages")
    expect(preview.get_by_role("region", name="Je kijkt mee als Gerda van Vliet.")).to_contain_text("nog niet gegeven")
    expect(reports_saying(preview, told)).to_have_count(1)
    assert neighbour.goto(report).status == 404, "looking along gives nothing"

    mother.get_by_role("button", name="Geef toegang").click()
    expect(mother.get_by_role("status").first).to_contain_text("mag dit vanaf nu")
    expect(row(mother, "Gerda")).to_contain_text("Zij helpt mij daarmee.")
    assert neighbour.goto(report).status == 200

    row(mother, "Gerda").filter(has_text="Zij helpt mij daarmee.").get_by_role("link", name=re.compile("^Stop")).last.click()
    expect(mother.get_by_role("heading", level=1)).to_contain_text("Stop de toegang van")
    mother.get_by_role("button", name="Ja, stop").click()
    expect(mother.get_by_role("status").first).to_contain_text("Gestopt")
    assert neighbour.reload().status == 404, "the page that was open is closed at the next request"


@everywhere
def test_the_preview_stays_a_preview_and_nothing_can_be_done_in_it(visit, options):
    mother = visit("lisa", **options)
    family = own_dossier(visit("lisa"))
    mother.goto(family + "/wie-mag-wat")
    row(mother, "Petra").get_by_role("link", name="Kijk mee als Petra").first.click()
    expect(mother.get_by_role("region", name="Je kijkt mee als Petra Smit.")).to_be_visible()
    for name in ["Rapportages", "Plan", "Samen", "Verhaal", "Wie mag wat", "Overzicht"]:
        menu(mother, name)
        expect(mother).to_have_url(re.compile("/kijk-mee/"))
        expect(mother.get_by_role("region", name="Je kijkt mee als Petra Smit.")).to_be_visible()
        forms = mother.locator('main form[method="post"]')
        expect(forms).to_have_count(0)
    theirs = visit("schuldhulp")
    theirs.goto(family + "/rapportages")
    menu(mother, "Rapportages")
    expect(mother).to_have_url(re.compile("/kijk-mee/.*/rapportages"))
    own = [text.strip() for text in mother.get_by_role("article").locator(".report-text").all_inner_texts()]
    real = [text.strip() for text in theirs.get_by_role("article").locator(".report-text").all_inner_texts()]
    assert own and set(own) <= set(real), "the preview shows nothing that she does not see herself"
    mother.get_by_role("link", name="Stop met meekijken").click()
    expect(mother.get_by_role("heading", level=1)).to_have_text("Wie mag wat in jouw dossier")
    mother.goto(family + "/wie-keek-mee")
    expect(card(mother, "Stap voor stap")).to_contain_text(
        re.compile("keek hoe Petra( Smit)? dit dossier ziet"))


@everywhere
def test_one_report_is_shared_with_one_worker(visit, options):
    mother = visit("lisa", **options)
    family = own_dossier(visit("lisa"))
    where = f"({list(options)})"
    why = f"Dan snapt Petra waarom het niet lukt {where}."
    stress = write(mother, family, f"Ik lig wakker van alles {where}.", "Gevoel")
    other = write(mother, family, f"Ik huil soms om niets {where}.", "Gevoel")
    worker = visit("schuldhulp", **options)
    assert worker.goto(stress).status == 404
    mother.goto(stress)
    mother.get_by_role("link", name="Deel deze rapportage").click()
    chosen = [name for name in mother.locator("#aan option").all_text_contents() if "Petra" in name][0]
    mother.get_by_label("Wie krijgt toegang?").select_option(label=chosen)
    mother.get_by_label("Waarom is dit nodig?").fill(why)
    mother.get_by_role("radio", name="3 maanden", exact=True).check()
    mother.get_by_role("button", name="Verder").click()
    mother.get_by_role("button", name="Geef toegang").click()
    expect(row(mother, "Petra").filter(has_text=why).first).to_be_visible()
    assert worker.goto(stress).status == 200
    assert worker.goto(other).status == 404
    worker.allowed = "status of 404"


@everywhere
def test_a_worker_asks_and_the_mother_gives_less(visit, options):
    worker = visit("schuldhulp", **options)
    why = f"Dan zie ik waar het vastloopt ({list(options)})."
    family = dossier(worker, "Gezin van Lisa")
    worker.goto(family + "/wie-mag-wat")
    worker.get_by_role("link", name="Vraag om meer te zien").click()
    worker.get_by_role("radio", name="Mijn hele dossier").check()
    worker.get_by_label("Waarom heb je dat nodig?").fill(why)
    worker.get_by_role("radio", name="Een jaar", exact=True).check()
    worker.get_by_role("button", name="Stel de vraag").click()
    expect(card(worker, "Wat jij hebt gevraagd")).to_contain_text(why)

    mother = visit("lisa", **options)
    mother.goto("/")
    mother.get_by_role("link", name="Bekijk de vraag").click()
    asked = card(mother, "Vragen aan jou")
    expect(asked).to_contain_text("Petra vraagt: mag ik meer zien?")
    asked.get_by_role("link", name="Minder").click()
    mother.get_by_role("radio", name="Alles over school en werk").check()
    mother.get_by_role("button", name="Verder").click()
    expect(mother.get_by_role("main")).to_contain_text("Mag werk en school")
    mother.get_by_role("button", name="Geef toegang").click()
    expect(mother.get_by_role("main")).not_to_contain_text("Vragen aan jou")
    expect(row(mother, "Petra").filter(has_text=why).first).to_be_visible()


def test_a_wrong_form_says_what_is_wrong_and_keeps_what_was_typed(visit):
    mother = visit("lisa")
    family = own_dossier(mother)
    mother.goto(family + "/wie-mag-wat/geven")
    mother.get_by_label("Waarom is dit nodig?").fill("Omdat het moet.")
    mother.get_by_role("button", name="Verder").click()
    problems = mother.get_by_role("alert")
    expect(problems).to_contain_text("Kies aan wie je toegang geeft.")
    expect(problems).to_contain_text("Kies wat nodig is.")
    expect(problems).to_contain_text("Kies tot wanneer.")
    expect(mother.get_by_label("Waarom is dit nodig?")).to_have_value("Omdat het moet.")
    mother.allowed = "status of 422"


def test_what_the_law_gives_has_no_stop(visit):
    mother = visit("lisa")
    mother.goto(own_dossier(mother) + "/wie-mag-wat")
    law = row(mother, "Jeugdbescherming")
    expect(law).to_contain_text("Dit moet van de wet")
    expect(law.get_by_role("link", name=re.compile("^Stop"))).to_have_count(0)
    expect(law.get_by_role("link", name="Kijk mee als Jeugdbescherming")).to_have_count(1)


@everywhere
def test_the_questions_that_help_fill_the_form_in(visit, options):
    mother = visit("lisa", **options)
    mother.goto(own_dossier(visit("lisa")) + "/wie-mag-wat/geven")
    mother.get_by_role("link", name="Hulp bij kiezen").click()
    mother.get_by_role("checkbox", name="Geld").check()
    mother.get_by_role("group", name="Moet deze persoon ook iets kunnen opschrijven?").get_by_role("radio", name="Ja").check()
    mother.get_by_role("button", name="Laat zien wat past").click()
    expect(mother.get_by_role("radio", name="Alles over geld")).to_be_checked()
    expect(mother.get_by_role("radio", name="Kijken en erbij schrijven", exact=True)).to_be_checked()
    expect(mother.get_by_role("radio", name="Een half jaar", exact=True)).to_be_checked()
