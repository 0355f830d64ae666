"""The storefront SDK on pages of a shop: what it does before a yes, after one, and when something is missing."""

import gzip
import json
import pathlib
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import confide
from conftest import NOTHING, Visitor
from storefront import CART, CATEGORY, DRIPPER, HOME, PAGES, POLICY, SHELF, TENT, WATCH, Page, serve, wire

FILES = pathlib.Path(__file__).resolve().parents[2] / "Sources/Server/Web/SDK/Files"
BUDGETS = {
    "core": (["confide.js", "shelf.js"], 6144), "question": (["ask.js", "de.js"], 4096),
    "choices": (["choices.js", "settings.js", "reasons.js"], 5120), "events": (["events.js"], 1536),
    "compat": (["compat.js"], 1536), "theme": (["theme.js"], 1536), "layer": (["layer.js"], 512),
    "device": (["device.js"], 3584),
}


def cards(page):
    expect(page.locator("confide-shelf li[part=card]").first).to_be_visible()
    return page.locator("confide-shelf li[part=card]")


def names(page) -> list[str]:
    return cards(page).locator(".name").all_inner_texts()


def filled(visitor):
    """Waits until the shelf has its own answer."""
    return visitor.page.expect_response(lambda answer: answer.url.endswith("/v1/shelves"))


def yes(visitor):
    """Says yes for this visit, as a person does."""
    visitor.page.get_by_role("button", name="Privacy choices").first.click()
    with filled(visitor):
        visitor.page.get_by_role("button", name="Yes, this visit only").click()
    expect(visitor.page.get_by_role("alert")).to_contain_text("On for this visit")


# Sizes.


def zipped(demo, *files: str) -> int:
    """What goes over the wire for files, each by itself."""
    return sum(len(gzip.compress(demo.ask("GET", f"/sdk/v1/{file}").body, 9)) for file in files)


@pytest.mark.parametrize("part", BUDGETS)
def test_it_is_small(demo, part):
    files, budget = BUDGETS[part]
    assert zipped(demo, *files) <= budget, f"{part}: {zipped(demo, *files)} of {budget} bytes"


def test_prices_are_written_as_the_browser_itself_would(visitor):
    serve(visitor, HOME)
    visitor.go(HOME.path)
    found = visitor.page.evaluate("""async () => {
      const { price } = await import('/sdk/v1/shelf.js')
      const amounts = ['0.00', '0.50', '9.90', '12.05', '999.99', '1000.00', '12345.67', '1234567.89', '98765432109.10',
        '12', '12.5', '12.345', '-5.00', '1e3', 12.5, 'x', '']
      const locales = ['en', 'en-us', 'de', 'de-de', 'de-at', 'de-ch', 'en-gb', 'en-de', 'en-in', 'fr', 'ar-eg', 'ja']
      const differ = []
      let asked = 0
      const own = Intl.NumberFormat
      Intl.NumberFormat = class extends own { constructor(...given) { super(...given); asked++ } }
      for (const locale of locales) for (const currency of ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'KWD']) for (const amount of amounts) {
        const said = price({ amount, currency }, locale)
        const meant = new own(locale, { style: 'currency', currency }).format(amount)
        if (said !== meant) differ.push([locale, currency, amount, said, meant])
      }
      asked = 0
      price({ amount: '1234.50', currency: 'EUR' }, 'de')
      return { differ, asked, odd: price({ amount: '5.00', currency: 'no code' }, 'en') }
    }""")
    assert found == {"differ": [], "asked": 0, "odd": "5.00 no code"}


def test_all_of_it_is_small_and_is_what_the_sources_say(demo):
    modules = {file.name: file for file in FILES.glob("*.js") if file.name != "en.js"}
    assert {file for files, _ in BUDGETS.values() for file in files} == set(modules)
    assert zipped(demo, *modules) <= 20 * 1024
    for name, file in modules.items():
        lines = file.read_text().splitlines(keepends=True)
        travels = lines[:1] + [line for line in lines[1:] if not line.lstrip(" ").startswith("//")]
        assert demo.ask("GET", f"/sdk/v1/{name}").body.decode() == "".join(travels)


