"""The privacy centre: everything by forms, without a script, and nothing left after an erasure."""

import html
import json
import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import confide

NOW = int(time.time()) - 3_600
HOSTILE = '<img src=x onerror=alert(1)> "Lamp" \u202egpj.exe'


@pytest.fixture(scope="module")
def shop():
    with confide.folder() as home:
        shop = confide.Shop(home / "shop")
        env = {"CONFIDE_CONTROLLER_NAME": "Lamps & Co", "CONFIDE_CONTROLLER_OFFICER": "officer desk",
               "CONFIDE_CONTROLLER_AUTHORITY": "the authority", "CONFIDE_RIGHTS_KEPT_WHAT": "orders",
               "CONFIDE_RIGHTS_KEPT_BY": "the shop", "CONFIDE_RIGHTS_KEPT_BASIS": "tax law"}
        with shop.serve(env=env) as server:
            for item, title, category in [("lamp", "Floor lamp", "Home > Lamps"), ("desk", HOSTILE, "Home > Desks"),
                                          ("torch", "Torch", "Outdoor > Lamps"), ("mug", "Mug", "Kitchen & <i")]:
                assert server.ask("PUT", f"/v1/items/{item}", {"title": title, "category": category},
                                  key=shop.server_key).status in (200, 201)
            shop.server = server
            yield shop


def known(shop, name):
    """A shopper who agreed to two purposes and looked at two items."""
    token = shop.token(name)
    answer = shop.server.ask(
        "PUT", "/v1/consent", {"decisions": {"recommendations": "account", "learning": "account"},
                               "notice": {"version": "1", "language": "en"}}, key=shop.write_key, shopper=token)
    assert answer.status == 200, answer
    for item in ("lamp", "desk"):
        answer = shop.server.ask(
            "POST", "/v1/events", {"name": "view_item", "visit": f"visit-of-{name}-0001", "time": NOW,
                                   "items": [{"item_id": item}]}, key=shop.write_key, shopper=token)
        assert answer.json["kept"] == 1, answer
    return token


def open_centre(page, shop, token, language="en"):
    """As the shop's own page opens it: a form with the token."""
    page.set_content(
        f'<form method="post" action="{shop.server.url}/privacy/{shop.name}"><input name="token" value="{html.escape(token)}">'
        f'<input name="language" value="{language}"><button>Open</button></form>')
    page.get_by_role("button", name="Open").click()


