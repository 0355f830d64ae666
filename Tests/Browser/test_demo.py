"""The demo shop, as a person with a browser meets it."""

import re
import signal
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import confide
from conftest import DEMO, NOTHING

ITEM = "/demo/items/tent-ridge-2"
PAGES = ["/demo", "/demo/aisles/tents", ITEM, "/demo/cart", "/demo/yours"]
YES, NO = "Yes, this visit only", "No, keep it off"


def cards(page):
    """The cards on the page's shelf, once it is filled."""
    expect(page.locator("confide-shelf li").first).to_be_visible()
    return page.locator("confide-shelf li")


def titles(page) -> list[str]:
    return cards(page).locator(".name").all_inner_texts()


def look_at(page, *names):
    """Clicks through to each item from its aisle, as a shopper does, and back to the front page."""
    for aisle, name in names:
        page.locator(".aisles").get_by_role("link", name=aisle).click()
        page.locator(f".grid .card[data-item={name}] a").click()
        expect(page.locator("main")).to_have_attribute("data-item", name)
    page.locator("a.sign").click()
    expect(page.locator("main")).to_have_attribute("data-page", "home")


def counts(page) -> tuple[str, str]:
    return page.locator("#stored").inner_text(), page.locator("#sent").inner_text()


def test_shelves_are_full_for_a_stranger_and_nothing_is_kept_or_told(visitor):
    for path in (*PAGES, "/docs"):
        visitor.go(path)
        assert visitor.kept() == NOTHING, path
        if path not in ("/demo/yours", "/docs"):
            expect(cards(visitor.page)).to_have_count(6)
            expect(visitor.page.locator("confide-shelf .basis")).to_have_text("Nothing about you was used.")
        if path != "/docs":
            expect(visitor.page.locator(".chip")).to_have_text("Stored on your device: 0 · Sent about you: 0")
    for request in visitor.asked:
        assert request.method == "GET" and not {"cookie", "confide-shopper"} & set(request.all_headers())
        assert "set-cookie" not in request.response().all_headers(), request.url
    visitor.leaves_content()


def test_after_a_yes_two_clicks_sort_the_shelf_again(visitor):
    visitor.go("/demo")
    before = titles(visitor.page)
    visitor.page.get_by_role("button", name=YES).click()
    look_at(visitor.page, ("Tents", "tent-ridge-2"), ("Tents", "tent-dome-4"))
    expect(visitor.page.locator(".lead")).to_contain_text("Because you looked at")
    assert re.search("Ridge 2 tent|Meadow dome 4", visitor.page.locator(".lead").inner_text())
    assert titles(visitor.page) != before
    # What was looked at is not suggested again.
    assert not {"Ridge 2 tent", "Meadow dome 4"} & set(titles(visitor.page))
    expect(visitor.page.locator("confide-shelf .basis")).to_have_text("From what you look at in this visit.")
    # It is kept in this tab alone, and the chip tells it as it is.
    kept = visitor.kept()
    assert kept | {"session": {}} == NOTHING and list(kept["session"]) == ["confide"]
    about = [body for body in visitor.sent() if body.get("visit") or body.get("consent") or body.get("decisions")]
    expect(visitor.page.locator(".chip")).to_have_text(f"Stored on your device: 1 · Sent about you: {len(about)}")
    # Suggestions alone teach nothing.
    assert not any(request.url.endswith("/v1/events") for request in visitor.asked)
    visitor.page.reload()
    expect(visitor.page.locator(".lead")).to_contain_text("Because you looked at")
    visitor.leaves_content()


def test_not_interested_greys_and_comes_back_and_then_stays_away(visitor):
    visitor.go("/demo")
    first = titles(visitor.page)[0]
    cards(visitor.page).first.get_by_role("button", name="Not interested").click()
    expect(cards(visitor.page).first).to_have_class(re.compile("out"))
    cards(visitor.page).first.get_by_role("button", name="Undo").click()
    expect(cards(visitor.page).first).not_to_have_class(re.compile("out"))
    cards(visitor.page).first.get_by_role("button", name="Not interested").click()
    look_at(visitor.page, ("Boots", "boot-fjell"))
    assert first not in titles(visitor.page) and cards(visitor.page).count() == 6
    assert visitor.page.evaluate("window.moved") == 0
    visitor.leaves_content()


