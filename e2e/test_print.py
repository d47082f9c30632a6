"""Paper holds the content and nothing to click on."""

import pytest
from people import own_dossier
from playwright.sync_api import expect

CONTENT = {
    "/rapportages": "Iedereen schrijft hier in eigen woorden.",
    "/verhaal": "Mijn verhaal",
    "/plan": "Hier wil ik naartoe",
    "/samen": "De zeven stappen",
    "/wie-mag-wat": "Dit mag nu",
    "/wie-keek-mee": "Stap voor stap",
}


@pytest.mark.parametrize("path", CONTENT)
def test_paper_hides_what_is_for_the_screen(visit, path):
    page = visit("lisa")
    page.goto(own_dossier(page) + path)
    page.emulate_media(media="print")
    expect(page.get_by_text(CONTENT[path]).first).to_be_visible()
    for screen in [".top", ".nav-phone", ".foot", ".skip", "details.filters", ".report-actions", ".paging"]:
        for part in page.locator(screen).all():
            expect(part).to_be_hidden()
    for button in page.locator("main .btn").all():
        expect(button).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")


def test_paper_shows_what_was_folded(visit):
    page = visit("lisa")
    page.goto(own_dossier(page) + "/plan")
    expect(page.locator("main details li").first).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("main details li").first).to_be_visible()


def test_paper_is_white_when_the_screen_is_dark(visit):
    page = visit("lisa", color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"


def test_the_button_prints(visit):
    page = visit("lisa")
    page.goto(own_dossier(page) + "/plan")
    page.evaluate("window.print = () => { document.title = 'geprint' }")
    page.get_by_role("button", name="Print").click()
    expect(page).to_have_title("geprint")
