"""Somebody dies (rule 26): who coordinates writes it down, every page says so, and a mistake is put right."""

import datetime
import re

import pytest
from conftest import serving
from people import DESK, PHONE, dossier
from playwright.sync_api import expect
from test_account import set_up
from test_axe import COLOURS, RULES, Axe

KNOWN = "De begeleider van de nacht belde vanmorgen."


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The address of a server of our own: nobody dies in the demonstration of the other tests."""
    with serving(tmp_path_factory.mktemp("death") / "data") as found:
        yield found


@pytest.fixture(scope="module")
def sessions():
    return {}


def without_barriers(page):
    for rules in [RULES, COLOURS]:
        page.emulate_media(color_scheme="dark" if rules is COLOURS else "light", reduced_motion="reduce")
        found = Axe().run(page, options=rules).response["violations"]
        assert found == [], f"{page.url}: {[(one['id'], [node['html'] for node in one['nodes']][:2]) for one in found]}"
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, page.url


def fresh_code(page, codes):
    """Shows a code of the second step where one is asked: a recovery code, since one of the phone works once."""
    if page.get_by_role("button", name="Ik heb mijn telefoon niet").count():
        page.get_by_role("button", name="Ik heb mijn telefoon niet").click()
        page.get_by_label("Herstelcode").fill(codes.pop())
        page.locator("form:has([name=code]) button.btn-main, main button.btn-main").first.click()


@pytest.mark.parametrize("options", [{"viewport": DESK}, {"viewport": PHONE}], ids=["desk", "phone"])
def test_a_death_is_written_down_and_put_right(visit, options):
    lead = visit("pedagoog", fresh=True, **options)
    codes = set_up(lead)
    mieke = dossier(lead, "Mieke")
    sister, home = visit("vertegenwoordiger", **options), visit("jobcoach", **options)
    assert sister.goto(mieke).status == 200

    lead.goto(mieke)
    lead.get_by_role("link", name=re.compile("Is .+ overleden")).click()
    without_barriers(lead)
    lead.allowed = "status of 422"
    lead.get_by_role("button", name="Verder").click()
    expect(lead.get_by_role("alert")).to_be_focused()
    expect(lead.get_by_text("Kies een dag.").first).to_be_visible()
    lead.get_by_label("Op welke dag?").fill((datetime.date.today() - datetime.timedelta(days=2)).isoformat())
    lead.get_by_label("Hoe weet je het?").fill(KNOWN)
    lead.get_by_role("button", name="Verder").click()
    expect(lead.get_by_role("heading", level=1)).to_have_text("Klopt dit?")
    expect(lead.get_by_role("main")).to_contain_text("Daarna is het dossier dicht")
    without_barriers(lead)
    lead.get_by_role("button", name="Ja, dit klopt").click()
    fresh_code(lead, codes)
    expect(lead.get_by_role("status").first).to_contain_text("Sterkte")
    expect(lead.get_by_role("main")).to_contain_text("Je kunt het dossier nog afronden tot en met")
    without_barriers(lead)

    sister.allowed = home.allowed = "status of 40[34]"
    assert sister.goto(mieke).status == 404
    home.goto(mieke + "/rapportages")
    expect(home.get_by_role("main")).to_contain_text(re.compile("is overleden op .+ Je kunt hier nog lezen tot en met"))
    assert home.goto(mieke + "/schrijven").status == 403
    expect(home.get_by_role("main")).to_contain_text("De persoon van dit dossier is overleden")
    person = visit("gebruiker", **options)
    expect(person.get_by_role("main")).to_contain_text("dat je bent overleden")

    lead.goto(mieke)
    lead.get_by_role("link", name="Klopt dit niet?").click()
    expect(lead.get_by_role("main")).to_contain_text(KNOWN)
    without_barriers(lead)
    lead.get_by_label("Wat klopt er niet?").fill("Het was een naamgenoot.")
    lead.get_by_role("button", name="Zet het terug").click()
    fresh_code(lead, codes)
    expect(lead.get_by_role("status").first).to_contain_text("Het is teruggezet")
    assert sister.goto(mieke).status == 200
    assert home.goto(mieke + "/schrijven").status == 200
    turn_off(lead, codes)


def turn_off(page, codes):
    page.goto("/account/code")
    page.get_by_role("region", name="Zet dit uit", exact=True).get_by_label("Code").fill(codes.pop())
    page.get_by_role("button", name="Zet het uit").click()
    expect(page.get_by_role("status")).to_contain_text("alleen je wachtwoord")