def test_the_types_declare_what_there_is(visitor):
    serve(visitor, HOME)
    visitor.go(HOME.path)
    exported = visitor.page.evaluate("import('/sdk/v1/confide.js').then(all => Object.keys(all))")
    declared = set(re.findall(r"^export (?:function|const) (\w+)", (FILES / "confide.d.ts").read_text(), re.M))
    assert declared == {"init", "consent", "on", "track", "page", "identify", "recommend", "shelf", "why", "feedback", "data", "reset"}
    assert declared <= set(exported)
    assert visitor.page.evaluate("import('/sdk/v1/confide.js').then(({ consent }) => Object.keys(consent))") == ["get", "set", "open"]


# Before a yes.


def test_before_a_yes_nothing_is_stored_and_nothing_is_read_but_the_answer(visitor):
    serve(visitor, *PAGES)
    visitor.context.add_init_script(WATCH)
    for page in PAGES:
        visitor.go(page.path)
        assert len(names(visitor.page)) == 6
        touched = visitor.page.evaluate("window.touched")
        assert touched == ["read cookie", "confide by getItem"], (page.path, touched)
        assert visitor.kept() == NOTHING, page.path
    for request in visitor.asked:
        assert request.method == "GET" and not {"cookie", "confide-shopper", "authorization"} & set(request.all_headers())
        assert "set-cookie" not in request.response().all_headers(), request.url
    visitor.leaves_content()


def test_two_fresh_browsers_send_the_same_bytes(visit):
    sent = []
    for _ in range(2):
        visitor = visit()
        serve(visitor, *PAGES)
        for page in PAGES:
            visitor.go(page.path)
            names(visitor.page)
        sent.append(sorted(wire(visitor)))
    assert len(sent[0]) > len(PAGES) * 4
    assert sent[0] == sent[1]


def test_a_shelf_for_nobody_can_be_cached_and_is_equal_for_all(visitor, demo):
    key = serve(visitor)
    path = f"/v1/shelves/product?key={key}&limit=10&item=tent-ridge-2"
    first, second = demo.ask("GET", path), demo.ask("GET", path, headers={"Sec-GPC": "1", "Cookie": "a=b"})
    assert first.status == 200 and first.body == second.body
    assert first.headers["Cache-Control"].startswith("public, max-age=")
    assert not {"Set-Cookie", "ETag", "Last-Modified"} & set(first.headers)
    assert all(item["title"] and item["link"] and item["price"] for item in first.json["items"])


def test_events_before_a_yes_are_neither_sent_nor_kept_for_later(visitor):
    serve(visitor, Page("/shop/track", HOME.body, """
        import { init, track, page, identify, consent, feedback } from '/sdk/v1/confide.js'
        window.dataLayer = [{ event: 'view_item', ecommerce: { items: [{ item_id: 'tent-ridge-2' }] } }]
        await init({ key: 'KEY', dataLayer: true })
        window.dataLayer.push({ event: 'add_to_cart', ecommerce: { items: [{ item_id: 'tent-ridge-2', price: '9.99' }] } })
        window.told = [await track('Product Viewed', { product_id: 'tent-ridge-2' }), await page(), await identify('4711'),
          feedback('tent-ridge-2', 'more')]
        window.levels = consent.get()"""))
    visitor.go("/shop/track")
    names(visitor.page)
    confide.until(lambda: visitor.page.evaluate("window.levels"))
    no = {"sent": False, "reason": "no_consent"}
    assert visitor.page.evaluate("window.told") == [
        no, no, {"identified": False, "reason": "not_a_token"}, {"applied": False, "reason": "no_consent"}]
    assert set(visitor.page.evaluate("window.levels").values()) == {"off"}
    yes(visitor)
    visitor.page.wait_for_load_state("networkidle")
    assert not any(request.url.endswith("/v1/events") for request in visitor.asked)
    visitor.leaves_content()