@pytest.fixture
def plain(chromium):
    context = chromium.new_context(java_script_enabled=False)
    context.set_default_timeout(confide.PATIENCE * 1000)
    yield context.new_page()
    assert context.cookies() == []
    context.close()


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 320, "height": 900})
    context.set_default_timeout(confide.PATIENCE * 1000)
    page = context.new_page()
    complaints = []
    page.on("console", lambda line: line.type in ("error", "warning") and complaints.append(line.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == [] and context.cookies() == []
    context.close()


def test_a_stranger_reads_who_answers_and_nothing_is_known(plain, shop):
    plain.goto(f"{shop.server.url}/privacy/{shop.name}")
    expect(plain.get_by_text("You are not signed in.")).to_be_visible()
    for words in ("Lamps & Co", "officer desk", "the authority"):
        expect(plain.get_by_text(words)).to_be_visible()
    plain.get_by_role("link", name="Deutsch").click()
    expect(plain.locator("html")).to_have_attribute("lang", "de")


def test_she_sees_each_thing_and_takes_one_away(plain, shop):
    token = known(shop, "ada")
    open_centre(plain, shop, token)
    expect(plain.locator(".facts li")).to_have_count(2)
    lamp = plain.locator(".facts li").filter(has_text="Floor lamp")
    expect(lamp).to_contain_text("You looked at it.")
    expect(lamp).to_contain_text("Suggestions for you, Help improve suggestions")
    expect(lamp).to_contain_text(re.compile(r"Kept until \d+ \w+ \d{4}"))
    expect(plain.locator(".facts bdi").filter(has_text="onerror")).to_have_text(HOSTILE)
    plain.get_by_role("button", name="Remove: Floor lamp").click()
    expect(plain.locator(".news")).to_contain_text("Removed")
    expect(plain.locator(".news")).to_be_focused()
    expect(plain.locator(".facts li")).to_have_count(1)
    data = shop.server.ask("POST", "/v1/me/requests", {"kind": "access"}, key=shop.write_key, shopper=token).json
    held = shop.server.ask("GET", f"/v1/me/requests/{data['request']['id']}/data", key=shop.write_key, shopper=token)
    assert "lamp" not in json.dumps(held.json["remembered"]) + json.dumps(held.json["taught_the_models"])


def test_the_order_never_changes_and_facts_come_first(plain, shop):
    token = known(shop, "ivy")
    order = ["What we know", "Your choices", "Why you see things", "Your data", "What you chose and asked", "Who answers for your data"]
    open_centre(plain, shop, token)
    assert plain.locator("h2").all_inner_texts() == order
    plain.get_by_role("button", name="Save choices").click()
    assert plain.locator("h2").all_inner_texts() == order
    # Opens on what is known, each thing by its name; the first heading is of the page.
    assert plain.locator("h1").count() == 1 and plain.locator("section").first.locator(".facts li").count() == 2
    # Levels are radio buttons in a group with a name, not switches, and what is done is said politely.
    assert plain.locator("fieldset > legend").count() == plain.locator("fieldset").count() > 5
    assert plain.locator("input[type=checkbox]").count() == 0
    plain.get_by_role("button", name="Don't use for suggestions: Floor lamp").click()
    assert plain.get_by_role("status").count() == 1


def test_what_she_keeps_need_not_be_used_and_the_dial_is_hers(plain, shop):
    token = known(shop, "mia")
    open_centre(plain, shop, token)
    lamp = plain.locator(".facts li").filter(has_text="Floor lamp")
    lamp.get_by_role("button", name="Don't use for suggestions: Floor lamp").click()
    expect(plain.locator(".news")).to_contain_text("Suggestions do not use it any more.")
    expect(plain.locator(".facts li")).to_have_count(2)
    expect(lamp).to_contain_text("We keep it, and suggestions do not use it.")

    def causes():
        shelf = shop.server.ask("POST", "/v1/recommendations", {"placement": "home"}, key=shop.write_key, shopper=token).json
        return {reason.get("item") for item in shelf["items"] for reason in item["reasons"]}

    assert "lamp" not in causes()
    lamp.get_by_role("button", name="Use again: Floor lamp").click()
    expect(plain.locator(".news")).to_contain_text("Suggestions use it again.")
    # The dial: five steps with names, the middle one to begin with.
    dial = plain.get_by_role("group", name="Surprise me")
    expect(dial.get_by_role("radio")).to_have_count(5)
    expect(dial.get_by_role("radio", name="As usual")).to_be_checked()
    dial.get_by_role("radio", name="Quite new").check()
    plain.get_by_role("button", name="Save the dial").click()
    expect(plain.locator(".news")).to_contain_text("Saved.")
    expect(plain.get_by_role("group", name="Surprise me").get_by_role("radio", name="Quite new")).to_be_checked()
    # Without her yes there is nothing to turn.
    plain.get_by_role("group", name="Suggestions for you").get_by_role("radio", name="Off").check()
    plain.get_by_role("button", name="Save choices").click()
    expect(plain.get_by_role("group", name="Surprise me")).to_have_count(0)


def test_a_category_is_left_out_in_the_next_answer_and_let_in_again(plain, shop):
    token = known(shop, "noa")
    open_centre(plain, shop, token)
    plain.get_by_label("Category").select_option("Lamps")
    plain.get_by_role("button", name="Leave it out").click()
    expect(plain.locator(".news")).to_contain_text("Left out. It counts for nothing")
    expect(plain.locator(".facts li").filter(has_text="Floor lamp")).to_contain_text("You left its category out.")
    assert "Lamps" not in plain.get_by_label("Category").locator("option").all_inner_texts()

    def shelf():
        answer = shop.server.ask("POST", "/v1/recommendations", {"placement": "home"}, key=shop.write_key, shopper=token).json
        return {item["id"] for item in answer["items"]} | {reason.get("item") for item in answer["items"] for reason in item["reasons"]}

    assert shelf() & {"lamp", "torch"} == set() and "mug" in shelf()
    plain.get_by_role("button", name="Use again: Lamps").click()
    expect(plain.locator(".news")).to_contain_text("It counts again")
    assert "torch" in shelf()
    # Names come from feeds: text, never markup.
    plain.get_by_label("Category").select_option("Kitchen & <i")
    plain.get_by_role("button", name="Leave it out").click()
    expect(plain.get_by_label("Left out").locator("bdi")).to_have_text("Kitchen & <i")
    assert shelf().isdisjoint({"mug"})


def test_what_a_choice_does_is_said_before_it_is_saved(plain, shop):
    open_centre(plain, shop, known(shop, "lea"))
    on, off = (plain.get_by_role("group", name="Suggestions for you").get_by_role("radio", name=name, exact=True)
               for name in ("My account", "Off"))
    expect(off).to_have_accessible_description(
        "This turns off: Picked for you. What we remember of your visits is deleted.")
    expect(on).to_have_accessible_description("This is how it is now.")
    off.check()
    plain.get_by_role("button", name="Save choices").click()
    expect(on).to_have_accessible_description("This turns on: Picked for you.")
    expect(off).to_have_accessible_description("This is how it is now.")
    expect(plain.locator(".facts li").filter(has_text="Suggestions for you")).to_have_count(0)


def test_the_label_says_where_data_is_and_what_leads_to_her(plain, shop):
    plain.goto(f"{shop.server.url}/privacy/{shop.name}")
    rows = plain.locator(".label dl > div")
    assert rows.locator("dt").all_inner_texts() == [
        "Stays on your device", "Linked to you", "Not linked to you", "Used to track you across companies"]
    expect(rows.nth(1)).to_contain_text("Nothing, without an account and your yes.")
    expect(rows.nth(3)).to_contain_text("Never.")
    open_centre(plain, shop, known(shop, "pia"))
    assert rows.nth(1).locator("dd").all_inner_texts() == [
        "Things we remember: 2", "Visits we learned from: 1", "Your answers: 2"]


def test_a_link_in_a_mail_opens_a_page_with_one_button(plain, shop):
    token = known(shop, "fay")
    link = f"{shop.server.url}/privacy/{shop.name}/enter?token={token}"
    plain.goto(link)
    expect(plain.get_by_text("Nothing is open yet.")).to_be_visible()
    assert plain.locator("button").count() == 1 and "Floor lamp" not in plain.content()
    plain.get_by_role("button", name="Open my page").click()
    assert plain.url == f"{shop.server.url}/privacy/{shop.name}"
    expect(plain.locator(".facts li")).to_have_count(2)
    plain.goto(f"{link}x&language=de")
    expect(plain.get_by_text("Lass dir einen neuen schicken")).to_be_visible()
    plain.get_by_role("link", name="Ohne Anmeldung lesen, wie es geht").click()
    expect(plain.get_by_text("Du bist nicht angemeldet.")).to_be_visible()


def test_her_choices_count_at_once_and_leave_receipts(plain, shop):
    token = known(shop, "bea")
    open_centre(plain, shop, token)
    group = plain.get_by_role("group", name="Suggestions for you")
    expect(group.get_by_role("radio", name="My account")).to_be_checked()
    expect(plain.get_by_role("group", name="Offers to me").get_by_role("radio", name="Off")).to_be_checked()
    group.get_by_role("radio", name="Off").check()
    plain.get_by_role("group", name="Count what works").get_by_role("radio", name="My account").check()
    plain.get_by_role("button", name="Save choices").click()
    expect(plain.locator(".news")).to_contain_text("Saved.")
    expect(plain.locator(".news details")).to_have_count(2)
    receipt = json.loads(plain.locator(".news pre").first.text_content())
    (shop.folder / "receipt.json").write_text(json.dumps(receipt))
    key = shop.run("ledger", "key").stdout.strip()
    assert shop.run("receipt", "verify", "receipt.json", "--checkpoint-key", key).returncode == 0
    standing = shop.server.ask("GET", "/v1/consent", key=shop.write_key, shopper=token).json["purposes"]
    levels = {each["purpose"]: each["level"] for each in standing}
    assert (levels["recommendations"], levels["learning"], levels["measurement"]) == ("off", "account", "account")
    # Saving again changes nothing, and asks for nothing.
    plain.get_by_role("button", name="Save choices").click()
    expect(plain.locator(".news")).to_have_count(0)


def test_an_erasure_leaves_nothing_and_shows_it(plain, shop):
    token = known(shop, "eve")
    open_centre(plain, shop, token)
    plain.get_by_role("button", name="Erase everything").click()
    expect(plain.get_by_text("This stays, because a law asks for it:")).to_be_visible()
    expect(plain.get_by_text("orders: the shop, tax law (7)")).to_be_visible()
    plain.get_by_role("button", name="No, keep it").click()
    expect(plain.locator(".facts li")).to_have_count(2)
    plain.get_by_role("button", name="Erase everything").click()
    plain.get_by_role("button", name="Yes, erase everything").click()
    expect(plain.locator(".news")).to_contain_text("Erased. We keep nothing about you.")
    expect(plain.locator(".news")).to_contain_text("Visits we learned from: 1")
    expect(plain.get_by_text("We keep nothing about you.", exact=True)).to_be_visible()
    expect(plain.get_by_role("group", name="Suggestions for you").get_by_role("radio", name="Off")).to_be_checked()


def test_she_takes_her_data_with_her(plain, shop):
    open_centre(plain, shop, known(shop, "ida"))
    for button, name, words in [("Take it with me (file)", "what-we-hold.json", '"confide-dossier/1"'),
                                ("Read it all (page)", "what-we-hold.html", "Who answers for it")]:
        with plain.expect_download() as loading:
            plain.get_by_role("button", name=button).click()
        assert loading.value.suggested_filename == name and words in loading.value.path().read_text()


def test_stopping_complaining_and_the_day_of_the_answer(plain, shop):
    token = known(shop, "una")
    open_centre(plain, shop, token)
    plain.get_by_role("button", name="Complain to the shop").click()
    expect(plain.locator(".news")).to_contain_text("We have your request.")
    expect(plain.get_by_text(re.compile(r"complaint, .*we answer by \d+ \w+ \d{4}"))).to_be_visible()
    plain.get_by_role("button", name="Stop using it").click()
    expect(plain.locator(".news")).to_contain_text("Stopped.")
    standing = shop.server.ask("GET", "/v1/consent", key=shop.write_key, shopper=token).json["purposes"]
    assert {each["level"] for each in standing} == {"off"}


@pytest.mark.parametrize("language", ["en", "de"])
def test_everybody_can_use_it(page, shop, language):
    open_centre(page, shop, known(shop, f"zoe-{language}"), language)
    expect(page.locator(".facts li")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    small = page.evaluate("""[...document.querySelectorAll('button, select, input[type=radio]')].map(each => each.getBoundingClientRect())
        .filter(box => box.width < 24 || box.height < 24).length""")
    assert small == 0


@pytest.mark.parametrize("path", ["?language=de", "/enter?token={}", "/enter?token=none&language=de"])
def test_everybody_can_use_what_needs_no_sign_in(page, shop, path):
    address = f"{shop.server.url}/privacy/{shop.name}{path.format(shop.token('zoe'))}"
    # Chromium complains of every 401; what is looked at is the page that comes with it.
    page.route(address, lambda route: route.fulfill(response=route.fetch(), status=200))
    page.goto(address)
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("token", ["", "nonsense", "a.b.c"])
def test_a_token_that_is_none_gets_no_further(plain, shop, token):
    open_centre(plain, shop, token)
    expect(plain.get_by_text("Your sign-in has run out.")).to_be_visible()
    expect(plain.locator(".facts")).to_have_count(0)


@pytest.mark.parametrize(
    "body, status",
    [("do=shout", 200), ("token=%zz", 400), ("do=show&do=show", 400), ("a=1&" * 100, 400), ("x" * 70_000, 413)])
def test_bad_forms_are_refused(shop, body, status):
    answer = shop.server.ask("POST", f"/privacy/{shop.name}", body.encode(),
                                headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status == status, answer


def test_a_button_that_is_none(shop):
    token = shop.token("ada")
    for body in (f"token={token}&do=shout", f"token={token}&do=remove", f"token={token}&do=choose&learning=device",
                 f"token={token}&do=mute_category&category=Nobody"):
        answer = shop.server.ask("POST", f"/privacy/{shop.name}", body.encode(),
                                headers={"Content-Type": "application/x-www-form-urlencoded"})
        assert answer.status == 422, answer
    assert shop.server.ask("GET", "/privacy/nobody").status == 404
