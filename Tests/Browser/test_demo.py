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
PAGES = ["/demo", ITEM, "/docs"]


def shelf(page):
    """The cards on the page's shelf, once it is filled."""
    expect(page.locator(".shelf .card:not(.empty)").first).to_be_visible()
    return page.locator(".shelf .card:not(.empty)")


def titles(page) -> list[str]:
    return shelf(page).locator(".name").all_inner_texts()


def test_the_shelf_is_filled_for_a_stranger(visitor):
    visitor.go("/demo")
    expect(shelf(visitor.page)).to_have_count(8)
    assert all(reason == "Popular in this shop" for reason in shelf(visitor.page).locator(".reason").all_inner_texts())
    expect(visitor.page.locator(".shelf .basis")).to_have_text("Nothing about you was used.")
    visitor.leaves_content()


def test_before_a_yes_nothing_is_stored_and_nobody_else_is_asked(visitor):
    for path in (*PAGES, "/demo"):
        visitor.go(path)
        assert visitor.kept() == NOTHING, path
    visitor.page.locator(".grid .card a").nth(3).click()
    visitor.page.wait_for_load_state("networkidle")
    assert visitor.kept() == NOTHING
    # What is sent is about the page, not about the person.
    assert {tuple(sorted(body)) for body in visitor.sent()} == {
        ("limit", "placement"), ("item", "limit", "placement")}
    expect(visitor.page.locator("#stored")).to_have_text("0")
    expect(visitor.page.locator("#sent")).to_have_text("0")
    for request in visitor.asked:
        assert not {"cookie", "confide-shopper"} & set(request.all_headers())
        answer = request.response()
        assert "set-cookie" not in answer.all_headers(), request.url
    visitor.leaves_content()


def test_after_a_yes_the_shelf_follows_the_visit_and_says_why(visitor):
    visitor.go("/demo")
    before = titles(visitor.page)
    visitor.page.get_by_role("button", name="Yes, for this visit").click()
    for name in ("dripper-porcelain", "tent-ridge-2"):
        visitor.page.locator(f".grid .card[data-item={name}] a").click()
        expect(visitor.page.locator("main")).to_have_attribute("data-item", name)
        expect(shelf(visitor.page).first).to_be_visible()
        visitor.page.get_by_role("link", name="All things").click()
        expect(visitor.page.locator(".shelf")).to_have_attribute("data-placement", "home")
    expect(visitor.page.locator(".shelf h2")).to_have_text("For you")
    expect(visitor.page.locator(".shelf .basis")).to_have_text("From what you looked at in this visit.")
    assert titles(visitor.page) != before
    reasons = shelf(visitor.page).locator(".reason").all_inner_texts()
    assert all(reasons)
    assert any(re.match("Because you looked at “.+”", reason) for reason in reasons), reasons
    # What was looked at is not suggested again.
    assert visitor.page.locator(".shelf [data-item=tent-ridge-2]").count() == 0
    # It is said what is kept and sent, and it is kept in this tab alone.
    kept = visitor.kept()
    assert kept | {"session": {}} == NOTHING and list(kept["session"]) == ["confide-demo"]
    assert int(visitor.page.locator("#stored").inner_text()) > 0 and int(visitor.page.locator("#sent").inner_text()) > 0
    # Suggestions alone teach nothing.
    assert not any(request.url.endswith("/v1/events") for request in visitor.asked)
    visitor.page.reload()
    expect(visitor.page.locator(".shelf h2")).to_have_text("For you")
    visitor.leaves_content()


def test_turning_off_is_one_click_and_leaves_nothing(visitor):
    visitor.go("/demo")
    visitor.page.get_by_role("button", name="Yes, for this visit").click()
    visitor.page.get_by_label("Let the shop learn from this visit").check()
    visitor.page.locator(f".grid .card[data-item=dripper-porcelain] a").click()
    expect(visitor.page.locator("main")).to_have_attribute("data-item", "dripper-porcelain")
    visitor.page.wait_for_load_state("networkidle")
    told = [request for request in visitor.asked if request.url.endswith("/v1/events")]
    assert len(told) == 1 and told[0].post_data_json["consent"] == {"learning": "visit"}
    token = told[0].post_data_json["visit"]
    visitor.page.get_by_role("button", name="Turn off").click()
    expect(visitor.page.locator("#ask-title")).to_have_text("Suggestions for you are off")
    visitor.page.wait_for_load_state("networkidle")
    assert visitor.kept() == NOTHING
    forgotten = [request for request in visitor.asked if request.url.endswith("/v1/visits/forget")]
    assert [request.post_data_json for request in forgotten] == [{"visit": token}]
    assert forgotten[0].response().json()["erased"]["visits"] == 1
    visitor.leaves_content()


def test_a_no_is_as_quick_as_a_yes(visitor):
    visitor.go("/demo")
    visitor.page.get_by_role("button", name="No, thanks").click()
    expect(visitor.page.locator("#ask-title")).to_have_text("Suggestions for you are off")
    yes, no = visitor.page.locator("#yes"), visitor.page.locator("#no")
    expect(yes).to_be_visible()
    expect(no).to_be_hidden()
    assert visitor.kept() == NOTHING
    visitor.leaves_content()


