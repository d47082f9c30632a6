"""The same without scripts: every page works with HTML alone."""

import re

from people import card, field, fill_in_sign_in, reports_saying, save, sign_out
from playwright.sync_api import expect


def test_the_worker_writes_and_the_mother_reads_reacts_and_sees_who_looked(visit):
    told = "Zonder scripts: Daan bakte een taart."
    worker = visit("wijkteam", java_script_enabled=False)
    worker.locator("a.person-link", has_text="Gezin van Lisa").click()
    worker.get_by_role("main").get_by_role("link", name="Schrijf iets op").click()
    field(worker).fill(told)
    worker.get_by_role("group", name="Waar gaat het over?").get_by_text("alle thema’s").click()
    worker.get_by_role("checkbox", name="Toekomst").check()
    save(worker).click()
    expect(reports_saying(worker, told)).to_contain_text("Toekomst")

    mother = visit("lisa", java_script_enabled=False)
    reports_saying(card(mother, "Nieuw voor jou"), told).get_by_role("link", name=re.compile("^Reageer")).click()
    mother.get_by_role("radio", name="ik zie het anders").check()
    mother.get_by_role("textbox", name="Jouw reactie").fill("Het was een koek.")
    mother.get_by_role("button", name="Plaats reactie").click()
    expect(card(mother, "Reacties")).to_contain_text("Lisa ziet dit anders")
    mother.get_by_role("navigation").get_by_role("link", name="Wie keek mee").first.click()
    expect(card(mother, "Stap voor stap")).to_contain_text("Fatma (wijkteam) schreef een rapportage")


def test_somebody_signs_in_and_out(visit):
    page = visit("sam", fresh=True, java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sam")
    sign_out(page)
    expect(page.get_by_text("Je bent uitgelogd.")).to_be_visible()


def test_an_empty_report_comes_back_with_what_is_missing(visit):
    page = visit("wijkteam", java_script_enabled=False)
    card(page, "Schrijf iets op").get_by_role("link", name="Gezin van Sam").click()
    page.get_by_text("Wij schreven dit samen").click()
    save(page).click()
    page.allowed = "status of 422"
    expect(page).to_have_title(re.compile("^Fout: "))
    expect(page.get_by_role("alert").get_by_role("link", name="Schrijf wat je wilt vertellen")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Wij schreven dit samen")).to_be_checked()


def test_a_draft_is_kept_by_its_button_and_goes_on_later(visit):
    page = visit("jeugdhulp", java_script_enabled=False)
    card(page, "Schrijf iets op").get_by_role("link", name="Gezin van Lisa").click()
    field(page).fill("Half verhaal")
    page.get_by_role("button", name="Bewaar als concept").click()
    expect(page.get_by_text("Je concept is bewaard.")).to_be_visible()
    page.get_by_role("listitem").filter(has_text="Half verhaal").get_by_role("link", name="Ga verder").click()
    expect(field(page)).to_have_value("Half verhaal")
    save(page).click()
    expect(reports_saying(page, "Half verhaal")).to_have_count(1)
    page.goto("/concepten")
    expect(page.get_by_text("Half verhaal")).to_have_count(0)


def test_words_sent_without_a_session_come_back_after_signing_in(visit):
    page = visit("huisarts", fresh=True, java_script_enabled=False)
    card(page, "Schrijf iets op").get_by_role("link", name="Gezin van Lisa").click()
    field(page).fill("De uitslag is goed.")
    page.context.clear_cookies()
    save(page).click()
    page.allowed = "status of 401"
    expect(page.get_by_text("Je tekst is niet weg.")).to_be_visible()
    fill_in_sign_in(page, "huisarts")
    expect(field(page)).to_have_value("De uitslag is goed.")


def test_the_filters_work_and_what_needs_a_script_is_hidden(visit):
    page = visit("lisa", java_script_enabled=False)
    page.get_by_role("link", name="Alle rapportages").click()
    page.get_by_text("Kies wat je ziet").click()
    page.get_by_label("Thema").select_option("Geld")
    page.get_by_role("button", name="Toon", exact=True).click()
    expect(page).to_have_url(re.compile("thema=geld"))
    for article in page.get_by_role("article").all()[:5]:
        expect(article).to_contain_text("Geld")
    page.get_by_role("link", name="Wie mag wat").first.click()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
