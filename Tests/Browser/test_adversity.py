"""Keys that were revoked, tokens that ran out, clocks that are wrong, and what analytics.js sends: each is told to the caller."""

import base64
import json
import re
import time

import pytest
from playwright.sync_api import expect

import confide
from conftest import NOTHING, Visitor
from storefront import SHELF, Page, serve

CONSENT = {"consent": {"categoryPreferences": {"learning": True, "measurement": True}}}


@pytest.fixture(scope="module")
def shop():
    """A shop of its own, whose pages come from the same origin."""
    with confide.folder() as home:
        shop = confide.Shop(home / "shop", "--origin", "http://127.0.0.1:1")
        with shop.serve() as server:
            shop.server = server
            shop.page_key = add_key(shop, server.url)
            for item in ("lamp-1", "lamp-2", "lamp-3"):
                server.ask("PUT", f"/v1/items/{item}", {"title": item}, key=shop.server_key)
            yield shop


def add_key(shop, origin: str) -> str:
    key = re.search(r"pk_\w+", shop.run("keys", "add", "--origin", origin).stdout)[0]
    confide.until(lambda: shop.server.ask("GET", f"/v1/shelves/home?key={key}").status == 200)
    return key


@pytest.fixture
def visitor(chromium, shop):
    visitor = Visitor(chromium, shop.server.url)
    yield visitor
    visitor.context.close()


SCRIPT = """
    import { init, on, identify, consent, track, recommend, data } from '/sdk/v1/confide.js'
    window.faults = []
    on('error', ({ code }) => window.faults.push(code))
    await init({ key: 'KEY', OPTIONS })
    Object.assign(window, { identify, consent, track, recommend, data })
    document.querySelector('#yes').addEventListener('click', async () => {
      window.answered = await consent.set({ recommendations: 'visit', learning: 'visit', measurement: 'visit' })
    })"""


def page(path: str, options: str = "") -> Page:
    return Page(path, SHELF.format("home", "In this shop", "") + '<button id="yes">Yes</button>', SCRIPT.replace("OPTIONS", options))


def agree(visitor):
    visitor.page.locator("#yes").click()
    confide.until(lambda: visitor.page.evaluate("window.answered"))


def test_a_revoked_key_is_told_and_the_shop_goes_on(visitor, shop):
    key = add_key(shop, shop.server.url)
    serve(visitor, page("/shop/revoked"), key=key)
    visitor.go("/shop/revoked")
    agree(visitor)
    assert visitor.page.evaluate("track('Product Viewed', { product_id: 'lamp-1' })")["sent"] is True
    assert shop.run("keys", "revoke", key[3:15]).returncode == 0
    confide.until(lambda: shop.server.ask("GET", f"/v1/shelves/home?key={key}").status == 401)
    assert visitor.page.evaluate("track('Product Viewed', { product_id: 'lamp-2' })") == {"sent": False, "reason": "key_unknown"}
    assert visitor.page.evaluate("recommend().catch(({ message }) => message)") == "key_unknown"
    assert set(visitor.page.evaluate("window.faults")) == {"key_unknown"}
    # To take her yes back needs no key: it holds in her browser at once.
    visitor.page.evaluate("consent.set({ recommendations: 'off', learning: 'off', measurement: 'off' })")
    assert set(visitor.page.evaluate("consent.get()").values()) == {"off"}
    visitor.go("/shop/revoked")
    expect(visitor.page.get_by_text("What comes after the shelf.")).to_be_visible()


def test_a_token_that_ran_out_is_told_and_names_nobody(visitor, shop):
    serve(visitor, page("/shop/expired"), key=shop.page_key)
    visitor.go("/shop/expired")
    expired = shop.token("4711", -10)
    assert visitor.page.evaluate(f"identify('{expired}')") == {"identified": False, "reason": "shopper_token_expired"}
    assert visitor.page.evaluate("window.faults") == ["shopper_token_expired"]
    # She is a visitor like any other, and what she asks for names nobody.
    agree(visitor)
    assert visitor.page.evaluate("track('Product Viewed', { product_id: 'lamp-1' })") == {"sent": True, "kept": 1}
    assert all("confide-shopper" not in request.all_headers() for request in visitor.asked[-2:])
    assert visitor.page.evaluate(f"identify('{shop.token('4711')}')") == {"identified": True}