def test_the_dial_turns_by_keyboard_and_by_button_once_there_is_a_yes(visitor):
    visitor.go("/demo")
    dial = visitor.page.get_by_role("slider", name="Surprise")
    expect(dial).to_be_disabled()
    visitor.page.get_by_role("button", name=YES).click()
    look_at(visitor.page, ("Tents", "tent-ridge-2"), ("Coffee", "dripper-porcelain"))
    before = titles(visitor.page)
    expect(dial).to_be_enabled()
    dial.focus()
    visitor.page.keyboard.press("End")
    expect(visitor.page.locator(".dial output")).to_have_text("Mostly surprises")
    expect(dial).to_have_attribute("aria-valuetext", "Mostly surprises")
    visitor.page.wait_for_load_state("networkidle")
    assert visitor.sent()[-1]["surprise"] == 5 and titles(visitor.page) != before
    visitor.page.get_by_role("button", name="Closer matches").click()
    expect(visitor.page.locator(".dial output")).to_have_text("Some surprises")
    visitor.leaves_content()


def test_what_we_know_is_shown_thing_by_thing_and_each_can_go(visitor):
    visitor.go("/demo")
    visitor.page.get_by_role("button", name=YES).click()
    look_at(visitor.page, ("Tents", "tent-ridge-2"), ("Coffee", "kettle-swan"))
    visitor.page.get_by_role("link", name="What we know").click()
    facts = visitor.page.locator("#facts-list li")
    expect(facts).to_have_count(3)
    expect(facts.first).to_contain_text("You looked at Ridge 2 tent.")
    facts.first.get_by_role("button", name="Remove").click()
    expect(facts).to_have_count(2)
    visitor.page.locator("a.sign").click()
    expect(visitor.page.locator(".lead")).to_have_text("Because you looked at Swan kettle")
    visitor.leaves_content()


def test_erase_leaves_nothing_and_the_chip_says_so(visitor):
    visitor.go("/demo")
    visitor.page.get_by_role("button", name=YES).click()
    look_at(visitor.page, ("Tents", "tent-ridge-2"))
    visitor.page.locator(".aisles").get_by_role("link", name="Tents").click()
    visitor.page.locator(".grid .card a").first.click()
    visitor.page.get_by_role("button", name="Put it into the cart").click()
    assert set(visitor.kept()["session"]) == {"confide", "cart"}
    expect(visitor.page.locator("#stored")).to_have_text("2")
    visitor.page.wait_for_load_state("networkidle")
    expect(cards(visitor.page)).to_have_count(6)
    sent = visitor.page.locator("#sent").inner_text()
    visitor.page.get_by_role("button", name="Erase").click()
    expect(visitor.page.locator("#stored")).to_have_text("0")
    visitor.page.wait_for_load_state("networkidle")
    assert visitor.kept() == NOTHING
    expect(visitor.page.locator("confide-shelf .basis")).to_have_text("Nothing about you was used.")
    # What was sent before cannot be unsent; a fresh page begins with nothing, and sends nothing.
    assert visitor.page.locator("#sent").inner_text() == sent
    visitor.go("/demo")
    expect(visitor.page.locator(".chip")).to_have_text("Stored on your device: 0 · Sent about you: 0")
    visitor.leaves_content()


def test_a_no_is_as_quick_and_is_all_that_is_kept(visitor):
    visitor.go("/demo")
    visitor.page.get_by_role("button", name=NO).click()
    expect(visitor.page.get_by_text("Kept off.")).to_be_visible()
    assert [cookie["name"] for cookie in visitor.kept()["cookies"]] == ["confide_choice"]
    expect(visitor.page.locator(".chip")).to_have_text("Stored on your device: 1 · Sent about you: 0")
    visitor.page.reload()
    expect(cards(visitor.page)).to_have_count(6)
    assert visitor.page.locator("confide-question").count() == 0
    visitor.leaves_content()


def test_the_cart_works_and_is_the_shops_own(visitor):
    visitor.go(ITEM)
    for _ in range(2):
        visitor.page.get_by_role("button", name="Put it into the cart").click()
    expect(visitor.page.locator("#cart-count")).to_have_text("(2)")
    visitor.page.locator("a.cart-link").click()
    expect(visitor.page.locator("#cart-total")).to_have_text("Together €498.00")
    expect(cards(visitor.page)).to_have_count(6)
    for _ in range(2):
        visitor.page.get_by_role("button", name="One less: Ridge 2 tent").click()
    expect(visitor.page.locator("#cart-empty")).to_be_visible()
    assert visitor.kept() == NOTHING
    # A cart is no consent: nothing of it was told.
    expect(visitor.page.locator("#sent")).to_have_text("0")
    visitor.leaves_content()


