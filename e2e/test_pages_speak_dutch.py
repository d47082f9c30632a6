"""The interface speaks plain Dutch (B1: Flesch-Douma 60 or more), Flemish to Mieke and English to who asks for it."""

import re

import pytest
from people import dossier, own_dossier
from playwright.sync_api import expect

VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.I)

# What people wrote themselves is not ours to judge.
WRITTEN = """.report-text, .voice, .timeline, .goal > h3, .goal > p, .ladder, .steps p, .list-tagged .grow, .list-tagged p,
.list-row h3, .list-row h4, .list-row .soft, .pill, .person-row, .people-picture, .withheld, .eyebrow, .theme-head, option,
.report-meta, .day-head, .vh, .avatar, .permission-lists, .list details"""

PAGES = {
    "home": "", "story": "/verhaal", "reports": "/rapportages", "plan": "/plan", "together": "/samen",
    "permissions": "/wie-mag-wat", "log": "/wie-keek-mee", "write": "/schrijven",
    "emergency access": "/noodtoegang", "a copy": "/kopie", "rights": "/rechten", "a right": "/rechten/vragen?recht=beperken", "objection": "/rechten/vragen?recht=bezwaar",
    "giving": "/wie-mag-wat/geven", "help": "/wie-mag-wat/hulp", "denying": "/wie-mag-wat/geven?soort=niet",
    "inviting": "/wie-mag-wat/geven?soort=nieuw",
}


def score(text):
    """Flesch-Douma, over what has three words or more; each line is at least one sentence."""
    parts = [part for line in text.split("\n") for part in re.split(r"(?<=[.!?…])\s+", line)]
    sentences = [part for part in parts if len(re.findall(r"[^\W\d_]+", part)) >= 3]
    words = [word for part in sentences for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", part)]
    syllables = sum(max(1, len(VOWELS.findall(word))) for word in words)
    assert words, "there is something to read"
    return 206.84 - 0.93 * len(words) / len(sentences) - 77 * syllables / len(words)


def interface_text(page):
    page.evaluate("""written => { document.querySelectorAll('main details').forEach(part => part.open = true);
        document.querySelectorAll('main :is(' + written + ')').forEach(part => part.remove()) }""", WRITTEN)
    return page.get_by_role("main").inner_text()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", ["lisa", "gebruiker"])
def test_the_pages_of_a_person_are_easy_to_read(visit, who, name):
    page = visit(who)
    if PAGES[name]:
        page.goto(own_dossier(page) + PAGES[name])
    text = interface_text(page)
    assert score(text) >= 60, text


@pytest.mark.parametrize("who", ["lisa", "gebruiker"])
def test_the_words_around_signing_are_easy_to_read(visit, who):
    page = visit(who)
    page.goto(own_dossier(page) + "/plan")
    page.get_by_role("link", name="Onderteken dit plan").click()
    page.locator("#wat").evaluate("heading => heading.closest('section').remove()")  # what people wrote themselves
    text = interface_text(page)
    assert score(text) >= 60, text


def test_the_words_around_what_is_not_for_everyone_are_easy_to_read(visit):
    """The form with that part open, and the page of a report that the person does not read yet."""
    page = visit("wijkteam")
    page.goto(dossier(page, "Gezin van Lisa") + "/schrijven")
    assert score(interface_text(page)) >= 60
    withheld = page.goto(dossier(page, "Gezin van Lisa") + "/rapportages") and page.locator(".report", has_text="leest dit nog niet")
    if withheld.count():
        page.goto(withheld.first.locator(".report-meta a").get_attribute("href"))
        assert score(interface_text(page)) >= 60


def test_the_pages_before_and_beside_it_are_easy_to_read(visit):
    page = visit(None)
    page.goto("/inloggen")
    assert score(interface_text(page)) >= 60
    page.goto("/uitnodiging")
    assert score(interface_text(page)) >= 60
    page.goto("/wachtwoord-vergeten")
    assert score(interface_text(page)) >= 60
    page.goto("/wachtwoord-nieuw?sleutel=geen")
    page.allowed = "status of 404"
    assert score(interface_text(page)) >= 60
    page = visit("lisa")
    for path in ["/concepten", "/account", "/account/passkeys", "/account/code", "/account/wachtwoord", "/bevestig"]:
        page.goto(path)
        text = interface_text(page)
        assert score(text) >= 60, f"{path}\n{text}"
    page.goto("/dossiers/018f0000-0000-7000-8000-000000000000")
    page.allowed = "status of 404"
    assert score(interface_text(page)) >= 60


def test_the_page_that_keeps_a_representative_out_is_easy_to_read(visit):
    page = visit("gebruiker")
    page.goto(own_dossier(page) + "/wie-mag-wat")
    page.goto(page.locator("a[href*='/wie-mag-wat/buiten/']").first.get_attribute("href"))
    text = interface_text(page)
    assert score(text) >= 60, text


def test_every_page_says_its_language(visit):
    for who, language in [("lisa", "nl"), ("gebruiker", "nl-BE"), ("begeleider-wonen", "nl-BE"), (None, "nl")]:
        page = visit(who)
        if who is None:
            page.goto("/inloggen")
        expect(page.locator("html")).to_have_attribute("lang", language)


def test_mieke_reads_the_words_of_flanders(visit):
    page = visit("gebruiker")
    expect(page.get_by_role("link", name="Logboek").first).to_be_visible()
    page.locator("header details.menu > summary").click()
    expect(page.get_by_role("button", name="Afmelden")).to_be_visible()
    page.goto(own_dossier(page) + "/plan")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mijn handelingsplan")
    page.goto(own_dossier(page) + "/wie-mag-wat")
    expect(page.get_by_role("heading", name="Wie vertegenwoordigt jou")).to_be_visible()


def test_english_when_somebody_chooses_it_and_dutch_when_they_choose_back(visit):
    page = visit("karim", fresh=True)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Good (morning|afternoon|evening), Karim$"))
    expect(page.get_by_role("main")).not_to_contain_text("Nog niet gelezen")
    page.get_by_role("button", name="Nederlands").click()
    expect(page.locator("html")).to_have_attribute("lang", "nl")


def test_english_before_signing_in(visit):
    page = visit(None)
    page.goto("/inloggen")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_no_page_shows_a_word_that_was_not_filled_in(visit):
    page = visit("lisa")
    for path in PAGES.values():
        page.goto(own_dossier(page) + path)
        assert not re.search(r"\{\w+\}|\bnil\b|Optional\(", page.get_by_role("main").inner_text()), path