# After a yes.


def test_after_a_yes_the_shelf_follows_the_visit_and_says_why(visitor):
    looked = "import {{ init, page }} from '/sdk/v1/confide.js'; await init({{ key: 'KEY' }}); await page({{ product_id: '{}' }})"
    pages = [Page("/shop/home", HOME.body, "import { init } from '/sdk/v1/confide.js'; init({ key: 'KEY' })"),
             Page("/shop/tent", TENT.body, looked.format("tent-ridge-2")),
             Page("/shop/dripper", DRIPPER.body, looked.format("dripper-porcelain"))]
    serve(visitor, *pages)
    visitor.go("/shop/home")
    before = names(visitor.page)
    expect(visitor.page.locator("confide-shelf .basis")).to_have_text("Nothing about you was used.")
    yes(visitor)
    for page in pages[1:] + pages[:1]:
        visitor.go(page.path)
        names(visitor.page)
    expect(visitor.page.locator("confide-shelf .basis")).to_have_text("From what you look at in this visit.")
    assert names(visitor.page) != before
    # Kept in this tab alone, and only what was agreed to.
    kept = visitor.kept()
    assert kept | {"session": {}} == NOTHING and list(kept["session"]) == ["confide"]
    assert json.loads(kept["session"]["confide"])["visit"]["items"] == ["tent-ridge-2", "dripper-porcelain"]
    assert not any(request.url.endswith("/v1/events") for request in visitor.asked)
    # Why, and the way to undo it.
    why = visitor.page.get_by_role("button", name="Why am I seeing this?")
    for at in range(6):
        why.nth(at).click()
        dialog = visitor.page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        reasons = dialog.locator("li").all_inner_texts()
        assert 1 <= len(reasons) <= 3
        if any("You looked at" in reason for reason in reasons):
            break
        visitor.page.keyboard.press("Escape")
        expect(why.nth(at)).to_be_focused()
    with filled(visitor):
        dialog.get_by_role("button", name="Stop using").first.click()
    expect(dialog.locator("li").first).to_contain_text("No longer used")
    dialog.get_by_role("button", name="Close").click()
    assert len(json.loads(visitor.kept()["session"]["confide"])["visit"]["items"]) == 1
    assert len([body for body in visitor.sent() if body.get("visit")][-1]["visit"]) == 1
    visitor.leaves_content()


def test_not_interested_is_one_click_moves_nothing_and_counts_at_once(visitor):
    serve(visitor, HOME, TENT)
    visitor.go("/shop/home")
    first = names(visitor.page)[0]
    card = cards(visitor.page).first
    box = visitor.page.locator("#after").bounding_box()
    visitor.page.get_by_role("button", name=f"Not interested").first.click()
    undo = card.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    assert visitor.page.locator("#after").bounding_box() == box
    undo.click()
    expect(card.get_by_role("button", name="Not interested")).to_be_focused()
    card.get_by_role("button", name="Not interested").click()
    # The next answer, in this page, leaves it out; nothing was sent about it, and nothing stored.
    visitor.page.evaluate("document.querySelector('confide-shelf').setAttribute('limit', '5')")
    expect(cards(visitor.page)).to_have_count(5)
    assert first not in names(visitor.page)
    assert visitor.kept() == NOTHING and visitor.sent() == []
    # After a yes it goes along, as long as the visit lasts.
    yes(visitor)
    second = names(visitor.page)[0]
    visitor.page.get_by_role("button", name="Not interested").first.click()
    visitor.go("/shop/home")
    assert second not in names(visitor.page)
    assert len(visitor.sent()[-1]["exclude"]) == 2
    assert visitor.page.evaluate("window.moved") == 0
    visitor.leaves_content()