def test_the_browsers_own_wish_counts(visit):
    visitor = visit(extra_http_headers={"Sec-GPC": "1"})
    visitor.context.add_init_script("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })")
    visitor.go("/demo")
    expect(cards(visitor.page)).to_have_count(6)
    assert visitor.page.locator("confide-question").count() == 0 and visitor.kept() == NOTHING
    visitor.leaves_content()


def test_the_wire_lists_every_request_and_every_write(visitor):
    visitor.go("/demo")
    wire = visitor.page.locator("#wire")
    wire.locator("summary").focus()
    visitor.page.keyboard.press("Enter")
    expect(wire).to_have_attribute("open", "")
    visitor.page.get_by_role("button", name=YES).click()
    look_at(visitor.page, ("Tents", "tent-ridge-2"))
    visitor.page.wait_for_load_state("networkidle")
    visitor.page.get_by_label("pages, pictures and styles too").check()
    shown = wire.locator("#wire-list li:not(.write) code:first-of-type")
    asked = lambda: sorted("/" + request.url.split("/", 3)[3] for request in visitor.asked)  # noqa: E731
    confide.until(lambda: sorted(shown.all_inner_texts()) == asked())
    # Bodies as they went out, byte for byte, and which of them are about her.
    bodies = wire.locator("#wire-list pre").all_inner_texts()
    assert bodies == [request.post_data for request in visitor.asked if request.method == "POST"]
    expect(wire.locator("li.about")).to_have_count(int(counts(visitor.page)[1]))
    writes = wire.locator("li.write").all_inner_texts()
    assert len(writes) == 2 and all("sessionStorage confide" in line for line in writes)
    assert '"items":["tent-ridge-2"]' in writes[1]
    visitor.leaves_content()


def test_a_shelf_that_is_equal_for_all_is_asked_for_once_within_its_age(visitor, demo):
    confide.until(lambda: "Ctrl-C" in demo.said)
    key = re.search(r"server key: (sk_\w+)", demo.said)[1]

    def served() -> int:
        text = demo.ask("GET", "/metrics", key=key).body.decode()
        return sum(map(int, re.findall(r'confide_recommendations_served_total\{placement="home"[^}]*\} (\d+)', text)))

    def received() -> int:
        return visitor.page.evaluate("""() => performance.getEntriesByType('resource')
            .filter(({ name }) => name.includes('/v1/shelves/')).reduce((sum, { transferSize }) => sum + transferSize, 0)""")

    before = served()
    visitor.go("/demo")
    expect(cards(visitor.page)).to_have_count(6)
    assert served() == before + 1 and received() > 0
    visitor.go("/demo/yours")
    visitor.go("/demo")
    expect(cards(visitor.page)).to_have_count(6)
    assert served() == before + 1 and received() == 0
    visitor.leaves_content()


def test_back_and_forth_as_browsers_do_it(visitor):
    visitor.go(ITEM)
    cards(visitor.page).locator("a").first.click()
    expect(visitor.page.locator("main")).not_to_have_attribute("data-item", "tent-ridge-2")
    expect(visitor.page.get_by_role("heading", level=1)).to_be_focused()
    visitor.page.go_back()
    expect(visitor.page.locator("main")).to_have_attribute("data-item", "tent-ridge-2")
    visitor.leaves_content()


def test_every_picture_and_link_is_there(visitor):
    addresses = set()
    for path in PAGES:
        visitor.go(path)
        addresses |= set(visitor.page.eval_on_selector_all(
            "a[href], img[src], link[href], script[src]", "all => all.map(each => each.href || each.src)"))
    assert len(addresses) > 50
    for address in sorted(addresses):
        answer = visitor.context.request.get(address)
        assert answer.ok, address
        assert address.split("/")[2] == visitor.address.split("/")[2]


