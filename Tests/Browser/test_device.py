"""The level device: the graph is fetched whole, ranked in the browser, and nothing says what was looked at."""

import json
import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from storefront import DRIPPER, HOME, TENT, Page, serve, wire
from test_storefront import cards, names

# What the browser ranks for a visit, a page and what was hidden: in order, with the reasons.
RANK = """async ([visit, items, hidden]) => {
  const [{ state }, { suggest }] = await Promise.all([import('/sdk/v1/confide.js'), import('/sdk/v1/device.js')])
  Object.assign(state.visit, { items: visit, hidden })
  const answer = await suggest({ placement: 'home', items, limit: 20 })
  return answer.items.map(({ id, reasons }) => ({ id, reasons: reasons.map(({ code, item }) => item ? { code, item } : { code }) }))
}"""


def stay(visitor):
    """Chooses 'On this device' in the dialog, as a person does."""
    page = visitor.page
    page.get_by_role("button", name="Privacy choices").first.click()
    page.get_by_role("button", name="More choices").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("group", name="Suggestions for you").get_by_label("On this device").check()
    with page.expect_response(lambda answer: "/items?" in answer.url):
        dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("status")).to_contain_text("Saved.")
    dialog.get_by_role("button", name="Close").click()


def look(visitor, *items):
    """Looks at items, as a product page tells."""
    for item in items:
        visitor.page.evaluate("id => import('/sdk/v1/confide.js').then(all => all.track('view_item', { item_id: id }))", item)


def test_no_request_names_an_item(visitor):
    key = serve(visitor, HOME, TENT, DRIPPER)
    visitor.go(HOME.path)
    stay(visitor)
    visitor.asked.clear()
    for page in (TENT, DRIPPER, HOME):
        visitor.go(page.path)
        look(visitor, *re.findall(r'item="([\w-]+)"', page.body))
        assert len(cards(visitor.page).all()) == 6
    visitor.go(HOME.path)
    assert "You looked at" in reason(visitor)
    expect(visitor.page.locator("confide-shelf [part=basis]")).to_have_text("Worked out on this device, from what stays on it.")
    ids = {item["id"] for item in graph_items(visitor, key)}
    asked = [line for line in wire(visitor) if "/shop/" not in line.splitlines()[0] and "/demo/" not in line.splitlines()[0]]
    assert asked and len(ids) > 20
    for line in asked:
        assert not any(id in line for id in ids), line.splitlines()[0]
        assert not line.startswith("POST")
    # What was looked at is in one database of this browser, and in no other place.
    kept = visitor.kept()
    assert kept["databases"] == ["confide"] and kept["local"] == {} and kept["session"] == {}
    assert [cookie["value"] for cookie in kept["cookies"]] == ["1.23d"]
    visitor.leaves_content()


def graph_items(visitor, key):
    ask = visitor.context.request
    graph = ask.get(f"/v1/graph?key={key}").json()
    return [item for shard in range(graph["shards"])
            for item in ask.get(f"/v1/graph/{graph['release']}/{shard}/items?key={key}").json()["items"]]


def reason(visitor) -> str:
    visitor.page.get_by_role("button", name=re.compile("Why am I seeing this")).first.click()
    dialog = visitor.page.get_by_role("dialog")
    said = dialog.get_by_role("listitem").first.inner_text()
    dialog.get_by_role("button", name="Close").click()
    return said


def bytes_of(items) -> bytes:
    return json.dumps([{"id": item["id"], "reasons": item["reasons"]} for item in items]).encode()


@pytest.mark.parametrize("steps", [[], ["tent-ridge-2"], ["tent-ridge-2", "dripper-porcelain", "tent-ridge-2"]])
def test_it_ranks_as_the_server_does_on_the_same_graph(visitor, demo, steps):
    key = serve(visitor, HOME)
    visitor.go(HOME.path)
    stay(visitor)
    server_key = re.search(r"server key: (sk_\w+)", demo.said)[1]
    rules = demo.ask("GET", "/v1/shelf-rules", key=server_key).json
    assert demo.ask("PUT", "/v1/shelf-rules", {**rules, "lists": "published"}, key=server_key).status == 200
    try:
        for items, hidden in ([], []), ([], ["stove-spark"]), (["boot-fjell"], []):
            here = visitor.page.evaluate(RANK, [steps, items, hidden])
            there = visitor.context.request.post("/v1/recommendations", headers={"Authorization": f"Bearer {key}"}, data={
                "placement": "home", "visit": steps, "items": items, "exclude": hidden, "limit": 20,
                "consent": {"recommendations": "visit"}}).json()
            assert there["level"] == "visit" and len(here) == 20
            assert bytes_of(there["items"]) == bytes_of(here)
    finally:
        demo.ask("PUT", "/v1/shelf-rules", rules, key=server_key)


