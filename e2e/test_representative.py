"""Henk reads who acts for him and on which rule, chooses somebody to act in his place, and ends it again; on a server of
its own, since setting up a second step ends other sessions."""

import re

import pytest
from conftest import serving
from people import DESK, PHONE, card, own_dossier
from playwright.sync_api import expect
from test_account import set_up
from test_axe import barriers

WHO = "bewoner"
CODES = []


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("representative") / "data") as found:
        yield found


@pytest.fixture(scope="module")
def sessions():
    return {}


def without_barriers(page, options):
    """Axe is a script: where there is none, the other two have looked."""
    if options.get("java_script_enabled", True):
        assert barriers(page) == []
        page.set_viewport_size(options.get("viewport", DESK))


def confirm(page):
    """Shows a recovery code where one is asked for."""
    if page.get_by_role("heading", level=1).inner_text() != "Bevestig met je code":
        return
    page.get_by_role("button", name="Ik heb mijn telefoon niet").click()
    page.get_by_label("Herstelcode").fill(CODES.pop())
    page.get_by_role("button", name="Bevestig", exact=True).click()


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}, {"viewport": PHONE}], ids=["desk", "no script", "phone"])
def test_somebody_is_chosen_to_act_and_ended_again(visit, options):
    page = visit(WHO, **options)
    # The empty form is one of the things it tries.
    page.allowed = "status of 422"
    if not CODES:
        CODES.extend(set_up(page))
    permissions = own_dossier(page) + "/wie-mag-wat"
    page.goto(permissions)
    acting = card(page, "Wie komt er voor jou op")
    expect(acting).to_contain_text("is jouw bewindvoerder. De rechter heeft dat beslist.")
    expect(acting).to_contain_text("artikel 431")

    acting.get_by_role("link", name="Kies iemand die namens jou handelt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wie mag namens jou handelen?")
    without_barriers(page, options)
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_text("Kies wie namens jou mag handelen").first).to_be_visible()
    without_barriers(page, options)
    people = page.get_by_label("Wie kies je?")
    # The first who does not act for him already.
    chosen = people.locator("option:not([value=''])").filter(has_not_text="bewind").first
    name = chosen.inner_text().split(",")[0]
    people.select_option(value=chosen.get_attribute("value"))
    page.get_by_role("radio", name="Alles over geld").check()
    page.get_by_role("checkbox", name="Tekenen").check()
    page.get_by_role("radio", name="Een half jaar").check()
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt dit?")
    expect(page.get_by_text(f"{name} mag een plan of afspraak voor jou tekenen.")).to_be_visible()
    without_barriers(page, options)
    page.get_by_role("button", name="Ja, ik kies deze persoon").click()
    confirm(page)
    expect(page.get_by_text("Gelukt. Je kunt dit elke dag stoppen.")).to_be_visible()

    page.get_by_role("link", name=re.compile("^Stop: ")).click()
    without_barriers(page, options)
    page.get_by_role("button", name="Ja, stop").click()
    expect(page.get_by_text("Gestopt. Dat geldt vanaf nu.")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^Stop: "))).to_have_count(0)
