"""`confide catalog import`: feeds as shops have them."""

import json
import os
import random
import subprocess
import time

import pytest

import confide
from confide import refused

TSV = """id\ttitle\tprice\tavailability\tproduct_type\tmpn
lamp-1\tHarbour lamp\t18.99 EUR\tin stock\tLamps > Table\tx
lamp-2\tDesk lamp\t25 EUR\tout_of_stock\tLamps > Desk\ty
lamp-3\t\t25 EUR\tin stock\tLamps\tz
lamp-4\tFloor lamp\t-3 EUR\tin stock\tLamps\tz
lamp-5\tWall lamp\t25 EUR\tmaybe\tLamps\tz
lamp-6\tCut off
"""

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Lamps</title>
<item><g:id>lamp-1</g:id><g:title>Harbour &amp; lamp</g:title><g:price>18.99 EUR</g:price>
<g:availability>in stock</g:availability></item>
<item><g:id>lamp-2</g:id><g:title><![CDATA[Desk <lamp>]]></g:title></item>
<item><g:id>lamp-3</g:id></item>
</channel></rss>
"""

CSV = """StockCode,Description,UnitPrice
85123A,"White, hanging heart",2.55
71053,"A ""white"" metal lantern",3.39
,No code,1.00
"""

LINES = """{"id":"lamp-1","title":"Harbour lamp","price":{"amount":"18.99","currency":"EUR"},"category":["Lamps","Table"]}
{"id":"lamp-2","title":"Desk lamp","colour":"red"}