def test_it_stays_for_the_next_visit_and_a_no_takes_all_of_it_away(visitor):
    serve(visitor, HOME, TENT)
    visitor.go(HOME.path)
    stay(visitor)
    look(visitor, "tent-ridge-2")
    visitor.go(HOME.path)
    again = visitor.context.new_page()
    again.goto(HOME.path)
    again.wait_for_load_state("networkidle")
    assert names(again) == names(visitor.page)
    assert "tent-ridge-2" in json.dumps(again.evaluate("import('/sdk/v1/confide.js').then(all => all.data('show'))"))
    again.get_by_role("button", name="Turn off").click()
    expect(again.locator("confide-shelf [part=basis]")).to_have_text("Nothing about you was used.")
    kept = visitor.kept()
    assert kept["databases"] == [] and kept["session"] == {} and [cookie["value"] for cookie in kept["cookies"]] == ["1.023"]


def test_what_an_earlier_visit_looked_at_may_come_back_and_what_this_one_did_does_not(visitor):
    serve(visitor, HOME)
    visitor.go(HOME.path)
    stay(visitor)
    look(visitor, "tent-ridge-2", "mat-cloud")
    shelf = """import('/sdk/v1/device.js').then(all => all.suggest({ placement: 'home', items: [], limit: 60 }))
        .then(answer => answer.items.map(item => item.id))"""

    def coming_back(minutes):
        visitor.context.clock.set_fixed_time(time.time() + 60 * minutes)
        visitor.go(HOME.path)
        return {"tent-ridge-2", "mat-cloud"} & set(visitor.page.evaluate(shelf))

    assert coming_back(10) == set(), "it is the same visit yet"
    assert coming_back(45) == {"tent-ridge-2", "mat-cloud"}
    look(visitor, "tent-ridge-2")
    assert coming_back(50) == {"mat-cloud"}, "this one is of the new visit"


def test_what_stayed_here_is_not_sent_when_she_chooses_this_visit(visitor):
    serve(visitor, HOME)
    visitor.go(HOME.path)
    stay(visitor)
    look(visitor, "tent-ridge-2")
    visitor.asked.clear()
    with visitor.page.expect_response(lambda answer: answer.url.endswith("/v1/shelves")):
        visitor.page.get_by_role("button", name="Privacy choices").first.click()
        dialog = visitor.page.get_by_role("dialog")
        dialog.get_by_role("group", name="Suggestions for you").get_by_label("This visit only").check()
        dialog.get_by_role("button", name="Save").click()
    assert "tent-ridge-2" not in json.dumps(visitor.sent())
    assert visitor.kept()["databases"] == []


def test_it_is_not_offered_with_the_signal(visit):
    visitor = visit(extra_http_headers={"Sec-GPC": "1"})
    visitor.context.add_init_script("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })")
    serve(visitor, HOME)
    visitor.go(HOME.path)
    refused = visitor.page.evaluate("""import('/sdk/v1/confide.js')
        .then(all => all.consent.set({ recommendations: 'device' })).then(() => '', error => error.message)""")
    assert "cannot stay on this device" in refused
    assert visitor.kept()["databases"] == []


def test_storage_that_is_forbidden_leaves_it_in_memory(visitor):
    visitor.context.add_init_script("indexedDB.open = () => { throw new DOMException('no', 'SecurityError') }")
    serve(visitor, HOME)
    visitor.go(HOME.path)
    stay(visitor)
    look(visitor, "tent-ridge-2")
    assert len(cards(visitor.page).all()) == 6


def test_without_the_graph_the_shelf_is_the_one_for_all(visitor):
    serve(visitor, HOME)
    visitor.go(HOME.path)
    stay(visitor)
    visitor.page.evaluate("import('/sdk/v1/device.js').then(all => all.erase())")
    visitor.context.route("**/v1/graph*", lambda route: route.abort())
    with visitor.page.expect_response(lambda answer: "/v1/shelves/home?" in answer.url) as got:
        visitor.page.evaluate("document.querySelector('confide-shelf').setAttribute('limit', '5')")
    assert "item=" not in got.value.url
    visitor.complaints.clear()


def test_the_choices_have_no_barriers(visitor):
    serve(visitor, HOME)
    visitor.go(HOME.path)
    visitor.page.get_by_role("button", name="Privacy choices").first.click()
    visitor.page.get_by_role("button", name="More choices").click()
    found = Axe().run(visitor.page)
    assert [each["id"] for each in found.response["violations"] if each["impact"] in ("serious", "critical")] == []
