"""Signing in at a provider, in a browser: at one that was written by others, and at one that misbehaves."""

import json
import re
import socket
import time

import oidc_provider_mock
import pytest
from conftest import serving
from people import DESK, PASSWORD, PHONE
from playwright.sync_api import expect
from provider import CLIENT, SECRET, Key, Provider
from test_axe import RULES, Axe

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:authlib")
GEMEENTE, BANK = "Gemeente Voorbeeld", "Kredietbank"


@pytest.fixture(scope="module")
def misbehaving():
    provider = Provider()
    yield provider
    provider.shutdown()


@pytest.fixture(scope="module")
def other():
    """A provider of others' making."""
    petra = oidc_provider_mock.User(sub="petra-bij-de-bank", claims={"email": "schuldhulp@klaver.test", "email_verified": True})
    with oidc_provider_mock.run_server_in_thread(user_claims=[petra]) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(scope="module")
def address(tmp_path_factory, misbehaving, other):
    """The address of a server of our own that knows both."""
    folder = tmp_path_factory.mktemp("elsewhere")
    secret = folder / "secret"
    secret.write_text(SECRET + "\n")
    secret.chmod(0o600)
    providers = folder / "providers.json"
    providers.write_text(json.dumps({"providers": [
        {"id": "gemeente", "name": GEMEENTE, "issuer": misbehaving.issuer, "client_id": CLIENT, "secret_file": "secret",
         "levels": ["substantieel", "hoog"], "link_by_verified_address": True},
        {"id": "bank", "name": BANK, "issuer": other, "client_id": "klaver", "secret_file": "secret"},
        {"id": "niemand", "name": "Niemand thuis", "issuer": "http://127.0.0.1:9", "client_id": "klaver"},
    ]}))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with serving(folder / "data", port, KLAVER_PROVIDERS=str(providers), KLAVER_ADDRESS=f"http://127.0.0.1:{port}") as found:
        yield found


@pytest.fixture(scope="module")
def sessions():
    return {}


@pytest.fixture(autouse=True)
def honest(misbehaving):
    misbehaving.behave()


def sign_in_at(page, name):
    page.goto("/inloggen")
    page.get_by_role("link", name=f"Inloggen met {name}").click()


def refused(page, title):
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.allowed = "|".join(filter(None, [page.allowed, "status of (400|403|503)"]))
    page.goto("/")
    expect(page).to_have_url(re.compile("/inloggen$"))


def test_signing_in_leads_home_and_says_how_you_came_in(visit):
    page = visit(None)
    sign_in_at(page, GEMEENTE)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lisa")
    page.locator("header details.menu > summary").click()
    page.get_by_role("link", name="Zo log je in").click()
    expect(page.get_by_role("main")).to_contain_text(f"Je bent nu ingelogd met {GEMEENTE}.")


def test_you_go_on_where_you_were(visit):
    page = visit(None)
    page.goto("/concepten")
    page.get_by_role("link", name=f"Inloggen met {GEMEENTE}").click()
    expect(page).to_have_url(re.compile("/concepten$"))


def test_it_works_on_a_phone_and_without_a_script(visit):
    page = visit(None, viewport=PHONE, java_script_enabled=False)
    sign_in_at(page, GEMEENTE)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lisa")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_its_pages_have_no_barrier_that_axe_knows(visit, misbehaving, scheme, viewport):
    def judged():
        assert Axe().run(page, options=RULES).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the screen"

    page = visit(None, viewport=viewport, color_scheme=scheme)
    page.goto("/inloggen")
    judged()
    misbehaving.claims = {"sub": "nobody", "email_verified": False}
    sign_in_at(page, GEMEENTE)
    expect(page.get_by_role("heading", level=1)).to_have_text("We kennen je hier nog niet")
    judged()
    misbehaving.behave()
    sign_in_at(page, GEMEENTE)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lisa")
    page.goto("/zo-log-je-in")
    judged()
    page.allowed = "status of 403"


