"""One server with the demonstration on a temporary folder, and pages for the people in it.

KLAVER names the program (default .build/debug/klaver). CHROMIUM names the browser (default /usr/bin/chromium).
"""

import contextlib
import os
import pathlib
import queue
import re
import subprocess
import threading

import pytest
from people import PASSWORD, sign_in
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parent.parent
DESK = {"width": 1280, "height": 800}


@contextlib.contextmanager
def serving(data, port=0, **settings):
    """A server of our own with the demonstration in it, for as long as the block runs; gives its address."""
    program = os.environ.get("KLAVER", str(ROOT / ".build/debug/klaver"))
    server = subprocess.Popen(
        [program, "demo", "--data", str(data), "--port", str(port)],
        env=os.environ | {"KLAVER_DEMO_PASSWORD": PASSWORD} | settings, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    lines = queue.Queue()
    threading.Thread(target=lambda: [lines.put(line) for line in server.stderr] + [lines.put(None)], daemon=True).start()
    said = []
    try:
        while True:
            line = lines.get(timeout=120)
            if line is None:
                pytest.exit("the server stopped:\n" + "".join(said), 1)
            said.append(line)
            if found := re.search(r"Klaver is ready:\s+(\S+)", line):
                break
        yield found[1]
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """The address of a server of our own, with the demonstration in it."""
    with serving(tmp_path_factory.mktemp("klaver") / "data") as found:
        yield found


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def sessions():
    """One session for each person, so that not every test signs in anew."""
    return {}


@pytest.fixture
def visit(browser, address, sessions):
    """visit("lisa") gives a page of somebody who is signed in; visit(None) one of somebody who is not.

    What the browser complains about in its console makes the test fail, but for what matches `page.allowed`: a test that
    asks for trouble sets it.
    """
    contexts = []

    def open_page(who, *, fresh=False, **options):
        options = {"viewport": DESK, "locale": "nl-NL", "base_url": address} | options
        state = None if fresh or who is None else sessions.get(who)
        context = browser.new_context(storage_state=state, **options)
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.complaints, page.allowed = [], None
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        contexts.append((context, page))
        if who and state is None:
            sign_in(page, who)
            if not fresh:
                sessions[who] = context.storage_state()
        elif who:
            page.goto("/")
        return page

    yield open_page
    complaints = [
        said for _, page in contexts for said in page.complaints if not (page.allowed and re.search(page.allowed, said))]
    for context, _ in contexts:
        context.close()
    assert complaints == []
