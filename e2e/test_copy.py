"""The person takes a copy along: asks, shows a code, sees how far it is, and has a page, a PDF and a file with what is theirs."""

import json
import re
import subprocess

import pytest
from people import PHONE, card, own_dossier
from playwright.sync_api import expect
from test_account import set_up, turn_off

# Nobody else signs in as Henk: setting up a second step ends his other sessions.
WHO = "bewoner"
CODES = []


def confirm(page):
    """Shows a recovery code where one is asked for."""
    if page.get_by_role("heading", level=1).inner_text() != "Bevestig met je code":
        return
    page.get_by_role("button", name="Ik heb mijn telefoon niet").click()
    page.get_by_label("Herstelcode").fill(CODES.pop())
    page.get_by_role("button", name="Bevestig", exact=True).click()


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}, {"viewport": PHONE}], ids=["desk", "no script", "phone"])
def test_a_copy_from_asking_to_reading(visit, options, tmp_path):
    page = visit(WHO, **options)
    family = own_dossier(page)
    page.goto(family + "/rechten")
    page.get_by_role("link", name="Ik wil een kopie").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Een kopie meenemen")
    expect(card(page, "Dit zit er niet in")).to_contain_text("één regel")
    if not CODES:
        CODES.extend(set_up(page))
        page.goto(family + "/kopie")
    page.get_by_role("button", name=re.compile("Maak een (nieuwe )?kopie")).click()
    confirm(page)
    ready = card(page, "Je kopie is klaar")
    expect(ready).to_be_visible(timeout=60_000)

    with page.expect_download() as loading:
        ready.get_by_role("link", name="Haal de pagina op").click()
    readable = loading.value.path().read_text()
    assert "Rapportages" in readable and "<script" not in readable
    with page.expect_download() as loading:
        ready.get_by_role("link", name="Haal het bestand op").click()
    file = json.loads(loading.value.path().read_text())
    assert file["klaver"] == "dossier/1" and "copy" in file and file["reports"]
    with page.expect_download() as loading:
        ready.get_by_role("link", name="Haal de PDF op").click()
    paper = tmp_path / "copy.pdf"
    loading.value.save_as(paper)
    assert paper.read_bytes().startswith(b"%PDF-")
    assert re.fullmatch(r"klaver-kopie-\d{4}-\d\d-\d\d\.pdf", loading.value.suggested_filename)
    text = " ".join(subprocess.run(["pdftotext", paper, "-"], capture_output=True, text=True, check=True).stdout.split())
    told = file["reports"][0]["text"].split()[:5]
    assert " ".join(told) in text

    page.goto(family + "/wie-keek-mee")
    expect(page.get_by_role("main")).to_contain_text("maakte een kopie van het dossier")
    page.goto(family + "/kopie")
    page.get_by_role("button", name="Gooi deze kopie weg").click()
    expect(page.get_by_role("status")).to_contain_text("De kopie is weg.")


def test_the_second_step_goes_again(visit):
    if CODES:
        turn_off(visit(WHO), CODES.pop())
