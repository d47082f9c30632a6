"""Every page, light and dark, on a desk and on a phone: no barrier that axe knows, nothing wider than the screen, and a
browser that has nothing to complain about (its console also tells of what the Content-Security-Policy stopped)."""

import pathlib
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from people import DESK, PASSWORD, PHONE, card, dossier, field, own_dossier, reports_saying, save
from playwright.sync_api import expect

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}  # all that the dark changes


def at(path):
    return lambda page: page.goto(own_dossier(page) + path)


def of(title, path):
    return lambda page: page.goto(dossier(page, title) + path)


def home(page):
    page.goto("/")


def filters(page):
    at("/rapportages?soort=incident")(page)  # few reports: axe takes seconds for fifty
    page.locator("details.filters").evaluate("part => part.open = false")
    page.get_by_text("Kies wat je ziet").click()
    expect(page.get_by_label("Thema")).to_be_visible()


def wrong_period(page):
    at("/rapportages?van=gisteren&soort=incident")(page)


def nothing_found(page):
    at("/rapportages?thema=geld&tot=1990-01-01")(page)


def first_report(page):
    of("Gezin van Lisa", "/rapportages")(page)
    page.locator(".report-meta a").first.click()
    expect(page.get_by_role("button", name="Plaats reactie")).to_be_visible()


def own_report(page):
    at("/rapportages?stem=persoon")(page)
    page.get_by_role("main").get_by_role("link", name="Lisa", exact=True).first.click()
    expect(page.get_by_role("link", name="Verbeter deze tekst")).to_be_visible()


def correct(page):
    own_report(page)
    page.get_by_role("link", name="Verbeter deze tekst").click()
    expect(page.get_by_role("button", name="Bewaar de nieuwe tekst")).to_be_visible()


def write_everything_open(page):
    of("Mieke", "/schrijven")(page)
    for more in page.locator("details.more-choices > summary").all():
        more.click()
    field(page).fill("Een lange dag op het atelier, met klei, en de bus kwam te laat.")
    expect(page.locator("[data-draft-status]")).to_contain_text("Concept bewaard om")


def write_with_errors(page):
    of("Gezin van Lisa", "/schrijven")(page)
    save(page).click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.allowed = "status of 422"


def write_apart(page):
    of("Gezin van Lisa", "/schrijven")(page)
    page.get_by_text("Mag iemand dit nog niet lezen?").click()
    page.get_by_role("radio", name=re.compile("nog niet$")).locator("..").click()
    field(page).fill("Nog niet voor haar.")
    save(page).click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.allowed = "status of 422"


def withheld_report(page):
    """One of its own each time: the page with all there is to decide is a second professional's."""
    of("Gezin van Lisa", "/schrijven")(page)
    page.get_by_text("Mag iemand dit nog niet lezen?").click()
    page.get_by_role("radio", name=re.compile("nog niet$")).locator("..").click()
    page.get_by_role("radio", name="Lezen zou de hulp nu schaden").locator("..").click()
    field(page).fill("Dit leest zij later.")
    save(page).click()
    page.goto(reports_saying(page, "Dit leest zij later.").first.locator(".report-meta a").get_attribute("href"))
    expect(page.get_by_text("Daarom kijkt een ander mee")).to_be_visible()


def let_read(page):
    withheld_report(page)
    page.get_by_role("link", name="mag dit lezen").click()


def confined_report(page):
    of("Gezin van Lisa", "/schrijven")(page)
    page.get_by_text("Mag iemand dit nog niet lezen?").click()
    page.get_by_role("radio", name=re.compile("^Alleen wie ik kies")).locator("..").click()
    page.get_by_role("checkbox", name=re.compile("Joris")).locator("..").click()
    field(page).fill("Dit zien wij met zijn tweeën.")
    save(page).click()
    page.goto(reports_saying(page, "Dit zien wij met zijn tweeën.").first.locator(".report-meta a").get_attribute("href"))
    page.evaluate("document.querySelectorAll('main details').forEach(part => part.open = true)")
    expect(page.get_by_role("button", name="Haal mij eraf")).to_be_visible()


