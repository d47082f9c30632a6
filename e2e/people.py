"""What the tests do again and again, in the words of who does it."""

import re

PASSWORD = "een goed wachtwoord voor de proef"

DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}


def sign_in(page, who):
    page.goto("/inloggen")
    fill_in_sign_in(page, who)
    page.wait_for_url("**/")


def fill_in_sign_in(page, who):
    page.get_by_label(re.compile("E-mailadres|Email")).fill(f"{who}@klaver.test")
    page.get_by_label(re.compile("Wachtwoord|Password")).fill(PASSWORD)
    page.get_by_role("button", name=re.compile("^(Inloggen|Aanmelden|Sign in)$")).click()


def sign_out(page):
    page.locator("header details.menu > summary").click()
    page.get_by_role("button", name="Uitloggen").click()


def card(page, title):
    """A card by its heading."""
    return page.get_by_role("region", name=title, exact=True)


def dossier(page, title):
    """The path of a dossier, from the list on somebody's first page."""
    page.goto("/")
    link = page.locator("a.person-link", has_text=re.compile(rf"^\W*\w{{1,2}}\W*{title}|{title}")).first
    return link.get_attribute("href")


def own_dossier(page):
    """The path of the dossier somebody comes home in."""
    page.goto("/")
    return page.locator("nav a[href$='/rapportages']").first.get_attribute("href").removesuffix("/rapportages")


def field(page):
    """The one field of the report."""
    return page.get_by_label("Wat wil je vertellen?")


def save(page):
    return page.get_by_role("button", name="Opslaan", exact=True)


def reports_saying(page, text):
    return page.get_by_role("article").filter(has_text=text)


def menu(page, name):
    """Goes by the navigation, on a desk or on a phone."""
    if page.viewport_size["width"] < 820:
        bar = page.locator(".nav-phone")
        link = bar.get_by_role("link", name=name, exact=True)
        if not link.is_visible():
            bar.locator("summary").click()
        link.click()
    else:
        page.locator(".nav-desk").get_by_role("link", name=name, exact=True).click()