def test_events_after_a_yes_carry_what_was_agreed_to_and_no_more(visitor):
    serve(visitor, Page("/shop/events", HOME.body + '<button id="go">Go</button>', """
        import { init, consent, track, data, reset } from '/sdk/v1/confide.js'
        window.dataLayer = []
        await init({ key: 'KEY', dataLayer: true })
        document.querySelector('#go').addEventListener('click', async () => {
          window.done = await consent.set({ learning: 'visit', measurement: 'visit' })
          window.told = await track('Product Viewed', { product_id: 'tent-ridge-2', name: 'Erika', email: 'erika@example.com' })
          window.dataLayer.push({ event: 'purchase', ecommerce: { currency: 'EUR', transaction_id: 'T-1', value: '19.98',
            items: [{ item_id: 'tent-ridge-2', item_name: 'Tent', price: '9.99', quantity: '2' }] } })
        })
        Object.assign(window, { data, reset, consent })"""))
    visitor.go("/shop/events")
    visitor.page.locator("#go").click()
    with visitor.page.expect_request(lambda request: "purchase" in (request.post_data or "")):
        pass
    visitor.page.wait_for_load_state("networkidle")
    assert visitor.page.evaluate("window.told") == {"sent": True, "kept": 1}
    assert visitor.page.evaluate("window.done.receipts.length") == 2
    view, purchase = [request.post_data_json for request in visitor.asked if request.url.endswith("/v1/events")]
    token = view["visit"]
    assert re.fullmatch("[0-9a-f]{32}", token)
    both = {"learning": "visit", "measurement": "visit"}
    assert view == {"visit": token, "consent": both, "events": [{"name": "view_item", "items": [{"item_id": "tent-ridge-2"}]}]}
    assert purchase == {
        "visit": token, "consent": both, "currency": "EUR",
        "events": [{"name": "purchase", "items": [{"item_id": "tent-ridge-2", "quantity": 2, "price": "9.99"}]}]}
    # To end it takes no more, and the models have forgotten the visit before it is confirmed.
    assert visitor.page.evaluate("data('show')")["device"]["token"] == token
    visitor.page.evaluate("consent.set({ learning: 'off', measurement: 'off' })")
    assert {"visit": token} in visitor.sent()
    assert visitor.kept()["session"] == {}
    assert [cookie["value"] for cookie in visitor.context.cookies()] == ["1.23"]
    visitor.leaves_content()


@pytest.mark.parametrize("script, message", [
    ("consent.set({ marketing: 'visit' })", "there is no purpose 'marketing'"),
    ("consent.set({ learning: 'always' })", "there is no level 'always'"),
    ("consent.set({ learning: 'device' })", "cannot stay on this device"),
    ("consent.set({ learning: 'account' })", "needs identify() first"),
    ("consent.set({ learning: 'visit' })", "needs a click or a key"),
])
def test_a_choice_that_cannot_be_is_refused_and_changes_nothing(visitor, script, message):
    serve(visitor, Page("/shop/refused", HOME.body, """
        import { init, consent } from '/sdk/v1/confide.js'
        await init({ key: 'KEY' })
        window.said = await SCRIPT.then(() => 'done', error => error.message)""".replace("SCRIPT", script)))
    visitor.go("/shop/refused")
    names(visitor.page)
    assert message in visitor.page.evaluate("window.said")
    assert visitor.kept() == NOTHING and visitor.sent() == []


def test_a_page_of_another_origin_needs_no_more(visitor):
    """The shop here, Confide there: CORS, preflights, and a policy that names Confide alone."""
    shop = visitor.address.replace("127.0.0.1", "localhost")
    serve(visitor, HOME, confide=visitor.address, policy=(
        f"default-src 'none'; script-src {visitor.address}; style-src 'self' {visitor.address}; img-src 'self'; "
        f"connect-src {visitor.address}; base-uri 'none'"))
    visitor.go(f"{shop}/shop/home")
    assert len(names(visitor.page)) == 6
    first = [request for request in visitor.asked if "/v1/shelves" in request.url]
    # A shelf for nobody needs no preflight, no key in a header and no cookie.
    assert [request.method for request in first] == ["GET"]
    yes(visitor)
    expect(cards(visitor.page)).to_have_count(6)
    assert visitor.sent()[-1]["consent"] == {"recommendations": "visit"}
    assert visitor.complaints == [] and visitor.page.evaluate("window.broken") == []
    # Nor does it say which page asks.
    assert not any("shop/" in (request.all_headers().get("referer") or "") for request in visitor.asked if "/v1/" in request.url)