def saved_report(page):
    of("Gezin van Lisa", "/schrijven")(page)
    field(page).fill("De fiets van Daan is gemaakt.")
    save(page).click()
    expect(reports_saying(page, "De fiets van Daan is gemaakt.").first).to_be_visible()
    page.goto(page.url + "&soort=incident")


def plan_unfolded(page):
    at("/plan")(page)
    page.evaluate("document.querySelectorAll('main details').forEach(part => part.open = true)")


def signing(page):
    at("/plan")(page)
    page.get_by_role("link", name="Onderteken dit plan").click()
    expect(page.get_by_role("button", name="Ja, ik onderteken dit plan")).to_be_visible()


def permissions_unfolded(page):
    at("/wie-mag-wat")(page)
    page.evaluate("document.querySelectorAll('main details').forEach(part => part.open = true)")


def drafts(page):
    of("Gezin van Sam", "/schrijven")(page)
    field(page).fill("Nog niet af")
    expect(page.locator("[data-draft-status]")).to_contain_text("Concept bewaard om")
    page.goto("/concepten")


def empty_drafts(page):
    page.goto("/concepten")


def menu_open(page):
    page.locator("header details.menu > summary").click()


def not_here(page):
    page.goto("/dossiers/018f0000-0000-7000-8000-000000000000")
    page.allowed = "status of 404"


def sign_in_page(page):
    page.goto("/inloggen")


def sign_in_with_errors(page):
    page.goto("/inloggen")
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.allowed = "status of 422"


def giving_unfolded(page):
    at("/wie-mag-wat/geven")(page)
    for more in page.locator("details.more-choices > summary").all():
        more.click()


def giving_with_errors(page):
    at("/wie-mag-wat/geven")(page)
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.allowed = "status of 422"


def giving_to_check(page):
    at("/wie-mag-wat/geven")(page)
    page.locator("#aan").select_option(index=2)
    page.get_by_role("radio", name="Mijn hele dossier").check()
    page.get_by_label("Waarom is dit nodig?").fill("Dat is nodig voor de hulp.")
    page.get_by_role("radio", name="Een jaar", exact=True).check()
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt dit?")


def stopping(page):
    at("/wie-mag-wat")(page)
    card(page, "Dit mag nu").get_by_role("link", name="Stop").first.click()
    expect(page.get_by_role("button", name="Ja, stop")).to_be_visible()


def officer(page):
    page.goto("/functionaris")
    page.evaluate("document.querySelectorAll('main details').forEach(part => part.open = true)")


def looking_along(page):
    at("/wie-mag-wat")(page)
    page.get_by_role("link", name="Kijk mee als Anouk").first.click()
    expect(page.get_by_role("link", name="Stop met meekijken")).to_be_visible()


def along(path):
    """The same page of Lisa's dossier, looked at as Petra would see it."""
    def go(page):
        at("/wie-mag-wat")(page)
        page.goto(page.get_by_role("link", name="Kijk mee als Petra").first.get_attribute("href") + path)
        expect(page.get_by_role("link", name="Stop met meekijken")).to_be_visible()
    return go


def report_looking_along(page):
    along("/rapportages")(page)
    page.goto(page.locator(".report-meta a").first.get_attribute("href"))
    expect(page.get_by_role("link", name="Stop met meekijken")).to_be_visible()


def keeping_a_representative_out(page):
    permissions_unfolded(page)
    page.locator("a[href*='/wie-mag-wat/buiten/']").first.click()
    page.wait_for_url("**/wie-mag-wat/buiten/*")


def link_that_is_over(page):
    page.goto("/wachtwoord-nieuw?sleutel=geen")
    page.allowed = "status of 404"


def inviting(page):
    at("/wie-mag-wat/geven?soort=nieuw")(page)


def letter(page):
    inviting(page)
    page.get_by_label("Wie nodig je uit?").fill("tante Els")
    page.get_by_role("radio", name="Alleen afspraken en agenda", exact=True).check()
    page.get_by_label("Waarom is dit nodig?").fill("Past op zaterdag op.")
    page.get_by_role("radio", name="3 maanden", exact=True).check()
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("button", name="Maak de uitnodiging").click()
    expect(page.locator(".code")).to_be_visible()


