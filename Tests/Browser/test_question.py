"""The question and the choices: lawful, fair, and for everybody."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from conftest import NOTHING
from storefront import HOME, Page, serve

BANNER = Page("/shop/banner", HOME.body, attributes='data-ask="banner"')
# Words that press, praise, or blame.
PRESSING = re.compile(
    r"experience|enhanc|partner|legitimate|cookie|miss out|\bbest\b|only today|hurry|unfortunately|sorry|please|sure\\?|"
    r"erlebnis|partnern|berechtigt|verpass|\bbeste[nrs]?\b|nur heute|leider|\bbitte\b|!|don't worry|keine sorge", re.I)


def question(page):
    expect(page.locator("confide-question section")).to_be_visible()
    return page.locator("confide-question")


def test_it_comes_first_covers_nothing_and_takes_no_focus(visitor):
    serve(visitor, BANNER)
    visitor.go(BANNER.path)
    shown = question(visitor.page)
    assert visitor.page.evaluate("document.body.firstElementChild.localName") == "confide-question"
    assert visitor.page.evaluate("document.activeElement === document.body")
    assert shown.evaluate("each => getComputedStyle(each).position") == "static"
    region = visitor.page.get_by_role("region", name="May this shop tailor its shelves to you?")
    expect(region).to_be_visible()
    assert visitor.page.get_by_role("dialog").count() == 0
    bottom = shown.bounding_box()["y"] + shown.bounding_box()["height"]
    assert visitor.page.locator("main").bounding_box()["y"] >= bottom
    visitor.leaves_content()


def test_its_words_are_those_of_the_notice_that_the_server_binds(visitor, demo):
    key = serve(visitor, BANNER)
    visitor.go(BANNER.path)
    notices = demo.ask("GET", "/v1/consent/notices?language=en", key=key).json["notices"]
    words = next(each for each in notices if each["purpose"] == "recommendations")
    expect(question(visitor.page)).to_contain_text(words["text"])
    visitor.page.get_by_role("button", name="Yes, this visit only").click()
    expect(visitor.page.get_by_role("alert")).to_be_focused()
    sent = next(body for body in visitor.sent() if "decisions" in body)
    assert sent == {"decisions": {"recommendations": "visit"}, "surface": "banner",
                    "notice": {"version": words["version"], "language": "en", "hash": words["sha256"]}}
    # The receipt is hers alone; she can keep it as a file.
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("link", name="Save the receipt").click()
    receipt = json.loads(download.value.path().read_text())
    assert words["sha256"] in receipt["payload"] and receipt["proof"].startswith("c2sp.org/tlog-proof@v1")


@pytest.mark.parametrize("language", ["en", "de"])
def test_yes_and_no_weigh_the_same(visit, language):
    for width in (320, 1280):
        visitor = visit(viewport={"width": width, "height": 700})
        serve(visitor, Page(BANNER.path, HOME.body, attributes=BANNER.attributes, language=language))
        visitor.go(BANNER.path)
        buttons = question(visitor.page).locator("button")
        look = """each => { const style = getComputedStyle(each); const { width, height } = each.getBoundingClientRect()
          return { width, height, ...Object.fromEntries(['color', 'backgroundColor', 'fontSize', 'fontWeight', 'fontFamily',
            'borderWidth', 'borderColor', 'opacity', 'padding', 'textDecoration', 'cursor'].map(name => [name, style[name]])) } }"""
        first, second = (buttons.nth(at).evaluate(look) for at in (0, 1))
        assert first == second
        assert first["height"] >= 44 and first["width"] >= 44


def test_a_no_is_one_click_stores_one_answer_and_sends_nothing(visit, demo):
    kept = []
    for _ in range(2):
        visitor = visit()
        key = serve(visitor, BANNER)
        rest = demo.ask("GET", "/v1/consent/notices", key=key).json["asking"]["months_after_no"]
        assert rest >= 6
        visitor.go(BANNER.path)
        question(visitor.page)
        visitor.page.get_by_role("button", name="No, keep it off").click()
        expect(visitor.page.get_by_role("alert")).to_have_text(
            f"Kept off. Nothing was saved except this answer. We will not ask again for {rest} months.")
        expect(visitor.page.get_by_role("alert")).to_be_focused()
        assert visitor.sent() == []
        assert visitor.kept() | {"cookies": []} == NOTHING
        cookies = visitor.context.cookies()
        assert len(cookies) == 1 and cookies[0]["sameSite"] == "Lax"
        months = (cookies[0]["expires"] - visitor.page.evaluate("Date.now() / 1000")) / 2_592_000
        assert rest <= months <= rest * 1.05
        kept.append((cookies[0]["name"], cookies[0]["value"]))
        # Nobody asks again, on this page or the next.
        visitor.page.get_by_role("button", name="Hide").click()
        visitor.go(BANNER.path)
        expect(visitor.page.locator("confide-shelf li[part=card]").first).to_be_visible()
        assert visitor.page.locator("confide-question").count() == 0
        visitor.leaves_content()
    # The same bytes for all who said the same: it singles nobody out.
    assert kept == [("confide_choice", "1.0")] * 2


def test_silence_is_no_answer(visitor):
    serve(visitor, BANNER)
    visitor.go(BANNER.path)
    question(visitor.page)
    visitor.page.keyboard.press("Escape")
    visitor.page.mouse.wheel(0, 2000)
    visitor.page.locator("h1").click()
    visitor.page.wait_for_timeout(200)
    expect(question(visitor.page)).to_be_visible()
    assert visitor.kept() == NOTHING and visitor.sent() == []


@pytest.mark.parametrize("answer, key", [("Yes, this visit only", "Enter"), ("No, keep it off", "Space")])
def test_it_is_answered_by_keyboard_alone(visitor, answer, key):
    serve(visitor, BANNER)
    visitor.go(BANNER.path)
    question(visitor.page)
    focused = "document.activeElement.shadowRoot?.activeElement?.textContent ?? document.activeElement.textContent"
    reached = []
    for _ in range(4):
        visitor.page.keyboard.press("Tab")
        reached.append(visitor.page.evaluate(focused))
    # First in the page, before the link that leads past it, and no trap.
    assert reached == ["Yes, this visit only", "No, keep it off", "More choices", "Skip"]
    for _ in range(4 - reached.index(answer) - 1):
        visitor.page.keyboard.press("Shift+Tab")
    outline = "getComputedStyle(document.activeElement.shadowRoot.activeElement).outlineStyle"
    assert visitor.page.evaluate(outline) == "solid"
    visitor.page.keyboard.press(key)
    expect(visitor.page.get_by_role("alert")).to_be_focused()
    while visitor.page.evaluate(focused) != "Hide":
        visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press(key)
    expect(visitor.page.locator("confide-question")).to_have_count(0)
    # And back, from the shelf, in as many steps.
    while visitor.page.evaluate(focused) != "Privacy choices":
        visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.get_by_role("dialog")).to_be_visible()
    expect(visitor.page.get_by_role("heading", name="Privacy choices")).to_be_focused()
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.shadowRoot.activeElement.type") == "radio"
    visitor.page.keyboard.press("ArrowUp" if answer.startswith("Yes") else "ArrowDown")
    while visitor.page.evaluate(focused) != "Save":
        visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.get_by_role("dialog").get_by_role("status")).to_contain_text("Saved.")
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.get_by_role("button", name="Privacy choices")).to_be_focused()
    level = visitor.page.evaluate("import('/sdk/v1/confide.js').then(({ consent }) => consent.get().recommendations)")
    assert level == ("off" if answer.startswith("Yes") else "visit")
    visitor.leaves_content()


def test_the_choices_begin_with_off_for_every_purpose(visitor):
    serve(visitor, HOME)
    visitor.go(HOME.path)
    visitor.page.get_by_role("button", name="Privacy choices").click()
    visitor.page.get_by_role("button", name="More choices").click()
    dialog = visitor.page.get_by_role("dialog")
    groups = dialog.locator("fieldset")
    expect(dialog).to_be_visible()
    assert groups.locator("legend").all_inner_texts() == ["Suggestions for you", "Help improve suggestions", "Count what works"]
    assert [group.locator("input:checked").get_attribute("value") for group in groups.all()] == ["off"] * 3
    visitor.page.keyboard.press("Escape")
    assert visitor.kept() == NOTHING
    # To agree to one purpose says nothing of the others.
    visitor.page.get_by_role("button", name="More choices").click()
    groups.nth(1).get_by_label("This visit only").check()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("status")).to_contain_text("Saved.")
    visitor.page.wait_for_load_state("networkidle")
    assert json.loads(visitor.kept()["session"]["confide"])["yes"] == {"learning": "visit"}


def test_what_a_choice_does_is_said_before_it_is_saved(visitor):
    serve(visitor, HOME)
    visitor.go(HOME.path)
    visitor.page.get_by_role("button", name="Privacy choices").click()
    visitor.page.get_by_role("button", name="More choices").click()
    dialog = visitor.page.get_by_role("dialog")
    first, second = (dialog.locator("fieldset").nth(at) for at in (0, 1))
    effect = first.locator("[aria-live=polite]")
    expect(effect).to_have_text("")
    first.get_by_label("This visit only").check()
    expect(effect).to_have_text("This turns on: Picked for you. ")
    first.get_by_label("Off").check()
    expect(effect).to_have_text("")
    first.get_by_label("This visit only").check()
    second.get_by_label("This visit only").check()
    assert visitor.kept() == NOTHING and visitor.sent() == []
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("status")).to_contain_text("Saved.")
    expect(effect).to_have_text("")
    # And what goes, in words of its own for each purpose.
    first.get_by_label("Off").check()
    expect(effect).to_have_text("This turns off: Picked for you. What this tab keeps of your visit goes.")
    second.get_by_label("Off").check()
    expect(second.locator("[aria-live=polite]")).to_have_text(
        "This turns off: Your part in what the shop learns. What you taught is taken out.")
    # But for the shop's own link past the question.
    results = Axe().run(visitor.page, options={"rules": {"region": {"enabled": False}}})
    assert results.violations_count == 0, results.generate_report()


def test_the_choices_say_who_answers_and_who_hears_complaints(visitor):
    def named(route):
        answer = route.fetch()
        known = answer.json() | {"controller": {
            "name": "Lamps & Co", "address": "1 Quay", "contact": "privacy desk", "data_protection_officer": "the officer",
            "complaints": "the authority"}}
        route.fulfill(response=answer, json=known)

    serve(visitor, HOME)
    visitor.context.route("**/v1/consent/notices*", named)
    visitor.go(HOME.path)
    visitor.page.get_by_role("button", name="Privacy choices").click()
    visitor.page.get_by_role("button", name="More choices").click()
    for words in ("Responsible: Lamps & Co", "Contact: privacy desk", "Data protection officer: the officer",
                  "You can also complain to: the authority"):
        expect(visitor.page.get_by_role("dialog")).to_contain_text(words)


def test_to_take_a_yes_back_takes_one_click_as_to_give_it_does(visitor):
    serve(visitor, BANNER)
    visitor.go(BANNER.path)
    question(visitor.page)
    stop = visitor.page.get_by_role("button", name="Turn off")
    expect(stop).to_have_count(0)
    visitor.page.get_by_role("button", name="Yes, this visit only").click()
    expect(stop).to_be_visible()
    stop.click()
    expect(visitor.page.get_by_role("button", name="Privacy choices")).to_be_focused()
    expect(stop).to_have_count(0)
    visitor.page.wait_for_load_state("networkidle")
    assert visitor.kept()["session"] == {}
    assert [body["decisions"] for body in visitor.sent() if "decisions" in body] == [
        {"recommendations": "visit"}, {"recommendations": "off"}]
    assert [request.method for request in visitor.asked if "/v1/shelves" in request.url][-1] == "GET"
    visitor.leaves_content()


THEMES = [
    ({"yes": {"fontSize": "20px"}, "no": {"fontSize": "12px"}}, "differ in fontSize"),
    ({"no": {"fontWeight": "300"}}, "differ in fontWeight"),
    ({"yes": {"padding": "2rem"}}, "differ in padding"),
    ({"no": {"display": "none"}}, "there is no 'display'"),
    ({"no": {"background": "#e0e0e0", "color": "#1d1d1f"}}, "differ in contrast"),
    ({"no": {"color": "#3a3a3c"}}, "an answer cannot be read"),
    ({"ink": "#eeeeee"}, "words cannot be read"),
    ({"button": "green"}, "written as #rrggbb"),
    ({"button": "#1d1d1f;}body{display:none"}, "written as #rrggbb"),
]


@pytest.mark.parametrize("theme, why", THEMES)
def test_themes_that_lean_on_one_answer_are_refused(visitor, theme, why):
    serve(visitor, Page("/shop/theme", HOME.body, f"""
        import {{ init }} from '/sdk/v1/confide.js'
        window.said = await init({{ key: 'KEY', ask: 'banner', theme: {json.dumps(theme)} }}).then(() => 'done', e => e.message)"""))
    visitor.go("/shop/theme")
    assert why in visitor.page.evaluate("window.said")
    assert visitor.page.locator("confide-question").count() == 0


def test_a_fair_theme_is_worn(visitor):
    theme = {"paper": "#10243e", "ink": "#ffffff", "button": "#ffd166", "buttonInk": "#1d1d1f"}
    serve(visitor, Page("/shop/theme", HOME.body, f"""
        import {{ init }} from '/sdk/v1/confide.js'
        await init({{ key: 'KEY', ask: 'banner', theme: {json.dumps(theme)} }})"""))
    visitor.go("/shop/theme")
    colors = question(visitor.page).locator("button").evaluate_all(
        "all => all.slice(0, 2).map(each => getComputedStyle(each).backgroundColor)")
    assert colors == ["rgb(255, 209, 102)"] * 2
    visitor.leaves_content()


@pytest.mark.parametrize("look", [{"forced_colors": "active"}, {"viewport": {"width": 320, "height": 256}}])
def test_it_holds_in_forced_colors_and_at_four_times_the_size(visit, look):
    visitor = visit(**look)
    serve(visitor, BANNER)
    visitor.go(BANNER.path)
    for button in question(visitor.page).locator("button").all():
        button.scroll_into_view_if_needed()
        expect(button).to_be_in_viewport(ratio=1)
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= visitor.page.evaluate("innerWidth")


def test_it_reads_from_right_to_left_too(visitor):
    serve(visitor, Page("/shop/rtl", HOME.body, "document.documentElement.dir = 'rtl'; const { init } = await import('/sdk/v1/confide.js'); init({ key: 'KEY', ask: 'banner' })"))
    visitor.go("/shop/rtl")
    words, answers = (question(visitor.page).locator(each).bounding_box()["x"] for each in (".words", ".answers"))
    assert words > answers


# Words.


@pytest.mark.parametrize("language", ["en", "de"])
def test_words_are_plain_and_press_nobody(visitor, demo, language):
    key = serve(visitor, HOME)
    visitor.go(HOME.path)
    texts = visitor.page.evaluate(f"import('/sdk/v1/{language}.js').then(all => all.default)")
    other = visitor.page.evaluate("import('/sdk/v1/en.js').then(all => all.default)")
    notices = demo.ask("GET", f"/v1/consent/notices?language={language}", key=key).json["notices"]

    def flat(tree, path=""):
        for name, value in tree.items():
            yield from flat(value, f"{path}{name}.") if isinstance(value, dict) else [(f"{path}{name}", value)]

    said = dict(flat(texts))
    assert said.keys() == dict(flat(other)).keys()
    said |= {each["purpose"]: each["text"] for each in notices}
    for place, text in said.items():
        for sentence in re.split(r"[.?:]\s+", text):
            assert len(sentence.split()) <= 20, (place, sentence)
        assert not PRESSING.search(text), (place, text)
    # One name for one thing: what is pointed to is called what it is called.
    assert texts["choices"] in texts["ask"]["saidYes"]
    for pair in (("yes", "no"), ("saidYes", "saidNo")):
        yes, no = (texts["ask"][each] for each in pair)
        assert abs(len(yes.split()) - len(no.split())) <= 8
    assert texts["settings"]["level"]["visit"].lower() in texts["ask"]["yes"].lower()
