"""The whole story: the mother sees her dossier, the worker writes, the mother reads, reacts and sees who looked."""

import re

import pytest
from people import DESK, PASSWORD, PHONE, card, field, menu, own_dossier, reports_saying, save, sign_in, sign_out
from playwright.sync_api import expect

both = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])


class Actions:
    """Counts what somebody has to do."""

    def __init__(self):
        self.count = 0

    def click(self, what):
        self.count += 1
        what.click()

    def type(self, what, text):
        self.count += 1
        what.fill(text)


@both
def test_the_mother_comes_home_to_her_people_and_signs_out(visit, size):
    page = visit("lisa", fresh=True, viewport=size)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Goede(morgen|middag|navond), Lisa$"))
    people = card(page, "De mensen om ons heen")
    for name in ["Noor", "Fatma", "Joris", "Petra", "juf Iris"]:
        expect(people.locator(".people-list")).to_contain_text(name)
    expect(people).to_contain_text("Weet je het niet? Bel Fatma")
    expect(people).to_contain_text("Vraag over geld of post? Bel Petra")
    expect(card(page, "Wat komt eraan")).to_contain_text("Fatma komt langs")
    expect(card(page, "Wat we afspraken").get_by_role("listitem")).not_to_have_count(0)
    expect(card(page, "Mijn doelen")).to_contain_text("Ik open elke maandag mijn post.")
    expect(page.get_by_role("link", name="Schrijf iets op")).to_be_visible()

    sign_out(page)
    expect(page.get_by_role("status")).to_have_text("Je bent uitgelogd.")
    page.go_back()
    page.goto("/")
    expect(page).to_have_url(re.compile("/inloggen"))


@both
def test_a_worker_writes_and_the_mother_reads_reacts_and_sees_who_looked(visit, size):
    told = f"Mila zong vandaag het hele liedje mee, op {size['width']} stenen hoog."
    worker, actions = visit("wijkteam", viewport=size), Actions()
    actions.click(worker.locator("a.person-link", has_text="Gezin van Lisa"))
    expect(worker.get_by_role("heading", level=1)).to_have_text("Gezin van Lisa")
    actions.click(worker.get_by_role("main").get_by_role("link", name="Schrijf iets op"))
    actions.type(field(worker), told)
    actions.click(save(worker))
    expect(worker.get_by_role("status").filter(has_text="Je rapportage staat erin.")).to_be_visible()
    expect(reports_saying(worker, told)).to_have_count(1)
    assert actions.count <= 6

    mother = visit("lisa", viewport=size)
    new = reports_saying(card(mother, "Nieuw voor jou"), told)
    expect(new).to_contain_text("Fatma")
    new.get_by_role("link", name=re.compile("^Reageer")).click()
    mother.get_by_role("textbox", name="Jouw reactie").fill("En daarna ging ze slapen!")
    mother.get_by_role("button", name="Plaats reactie").click()
    expect(mother.get_by_text("Je reactie staat erbij.")).to_be_visible()
    expect(card(mother, "Reacties")).to_contain_text("En daarna ging ze slapen!")

    menu(mother, "Wie keek mee")
    steps = card(mother, "Stap voor stap")
    looked = steps.get_by_role("listitem").filter(has_text="Fatma (wijkteam) bekeek het overzicht").first
    expect(looked).to_contain_text("Dat mag, omdat jij ja zei.")
    expect(steps.get_by_role("listitem").filter(has_text="Fatma (wijkteam) schreef een rapportage").first).to_be_visible()
    expect(card(mother, "Wie keek wanneer").get_by_role("listitem").filter(has_text="Fatma")).to_be_visible()

    worker.goto(worker.url)
    expect(reports_saying(worker, told)).to_contain_text("En daarna ging ze slapen!")


def test_from_signing_in_to_a_saved_report_takes_six_actions(visit):
    page, actions = visit(None), Actions()
    page.goto("/")
    actions.type(page.get_by_label("E-mailadres"), "jeugdhulp@klaver.test")
    actions.type(page.get_by_label("Wachtwoord"), PASSWORD)
    actions.click(page.get_by_role("button", name="Inloggen"))
    actions.click(card(page, "Schrijf iets op").get_by_role("link", name="Gezin van Lisa"))
    actions.type(field(page), "Daan keepte drie ballen.")
    actions.click(save(page))
    expect(reports_saying(page, "Daan keepte drie ballen.")).to_have_count(1)
    assert actions.count == 6


def test_one_tap_says_that_something_was_nice_to_read(visit):
    page = visit("lisa")
    article = card(page, "Nieuw voor jou").get_by_role("article").first
    article.get_by_role("button", name="Fijn om te lezen").click()
    expect(page.get_by_text("Jij vond dit fijn om te lezen.")).to_be_visible()


def test_the_form_suggests_a_theme_and_says_who_reads_along(visit):
    page = visit("wijkteam")
    card(page, "Schrijf iets op").get_by_role("link", name="Gezin van Lisa").click()
    readers = page.locator("[data-readers]")
    expect(readers).to_contain_text("Niet: Noor, Petra")
    field(page).fill("Samen de rekening betaald.")
    expect(page.get_by_role("checkbox", name="Geld")).to_be_checked()
    expect(readers).to_contain_text(re.compile("Lezen mee: .*Petra"))


def test_a_tap_on_a_theme_that_was_suggested_a_moment_before_means_yes(visit):
    page = visit("lisa")
    page.clock.install()
    page.goto(own_dossier(page) + "/schrijven")
    feeling = page.get_by_role("checkbox", name="Gevoel", exact=True)
    field(page).fill("Ik moest huilen om een liedje.")
    page.clock.run_for(400)
    expect(feeling).to_be_checked()
    feeling.click()
    expect(feeling).to_be_checked()
    page.clock.run_for(2000)
    feeling.click()
    expect(feeling).not_to_be_checked()
    save(page).click()
    expect(reports_saying(page, "Ik moest huilen om een liedje.")).to_have_count(1)


def test_a_wrong_password_says_so_and_keeps_the_address(visit):
    page = visit(None)
    page.goto("/inloggen")
    page.get_by_label("E-mailadres").fill("privacy@klaver.test")
    page.get_by_label("Wachtwoord").fill("niet dit")
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("alert")).to_contain_text("horen niet bij elkaar")
    expect(page.get_by_label("E-mailadres")).to_have_value("privacy@klaver.test")
    page.allowed = "status of 422"
    sign_in(page, "privacy")
    expect(page.get_by_text("Er is nog geen dossier dat jij mag zien.")).to_be_visible()