def test_at_level_account_the_shops_token_names_her_and_the_server_remembers(chromium):
    with confide.folder() as home:
        shop = confide.Shop(home / "shop", "--origin", "http://127.0.0.1:1")
        with shop.serve() as server:
            made = shop.run("keys", "add", "--origin", server.url)
            key = re.search(r"pk_\w+", made.stdout)[0]
            for item in ("lamp-1", "lamp-2", "lamp-3"):
                server.ask("PUT", f"/v1/items/{item}", {"title": item}, key=shop.server_key)
            visitor = Visitor(chromium, server.url)
            page = Page("/shop/account", SHELF.format("home", "In this shop", ""), f"""
                import {{ init, identify, consent, data, track }} from '/sdk/v1/confide.js'
                await init({{ key: '{key}' }})
                window.identified = await identify('{shop.token("4711")}')
                Object.assign(window, {{ consent, data, track }})""")
            serve(visitor, page, key=key)
            confide.until(lambda: server.ask("GET", "/v1/shelves/home", key=key).status == 200)
            visitor.go(page.path)
            assert visitor.page.evaluate("window.identified") == {"identified": True}
            # Signed in is not agreed: what is asked for is still nobody's.
            assert [request.method for request in visitor.asked if "/v1/shelves" in request.url][-1] == "GET"
            visitor.page.get_by_role("button", name="Privacy choices").click()
            visitor.page.get_by_role("button", name="More choices").click()
            dialog = visitor.page.get_by_role("dialog")
            dialog.get_by_label("My account").first.check()
            dialog.get_by_role("button", name="Save").click()
            expect(dialog.get_by_role("status")).to_contain_text("Saved.")
            visitor.page.wait_for_load_state("networkidle")
            assert visitor.page.evaluate("consent.get()")["recommendations"] == "account"
            assert visitor.page.evaluate("track('Product Viewed', { product_id: 'lamp-1' })") == {"sent": True, "kept": 1}
            asked = [request for request in visitor.asked if request.url.endswith("/v1/shelves")][-1]
            assert "confide-shopper" in asked.all_headers() and "visit" not in asked.post_data_json
            known = visitor.page.evaluate("data('show')")
            level = {each["purpose"]: each["level"] for each in known["account"]["purposes"]}["recommendations"]
            assert level == "account"
            # The token is this page's alone.
            assert shop.token("4711").split(".")[1] not in json.dumps(visitor.kept())
            exported = visitor.page.evaluate("data('export')")
            assert "lamp-1" in json.dumps(exported["account"])
            assert visitor.page.evaluate("data('erase')")["erased"] is True
            assert shop.rows("SELECT count(*) FROM sealed")[0][0] == 0
            assert visitor.complaints == []
            visitor.context.close()
            assert server.stop() == 0


# The browser's own wish.


def test_the_browsers_own_wish_is_a_no_that_nobody_asks_about(visit):
    visitor = visit(extra_http_headers={"Sec-GPC": "1"})
    visitor.context.add_init_script("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })")
    serve(visitor, Page("/shop/gpc", HOME.body, attributes='data-ask="banner"'))
    visitor.go("/shop/gpc")
    assert len(names(visitor.page)) == 6
    assert visitor.page.locator("confide-question").count() == 0
    assert visitor.kept() == NOTHING
    visitor.page.get_by_role("button", name="Privacy choices").click()
    dialog = visitor.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Your browser asked us not to track.")
    # What the signal leaves to her is hers to say, by a click of her own.
    assert dialog.locator("fieldset").count() == 1
    dialog.get_by_label("This visit only").check()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("status")).to_contain_text("Saved.")
    visitor.page.wait_for_load_state("networkidle")
    assert json.loads(visitor.kept()["session"]["confide"])["yes"] == {"recommendations": "visit"}
    visitor.leaves_content()


