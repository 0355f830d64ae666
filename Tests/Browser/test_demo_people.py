"""Who is asking, and when: the demo's made-up shoppers, and its clock, which goes on when it is told to."""

import pytest
from playwright.sync_api import expect

import confide
from conftest import DEMO, NOTHING, Visitor
from storefront import SHELF, Page, serve

MAJA, TOM, IDA = "Maja, who hikes", "Tom, who cooks", "Ida, who said no"


@pytest.fixture(scope="module")
def later():
    """A demo whose clock nobody else looks at."""
    with confide.folder() as home:
        with confide.Server(["demo", "--port", "0", "--visits", "400"], home, {"TMPDIR": str(home)}, mark=DEMO) as running:
            yield running
            assert running.stop() == 0


@pytest.fixture
def visitor(chromium, later):
    visitor = Visitor(chromium, later.url)
    yield visitor
    visitor.context.close()


def become(page, name):
    if not page.locator("#who").is_visible():
        page.locator("#who-open").click()
    page.get_by_label(name).check()
    expect(page.locator("#who-name")).to_have_text(name.split(",")[0])


def test_a_signed_in_shopper_gets_her_own_shelf_and_keeps_nothing_on_the_device(visitor):
    visitor.go("/demo")
    become(visitor.page, MAJA)
    expect(visitor.page.locator(".lead")).to_contain_text("Because")
    expect(visitor.page.locator("confide-shelf .basis")).to_have_text("From what you keep in your account.")
    assert visitor.kept() == NOTHING
    # Her token is in the page, and what went out with it is counted.
    named = [request for request in visitor.asked if "confide-shopper" in request.all_headers()]
    expect(visitor.page.locator("#sent")).to_have_text(str(len(named)))
    assert named and all("/demo/" not in request.url for request in named)
    # Somebody who said no is shown what everybody is shown.
    become(visitor.page, IDA)
    expect(visitor.page.locator("confide-shelf .basis")).to_have_text("Nothing about you was used.")
    expect(visitor.page.locator("#who-asked")).to_contain_text("Nobody may ask Ida about suggestions before")
    visitor.leaves_content()


def test_a_thing_removed_in_the_privacy_centre_is_gone_from_the_shelf(visitor):
    visitor.go("/demo")
    become(visitor.page, MAJA)
    expect(visitor.page.locator(".lead")).to_contain_text("Fold-out mat")
    visitor.page.keyboard.press("Escape")
    visitor.page.get_by_role("link", name="What we know").click()
    with visitor.context.expect_page() as opened:
        visitor.page.get_by_role("button", name="Open my privacy centre").click()
    centre = opened.value
    expect(centre.get_by_role("heading", name="Fold-out mat")).to_be_visible()
    centre.get_by_role("button", name="Remove: Fold-out mat").click()
    expect(centre.get_by_text("Removed, from what we keep and from what it taught.")).to_be_visible()
    assert centre.get_by_role("heading", name="Fold-out mat").count() == 0
    centre.close()
    visitor.page.locator("a.sign").click()
    expect(visitor.page.locator(".lead")).to_contain_text("Because")
    expect(visitor.page.locator(".lead")).not_to_contain_text("Fold-out mat")