@pytest.mark.parametrize("minutes", [-10, 10])
def test_a_clock_that_is_wrong_changes_nothing(visitor, shop, minutes):
    """The SDK sends no time of its own, and its answers end by the browser's own count of seconds."""
    visitor.context.clock.install(time=time.time() + minutes * 60)
    serve(visitor, page(f"/shop/skew{minutes}"), key=shop.page_key)
    visitor.go(f"/shop/skew{minutes}")
    assert visitor.kept() == NOTHING
    assert visitor.page.evaluate("Date.now()") / 1000 == pytest.approx(time.time() + minutes * 60, abs=120)
    agree(visitor)
    assert visitor.page.evaluate("track('Product Viewed', { product_id: 'lamp-1' })") == {"sent": True, "kept": 1}
    assert visitor.page.evaluate(f"identify('{shop.token('4711')}')") == {"identified": True}
    bodies = [body for body in visitor.sent() if "events" in body]
    assert bodies and all("time" not in event for body in bodies for event in body["events"])
    assert visitor.complaints == [] and visitor.page.evaluate("window.faults") == []
    # A sender that does say a time is told when it cannot be: by field, with the next step.
    wrong = shop.server.ask("POST", "/v1/events", {
        "name": "view_item", "visit": "0123456789abcdef", "time": int(time.time()) + 600, "consent": {"learning": "visit"},
        "items": [{"item_id": "lamp-1"}]}, key=shop.write_key)
    assert (wrong.status, wrong.json["errors"][0]["pointer"]) == (422, "#/time") and "5 minutes" in wrong.body.decode()


def test_her_own_page_is_opened_with_her_token_in_the_body(visitor, shop):
    address = f"{shop.server.url}/privacy/{shop.name}"
    serve(visitor, page("/shop/named", f"privacy: '{address}', locale: 'de-AT'"), key=shop.page_key,
          policy="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'")
    visitor.go("/shop/named")
    token = shop.token("4711")
    assert visitor.page.evaluate(f"identify('{token}')") == {"identified": True}
    with visitor.page.expect_navigation():
        visitor.page.evaluate("void consent.open('centre')")
    expect(visitor.page.get_by_role("heading", name="Was wir wissen")).to_be_visible()
    assert visitor.page.url == address and visitor.page.evaluate("document.referrer") == ""
    assert not any(token in request.url for request in visitor.asked)
    # Somebody who is not signed in only opens the address.
    visitor.go("/shop/named")
    with visitor.page.expect_navigation():
        visitor.page.evaluate("void consent.open('centre')")
    assert [request.method for request in visitor.asked if request.url == address] == ["POST", "GET"]


def test_what_analytics_js_sends_from_a_page_of_another_origin(chromium, shop):
    """The wire of the unmodified browser client, call by call, from a page: its preflights, its text/plain, and what it sends
    while the page goes away."""
    origin = shop.server.url.replace("127.0.0.1", "localhost")
    key = add_key(shop, origin)
    visitor = Visitor(chromium, origin)
    visitor.context.route("**/shop/**", lambda route: route.fulfill(
        body="<!doctype html><title>Shop</title>", content_type="text/html"))
    visitor.go("/shop/segment")
    kept = lambda: int(re.search(r"^confide_events_kept_total (\d+)", shop.server.ask(
        "GET", "/metrics", key=shop.server_key).body.decode(), re.M)[1])
    before = kept()
    call = {"type": "track", "event": "Product Viewed", "anonymousId": "00000000-0000-4000-8000-000000000009",
            "properties": {"product_id": "lamp-1"}, "context": CONSENT, "writeKey": key}
    basic = "Basic " + base64.b64encode(f"{key}:".encode()).decode()
    told = visitor.page.evaluate("""async ([home, key, call, basic]) => {
        const settings = await (await fetch(`${home}/v1/projects/${key}/settings`)).json()
        const { apiHost, protocol } = settings.integrations['Segment.io']
        const send = (path, body, more = {}) => fetch(`${protocol}://${apiHost}/${path}`, {
          method: 'POST', body: JSON.stringify({ ...body, sentAt: new Date() }), keepalive: true,
          headers: { 'Content-Type': 'text/plain', Authorization: basic, 'X-Retry-Count': '1', ...more } })
        const answers = []
        for (const [path, messageId] of [['t', 'w-1'], ['i', 'w-2'], ['p', 'w-3'], ['g', 'w-4'], ['a', 'w-5'], ['s', 'w-6']]) {
          const answer = await send(path, { ...call, messageId })
          answers.push([answer.status, (await answer.json()).success])
        }
        const batch = await send('b', { batch: [{ ...call, messageId: 'w-7' }], writeKey: key })
        answers.push([batch.status, (await batch.json()).success])
        // On the way out: what may outlive the page.
        addEventListener('pagehide', () => {
          navigator.sendBeacon(`${home}/v1/t`, JSON.stringify({ ...call, messageId: 'w-8' }))
          send('b', { batch: [{ ...call, messageId: 'w-9' }], writeKey: key })
        })
        return answers
    }""", [shop.server.url, key, call, basic])
    assert told == [[200, True]] * 7
    assert kept() == before + 2, "a view as a call and one in a batch; the other calls hold no event"
    visitor.page.goto("about:blank")
    confide.until(lambda: kept() == before + 4)
    assert [line for line in visitor.complaints if "localhost" not in line or "CORS" in line] == []
    assert "ajs" not in json.dumps(visitor.context.cookies())
    visitor.context.close()