def test_the_browsers_own_wish_counts(visit):
    visitor = visit(extra_http_headers={"Sec-GPC": "1"})
    visitor.context.add_init_script("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })")
    visitor.go("/demo")
    expect(visitor.page.locator("#ask-text")).to_contain_text("Your browser asks not to be tracked")
    assert visitor.kept() == NOTHING
    expect(shelf(visitor.page)).to_have_count(8)
    visitor.leaves_content()


def test_an_items_page(visitor):
    visitor.go(ITEM)
    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    expect(shelf(visitor.page)).to_have_count(4)
    assert all(shelf(visitor.page).locator(".reason").all_inner_texts())
    expect(visitor.page.locator(".product img")).to_have_attribute("alt", re.compile("^Drawing: "))
    # Back and forth, as browsers do it.
    shelf(visitor.page).locator("a").first.click()
    expect(visitor.page.locator("main")).not_to_have_attribute("data-item", "tent-ridge-2")
    visitor.page.go_back()
    expect(visitor.page.locator("main")).to_have_attribute("data-item", "tent-ridge-2")
    visitor.leaves_content()


def test_every_picture_and_link_is_there(visitor):
    visitor.go("/demo")
    addresses = visitor.page.eval_on_selector_all(
        "a[href], img[src], link[href], script[src]", "all => [...new Set(all.map(each => each.href || each.src))]")
    assert len(addresses) > 50
    for address in addresses:
        answer = visitor.context.request.get(address)
        assert answer.ok, address
        assert address.split("/")[2] == visitor.address.split("/")[2]


@pytest.mark.parametrize("path", PAGES)
def test_without_javascript_the_page_is_whole(visit, path):
    visitor = visit(java_script_enabled=False)
    visitor.page.goto(path)
    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    words = visitor.page.locator("body").inner_text()
    if path == "/demo":
        assert visitor.page.locator(".grid .card:visible").count() >= 30
    elif path == ITEM:
        assert "€" in visitor.page.locator(".product .price").inner_text()
        assert visitor.page.locator(".grid .card:visible").count() >= 2
    else:
        assert "/v1/recommendations" in words and "/v1/consent" in words
    # What could not work is not shown.
    assert "One moment" not in words and visitor.page.locator("#ask:visible").count() == 0


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_everybody_can_use_it(visit, path, scheme, width):
    visitor = visit(color_scheme=scheme, viewport={"width": width, "height": 844}, reduced_motion="reduce")
    visitor.go(path)
    if path != "/docs":
        shelf(visitor.page)
    found = [
        (each["impact"], each["id"], [node["target"] for node in each["nodes"]][:3])
        for each in Axe().run(visitor.page).response["violations"] if each["impact"] in ("serious", "critical")]
    assert found == []
    # Nothing hangs over the side.
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
    visitor.leaves_content()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_it_loads(visit, path, width):
    visitor = visit(viewport={"width": width, "height": 844})
    visitor.go(path)
    if path != "/docs":
        shelf(visitor.page)
    visitor.page.wait_for_timeout(400)
    assert visitor.page.evaluate("window.moved") == 0


@pytest.mark.parametrize("answer, key", [("Yes, for this visit", "Enter"), ("No, thanks", "Space")])
def test_the_question_is_answered_by_keyboard(visitor, answer, key):
    visitor.go("/demo")
    focused = "document.activeElement.innerText"
    for _ in range(3):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate(focused) == answer:
            break
    assert visitor.page.evaluate(focused) == answer
    assert visitor.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    visitor.page.keyboard.press(key)
    expect(visitor.page.locator("#ask-title")).not_to_have_text("May we pick suggestions for you?")
    # Focus stays where the answer is read out.
    assert visitor.page.evaluate("document.activeElement.id") == "ask-title"
    visitor.leaves_content()


def test_the_whole_way_by_keyboard(visitor):
    visitor.go("/demo")
    reached = []
    for _ in range(12):
        visitor.page.keyboard.press("Tab")
        reached.append(visitor.page.evaluate("document.activeElement.innerText.trim()"))
    assert "Skip to the shop" in reached
    while visitor.page.evaluate("document.activeElement.closest('.grid') === null"):
        visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page).to_have_url(re.compile("/demo/items/"))
    expect(visitor.page.get_by_role("heading", level=1)).to_be_focused()
    visitor.leaves_content()


def test_pages_forbid_what_they_do_not_need(demo):
    for path in PAGES:
        answer = demo.ask("GET", path)
        policy = answer.headers["Content-Security-Policy"]
        assert answer.status == 200 and "default-src 'none'" in policy and "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert b"style=" not in answer.body and b"onclick" not in answer.body
        # Otherwise browsers ask for /favicon.ico, and show in their console that it is not there.
        assert b'rel="icon"' in answer.body, path


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
