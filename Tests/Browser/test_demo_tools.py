"""What the demo shows a merchant: four levels side by side, her own catalog, and what a page and a lawyer need."""

import pathlib
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import confide
from conftest import NOTHING

PAGES = ["/demo/split", "/demo/catalog", "/demo/start", "/demo/lawyer", "/demo/papers/dpia"]
HEAD = "id\ttitle\tdescription\tlink\timage_link\tprice\tavailability\n"


def sums(page, level) -> dict[str, str]:
    section = page.locator(f".split section[data-level={level}]")
    return {name: section.locator(f"[data-sum={name}]").inner_text() for name in ("out", "about", "in", "stored")}


def names(page, level) -> list[str]:
    return page.frame_locator(f"section[data-level={level}] iframe").locator("li .name").all_inner_texts()


def test_the_same_page_at_four_levels(visitor):
    visitor.go("/demo/split")
    expect(visitor.page.locator(".split iframe")).to_have_count(4)
    visitor.page.get_by_role("button", name="Say yes in three of them").click()
    expect(visitor.page.locator("#compare-news")).to_contain_text("Said.")
    off, visit, account = (sums(visitor.page, level) for level in ("off", "visit", "account"))
    # Counted from what each page really sent: off is about nobody, and keeps nothing.
    assert off["about"] == "0 B" and off["stored"] == "0 B"
    bodies = [request.post_data for request in visitor.asked if request.method == "POST" and request.frame.url.endswith("/visit")]
    assert visit["about"] == f"{sum(map(len, bodies))} B in {len(bodies)} requests"
    assert int(visit["stored"].split()[0]) > 0 and account["stored"] == "0 B" and account["about"] != "0 B"
    assert names(visitor.page, "off") != names(visitor.page, "visit")
    # A level that this build does not have is said to be missing, and not made up.
    has_device = "device" in visitor.page.evaluate("(async () => Object.values((await import('/sdk/v1/confide.js')).levels))()")
    device = visitor.page.locator(".split section[data-level=device]")
    if device.locator(".not").is_visible():
        expect(device.locator("iframe")).to_be_hidden()
        expect(device.locator(".not")).to_have_text("The level is not offered here yet, so there is nothing to show.")
    else:
        assert has_device and names(visitor.page, "device")
    # None of the four said anything to the page around them.
    assert visitor.kept() | {"databases": []} == NOTHING
    expect(visitor.page.locator(".chip")).to_contain_text("Sent about you: 0")
    visitor.leaves_content()


def feed(visitor, name, text):
    visitor.go("/demo/catalog")
    data = text if isinstance(text, bytes) else text.encode()
    visitor.page.locator("#file").set_input_files({"name": name, "mimeType": "text/plain", "buffer": data})
    news = visitor.page.locator("#feed-news")
    expect(news).not_to_have_text(re.compile("^$|^Reading"))
    return news.inner_text()


def own(page):
    expect(page.locator("#own confide-shelf li").first).to_be_visible()
    return page.locator("#own confide-shelf").first.locator("li")


def row(number, title, price="12.00 EUR", image="https://elsewhere.example/p.jpg"):
    return f"own-{number}\t{title}\tOf wool.\thttps://elsewhere.example/{number}\t{image}\t{price}\tin_stock\n"


def test_a_small_feed_of_ours_fills_two_shelves_at_once(visitor):
    visitor.go("/demo/catalog")
    visitor.page.get_by_role("button", name="Take a small one of ours").click()
    expect(visitor.page.locator("#feed-news")).to_contain_text("12 rows in")
    expect(own(visitor.page)).to_have_count(6)
    expect(visitor.page.locator("#own .lead").last).to_contain_text("Like ")
    own(visitor.page).first.locator("a").click()
    expect(visitor.page).to_have_url(re.compile("/demo/catalog/items/"))
    expect(visitor.page.locator("confide-shelf li").first).to_be_visible()
    visitor.leaves_content()


