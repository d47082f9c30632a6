"""What is not for everyone: one writes a report that the mother may not read yet, a second looks along, and she asks to read it; and
a worry about safety that only one colleague sees, of which nobody else can tell that it is there. With scripts, without, on a phone."""

import re

import pytest
from people import PHONE, card, dossier, field, own_dossier, reports_saying, save
from playwright.sync_api import expect

WAYS = pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}, {"viewport": PHONE}], ids=["desk", "no script", "phone"])


def choose(page, who):
    page.get_by_text("Mag iemand dit nog niet lezen?").click()
    page.get_by_role("radio", name=who).locator("..").click()


@WAYS
def test_one_withholds_a_second_looks_along_and_the_mother_asks_to_read_it(visit, options):
    writer, second, mother = visit("wijkteam", **options), visit("jeugdhulp", **options), visit("lisa", **options)
    told = f"Noor vertelde iets wat haar moeder nog niet weet ({len(options)}{list(options)})."
    writer.goto(dossier(writer, "Gezin van Lisa") + "/schrijven")
    field(writer).fill(told)
    choose(writer, re.compile("nog niet$"))
    save(writer).click()
    expect(writer.get_by_text("Kies waarom het nog niet mag").first).to_be_visible()
    expect(field(writer)).to_have_value(told)
    writer.allowed = "status of 422"
    writer.get_by_role("radio", name="Het gaat ook over iemand anders").locator("..").click()
    save(writer).click()
    report = reports_saying(writer, told).first.locator(".report-meta a").get_attribute("href")
    writer.goto(report)
    expect(writer.get_by_text("Jij schreef dit. Daarom kijkt een ander mee.")).to_be_visible()

    second.goto("/")
    second.get_by_role("main").locator(f"a[href='{report}']").first.click()
    second.get_by_role("button", name="Ja, nog niet laten lezen").click()
    expect(second.get_by_role("status").first).to_contain_text("Het blijft nog even zo")

    mother.goto(own_dossier(mother) + "/rapportages")
    expect(mother.get_by_role("main")).not_to_contain_text(told)
    mother.goto(report)
    expect(mother.get_by_text("Hier staat iets wat jij nu niet kunt lezen.")).to_be_visible()
    mother.get_by_role("link", name="Ik wil dit lezen").click()
    mother.get_by_label("Waarom wil je dit lezen?").fill(f"Ik wil weten wat er staat ({list(options)}).")
    mother.get_by_role("button", name="Stuur je vraag").click()
    expect(card(mother, "Wat je hebt gevraagd")).to_contain_text(f"Ik wil weten wat er staat ({list(options)}).")

    second.goto(report)
    second.get_by_role("link", name="mag dit lezen").click()
    second.get_by_role("button", name=re.compile("^Ja, .* mag dit lezen$")).click()
    mother.goto(report)
    expect(mother.get_by_text(told)).to_be_visible()


@WAYS
def test_a_worry_is_seen_by_whom_it_names_and_leaves_no_trace_for_anybody_else(visit, options):
    writer, named = visit("wijkteam", **options), visit("jeugdhulp", **options)
    mother, third = visit("lisa", **options), visit("schuldhulp", **options)
    family = own_dossier(mother)
    paths = ["/", family, family + "/rapportages"]

    def looks(page):
        found = []
        for path in paths:
            page.goto(path)
            found.append(page.get_by_role("main").inner_text())
        return found

    looks(mother), looks(third)  # what was new is read
    before = looks(mother), looks(third)
    told = f"Ik maak me zorgen om de veiligheid ({len(options)}{list(options)})."
    writer.goto(family + "/schrijven")
    field(writer).fill(told)
    choose(writer, re.compile("^Alleen wie ik kies"))
    writer.get_by_role("checkbox", name=re.compile("Joris")).locator("..").click()
    save(writer).click()
    report = reports_saying(writer, told).first.locator(".report-meta a").get_attribute("href")

    assert (looks(mother), looks(third)) == before
    for page in (mother, third):
        assert page.goto(report).status == 404
        page.allowed = "status of 404"
    named.goto(report)
    expect(named.get_by_text(told)).to_be_visible()
    expect(card(named, "Alleen voor wie hier staat")).to_contain_text("Joris")
    named.get_by_text("Ik hoef dit niet meer te zien").click()
    named.get_by_role("button", name="Haal mij eraf").click()
    assert named.goto(report).status == 404
    named.allowed = "status of 404"


def test_a_device_keeps_for_whom_the_words_are(visit):
    page = visit("wijkteam")
    page.allowed = "ERR_"
    page.route("**/concept", lambda route: route.abort())  # no draft gets through: what comes back is what the device kept
    form = dossier(page, "Gezin van Lisa") + "/schrijven"
    page.goto(form)
    field(page).fill("Zonder bereik, en niet voor iedereen")
    choose(page, re.compile("nog niet$"))
    page.get_by_role("radio", name="Lezen zou de hulp nu schaden").locator("..").click()
    expect(page.locator("[data-draft-status]")).to_contain_text("Geen verbinding")
    page.goto(form)
    expect(field(page)).to_have_value("Zonder bereik, en niet voor iedereen")
    expect(page.get_by_role("radio", name=re.compile("nog niet$"))).to_be_checked()
    expect(page.get_by_role("radio", name="Lezen zou de hulp nu schaden")).to_be_checked()