def test_a_provider_of_others_is_linked_from_within_and_signs_in_from_then_on(visit):
    def at_the_bank(page):
        # Its style is on another site and it has no picture for its tab: the browser says so of that page, not of ours.
        page.allowed = "status of (403|404)|ERR_(NAME_NOT_RESOLVED|INTERNET_DISCONNECTED|CONNECTION)"
        page.get_by_placeholder("sub").fill("petra-bij-de-bank")
        page.get_by_role("button", name="Authorize", exact=True).click()

    page = visit(None)
    sign_in_at(page, BANK)
    at_the_bank(page)
    refused(page, "We kennen je hier nog niet")

    page.get_by_label("E-mailadres").fill("schuldhulp@klaver.test")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    page.locator("header details.menu > summary").click()
    page.get_by_role("link", name="Zo log je in").click()
    page.get_by_role("button", name=f"Koppel {BANK}").click()
    at_the_bank(page)
    expect(page.get_by_role("status")).to_have_text(f"Gelukt. Je kunt nu ook inloggen met {BANK}.")

    again = visit(None)
    sign_in_at(again, BANK)
    at_the_bank(again)
    expect(again.get_by_role("heading", level=1)).to_contain_text("Petra")
    page.get_by_role("button", name=f"Haal {BANK} weg").click()
    expect(page.get_by_role("status")).to_have_text(f"{BANK} is weg. Je logt er niet meer mee in.")
    again.goto("/")
    expect(again).to_have_url(re.compile("/inloggen"))


@pytest.mark.parametrize("claims", [
    {"iss": "https://else.test"}, {"aud": "else"}, {"aud": ["klaver", "else"]}, {"nonce": "of another"},
    {"exp": int(time.time()) - 120}, {"iat": int(time.time()) + 3600}, {"sub": ""}], ids=lambda claims: next(iter(claims)))
def test_a_token_that_says_something_else_lets_nobody_in(visit, misbehaving, claims):
    misbehaving.claims = claims
    page = visit(None)
    sign_in_at(page, GEMEENTE)
    refused(page, f"{GEMEENTE} doet het nu niet")


@pytest.mark.parametrize("header", [{"alg": "none"}, {"alg": "HS256"}, {"kid": "unknown"}, {"crit": ["b64"]}], ids=str)
def test_a_token_with_another_head_lets_nobody_in(visit, misbehaving, header):
    misbehaving.header = header
    page = visit(None)
    sign_in_at(page, GEMEENTE)
    refused(page, f"{GEMEENTE} doet het nu niet")


def test_a_token_signed_with_another_key_of_the_same_name_lets_nobody_in(visit, misbehaving):
    misbehaving.signs = Key("first")
    page = visit(None)
    sign_in_at(page, GEMEENTE)
    refused(page, f"{GEMEENTE} doet het nu niet")


@pytest.mark.parametrize("level", ["laag", "", None, ["hoog"]], ids=str)
def test_too_low_a_level_is_told_and_what_to_do(visit, misbehaving, level):
    misbehaving.claims = {"acr": level}
    page = visit(None)
    sign_in_at(page, GEMEENTE)
    refused(page, "Dit is niet veilig genoeg")


def test_who_stops_there_is_not_signed_in_and_hears_it_in_our_words(visit, misbehaving):
    misbehaving.error = "access_denied"
    page = visit(None)
    sign_in_at(page, GEMEENTE)
    expect(page.get_by_role("main")).not_to_contain_text("Dit zegt de andere site")
    refused(page, "Je bent niet ingelogd")


def test_a_provider_that_is_away_is_told_before_and_after(visit, misbehaving):
    page = visit(None)
    sign_in_at(page, "Niemand thuis")
    refused(page, "Niemand thuis doet het nu niet")
    misbehaving.is_down = True
    sign_in_at(page, GEMEENTE)
    refused(page, f"{GEMEENTE} doet het nu niet")


def test_a_way_back_that_was_used_is_over(visit, misbehaving):
    page = visit(None)
    sign_in_at(page, GEMEENTE)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lisa")
    page.context.clear_cookies()
    page.goto(misbehaving.last_return)
    refused(page, "Het inloggen lukte niet")


def test_a_way_back_of_another_browser_signs_nobody_in(visit, misbehaving):
    misbehaving.keeps_people = True
    attacker = visit(None)
    attacker.allowed = "status of 404"
    sign_in_at(attacker, GEMEENTE)
    expect(attacker.get_by_text("stays here")).to_be_visible()
    victim = visit(None)
    victim.goto(misbehaving.last_return)
    refused(victim, "Het inloggen lukte niet")


def test_new_keys_of_a_provider_are_found_within_half_a_minute(visit, misbehaving):
    misbehaving.key = Key("second")
    misbehaving.behave()
    page = visit(None)
    page.allowed = "status of 503"
    end = time.monotonic() + 45
    while time.monotonic() < end:
        sign_in_at(page, GEMEENTE)
        if "Lisa" in page.get_by_role("heading", level=1).inner_text():
            return
        page.wait_for_timeout(1000)
    pytest.fail("the new key was never asked for")