def test_thirty_days_later_answers_run_out_and_what_is_past_its_date_is_gone(visitor, later):
    visitor.go("/demo")
    become(visitor.page, TOM)
    expect(visitor.page.locator("confide-shelf .basis")).to_have_text("From what you keep in your account.")
    expect(visitor.page.locator("#who-asked")).to_contain_text("Nobody may ask Tom")
    today = visitor.page.locator("#today").inner_text()
    for _ in range(2):
        visitor.page.get_by_role("button", name="30 days later").click()
        expect(visitor.page.locator("#today")).not_to_have_text(today)
        today = visitor.page.locator("#today").inner_text()
    # Of the visits of ninety days, those past the demo's limit of a hundred are gone.
    expect(visitor.page.locator("#time-news")).to_contain_text("What was past its date is gone")
    assert int(visitor.page.locator("#time-news").inner_text().split(": ")[1].split()[0]) > 100
    # His yes ran out: the shelf is everybody's again, and the question may come back, once.
    expect(visitor.page.locator("#who-asked")).to_contain_text("The yes has run out.")
    expect(visitor.page.locator("confide-shelf .basis")).to_have_text("Nothing about you was used.")
    expect(visitor.page.locator("confide-question")).to_have_count(1)
    token = later.ask("POST", "/demo/personas/tom", "{}").json["token"]
    centre = later.ask("POST", "/privacy/demo", f"token={token}&do=show&language=en",
                       headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert "We keep nothing about you." in centre.body.decode()
    become(visitor.page, IDA)
    expect(visitor.page.locator("#who-asked")).to_contain_text("The no is old enough.")
    # Who was asked before her is asked no more; she is, and a no of hers counts for as long as the law says, anew.
    expect(visitor.page.locator("confide-question")).to_have_count(1)
    visitor.page.get_by_role("button", name="No, keep it off").click()
    expect(visitor.page.get_by_role("alert")).to_contain_text("Kept off.")
    visitor.page.get_by_role("button", name="Hide", exact=True).click()
    become(visitor.page, MAJA)
    become(visitor.page, IDA)
    expect(visitor.page.locator("#who-asked")).to_contain_text("Nobody may ask Ida about suggestions before")
    expect(visitor.page.locator("confide-question")).to_have_count(0)
    visitor.leaves_content()


def test_the_banner_asks_a_signed_in_shopper_when_the_server_says_so(chromium):
    asking = Page("/shop/asking", SHELF.format("home", "In this shop", ""), attributes='data-ask="banner"')
    with confide.folder() as home, confide.Server(
            ["demo", "--port", "0", "--visits", "400"], home, {"TMPDIR": str(home)}, mark=DEMO) as server:
        def arrive(name):
            visitor = Visitor(chromium, server.url)
            serve(visitor, asking)
            visitor.go(asking.path)
            expect(visitor.page.locator("confide-question h2")).to_have_count(1)
            token = server.ask("POST", f"/demo/personas/{name}", "{}").json["token"]
            visitor.page.evaluate("token => import('/sdk/v1/confide.js').then(({ identify }) => identify(token))", token)
            visitor.page.wait_for_load_state("networkidle")
            asked = visitor.page.locator("confide-question h2").count()
            return visitor, asked

        def answer(visitor, label):
            visitor.page.get_by_role("button", name=label).click()
            expect(visitor.page.get_by_role("alert")).to_be_focused()
            visitor.leaves_content()
            visitor.context.close()

        # Whoever is asked before she is known is asked no more once her answer is found: one yes and one no.
        for name in ("tom", "ida"):
            visitor, asked = arrive(name)
            assert asked == 0, name
            visitor.context.close()
        # Her no and his yes run out, and each browser asks again; the answer counts anew.
        assert server.ask("POST", "/demo/clock", '{"days":60}').status == 200
        for name, label in (("ida", "No, keep it off"), ("tom", "Yes, this visit only")):
            visitor, asked = arrive(name)
            assert asked == 1, name
            answer(visitor, label)
            visitor, asked = arrive(name)
            assert asked == 0, name
            visitor.context.close()
        assert server.stop() == 0


def test_the_clock_takes_nothing_else_and_no_other_page_may_move_it(later):
    before = later.ask("GET", "/demo/clock").json
    for body in ("", "{", '{"days":0}', '{"days":-1}', '{"days":367}', '{"days":"x"}', '{"days":1e9}'):
        assert later.ask("POST", "/demo/clock", body).status in (400, 422), body
    for path in ("/demo/clock", "/demo/personas/maja", "/demo/catalog"):
        answer = later.ask("POST", path, '{"days":1}', headers={"Origin": "https://elsewhere.example"})
        assert answer.status == 403 and "token" not in answer.json
        assert "Access-Control-Allow-Origin" not in answer.headers
    assert later.ask("POST", "/demo/personas/nobody", "{}").status == 404
    assert later.ask("GET", "/demo/clock").json == before


def test_only_the_demo_has_such_addresses():
    with confide.folder() as home:
        confide.run("init", cwd=home)
        with confide.Server(["serve", "--port", "0"], home) as server:
            for path in ("/demo", "/demo/clock", "/demo/catalog"):
                assert server.ask("GET", path).status == 404
                assert server.ask("POST", path, "{}").status == 404