# What is missing.


BLOCKED = """
for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, {
  get() { throw new DOMException('', 'SecurityError') } })
Object.defineProperty(document, 'cookie', {
  get() { throw new DOMException('', 'SecurityError') }, set() { throw new DOMException('', 'SecurityError') } })
"""


@pytest.mark.parametrize("answer, said", [("Yes, this visit only", "On for this visit"), ("No, keep it off", "Kept off")])
def test_with_storage_blocked_it_works_and_the_question_can_be_answered(visitor, answer, said):
    visitor.context.add_init_script(BLOCKED)
    serve(visitor, Page("/shop/blocked", HOME.body, attributes='data-ask="banner"'))
    visitor.go("/shop/blocked")
    assert len(names(visitor.page)) == 6
    visitor.page.get_by_role("button", name=answer).click()
    expect(visitor.page.get_by_role("alert")).to_contain_text(said)
    visitor.page.get_by_role("button", name="Hide").click()
    assert visitor.page.locator("confide-question").count() == 0
    assert len(names(visitor.page)) == 6
    visitor.leaves_content()


@pytest.mark.parametrize("how", ["offline", "broken", "blocked"])
def test_without_the_server_the_shop_works(visitor, how):
    serve(visitor, Page("/shop/down", HOME.body, """
        import { init, track, recommend, data, why, identify, consent, on } from '/sdk/v1/confide.js'
        window.errors = []; on('error', error => window.errors.push(error))
        on('error', () => { throw new Error('a listener of the shop that is broken') })
        await init({ key: 'KEY', ask: 'banner' })
        window.told = [await track('Product Viewed', { product_id: 'a' }), await identify('a.b.c'), consent.get().learning]"""))

    def away(route):
        if how == "broken":
            return route.fulfill(status=502, body="<h1>Bad gateway</h1>", content_type="text/html")
        route.abort("internetdisconnected" if how == "offline" else "blockedbyclient")

    visitor.context.route("**/v1/shelves/**", away)
    visitor.context.route("**/v1/consent**", away)
    visitor.go("/shop/down")
    expect(visitor.page.locator("confide-shelf .basis")).to_have_text("Suggestions are resting. Everything else works.")
    confide.until(lambda: visitor.page.evaluate("window.told"))
    assert visitor.page.evaluate("window.told") == [
        {"sent": False, "reason": "no_consent"}, {"identified": False, "reason": "unreachable"}, "off"]
    assert {error["code"] for error in visitor.page.evaluate("window.errors")} == {"unreachable"}
    expect(visitor.page.locator("#after")).to_be_visible()
    expect(visitor.page.locator("confide-question")).to_have_count(0)
    # The browser itself says in its console what it could not load; nothing of ours is thrown.
    assert [line for line in visitor.complaints if "v1/" not in line and "Failed to load resource" not in line] == []
    assert visitor.kept() == NOTHING


def test_without_javascript_the_server_renders_the_shelf(visit):
    visitor = visit(java_script_enabled=False)
    key = serve(visitor)
    serve(visitor, Page("/shop/plain", f'<noscript><iframe title="Popular" width="900" height="320" '
                        f'src="/v1/shelves/home.html?key={key}&amp;limit=6"></iframe></noscript>'),
          policy=POLICY + "; frame-src 'self'")
    visitor.page.goto("/shop/plain")
    frame = visitor.page.frame_locator("iframe")
    expect(frame.locator("li")).to_have_count(6)
    assert frame.locator("a").first.get_attribute("target") == "_top"
    assert frame.locator("img").first.get_attribute("src").startswith(visitor.address)


# Whatever a catalog says.