{"id":"lamp-3","title":"Floor lamp"}
{"id":"lamp-4","title":
"""

FORMS = {
    # name: text, options, rows, (line and field of each refused row), titles
    "products.tsv": (
        TSV, [], 6, [(4, "title"), (5, "price"), (6, "availability"), (7, "line 7")], ["Harbour lamp", "Desk lamp"]),
    "products.xml": (RSS, [], 3, [(6, "title")], ["Harbour & lamp", "Desk <lamp>"]),
    "products.csv": (
        CSV, ["--map", "id=StockCode,title=Description,price=UnitPrice", "--currency", "GBP"], 3, [(4, "id")],
        ["White, hanging heart", 'A "white" metal lantern']),
    "products.jsonl": (LINES, [], 4, [(2, "#/colour"), (5, "#/title")], ["Harbour lamp", "Floor lamp"]),
}


def report(done) -> dict[str, int]:
    """The numbers of the report's one line."""
    assert done.returncode == 0, done
    words = done.stdout.replace(",", "").replace(";", "").split()
    assert words[:2] == ["feed", "default:"], done.stdout
    return {
        "rows": int(words[2]), "taken": int(words[4]), "refused": int(words[6]), "changed": int(words[8]),
        "unlisted": int(words[13])}


def head(shop) -> int:
    return (shop.rows("SELECT journal FROM tail") or [(0,)])[0][0]


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("streamed", [False, True], ids=["file", "stdin"])
def test_a_feed_in_each_form(shop, name, streamed):
    text, options, rows, refusals, titles = FORMS[name]
    (shop.folder / name).write_text(text)

    def read():
        if streamed:
            return shop.run("catalog", "import", "-", *options, stdin=text.encode())
        return shop.run("catalog", "import", name, *options)

    done = read()
    taken = rows - len(refusals)
    assert report(done) == {"rows": rows, "taken": taken, "refused": len(refusals), "changed": taken, "unlisted": 0}
    named = [line.split(" ", 2) for line in done.stderr.splitlines()]
    assert [word[0] for word in named] == [f"{'-' if streamed else name}:{line}:" for line, _ in refusals], done.stderr
    for (_, field), line in zip(refusals, done.stderr.splitlines()):
        assert line.split(": ")[1] == field, done.stderr
    assert [row[0] for row in shop.rows("SELECT title FROM item WHERE availability > 0 ORDER BY number")] == titles

    # The same feed again changes nothing.
    before, items = head(shop), shop.rows("SELECT * FROM item")
    assert report(read()) | {"changed": 0} == report(done) | {"changed": 0}
    assert report(read())["changed"] == 0
    assert head(shop) == before and shop.rows("SELECT * FROM item") == items


def test_prices_are_whole_minor_units(shop):
    assert shop.run("catalog", "import", "-", stdin=TSV.encode()).returncode == 0
    assert shop.rows("SELECT id, price, currency, availability, category FROM item ORDER BY number") == [
        ("lamp-1", 1899, "EUR", 1, shop.rows("SELECT category FROM item WHERE id = 'lamp-1'")[0][0]),
        ("lamp-2", 2500, "EUR", 2, shop.rows("SELECT category FROM item WHERE id = 'lamp-2'")[0][0])]
    with shop.serve() as server:
        item = server.ask("GET", "/v1/items/lamp-1", key=shop.server_key).json
        assert item["price"] == {"amount": "18.99", "currency": "EUR"} and item["category"] == ["Lamps", "Table"]


def feed(ids) -> bytes:
    return ("id\ttitle\n" + "".join(f"{id}\tThing {id}\n" for id in ids)).encode()


def test_what_a_feed_no_longer_has_is_unlisted(shop):
    def listed():
        return [row[0] for row in shop.rows("SELECT id FROM item WHERE availability > 0 ORDER BY id")]

    assert shop.run("catalog", "import", "-", stdin=feed(range(10))).returncode == 0
    assert report(shop.run("catalog", "import", "-", stdin=feed(range(3, 12)))) == {
        "rows": 9, "taken": 9, "refused": 0, "changed": 2, "unlisted": 3}
    assert listed() == sorted(map(str, range(3, 12)))
    # They come back with the feed.
    assert report(shop.run("catalog", "import", "-", stdin=feed(range(12))))["changed"] == 3
    # Items of another feed are not its business.
    assert shop.run("catalog", "import", "-", "--feed", "shoes", stdin=feed(range(50, 53))).returncode == 0
    assert report(shop.run("catalog", "import", "-", stdin=feed(range(12))))["unlisted"] == 0
    assert listed() == sorted(map(str, [*range(12), 50, 51, 52]))


def test_a_feed_that_shrinks_is_refused(shop):
    assert shop.run("catalog", "import", "-", stdin=feed(range(10))).returncode == 0
    done = shop.run("catalog", "import", "-", stdin=feed(range(4)))
    refused(done, "feed_shrinks", "--allow-shrink")
    assert shop.rows("SELECT COUNT(*) FROM item WHERE availability > 0") == [(10,)]
    assert report(shop.run("catalog", "import", "-", "--allow-shrink", stdin=feed(range(4))))["unlisted"] == 6


@pytest.mark.parametrize(
    "text, word",
    [
        (b"id\ttitle\n", "feed_empty"), (b"", "empty"), (b"title\tprice\nLamp\t1\n", "no column id"),
        (b"id\ttitle\n1\t\n", "feed_empty"), (b"\x1f\x8b\x08", "gzip"), (b'[{"id":"1"}]', "without an array"),
    ])
def test_a_feed_that_is_none(shop, text, word):
    assert shop.run("catalog", "import", "-", stdin=feed(range(10))).returncode == 0
    before = head(shop)
    done = shop.run("catalog", "import", "-", stdin=text)
    assert done.returncode == 1 and word in done.stderr and done.stderr.rstrip("\n").count("confide: ") == 1, done
    assert head(shop) == before


def test_a_file_that_is_not_there(shop):
    refused(shop.run("catalog", "import", "nowhere.tsv"), "cannot open the file")
    refused(shop.run("events", "import", "nowhere.jsonl"), "cannot open the file")


def test_a_mapping_that_does_not_fit(shop):
    done = shop.run("catalog", "import", "-", "--map", "id=Stockcode", stdin=CSV.encode())
    assert done.returncode == 1 and "did you mean 'StockCode'?" in done.stderr, done
    done = shop.run("catalog", "import", "-", "--map", "identity=StockCode", stdin=CSV.encode())
    assert done.returncode == 1 and "no such field" in done.stderr, done


def peak(shop, *arguments) -> int:
    """The greatest resident memory of a command, in kilobytes."""
    process = subprocess.Popen(
        [confide.BIN, *arguments], cwd=shop.folder, env=confide.environment(), stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL)
    process.stdout.read()
    process.stdout.close()
    # Reaped here, because only so does the system tell this one process's use.
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = status
    assert status == 0
    return used.ru_maxrss


def test_memory_does_not_grow_with_the_feed(shop):
    dice = random.Random(1)

    def write(name, rows):
        with open(shop.folder / name, "w") as file:
            file.write("id\ttitle\tdescription\tprice\tproduct_type\n")
            for row in range(rows):
                price = "dear" if row == 1_234 else f"{row % 900}.50 EUR"
                file.write(f"item-{row}\tThing {row}\tAbout {dice.random()}\t{price}\tA > B{row % 40}\n")

    write("small.tsv", 2_000)
    write("large.tsv", 200_000)
    named = shop.run("catalog", "import", "small.tsv")
    assert named.returncode == 0 and "small.tsv:1236: price: " in named.stderr, named
    small = peak(shop, "catalog", "import", "small.tsv")
    large = peak(shop, "catalog", "import", "large.tsv")
    assert large < small + 60_000, (small, large)
    assert shop.rows("SELECT COUNT(*) FROM item WHERE availability > 0") == [(199_999,)]


def test_a_feed_of_100_000_lines_over_http_names_its_bad_line(shop, server):
    lines = [f"item-{row}\tThing {row}\t{row % 900}.50 EUR\tA > B{row % 40}\n" for row in range(100_000)]
    lines[77_776] = "item-77776\tThing\t-3 EUR\tA\n"
    body = ("id\ttitle\tprice\tproduct_type\n" + "".join(lines)).encode()
    answer = server.ask("PUT", "/v1/catalog/feeds/main", body, key=shop.server_key)
    assert answer.status == 200, answer
    told = answer.json
    assert (told["rows"], told["taken"], told["changed"], told["refused_count"]) == (100_000, 99_999, 99_999, 1)
    [bad] = told["refused"]
    assert (bad["line"], bad["place"]) == (77_778, "price") and bad["detail"]
    # The shop answers from all of it, and the same feed again changes nothing.
    assert server.ask("GET", "/v1/items/item-99999", key=shop.server_key).status == 200
    assert server.ask("GET", "/v1/items/item-77776", key=shop.server_key).status == 404
    again = server.ask("PUT", "/v1/catalog/feeds/main", body, key=shop.server_key).json
    assert (again["changed"], again["unlisted"]) == (0, 0)
    assert server.ask("PUT", "/v1/catalog/feeds/main", body[: len(body) // 3], key=shop.server_key).json["code"] == "feed_shrinks"
    longer = server.ask("PUT", "/v1/catalog/feeds/main", b"x" * (64 * 1_048_576 + 1), key=shop.server_key)
    assert (longer.status, longer.json["code"]) == (413, "body_too_large"), longer


def test_an_import_beside_a_running_server_shows_in_its_answers(shop, server):
    shelf = {"placement": "home", "limit": 5}

    def ids():
        answer = server.ask("POST", "/v1/recommendations", shelf, key=shop.write_key)
        assert answer.status == 200, answer
        return [item["id"] for item in answer.json["items"]]

    assert ids() == []
    assert shop.run("catalog", "import", "-", stdin=feed(range(5))).returncode == 0
    assert confide.until(ids, 10) < 3
    assert sorted(ids()) == ["0", "1", "2", "3", "4"]

    lines = [
        json.dumps({
            "name": "view_item", "time": int(time.time()) - 60, "visit": f"visit-{visit:016}",
            "consent": {"learning": "visit"}, "items": [{"item_id": "3"}]})
        for visit in range(40)]
    assert shop.run("events", "import", "-", stdin="\n".join(lines).encode()).returncode == 0
    assert confide.until(lambda: ids()[0] == "3", 10) < 3