def invitation_with_errors(page):
    page.goto("/uitnodiging")
    page.get_by_role("button", name="Maak een account en doe mee").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.allowed = "status of 422"


def account(page):
    page.goto("/account")


def account_password(page):
    page.goto("/account/wachtwoord")


def second_step_with_errors(page):
    page.goto("/account/code")
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.allowed = "status of 422"


def second_step_set_up(page):
    page.goto("/account/code?opnieuw=1")
    page.get_by_label("Vul eerst je wachtwoord in").fill(PASSWORD)
    page.get_by_role("button", name="Ga verder").click()
    expect(page.locator("svg.qr")).to_be_visible()
    page.get_by_text("Scannen lukt niet").click()


def confirming(page):
    page.goto("/bevestig")


def administration(page):
    page.goto("/")
    page.get_by_role("link", name="Naar beheer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Beheer")


def changes_of_the_administration(page):
    administration(page)
    page.get_by_role("link", name="Bekijk wat er is veranderd").click()
    page.wait_for_url("**/veranderd")


def team(page):
    administration(page)
    page.locator("main a[href*='/teams/']").first.click()
    page.wait_for_url("**/teams/*")


def new_colleague_with_errors(page):
    administration(page)
    page.get_by_role("link", name="Nodig een collega uit").click()
    page.get_by_role("button", name="Maak de uitnodiging").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.allowed = "status of 422"


def colleagues(page):
    administration(page)
    page.get_by_role("link", name="Bekijk alle collega’s").click()
    expect(page.get_by_role("link", name="Fatma Yıldız")).to_be_visible()


def colleague(page):
    colleagues(page)
    page.get_by_role("link", name="Fatma Yıldız").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fatma Yıldız")


def colleague_leaves(page):
    colleague(page)
    page.get_by_role("link", name="Deze collega gaat weg").click()
    expect(page.get_by_role("link", name="Laat het zo")).to_be_visible()


