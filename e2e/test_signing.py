"""The person signs the plan: reads exactly what is signed, shows a code, and the plan says so; who is kept out of a theme does not."""

import re

import pytest
from people import own_dossier
from playwright.sync_api import expect
from test_account import set_up, turn_off
from test_copy import confirm
import test_copy

# Nobody else signs in as Henk: setting up a second step ends his other sessions.
WHO = test_copy.WHO


@pytest.mark.parametrize("options", [{"java_script_enabled": False}], ids=["no script"])
def test_the_person_signs_with_a_code(visit, options):
    with_script = visit(WHO)
    family = own_dossier(with_script)
    test_copy.CODES[:] = set_up(with_script)
    try:
        page = visit(WHO, **options)
        page.goto(family + "/plan")
        title = page.locator(".lead").inner_text().split(".")[0]
        page.get_by_role("link", name="Onderteken dit plan").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Onderteken dit plan")
        expect(page.get_by_role("region", name="Hier teken je voor")).to_contain_text(title)
        page.get_by_role("button", name="Ja, ik onderteken dit plan").click()
        confirm(page)
        expect(page.get_by_role("status")).to_contain_text("Jouw handtekening staat onder het plan.")
        expect(page.get_by_role("region", name="Handtekeningen")).to_contain_text(re.compile(r"tekende op \d+ \w+ \d{4}"))
        expect(page.get_by_role("link", name="Onderteken dit plan")).to_have_count(0)
        page.goto(family + "/wie-keek-mee")
        expect(page.get_by_role("main")).to_contain_text("ondertekende het plan")
    finally:
        turn_off(with_script, test_copy.CODES.pop())
        test_copy.CODES.clear()


def test_who_is_kept_out_of_a_theme_reads_why_they_do_not_sign(visit):
    mieke = own_dossier(visit("gebruiker"))
    page = visit("vertegenwoordiger")
    page.goto(mieke + "/plan")
    expect(page.get_by_text("Je mag niet alles lezen wat in een plan kan staan.")).to_be_visible()
    expect(page.get_by_role("link", name="Onderteken dit plan")).to_have_count(0)
