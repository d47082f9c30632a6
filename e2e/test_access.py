"""Who may not, sees nothing: not in a list, not in a filter, not in a count, not by an old link."""

import re

import pytest
from people import PASSWORD, card, dossier, field, own_dossier, reports_saying, save
from playwright.sync_api import expect

HEALTH = "De longfoto van Mila is helemaal schoon."


@pytest.fixture
def health_report(visit):
    """A report on health that the doctor writes; gives its address."""
    page = visit("huisarts")
    card(page, "Schrijf iets op").get_by_role("link", name="Gezin van Lisa").click()
    field(page).fill(HEALTH)
    page.get_by_role("checkbox", name="Gezondheid").check()
    save(page).click()
    return reports_saying(page, HEALTH).first.get_by_role("link", name="dokter Van Dam", exact=True).get_attribute("href")


def test_an_outsider_sees_no_dossier_and_every_address_says_the_same(visit):
    family = own_dossier(visit("lisa"))
    page = visit("buitenstaander")
    expect(page.get_by_text("Er is nog geen dossier dat jij mag zien.")).to_be_visible()
    expect(page.locator('a[href*="/dossiers/"]')).to_have_count(0)
    texts = set()
    not_there = "/dossiers/018f0000-0000-7000-8000-000000000000"
    for path in [family, not_there]:
        for rest in ["", "/rapportages", "/schrijven", "/verhaal", "/plan", "/samen", "/wie-mag-wat", "/wie-keek-mee"]:
            answer = page.goto(path + rest)
            assert answer.status == 404
            texts.add(re.sub(r"Nummer.*", "", page.get_by_role("main").inner_text()))
    assert len(texts) == 1, "a dossier that is there looks the same as one that is not"
    page.allowed = "status of 404"


def test_the_page_that_says_no_is_kind(visit):
    page = visit("buitenstaander")
    page.goto("/dossiers/018f0000-0000-7000-8000-000000000000")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit kun je niet zien")
    expect(page.get_by_role("main")).to_contain_text("Vraag het aan de persoon zelf")
    page.get_by_role("link", name="Naar Thuis").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ruud")
    page.allowed = "status of 404"


def test_an_administrator_sees_no_dossier(visit):
    page = visit("beheer")
    expect(page.get_by_text("Als beheerder zie je geen dossiers. Dat hoort zo.")).to_be_visible()
    expect(page.locator('a[href*="/dossiers/"]')).to_have_count(0)


def test_who_may_see_money_sees_no_health_in_list_filter_count_or_by_link(visit, health_report):
    page = visit("schuldhulp")
    family = dossier(page, "Gezin van Lisa")
    count = page.locator("a.person-link", has_text="Gezin van Lisa").locator(".count")
    unread = int(re.match(r"\d+", count.inner_text())[0]) if count.count() else 0

    page.goto(family + "/rapportages")
    expect(reports_saying(page, HEALTH)).to_have_count(0)
    expect(page.get_by_role("article").filter(has=page.get_by_text("Gezondheid", exact=True))).to_have_count(0)
    assert page.locator(".new-dot").count() == unread
    choices = page.locator("#thema option").all_text_contents()
    assert "Geld" in choices and "Gezondheid" not in choices
    page.goto(family + "/rapportages?thema=gezondheid")
    expect(page.get_by_role("article")).to_have_count(0)

    assert page.goto(health_report).status == 404
    assert page.goto(health_report + "/verbeteren").status == 404
    page.allowed = "status of 404"

    mother = visit("lisa")
    mother.goto(family + "/rapportages?thema=gezondheid")
    expect(reports_saying(mother, HEALTH).first).to_be_visible()


def test_a_count_does_not_tell_of_what_is_hidden(visit):
    def unread():
        page = visit("schuldhulp")
        return page.locator("a.person-link", has_text="Gezin van Lisa").inner_text()

    before = unread()
    page = visit("huisarts")
    card(page, "Schrijf iets op").get_by_role("link", name="Gezin van Lisa").click()
    field(page).fill("De oren zijn schoon.")
    page.get_by_role("checkbox", name="Gezondheid").check()
    save(page).click()
    expect(reports_saying(page, "De oren zijn schoon.")).to_have_count(1)
    assert unread() == before


def test_who_may_only_write_sees_own_words_only(visit):
    page = visit("gerda")
    page.locator("a.person-link", has_text="Gezin van Lisa").click()
    page.locator(".nav-desk").get_by_role("link", name="Rapportages").click()
    authors = set(page.get_by_role("article").locator(".report-meta a").all_inner_texts())
    assert authors <= {"Gerda van Vliet"}


def test_what_is_only_for_me_shows_to_nobody_else(visit):
    mother = visit("lisa")
    family = own_dossier(mother)
    mother.goto(family + "/schrijven")
    field(mother).fill("Dit is echt alleen van mij.")
    mother.get_by_role("checkbox", name=re.compile("Alleen voor mij")).check()
    save(mother).click()
    own = reports_saying(mother, "Dit is echt alleen van mij.")
    expect(own).to_contain_text("alleen voor jou")
    address = own.locator(".report-meta a").get_attribute("href")
    for who in ["wijkteam", "naaste", "jeugdhulp"]:
        page = visit(who)
        page.goto(family + "/rapportages")
        expect(reports_saying(page, "Dit is echt alleen van mij.")).to_have_count(0)
        assert page.goto(address).status == 404
        page.allowed = "status of 404"


def test_only_the_person_reads_who_looked(visit):
    page = visit("wijkteam")
    family = dossier(page, "Gezin van Lisa")
    page.goto(family)
    expect(page.get_by_role("link", name="Wie keek mee")).to_have_count(0)
    assert page.goto(family + "/wie-keek-mee").status in (403, 404)
    expect(page.get_by_role("main")).not_to_contain_text("Stap voor stap")
    page.allowed = "status of 40[34]"


def test_a_link_of_before_signing_in_leads_there_afterwards(visit):
    family = own_dossier(visit("lisa"))
    page = visit(None)
    page.goto(family + "/plan")
    expect(page).to_have_url(re.compile("/inloggen"))
    page.get_by_label("E-mailadres").fill("naaste@klaver.test")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    expect(page).to_have_url(re.compile(re.escape(family + "/plan")))
