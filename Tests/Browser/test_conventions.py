"""What a question and a privacy centre must hold to, where no other test says it: docs/privacy-centre.md has the whole list."""

import re

from playwright.sync_api import expect

import confide
from conftest import NOTHING
from storefront import HOME, SHELF, Page, serve

BANNER = Page("/shop/banner", HOME.body, attributes='data-ask="banner"')


def question(visitor):
    return visitor.page.locator("confide-question section")


def test_nobody_is_asked_at_first_sight_unless_the_shop_says_so(visitor):
    serve(visitor, HOME)
    visitor.go(HOME.path)
    assert question(visitor).count() == 0 and visitor.page.get_by_role("dialog").count() == 0
    # It is asked where it is of use: at the shelf, by whoever wants to.
    visitor.page.get_by_role("button", name="Privacy choices").first.click()
    expect(question(visitor)).to_be_visible()


def test_after_a_no_nobody_is_asked_again_before_its_time(visit):
    visitor = visit()
    visitor.context.clock.install()
    serve(visitor, BANNER)
    visitor.go(BANNER.path)
    question(visitor).get_by_role("button", name="No, keep it off").click()
    expect(visitor.page.get_by_role("alert")).to_be_focused()
    for _ in range(3):
        visitor.go(BANNER.path)
        assert question(visitor).count() == 0
    [cookie] = visitor.context.cookies()
    ends = cookie["expires"] - visitor.page.evaluate("Date.now() / 1000")
    assert ends >= 6 * 30 * 86_400, "six months at least"
    # When it has run out, the browser has nothing any more, and she may be asked once.
    visitor.context.clear_cookies()
    visitor.go(BANNER.path)
    expect(question(visitor)).to_be_visible()


def test_a_no_to_one_purpose_is_no_answer_to_another(visitor):
    serve(visitor, Page("/shop/one", HOME.body + '<button id="go">Go</button>', """
        const { init, consent } = await import('/sdk/v1/confide.js')
        await init({ key: 'KEY' })
        window.consent = consent
        document.querySelector('#go').addEventListener('click', () => consent.set({ measurement: 'off' }))"""), BANNER)
    visitor.go("/shop/one")
    visitor.page.locator("#go").click()
    confide.until(lambda: visitor.context.cookies())
    # She said no to being counted; what she was not asked about yet is still to be asked.
    visitor.go(BANNER.path)
    expect(question(visitor)).to_be_visible()
    assert question(visitor).locator("p[lang]").count() == 1, "for that purpose alone"


def test_time_passes_and_nothing_is_asked_of_the_server(visitor):
    visitor.context.clock.install()
    serve(visitor, Page("/shop/still", SHELF.format("home", "In this shop", ""), """
        const { init, consent } = await import('/sdk/v1/confide.js')
        await init({ key: 'KEY' })
        window.consent = consent"""))
    visitor.go("/shop/still")
    expect(visitor.page.locator("confide-shelf li[part=card]").first).to_be_visible()
    before = len(visitor.asked)
    for _ in range(50):
        visitor.page.evaluate("consent.get()")
    visitor.context.clock.fast_forward("24:00:00")
    visitor.page.wait_for_load_state("networkidle")
    assert len(visitor.asked) == before, "no timer, and reading what holds asks nobody"
    assert visitor.kept() == NOTHING


def test_a_dialog_gives_the_focus_back_and_escape_changes_nothing(visitor):
    serve(visitor, HOME)
    visitor.go(HOME.path)
    opener = visitor.page.get_by_role("button", name="Privacy choices").first
    opener.click()
    more = question(visitor).get_by_role("button", name="More choices")
    more.focus()
    visitor.page.keyboard.press("Enter")
    dialog = visitor.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    # The focus is inside, and a tab leaves it there.
    for _ in range(30):
        visitor.page.keyboard.press("Tab")
        assert visitor.page.evaluate("""() => {
            let at = document.activeElement
            while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
            return at === document.body || !!at.closest('dialog')
        }""")
    dialog.get_by_label("This visit only").first.check()
    visitor.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(more).to_be_focused()
    assert visitor.kept() == NOTHING and visitor.sent() == []


def test_with_less_motion_nothing_moves(visit):
    visitor = visit(reduced_motion="reduce")
    serve(visitor, BANNER)
    visitor.go(BANNER.path)
    expect(question(visitor)).to_be_visible()
    assert visitor.page.evaluate("document.getAnimations().length") == 0
    moving = visitor.page.evaluate("""() => [...document.querySelectorAll('*')].flatMap(host => [...(host.shadowRoot?.querySelectorAll('*') ?? [])])
        .filter(each => /[1-9]/.test(getComputedStyle(each).transitionDuration + getComputedStyle(each).animationDuration)).length""")
    assert moving == 0


def test_no_other_host_is_named_in_what_the_sdk_is_made_of(demo):
    for name in ("confide.js", "shelf.js", "ask.js", "choices.js", "settings.js", "reasons.js", "events.js", "compat.js", "theme.js"):
        text = demo.ask("GET", f"/sdk/v1/{name}").body.decode()
        assert not re.search(r"https?://(?!schema\.org)", text), name
        assert "setInterval" not in text and "requestIdleCallback" not in text, name