@pytest.mark.parametrize("form, text", [
    ("feed.tsv", HEAD + "".join(row(number, f"Scarf {number}") for number in range(8))),
    ("feed.csv", "id,title,price\n" + "".join(f'own-{number},"Hat, no. {number}",9.00 EUR\n' for number in range(8))),
    ("feed.xml", '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>' + "".join(
        f"<item><g:id>own-{number}</g:id><g:title>Glove {number}</g:title><g:price>7.00 EUR</g:price></item>"
        for number in range(8)) + "</channel></rss>"),
    ("feed.jsonl", "".join(f'{{"id":"own-{number}","title":"Sock {number}","price":"5.00 EUR"}}\n' for number in range(8))),
])
def test_every_form_of_feed_is_read_and_takes_the_place_of_the_one_before(visitor, form, text):
    assert feed(visitor, form, text).startswith("8 rows in")
    expect(own(visitor.page)).to_have_count(6)
    titles = own(visitor.page).locator(".name").all_inner_texts()
    assert len({title.split()[0].strip(",") for title in titles}) == 1
    visitor.leaves_content()


def test_hostile_titles_stay_titles_and_nothing_is_loaded_from_elsewhere(visitor):
    visitor.context.add_init_script("window.hacked = false; window.alert = () => { window.hacked = true }")
    text = HEAD + row(1, '<img src=x onerror="alert(1)"><script>alert(1)</script>') + row(2, "\u202egnirts\u202c evil") \
        + row(3, "long " * 200) + row(4, "Free", price="0 EUR") + row(5, "Without a picture", image="") \
        + row(6, "{{constructor}} ${7*7} %3Cscript%3E") + row(7, "ten kilobytes " * 750)
    said = feed(visitor, "feed.tsv", text)
    assert said.startswith("7 rows in") and said.endswith("6 taken, 1 refused.")
    expect(visitor.page.locator("#feed-faults li")).to_have_text(re.compile("^Line 8: title: "))
    cards = own(visitor.page)
    found = cards.locator(".name").all_inner_texts()
    assert any("<img src=x" in title for title in found) and all(len(title) <= 160 for title in found)
    for number in range(1, 7):
        visitor.go(f"/demo/catalog/items/own-{number}")
        assert 0 < len(visitor.page.locator("h1").inner_text()) <= 160
        assert not visitor.page.evaluate("window.hacked")
        assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        visitor.leaves_content()


def test_a_bad_feed_names_its_lines_and_changes_nothing(visitor):
    feed(visitor, "good.tsv", HEAD + "".join(row(number, f"Scarf {number}") for number in range(8)))
    said = feed(visitor, "some.tsv", HEAD + row(1, "Good") + row(2, "Bad", price="much") + row(3, "", price="1 EUR"))
    assert "refused" in said
    assert re.match(r"Line 3: price: ", visitor.page.locator("#feed-faults li").first.inner_text())
    for name, text in (("empty.tsv", ""), ("picture.tsv", b"\x89PNG\r\n\x1a\n\x00\xff\xfe"), ("head.tsv", HEAD), ("words.txt", "hello\n")):
        said = feed(visitor, name, text)
        assert said and "rows in" not in said, (name, said)
    visitor.complaints.clear()
    # What was there before is there still.
    visitor.go("/demo/catalog")
    expect(own(visitor.page)).not_to_have_count(0)


def test_a_feed_that_is_too_big_is_refused_before_it_is_sent(visitor):
    visitor.go("/demo/catalog")
    visitor.page.evaluate("""() => {
        const big = new File([new Uint8Array(65 * 1024 * 1024)], 'big.tsv')
        const drop = new DataTransfer(); drop.items.add(big)
        document.querySelector('#feed').dispatchEvent(new DragEvent('drop', { dataTransfer: drop, bubbles: true, cancelable: true }))
    }""")
    expect(visitor.page.locator("#feed-news")).to_have_text("big.tsv has 65 MB; a feed has at most 64.")
    assert visitor.sent() == []


def test_the_snippet_is_the_commands_and_can_be_copied(visit):
    visitor = visit(permissions=["clipboard-read", "clipboard-write"])
    visitor.go("/demo/start")
    key = re.search(r'data-key="(pk_\w+)"', visitor.page.locator("#snippet").inner_text())[1]
    printed = confide.run("snippet", "--address", visitor.address, "--key", key).stdout.strip()
    assert visitor.page.locator("#snippet").inner_text().startswith(printed)
    visitor.page.get_by_role("button", name="Copy the snippet").click()
    expect(visitor.page.locator("#copied")).to_have_text("Copied.")
    assert visitor.page.evaluate("navigator.clipboard.readText()") == visitor.page.locator("#snippet").inner_text()
    visitor.leaves_content()


