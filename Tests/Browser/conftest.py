import pathlib
import sys

import pytest
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Process"))
import confide  # noqa: E402

DEMO = r"The demo shop +(https?)://([\d.]+):(\d+)"


@pytest.fixture(scope="session")
def demo():
    """The demo shop, as `make demo` runs it, for all tests; its folder is gone afterwards."""
    with confide.folder() as home:
        with confide.Server(["demo", "--port", "0"], home, {"TMPDIR": str(home)}, mark=DEMO) as running:
            yield running
            assert running.stop() == 0
        assert list(home.iterdir()) == []


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        # Pages that a test makes up come from nowhere; Chromium would not let them ask this machine.
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=[
            "--no-sandbox", "--disable-features=LocalNetworkAccessChecks"])
        yield browser
        browser.close()


class Visitor:
    """A browser of a person, who notices what goes wrong behind the page."""

    def __init__(self, chromium, address: str, **options):
        self.context = chromium.new_context(base_url=address, **options)
        self.context.set_default_timeout(confide.PATIENCE * 1000)
        self.address = address
        self.complaints: list[str] = []
        self.asked: list = []
        # A policy that is broken, and everything that moves by itself.
        self.context.add_init_script("""
            window.moved = 0
            window.broken = []
            new PerformanceObserver(list => {
              for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value
            }).observe({ type: 'layout-shift', buffered: true })
            addEventListener('securitypolicyviolation', event => window.broken.push(event.violatedDirective + ' ' + event.blockedURI))
        """)
        self.page = self.context.new_page()
        self.page.on("console", lambda line: line.type in ("error", "warning") and self.complaints.append(line.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", lambda request: self.complaints.append(f"{request.url} {request.failure}"))
        self.context.on("request", lambda request: self.asked.append(request))

    def go(self, path: str):
        self.page.goto(path)
        self.page.wait_for_load_state("networkidle")

    def kept(self) -> dict:
        """All that the browser keeps of the shop."""
        return {
            "cookies": self.context.cookies(),
            **self.page.evaluate("""async () => ({
                local: { ...localStorage }, session: { ...sessionStorage },
                databases: (await indexedDB.databases()).map(each => each.name), caches: await caches.keys(),
                workers: (await navigator.serviceWorker.getRegistrations()).length,
            })"""),
        }

    def sent(self) -> list[dict]:
        """The bodies of what was posted."""
        return [request.post_data_json for request in self.asked if request.method == "POST"]

    def leaves_content(self):
        """Nothing went wrong, nothing moved, and nobody else was asked."""
        assert self.complaints == []
        assert self.page.evaluate("window.broken") == []
        assert {request.url.split("/", 3)[2] for request in self.asked} == {self.address.split("/")[2]}


NOTHING = {"cookies": [], "local": {}, "session": {}, "databases": [], "caches": [], "workers": 0}


@pytest.fixture
def visit(chromium, demo):
    """Opens a browser of its own, with what Playwright's `new_context` takes."""
    visitors = []

    def open(**options) -> Visitor:
        visitors.append(Visitor(chromium, demo.url, **options))
        return visitors[-1]

    yield open
    for visitor in visitors:
        visitor.context.close()


@pytest.fixture
def visitor(visit):
    return visit()
