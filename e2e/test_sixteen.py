"""Case l of the access rules: on the evening before the sixteenth birthday the mother reads, after midnight she does not, and
the sentence names the age. Two dossiers of one boy, on the two sides of the date line: in the one the day has come, in the
other it has not, in one and the same moment and on a clock that nobody holds still."""

import datetime
import json
import os
import subprocess
import zoneinfo

import pytest
from conftest import ROOT, serving
from people import PHONE, dossier
from playwright.sync_api import expect

# Twenty-five hours apart: whatever the hour is, it is another day there.
AFTER_MIDNIGHT, EVENING_BEFORE = "Pacific/Kiritimati", "Pacific/Pago_Pago"
TOLD = "Vandaag ging het goed op school."


def file(key, title, zone, born):
    return {
        "klaver": "dossier/1",
        "dossier": {
            "key": key, "type": "person", "title": title, "language": "nl", "jurisdiction": "NL", "timeZone": zone,
            "openedAt": "-400d"},
        "people": [
            {"key": "jongen", "name": "Ties de Wit", "callName": "Ties", "circle": "self", "account": "noor@klaver.test",
             "birthDate": born.isoformat()},
            {"key": "moeder", "name": "Lisa de Wit", "circle": "family", "account": "lisa@klaver.test"},
            {"key": "tante", "name": "Anouk", "circle": "family", "account": "naaste@klaver.test"}],
        "owners": [{"account": "noor@klaver.test", "person": "jongen"}],
        "mandates": [
            {"account": "lisa@klaver.test", "person": "moeder", "basis": "parent", "areas": ["*"], "themes": ["*"],
             "verbs": ["look", "add", "change"], "acts": ["giveAccess", "readLog", "sign", "takeCopy"], "from": "-400d"}],
        # A permit of her own for the calendar: so she may know of the dossier, and gets the reason (rules 1 and 24).
        "grants": [
            {"to": {"account": "lisa@klaver.test"}, "effect": "permit", "areas": ["calendar"], "themes": ["algemeen"],
             "verbs": ["look"], "basis": "consent", "purpose": "Mama rijdt mij.", "from": "-30d", "givenBy": "jongen"}],
        "reports": [
            {"key": "r1", "at": "-3d 16:00", "author": "jongen", "form": "moment", "themes": ["algemeen"], "text": TOLD}],
    }


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The address of a server of our own with the two dossiers beside the demonstration."""
    folder = tmp_path_factory.mktemp("sixteen")
    today = datetime.datetime.now(zoneinfo.ZoneInfo(AFTER_MIDNIGHT)).date()
    born = today.replace(year=today.year - 16) if (today.month, today.day) != (2, 29) else datetime.date(today.year - 16, 2, 29)
    files = []
    for key, title, zone in [("na", "Ties na middernacht", AFTER_MIDNIGHT), ("voor", "Ties de avond ervoor", EVENING_BEFORE)]:
        path = folder / f"{key}.json"
        path.write_text(json.dumps(file(key, title, zone, born)))
        files.append(str(path))
    with serving(folder / "data") as found:
        program = os.environ.get("KLAVER", str(ROOT / ".build/debug/klaver"))
        subprocess.run([program, "import", "--data", str(folder / "data"), *files], check=True, capture_output=True)
        yield found


@pytest.fixture(scope="module")
def sessions():
    return {}


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}, {"viewport": PHONE}], ids=["desk", "no script", "phone"])
def test_the_mother_reads_until_midnight_and_then_the_age_says_why_not(visit, options):
    mother = visit("lisa", **options)
    before, after = dossier(mother, "Ties de avond ervoor"), dossier(mother, "Ties na middernacht")
    mother.goto(before + "/rapportages")
    expect(mother.get_by_role("article").filter(has_text=TOLD)).to_be_visible()
    assert mother.goto(before + "/wie-keek-mee").status == 200
    report = before + "/rapportages"

    mother.goto(after + "/rapportages")
    expect(mother.get_by_role("article")).to_have_count(0)
    mother.allowed = "status of 40[34]"
    assert mother.goto(after + "/wie-keek-mee").status == 403
    assert mother.goto(after + "/wie-mag-wat/geven").status == 403
    expect(mother.get_by_role("main")).to_contain_text("beslist nu zelf. Dat komt door de leeftijd.")
    assert mother.goto(report).status == 200, "on the other side of the line it is still the evening before"