HOSTILE = [
    {"id": "a", "title": "<img src=x onerror=alert(1)><script>alert(2)</script>", "link": "javascript:alert(3)", "image": "javascript:alert(4)"},
    {"id": "b", "title": "\u202eevil eht\u202d \u2066never closed", "link": "https://shop.example/\"><b>", "image": "/nowhere.svg",
     "price": {"amount": "0.00", "currency": "EUR"}},
    {"id": "c", "title": "Long " * 2500, "category": "</style><b>", "price": {"amount": "1e99", "currency": "<b>"}},
    {"id": "d\"><b>", "title": "", "link": "//evil.example/", "image": "data:image/svg+xml,<svg onload=alert(5)>"},
]


def test_hostile_names_are_text_and_stay_in_their_place(visitor):
    serve(visitor, HOME)
    items = [item | {"reasons": [{"code": "because_you_viewed", "item": "x", "title": item["title"]}]} for item in HOSTILE]
    visitor.context.route("**/v1/shelves/**", lambda route: route.fulfill(json={
        "placement": "home", "level": "off", "purposes": [], "items": items}))
    alerts = []
    visitor.page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    visitor.go("/shop/home")
    expect(cards(visitor.page)).to_have_count(4)
    shelf = visitor.page.locator("confide-shelf")
    assert shelf.locator("script, b, style").count() == 0 and shelf.locator("img").count() <= 1
    assert all(len(name) <= 160 for name in shelf.locator(".name").all_text_contents())
    links = shelf.locator("a").evaluate_all("all => all.map(each => each.protocol)")
    assert set(links) <= {"http:", "https:"}
    # Text that turns around turns nothing around it.
    assert shelf.locator(".name").evaluate_all("all => all.every(each => each.localName === 'bdi')")
    heights = shelf.locator("li[part=card]").evaluate_all("all => all.map(each => each.offsetHeight)")
    assert len(set(heights)) == 1
    for button in visitor.page.get_by_role("button", name="Why am I seeing this?").all():
        button.click()
        expect(visitor.page.get_by_role("dialog")).to_be_visible()
        assert visitor.page.get_by_role("dialog").locator("img, script, b").count() == 0
        visitor.page.keyboard.press("Escape")
    assert alerts == [] and visitor.page.evaluate("window.broken") == []
    assert visitor.page.evaluate("window.moved") == 0


# Accessible, and still.


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", ["en", "de"])
def test_everybody_can_use_it_and_nothing_moves(visit, scheme, width, language):
    visitor = visit(color_scheme=scheme, viewport={"width": width, "height": 700}, reduced_motion="reduce")
    serve(visitor, Page("/shop/all", HOME.body + TENT.body,
                        attributes='data-ask="banner"', language=language,
                        head='<meta name="color-scheme" content="light dark">'))
    visitor.go("/shop/all")
    names(visitor.page)
    expect(visitor.page.locator("confide-question section")).to_be_visible()
    serious(visitor)
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
    visitor.page.locator("confide-question button").nth(2).click()
    expect(visitor.page.get_by_role("dialog")).to_be_visible()
    serious(visitor)
    visitor.page.keyboard.press("Escape")
    cards(visitor.page).first.get_by_role("button").first.click()
    serious(visitor)
    visitor.page.keyboard.press("Escape")
    visitor.page.wait_for_timeout(300)
    assert visitor.page.evaluate("window.moved") == 0
    visitor.leaves_content()


def serious(visitor):
    found = Axe().run(visitor.page).response["violations"]
    assert [(each["impact"], each["id"], [node["html"] for node in each["nodes"]][:2]) for each in found
            if each["impact"] in ("serious", "critical")] == []


@pytest.mark.parametrize("page", [HOME, TENT, CART, CATEGORY], ids=lambda page: page.path)
def test_nothing_moves_while_a_shelf_fills(visit, page):
    for width in (390, 1280):
        visitor = visit(viewport={"width": width, "height": 844})
        serve(visitor, page)
        visitor.go(page.path)
        names(visitor.page)
        visitor.page.wait_for_timeout(300)
        assert visitor.page.evaluate("window.moved") == 0
