"""Everything works without a mouse, and the focus is where it should be."""

import re

from people import PHONE, card, field, own_dossier, save
from playwright.sync_api import expect


def focused(page):
    return page.evaluate("(document.activeElement.innerText || document.activeElement.name || '').trim().split('\\n')[0]")


def test_the_first_tab_offers_to_skip_to_the_content(visit):
    page = visit("lisa")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert focused(page) == "Schrijf iets op"


def test_the_focus_goes_through_the_page_as_it_is_read(visit):
    page = visit("lisa")
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(focused(page))
    assert seen[:9] == [
        "Naar de inhoud", "Klaver", "Thuis", "Verhaal", "Rapportages", "Plan", "Samen", "Wie mag wat", "Wie keek mee"]
    assert seen[10:12] == ["Schrijf iets op", "Alles bekijken"]


def test_whoever_has_the_focus_can_see_it(visit):
    page = visit("wijkteam", reduced_motion="reduce")
    for _ in range(25):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break  # past the last one
        shown = page.evaluate(
            """() => { const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
            const near = e.matches('.choice > input') ? getComputedStyle(e.nextElementSibling) : style;
            return box.width > 0 && box.height > 0 && near.outlineStyle !== 'none' && box.bottom > 0 && box.top < innerHeight }""")
        assert shown, focused(page)


def test_the_menu_opens_and_closes_by_keyboard(visit):
    page = visit("lisa")
    summary = page.locator("header details.menu > summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Uitloggen")).to_be_visible()
    page.keyboard.press("Tab")
    assert focused(page) == "Concepten"
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Uitloggen")).to_be_hidden()
    expect(summary).to_be_focused()


def test_the_menu_of_a_phone_opens_by_keyboard(visit):
    page = visit("lisa", viewport=PHONE)
    page.locator(".nav-phone summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "Rapportages"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Rapportages")


def test_the_focus_is_never_behind_the_bar_of_a_phone(visit):
    page = visit("lisa", viewport=PHONE)
    for _ in range(30):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => { const e = document.activeElement, bar = document.querySelector('.nav-phone');
            return !bar.contains(e) && e.getBoundingClientRect().top > bar.getBoundingClientRect().top }""")
        assert not hidden, focused(page)


def test_an_error_takes_the_focus_and_leads_to_its_field(visit):
    page = visit("wijkteam")
    card(page, "Schrijf iets op").get_by_role("link", name="Gezin van Lisa").click()
    save(page).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_attribute("aria-invalid", "true")
    page.allowed = "status of 422"


def test_a_report_is_written_by_keyboard_alone(visit):
    page = visit("sam")
    page.goto(own_dossier(page) + "/schrijven")
    field(page).focus()
    page.keyboard.type("Helemaal zonder muis.")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    chosen = page.locator("input[name=form]:checked")
    expect(chosen).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Tab")
        if focused(page) == "Opslaan":
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("bewaard="))
    expect(page.get_by_role("article").filter(has_text="Helemaal zonder muis.")).to_have_count(1)


def test_the_filters_open_and_choose_by_keyboard(visit):
    page = visit("lisa")
    page.goto(own_dossier(page) + "/rapportages")
    page.locator("details.filters > summary").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Thema")).to_be_focused()
    page.keyboard.type("Ge")
    page.keyboard.press("Enter")
    expect(page.locator("details.filters")).to_have_attribute("open", "")