@pytest.mark.parametrize("path", PAGES)
def test_without_javascript_it_is_a_shop(visit, path):
    visitor = visit(java_script_enabled=False)
    visitor.page.goto(path)
    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    if path in ("/demo", "/demo/aisles/tents"):
        assert visitor.page.locator(".grid .card:visible").count() >= 7
    if path == ITEM:
        assert "€" in visitor.page.locator(".product .price").inner_text()
    # What could not work is not shown; the server's own shelf is.
    assert visitor.page.locator(".tools:visible, .dial:visible, confide-shelf:visible, #wire:visible").count() == 0
    if path != "/demo/yours":
        assert visitor.page.frame_locator(".shelf iframe").locator("li").count() == 6


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme, width", [("light", 1280), ("dark", 320)])
def test_everybody_can_use_it_and_nothing_moves(visit, path, scheme, width):
    visitor = visit(color_scheme=scheme, viewport={"width": width, "height": 844}, reduced_motion="reduce")
    visitor.go(path)
    if path != "/demo/yours":
        cards(visitor.page)
    visitor.page.wait_for_timeout(300)
    assert visitor.page.evaluate("window.moved") == 0
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
    visitor.page.locator("#wire summary").click()
    found = [
        (each["impact"], each["id"], [node["target"] for node in each["nodes"]][:3])
        for each in Axe().run(visitor.page).response["violations"] if each["impact"] in ("serious", "critical")]
    assert found == []
    visitor.leaves_content()


def test_four_hundred_percent_and_forced_colours(visit):
    visitor = visit(viewport={"width": 320, "height": 256}, forced_colors="active")
    for path in PAGES:
        visitor.go(path)
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320, path
    visitor.leaves_content()


def test_the_whole_way_by_keyboard(visitor):
    visitor.go("/demo")
    expect(visitor.page.get_by_role("button", name=YES)).to_be_visible()
    reached = []
    while "Tents" not in reached:
        visitor.page.keyboard.press("Tab")
        reached.append(visitor.page.evaluate("""() => {
            let at = document.activeElement
            while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
            return at.innerText.trim() }"""))
        assert len(reached) < 20, reached
    # The question first, then the way past the demo's own strip.
    assert reached[:4] == [YES, NO, "More choices", "Skip to the shop"]
    visitor.page.keyboard.press("Enter")
    expect(visitor.page).to_have_url(re.compile("/demo/aisles/tents"))
    expect(visitor.page.get_by_role("heading", level=1)).to_be_focused()
    while visitor.page.evaluate("document.activeElement.closest('.grid') === null"):
        visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page).to_have_url(re.compile("/demo/items/"))
    visitor.leaves_content()


def test_pages_forbid_what_they_do_not_need(demo):
    for path in (*PAGES, "/docs"):
        answer = demo.ask("GET", path)
        policy = answer.headers["Content-Security-Policy"]
        assert answer.status == 200 and "default-src 'none'" in policy and "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert b"style=" not in answer.body and b"onclick" not in answer.body
        # Otherwise browsers ask for /favicon.ico, and show in their console that it is not there.
        assert b'rel="icon"' in answer.body, path
    for path in ("/demo/aisles/none", "/demo/items/none", "/demo/files/none.js", "/demo/pictures/none.svg"):
        assert demo.ask("GET", path).status == 404


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_demo_ends_clean_and_starts_again(how):
    with confide.folder() as home:
        for _ in range(2):
            with confide.Server(["demo", "--port", "0", "--visits", "200"], home, {"TMPDIR": str(home)}, mark=DEMO) as demo:
                assert demo.ask("GET", "/demo").status == 200
                assert len(list(home.iterdir())) == 1
                said = demo
                assert demo.stop(how) == 0
            assert list(home.iterdir()) == []
            assert "warning" not in said.said and "rror" not in said.said, said.said


def test_what_the_demo_says_to_try_works(demo):
    confide.until(lambda: "Ctrl-C" in demo.said)
    links = re.findall(r"^[A-Z][\w ,]+? {2,}(http\S+)$", demo.said, re.M)
    assert [link.removeprefix(demo.url) for link in links] == ["/demo", "/privacy/demo", "/docs"]
    assert all(demo.ask("GET", link.removeprefix(demo.url)).status == 200 for link in links)
    commands = re.findall(r"^ *(curl .+\n.+)$", demo.said, re.M)
    assert len(commands) == 3
    for command in commands:
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=30)
        assert done.returncode == 0 and done.stdout.startswith('{"request_id"'), done
        assert ('"kept":0' in done.stdout) if "Sec-GPC" in command else ('"items":[{' in done.stdout), done.stdout


def test_a_demo_on_a_taken_port_says_so(demo):
    with confide.folder() as home:
        done = confide.run("demo", "--port", str(demo.port), "--visits", "10", env={"TMPDIR": str(home)})
        confide.refused(done, f"port {demo.port} is in use", "--port")
        assert list(home.iterdir()) == []