PAGES = {
    "home of a mother": ("lisa", home),
    "home of a father": ("sam", home),
    "home of a user": ("gebruiker", home),
    "home of a resident": ("bewoner", home),
    "home of a worker": ("wijkteam", home),
    "home of a worker with some themes": ("schuldhulp", home),
    "home of a carer": ("begeleider-wonen", home),
    "home of the network": ("naaste", home),
    "home of a representative": ("vertegenwoordiger", home),
    "home of an administrator": ("beheer", home),
    "home of an outsider": ("buitenstaander", home),
    "the menu, open": ("lisa", menu_open),
    "my account": ("lisa", account),
    "a new password": ("lisa", account_password),
    "the second step, with errors": ("lisa", second_step_with_errors),
    "the second step, set up": ("beheer", second_step_set_up),
    "confirming": ("lisa", confirming),
    "overview": ("wijkteam", of("Gezin van Lisa", "")),
    "overview of fifteen people": ("begeleider-wonen", of("Mieke", "")),
    "timeline": ("lisa", at("/rapportages")),
    "timeline of a worker": ("wijkteam", of("Gezin van Sam", "/rapportages?soort=gesprek")),
    "timeline, filters open": ("lisa", filters),
    "timeline, wrong period": ("lisa", wrong_period),
    "timeline, nothing found": ("lisa", nothing_found),
    "timeline after saving": ("wijkteam", saved_report),
    "report": ("wijkteam", first_report),
    "own report": ("lisa", own_report),
    "correct": ("lisa", correct),
    "write": ("lisa", at("/schrijven")),
    "write, everything open": ("begeleider-wonen", write_everything_open),
    "write, with errors": ("wijkteam", write_with_errors),
    "write, not for everyone, with errors": ("wijkteam", write_apart),
    "a withheld report": ("wijkteam", withheld_report),
    "letting it be read": ("wijkteam", let_read),
    "a confined report": ("wijkteam", confined_report),
    "story": ("lisa", at("/verhaal")),
    "story of a user": ("gebruiker", at("/verhaal")),
    "plan": ("lisa", plan_unfolded),
    "signing the plan": ("lisa", signing),
    "plan of a resident": ("bewoner", plan_unfolded),
    "together": ("lisa", at("/samen")),
    "permissions": ("gebruiker", permissions_unfolded),
    "permissions of a worker": ("wijkteam", of("Gezin van Lisa", "/wie-mag-wat")),
    "giving": ("lisa", giving_unfolded),
    "giving, with errors": ("lisa", giving_with_errors),
    "giving, to check": ("gebruiker", giving_to_check),
    "keeping somebody out": ("lisa", at("/wie-mag-wat/geven?soort=niet")),
    "help with choosing": ("lisa", at("/wie-mag-wat/hulp")),
    "stopping": ("lisa", stopping),
    "asking for access": ("wijkteam", of("Gezin van Lisa", "/wie-mag-wat/vragen")),
    "looking along": ("lisa", looking_along),
    "looking along, at the reports": ("lisa", along("/rapportages")),
    "looking along, at a report": ("lisa", report_looking_along),
    "looking along, at the story": ("lisa", along("/verhaal")),
    "looking along, at the plan": ("lisa", along("/plan")),
    "looking along, at who works together": ("lisa", along("/samen")),
    "looking along, at the permissions": ("lisa", along("/wie-mag-wat")),
    "keeping a representative out": ("gebruiker", keeping_a_representative_out),
    "inviting": ("lisa", inviting),
    "the letter of an invitation": ("lisa", letter),
    "an invitation, with errors": (None, invitation_with_errors),
    "an invitation, signed in": ("naaste", lambda page: page.goto("/uitnodiging")),
    "rights": ("lisa", at("/rechten")),
    "emergency access": ("lisa", at("/noodtoegang")),
    "asking for a right": ("sam", at("/rechten/vragen?recht=beperken")),
    "the privacy officer": ("privacy", officer),
    "who looked, for the privacy officer": ("privacy", lambda page: page.goto("/functionaris/wie-keek")),
    "access log": ("lisa", at("/wie-keek-mee")),
    "a copy": ("lisa", at("/kopie")),
    "an own statement": ("lisa", at("/rechten/vragen?recht=verbeteren")),
    "passkeys": ("lisa", lambda page: page.goto("/account/passkeys")),
    "people who died, for the privacy officer": ("privacy", lambda page: page.goto("/functionaris/overleden")),
    "what colleagues left, for the privacy officer": ("privacy", lambda page: page.goto("/functionaris/concepten")),
    "administration": ("beheer", administration),
    "what changed in the administration": ("beheer", changes_of_the_administration),
    "a team": ("beheer", team),
    "a new colleague, with errors": ("beheer", new_colleague_with_errors),
    "colleagues": ("beheer", colleagues),
    "a colleague": ("beheer", colleague),
    "a colleague who leaves": ("beheer", colleague_leaves),
    "drafts": ("wijkteam", drafts),
    "no drafts": ("sam", empty_drafts),
    "sign in": (None, sign_in_page),
    "sign in, with errors": (None, sign_in_with_errors),
    "a forgotten password": (None, lambda page: page.goto("/wachtwoord-vergeten")),
    "a link for a new password that is over": (None, link_that_is_over),
    "error page": ("buitenstaander", not_here),
}


def listed():
    """Of axe_routes.txt the pages of this file, each with what its address looks like."""
    rows = (pathlib.Path(__file__).parent / "axe_routes.txt").read_text().splitlines()
    pairs = (row.split(" | ") for row in rows if row.startswith("/"))
    return {where.removeprefix("page "): "https?://[^/]+" + re.sub(":[a-z]+", "[^/]+", route)
            for route, where in pairs if where.startswith("page ")}


ROUTES = listed()


@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use(visit, name):
    who, go = PAGES[name]
    page = visit(who)
    go(page)
    if name in ROUTES:
        assert re.fullmatch(ROUTES[name], page.url.split("?")[0]), f"{page.url} is not the page of {name}"
    assert barriers(page) == []


def barriers(page):
    """What axe finds on the page as it stands, and how much of it is wider than the screen."""
    problems = []
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            where = f"{size['width']} {scheme}"
            for found in Axe().run(page, options=RULES if scheme == "light" else COLOURS).response["violations"]:
                problems += [f"{where}: {found['id']}: {node['html'][:160]}" for node in found["nodes"]]
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            problems.append(f"{size['width']}: {wide} pixels too wide")
    return problems
