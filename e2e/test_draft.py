"""Nothing typed is ever lost, nor saved twice."""

import re

from people import card, field, fill_in_sign_in, reports_saying, save
from playwright.sync_api import expect


def write(page, title="Gezin van Lisa"):
    page.goto("/")
    card(page, "Schrijf iets op").get_by_role("link", name=title, exact=True).click()
    return page.locator("[data-draft-status]")


def test_typing_keeps_a_private_draft_that_outlives_the_page(visit):
    page = visit("wijkteam")
    status = write(page)
    field(page).fill("Nog niet af, over de fiets van Daan")
    expect(status).to_have_text(re.compile(r"Concept bewaard om \d+\.\d\d\."))
    page.close()

    other = visit("lisa")
    other.goto("/concepten")
    expect(other.get_by_text("de fiets van Daan")).to_have_count(0)

    again = visit("wijkteam")
    expect(again.get_by_text(re.compile(r"Je hebt \d+ concept(en)? "))).to_be_visible()
    again.goto("/concepten")
    row = again.get_by_role("listitem").filter(has_text="de fiets van Daan")
    row.get_by_role("link", name="Ga verder").click()
    expect(field(again)).to_have_value("Nog niet af, over de fiets van Daan")
    again.goto("/concepten")
    row.get_by_role("button", name="Gooi weg").click()
    expect(again.get_by_text("de fiets van Daan")).to_have_count(0)


def test_a_lost_connection_keeps_the_text_and_saves_when_it_is_back(visit):
    page = visit("wijkteam")
    status = write(page)
    page.context.set_offline(True)
    field(page).fill("In de lift, zonder bereik")
    expect(status).to_have_text("Geen verbinding. Je tekst blijft hier staan.")
    save(page).click()
    expect(field(page)).to_have_value("In de lift, zonder bereik")
    page.context.set_offline(False)
    expect(status).to_contain_text("Concept bewaard om")
    save(page).click()
    expect(reports_saying(page, "In de lift, zonder bereik")).to_have_count(1)
    page.allowed = "ERR_"


def test_an_expired_session_keeps_the_text_and_saves_it_after_signing_in_in_another_tab(visit):
    page = visit("schuldhulp", fresh=True)
    status = write(page)
    page.context.clear_cookies()
    field(page).fill("De brief van de bank is binnen")
    expect(status).to_contain_text("Je bent uitgelogd. Je tekst blijft hier staan.")
    save(page).click()
    expect(field(page)).to_have_value("De brief van de bank is binnen")
    with page.expect_popup() as popup:
        status.get_by_role("link", name="Log opnieuw in").click()
    fill_in_sign_in(popup.value, "schuldhulp")
    expect(popup.value.get_by_role("heading", level=1)).to_contain_text("Petra")
    page.bring_to_front()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # what coming back to the tab says
    expect(status).to_contain_text("Concept bewaard om")
    save(page).click()
    expect(reports_saying(page, "De brief van de bank is binnen")).to_have_count(1)
    page.allowed = "status of 401"


def test_a_crash_before_the_draft_was_sent_gives_the_text_back(visit):
    page = visit("wijkteam")
    status = write(page, "Gezin van Sam")
    page.route("**/concept", lambda route: route.abort())
    field(page).fill("Bijna kwijt")
    expect(status).to_have_text("Geen verbinding. Je tekst blijft hier staan.")
    page.reload()
    expect(field(page)).to_have_value("Bijna kwijt")
    expect(page.locator("[data-draft-status]")).to_contain_text("staat er weer")
    page.allowed = "ERR_"


def test_refreshing_the_page_gives_the_draft_back(visit):
    page = visit("begeleider-wonen")
    status = write(page, "Mieke")
    field(page).fill("Even ververst")
    expect(status).to_contain_text("Concept bewaard om")
    page.reload()
    expect(field(page)).to_have_value("Even ververst")


def test_a_double_click_gives_one_report(visit):
    page = visit("wijkteam")
    write(page)
    field(page).fill("Twee keer geklikt")
    save(page).dblclick()
    expect(page).to_have_url(re.compile("bewaard="))
    expect(reports_saying(page, "Twee keer geklikt")).to_have_count(1)


def test_the_same_form_sent_twice_gives_one_report(visit):
    page = visit("wijkteam")
    # The page is still open while its form was sent beside it: keeping the draft once more is refused, as it should be.
    page.allowed = "status of 409"
    write(page)
    field(page).fill("Twee keer verstuurd")
    form = page.locator("form#rapportage")
    body = form.evaluate("form => new URLSearchParams(new FormData(form)).toString()")
    for _ in range(2):
        answer = page.request.post(
            form.get_attribute("action"), data=body, headers={"Content-Type": "application/x-www-form-urlencoded"})
        assert answer.ok
    page.goto(form.get_attribute("action"))
    expect(reports_saying(page, "Twee keer verstuurd")).to_have_count(1)


def test_back_after_saving_and_saving_again_gives_no_second_report(visit):
    page = visit("wijkteam")
    write(page)
    entry = page.locator("form#rapportage input[name=id]")
    first = entry.input_value()
    field(page).fill("Terug en nog eens")
    save(page).click()
    expect(reports_saying(page, "Terug en nog eens")).to_have_count(1)
    page.wait_for_load_state("load")  # its script takes away what the device kept
    page.go_back()
    expect(field(page)).to_be_visible()
    if entry.input_value() != first:  # the browser asked for a new form: nothing of the old one is left to send again
        expect(field(page)).to_have_value("")
        return
    save(page).click()
    expect(page).to_have_url(re.compile("bewaard="))
    expect(reports_saying(page, "Terug en nog eens")).to_have_count(1)


def test_signing_out_leaves_nothing_on_the_device(visit):
    page = visit("gerda", fresh=True)
    write(page)
    page.context.set_offline(True)
    field(page).fill("Alleen op dit apparaat")
    assert page.evaluate("localStorage.length") > 0
    page.context.set_offline(False)
    page.goto("/")
    page.locator("header details.menu > summary").click()
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_text("Je bent uitgelogd.")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    page.allowed = "ERR_"