def test_what_it_costs_is_measured_by_the_page(visitor):
    visitor.go("/demo/start")
    rows = visitor.page.locator("#costs tr")
    expect(rows).to_have_count(6)
    said = dict(line.split("\t") for line in rows.all_inner_texts())
    assert float(said["Sent before anything is asked (gzip)"].split()[0]) <= 6.2
    assert float(said["All of it, if everything is used (gzip)"].split()[0]) <= 20.5
    assert re.fullmatch(r"\d+ ms", said["From the first byte to a filled shelf"])
    assert said["Layout shift (CLS)"] == "0.000" and said["Requests to anybody else"] == "0"
    visitor.leaves_content()


def test_what_a_lawyer_asks(visitor):
    visitor.go("/demo/lawyer")
    expect(visitor.page.locator("tbody").first.locator("tr")).to_have_count(7)
    assert set(visitor.page.locator("tbody").first.locator("td:last-child").all_inner_texts()) == {"off"}
    # What is stored is what the documentation of the SDK says, word for word.
    told = (pathlib.Path(__file__).resolve().parents[2] / "docs/sdk.md").read_text()
    table = told.split("| level | what the browser keeps")[1].split("\n\n")[0].splitlines()[2:]
    rows = [[cell.strip().replace("`", "") for cell in line.strip("|").split(" | ")] for line in table]
    shown = [row.locator("td").all_inner_texts() for row in visitor.page.locator("tbody").nth(1).locator("tr").all()]
    assert len(rows) == 4 and shown == [row[1:] for row in rows]
    visitor.page.get_by_role("link", name="Data protection impact assessment").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("Data protection impact assessment")
    # The page is what the server writes for whoever asks it with the shop's key.
    expect(visitor.page.locator("pre")).to_contain_text("#")
    visitor.leaves_content()


def test_how_well_each_level_fits_is_measured_and_said_to_be_of_the_demo(visitor, demo):
    told = demo.ask("GET", "/demo/fit").json
    rows = {row.pop("level"): row for row in told["levels"]}
    assert told["trials"] == 200 and list(rows) == ["off", "visit", "device", "account"]
    assert all(0 < count < 200 for row in rows.values() for count in row.values())
    # A visit that has not begun says nothing, and one that has, something; nobody's page may differ from the counts.
    assert rows["visit"]["back"] == rows["off"]["back"] and rows["visit"]["next"] > rows["off"]["next"]
    digest = demo.ask("GET", "/v1/ledger/demo/checkpoint").body
    visitor.go("/demo/split")
    for level, row in rows.items():
        for name, count in row.items():
            expect(visitor.page.locator(f"[data-level={level}] [data-fit={name}]")).to_contain_text(f"({count} of 200)")
    expect(visitor.page.get_by_text("made-up shoppers from whom nothing was learned")).to_be_visible()
    # They were in a memory of their own: the shop's ledger has not heard of them.
    assert demo.ask("GET", "/v1/ledger/demo/checkpoint").body == digest
    visitor.leaves_content()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme, width", [("light", 1280), ("dark", 320)])
def test_everybody_can_use_it_and_nothing_moves(visit, path, scheme, width):
    visitor = visit(color_scheme=scheme, viewport={"width": width, "height": 844}, reduced_motion="reduce")
    visitor.go(path)
    if path == "/demo/split":
        visitor.page.get_by_role("button", name="Say yes in three of them").click()
        expect(visitor.page.locator("#compare-news")).to_contain_text("Said.")
    visitor.page.wait_for_timeout(300)
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
    assert visitor.page.evaluate("window.moved") == 0
    found = [
        (each["impact"], each["id"], [node["target"] for node in each["nodes"]][:3])
        for each in Axe().run(visitor.page).response["violations"] if each["impact"] in ("serious", "critical")]
    assert found == []
    visitor.leaves_content()
