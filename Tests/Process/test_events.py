"""`confide events import`: what each form means, and exact counts of what was kept, dropped and refused."""

import json
import re
import time

import pytest

from confide import until

YES = {"learning": "visit", "measurement": "visit"}
NOW = int(time.time()) - 3_600
DAY = time.strftime("%Y-%m-%d", time.gmtime(NOW - 20 * 86_400))


def report(done) -> dict[str, int]:
    """The report's numbers by their names."""
    assert done.returncode == 0, done
    first = re.match(r"(\d+) rows read: (\d+) events, (\d+) rows refused", done.stdout)
    numbers = {"rows": int(first[1]), "events": int(first[2]), "refused": int(first[3])}
    for line in done.stdout.splitlines()[1:]:
        if found := re.match(r" *(.+): (\d+)(?: \(line .*\))?$", line):
            numbers[found[1]] = int(found[2])
        else:
            found = re.match(r" *(\d+) (.+?)(?: \(.*\))?$", line)
            numbers[found[2]] = int(found[1])
    return numbers


def lines(*objects) -> bytes:
    return "".join(json.dumps(each) + "\n" for each in objects).encode()


def own(**more):
    return {"name": "view_item", "time": NOW, "visit": "0123456789abcdef", "items": [{"item_id": "lamp"}]} | more


OWN = lines(
    own(consent=YES), own(consent={"learning": "visit"}, id="e-2", items=[{"item_id": "desk"}, {"item_id": "lamp"}]),
    own(), own(name="page_view"), own(name="refund", consent=YES), own(consent=YES, id="e-2"),
    {"visit": "fedcba9876543210", "consent": YES, "currency": "EUR", "events": [
        {"name": "add_to_cart", "time": NOW, "items": [{"item_id": "lamp"}]},
        {"name": "purchase", "time": NOW, "items": [{"item_id": "lamp", "quantity": 2, "price": "18.99"}]}]},
    own(colour="red"), own(time=1), own(items=[{"item_id": "ada@shop.example"}])) + b"{\n"

GA4 = lines(
    {"client_id": "1111111111.2222222222", "timestamp_micros": NOW * 1_000_000, "user_id": "4711",
     "consent": {"analytics_storage": "GRANTED", "ad_user_data": "DENIED"}, "user_properties": {"plan": {"value": "x"}},
     "events": [
         {"name": "view_item", "params": {
             "ga_session_id": 1700000000, "page_location": "https://shop.example/?q=secret", "items": [{"item_id": 17}]}},
         {"name": "purchase", "params": {
             "ga_session_id": 1700000000, "transaction_id": "T1", "currency": "EUR",
             "items": [{"item_id": "lamp", "price": 18.99, "quantity": "2"}]}},
         {"name": "page_view", "params": {}}]},
    {"client_id": "1111111111.3333333333", "name": "view_item", "timestamp_micros": NOW * 1_000_000,
     "params": {"items": [{"item_id": "lamp"}]}})

SEGMENT = lines(
    {"type": "track", "event": "Product Viewed", "messageId": "m-1", "anonymousId": "00000000-0000-4000-8000-000000000001",
     "timestamp": DAY + "T10:00:00.000Z", "context": {
         "ip": "203.0.113.9", "userAgent": "x",
         "consent": {"categoryPreferences": {"learning": True, "measurement": True, "messages": False}}},
     "properties": {"product_id": "lamp", "email": "ada@shop.example", "url": "https://shop.example"}},
    {"type": "track", "event": "Order Completed", "messageId": "m-2", "anonymousId": "00000000-0000-4000-8000-000000000001",
     "timestamp": DAY + "T10:05:00Z", "context": {"consent": {"categoryPreferences": {"measurement": True}}},
     "properties": {"currency": "EUR", "products": [{"product_id": "lamp", "quantity": 1, "price": "18.99"},
                                                    {"sku": "desk"}]}},
    {"type": "track", "event": "Product Viewed", "messageId": "m-3", "anonymousId": "00000000-0000-4000-8000-000000000002",
     "timestamp": DAY + "T10:00:00Z", "properties": {"product_id": "lamp"}},
    {"type": "page", "messageId": "m-4", "anonymousId": "00000000-0000-4000-8000-000000000001"},
    {"type": "identify", "messageId": "m-5", "userId": "4711", "traits": {"email": "ada@shop.example"}},
    {"type": "track", "event": "Product Viewed", "messageId": "m-1", "timestamp": DAY + "T10:00:00Z",
     "context": {"consent": {"categoryPreferences": {"measurement": True}}}, "properties": {"product_id": "lamp"}})

# What Online Retail's export looks like: cancellations, codes that are no goods, blank customers, a byte of Latin-1.
RETAIL = (
    b"InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\r\n"
    b"536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\r\n"
    b"536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom\r\n"
    b"536366,22633,\"HAND WARMER, UNION JACK\",6,2010-12-01 08:28:00,1.85,,United Kingdom\r\n"
    b"536370,POST,POSTAGE,3,2010-12-01 08:45:00,18.00,12583.0,France\r\n"
    b"536370,22728,\"ALARM CLOCK \"\"BAKELIKE\"\"\",24,2010-12-01 08:45:00,3.75,12583.0,France\r\n"
    b"C536379,D,Discount,-1,2010-12-01 09:41:00,27.50,14527.0,United Kingdom\r\n"
    b"C536383,35004C,SET OF 3 COLOURED FLYING DUCKS,-1,2010-12-01 09:49:00,4.65,15311.0,United Kingdom\r\n"
    b"536544,M,Manual,1,2010-12-01 14:32:00,0.00,,United Kingdom\r\n"
    b"536589,21777,,-10,2010-12-01 16:50:00,0.00,,United Kingdom\r\n"
    b"537434,BANK CHARGES,Bank Charges,1,2010-12-06 16:57:00,15.00,,United Kingdom\r\n"
    b"540699,22464,CAF\xc9 LANTERN,2,2011-01-11 09:32:00,2.10,15311.0,United Kingdom\r\n"
    b"A563185,B,Adjust bad debt,1,2011-08-12 14:50:00,11062.06,,United Kingdom\r\n"
    b"563186,B,Adjust bad debt,1,2011-08-12 14:51:00,-11062.06,,United Kingdom\r\n"
    b"563187,22464\xa0,CAFE LANTERN,2,2011-08-12 14:52:00,2.10,,United Kingdom\r\n"
    b"563188,22464,LANTERN,2,12/08/11 at noon,2.10,,United Kingdom\r\n"
    b"563189,22464,LANTERN,2,2011-08-12 14:53:00\r\n"
    b"563190,,LANTERN,2,2011-08-12 14:54:00,2.10,,United Kingdom\r\n"
    b"563191,22464,LANTERN,1.5,2011-08-12 14:55:00,2.10,,United Kingdom\r\n"
    b"536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\r\n")
RETAIL_OPTIONS = [
    "--shift-days", str(int((NOW - 1_313_200_000) / 86_400)), "--event", "purchase", "--map",
    "item=StockCode,visit=InvoiceNo,time=InvoiceDate,quantity=Quantity,price=UnitPrice,customer=CustomerID,currency=GBP",
    "--refuse", "InvoiceNo=C*,A*", "--refuse", "StockCode=POST,D,M,BANK CHARGES"]


def test_our_own_form(shop):
    done = shop.run("events", "import", "-", stdin=OWN)
    assert report(done) == {
        "rows": 11, "events": 7, "refused": 4, "events that no purpose needs": 1, "kept": 5, "learning": 4,
        "measurement": 4, "dropped, duplicate": 1, "dropped, no_consent": 1, "refused, unknown_field at #/colour": 1,
        "refused, too_old at #/time": 1, "refused, looks_personal at #/items/0/item_id": 1,
        "refused, malformed at #": 1,
    }, done.stdout
    # Three views and a cart and a purchase, of two visits; a refund teaches nothing.
    assert shop.rows("SELECT COUNT(DISTINCT visit) FROM journal WHERE kind = 0") == [(2,)]
    assert shop.rows("SELECT SUM(events), SUM(pieces) FROM tally") == [(4, 5)]


def test_ga4(shop):
    done = shop.run("events", "import", "-", stdin=GA4)
    numbers = report(done)
    assert numbers.pop("fields were not read") > 0
    # GA4's consent says nothing of learning, and the second line nothing at all.
    assert numbers == {
        "rows": 2, "events": 3, "refused": 0, "events that no purpose needs": 1, "kept": 2, "measurement": 2,
        "dropped, no_consent": 1}, done.stdout
    assert shop.rows("SELECT COUNT(*) FROM journal") == [(0,)]
    for secret in (b"1111111111", b"4711", b"q=secret"):
        assert secret not in shop.database.read_bytes()


def test_segment(shop):
    done = shop.run("events", "import", "-", stdin=SEGMENT)
    numbers = report(done)
    assert numbers.pop("fields were not read") > 0
    assert numbers == {
        "rows": 6, "events": 4, "refused": 0, "events that no purpose needs": 2, "kept": 2, "learning": 1,
        "measurement": 2, "dropped, duplicate": 1, "dropped, no_consent": 1}, done.stdout
    for secret in (b"ada@shop.example", b"203.0.113.9", b"00000000-0000", b"m-1"):
        assert secret not in shop.database.read_bytes()


def test_a_retailers_export(shop):
    done = shop.run("events", "import", "-", "--agreed", "learning,measurement", *RETAIL_OPTIONS, stdin=RETAIL)
    assert report(done) == {
        "rows": 19, "events": 6, "refused": 13, "kept": 5, "learning": 5, "measurement": 5, "dropped, duplicate": 1,
        "refused, refused_by_rule(InvoiceNo=C*)": 2,
        "refused, refused_by_rule(InvoiceNo=A*)": 1, "refused, refused_by_rule(StockCode=POST)": 1,
        "refused, refused_by_rule(StockCode=M)": 1, "refused, refused_by_rule(StockCode=BANK CHARGES)": 1,
        "refused, quantity_not_positive": 1, "refused, bad_price": 1, "refused, not_utf8": 1, "refused, bad_time": 1,
        "refused, wrong_columns": 1, "refused, no_item": 1, "refused, bad_quantity": 1,
    }, done.stdout
    # Four invoices taught the models; customers without an account here leave nothing of themselves.
    assert shop.rows("SELECT COUNT(DISTINCT visit) FROM journal") == [(4,)]
    assert shop.rows("SELECT COUNT(*) FROM entry") == shop.rows("SELECT COUNT(*) FROM sealed") == [(0,)]
    for customer in (b"17850", b"12583", b"536365"):
        assert customer not in shop.database.read_bytes()


@pytest.mark.parametrize("form", ["own", "segment", "retail"])
def test_without_a_word_of_consent_nothing_is_kept(shop, form):
    if form == "retail":
        done = shop.run("events", "import", "-", *RETAIL_OPTIONS, stdin=RETAIL)
    elif form == "own":
        done = shop.run("events", "import", "-", stdin=lines(*[own(id=f"e-{n}") for n in range(50)]))
    else:
        done = shop.run("events", "import", "-", stdin=SEGMENT.replace(b'"categoryPreferences"', b'"other"'))
    numbers = report(done)
    assert numbers["kept"] == 0
    assert numbers["events"] == numbers["dropped, no_consent"] + numbers.get("dropped, duplicate", 0)
    assert "--agreed" in done.stderr
    for table in ("journal", "tally", "seen", "contributor", "item", "entry", "sealed", "decision", "ledger"):
        assert shop.rows(f"SELECT COUNT(*) FROM {table}") == [(0,)], table
    assert shop.models()["visits"] == 0


def test_agreed_reaches_only_what_it_names_and_no_account(shop):
    done = shop.run("events", "import", "-", "--agreed", "measurement,recommendations,history", stdin=lines(own(), own(id="x")))
    assert report(done) == {"rows": 2, "events": 2, "refused": 0, "kept": 2, "measurement": 2}
    assert shop.rows("SELECT COUNT(*) FROM journal") == [(0,)] and shop.rows("SELECT COUNT(*) FROM sealed") == [(0,)]
    # An event's own no is stronger.
    done = shop.run("events", "import", "-", "--agreed", "measurement", stdin=lines(own(consent={"measurement": "off"}, id="y")))
    assert report(done)["dropped, no_consent"] == 1


def test_a_shopper_on_record_decides_for_herself(shop):
    sheet = f"customer,item,time,visit\n4711,lamp,{DAY},v1\n4712,lamp,{DAY},v2\n".encode()
    options = ["--map", "customer=customer,item=item,time=time,visit=visit"]
    assert report(shop.run("events", "import", "-", *options, stdin=sheet))["kept"] == 0
    with shop.serve() as server:
        answer = server.ask(
            "PUT", "/v1/consent", {"decisions": {"learning": "account"}, "notice": {"version": "1", "language": "en"}},
            key=shop.write_key, shopper=shop.token("4711"))
        assert answer.status == 200, answer
        numbers = report(shop.run("events", "import", "-", *options, stdin=sheet))
        assert (numbers["kept"], numbers["learning"], numbers["dropped, no_consent"]) == (1, 1, 1)
        until(lambda: server.ask("GET", "/v1/models", key=shop.server_key).json["visits"] == 1, 10)
        # What the shop says of its customers changes nothing for her, only for whom nothing is on record about.
        numbers = report(shop.run("events", "import", "-", *options, "--agreed", "measurement", stdin=sheet))
        assert numbers == {"rows": 2, "events": 2, "refused": 0, "kept": 1, "measurement": 1, "dropped, duplicate": 1}
        # It is hers, so it leaves with her.
        gone = server.ask("DELETE", "/v1/shoppers/4711", key=shop.server_key).json
        assert gone["erased"] == {"visits": 1, "sealed_rows": 1, "decisions": 1, "keys": 1}
        assert server.ask("GET", "/v1/models", key=shop.server_key).json["visits"] == 0


def test_an_erased_customer_does_not_come_back_with_old_records(shop):
    sheet = f"customer,item,time,visit\n4711,lamp,{DAY},v1\n4712,lamp,{DAY},v2\n".encode()
    command = ["events", "import", "-", "--map", "customer=customer,item=item,time=time,visit=visit", "--agreed", "learning"]

    def decide(server, **levels):
        answer = server.ask(
            "PUT", "/v1/consent", {"decisions": levels, "notice": {"version": "1", "language": "en"}},
            key=shop.write_key, shopper=shop.token("4711"))
        assert answer.status == 200, answer

    with shop.serve() as server:
        decide(server, learning="account", history="account")
        assert server.stop() == 0
    before = shop.database.read_bytes()
    with shop.serve() as server:
        assert server.ask("DELETE", "/v1/shoppers/4711", key=shop.server_key).status == 200
        # A customer of whom nothing was ever on record may be erased too.
        assert server.ask("DELETE", "/v1/shoppers/4713", key=shop.server_key).status == 200
        assert server.stop() == 0
    more = sheet + f"4713,lamp,{DAY},v3\n".encode()
    done = shop.run(*command, stdin=more)
    # What the shop says of its customers counts for whoever was not erased.
    assert report(done) == {"rows": 3, "events": 3, "refused": 0, "kept": 1, "learning": 1, "dropped, erased": 2}
    assert "until these shoppers decide anew" in done.stderr
    assert shop.rows("SELECT COUNT(*) FROM journal WHERE kind = 0") == [(1,)]

    # She comes back: what is from before she did stays out, what is new comes in.
    with shop.serve() as server:
        decide(server, learning="account")
        assert server.stop() == 0
    assert report(shop.run(*command, stdin=sheet))["dropped, erased"] == 1
    time.sleep(1.1)
    now = f"customer,item,time,visit\n4711,desk,{int(time.time())},v4\n".encode()
    assert report(shop.run(*command, stdin=now))["kept"] == 1

    # A database from before the erasure is put back: the list, which is no part of it, keeps her out.
    for path in shop.folder.glob("confide.sqlite*"):
        path.unlink()
    shop.database.write_bytes(before)
    shop.database.chmod(0o600)
    assert shop.rows("SELECT COUNT(*) FROM entry WHERE wrapped_key IS NOT NULL") == [(1,)]
    assert report(shop.run(*command, stdin=sheet)) == {
        "rows": 2, "events": 2, "refused": 0, "kept": 1, "learning": 1, "dropped, erased": 1}
    assert shop.rows("SELECT COUNT(*) FROM sealed") == [(0,)]


@pytest.mark.parametrize(
    "text, options", [(OWN, []), (GA4, []), (SEGMENT, []), (RETAIL, RETAIL_OPTIONS)],
    ids=["own", "ga4", "segment", "retail"])
def test_a_second_time_changes_nothing(shop, text, options):
    command = ["events", "import", "-", "--agreed", "learning,measurement", *options]
    first = report(shop.run(*command, stdin=text))
    assert first["kept"] > 0
    models, counters = shop.models(), shop.counters()
    second = report(shop.run(*command, stdin=text))
    assert second["kept"] == 0
    assert second["dropped, duplicate"] == first["kept"] + first.get("dropped, duplicate", 0)
    assert (shop.models(), shop.counters()) == (models, counters)


def test_what_is_past_its_date_is_not_taken_in(shop):
    old = own(consent={"learning": "visit"}, time=NOW - 366 * 86_400)
    counted = own(consent=YES, time=NOW - 366 * 86_400, id="counted")
    done = shop.run("events", "import", "-", stdin=lines(old, counted))
    # Counts are kept for longer than what visits taught.
    assert report(done) == {
        "rows": 2, "events": 2, "refused": 0, "kept": 1, "measurement": 1, "dropped, past_retention": 1}, done.stdout
    assert "retention.*" in done.stderr and shop.rows("SELECT COUNT(*) FROM journal WHERE kind = 0") == [(0,)]
    later = report(shop.run("events", "import", "-", "--shift-days", "366", stdin=lines(old)))
    assert later["kept"] == 1
    assert shop.rows("SELECT day FROM journal WHERE kind = 0") == [(NOW // 86_400,)]
    refused = report(shop.run("events", "import", "-", "--shift-days", "400", stdin=lines(old)))
    assert refused["refused, in_future at #/time"] == 1


def test_the_same_from_a_file(shop, home):
    twin = shop.copy(home / "twin")
    (shop.folder / "events.jsonl").write_bytes(OWN)
    assert shop.run("events", "import", "events.jsonl").stdout == twin.run("events", "import", "-", stdin=OWN).stdout
    assert shop.models() == twin.models()


@pytest.mark.parametrize(
    "options, text, words",
    [
        (["--map", "item=Stockcode,time=InvoiceDate"], RETAIL, "did you mean 'StockCode'?"),
        (["--map", "item=StockCode"], RETAIL, "say which column it is"),
        (["--map", "item=StockCode,time=InvoiceDate,price=UnitPrice"], RETAIL, "prices need a currency"),
        (["--map", "item=StockCode,time=InvoiceDate", "--refuse", "Invoice=C*"], RETAIL, "no such column"),
        (["--map", "item=StockCode,time=InvoiceDate", "--refuse", "InvoiceNo"], RETAIL, "COLUMN=pattern"),
        (["--map", "item=StockCode,time=InvoiceDate"], b"", "the file is empty"),
    ])
def test_what_cannot_be_read_at_all(shop, options, text, words):
    done = shop.run("events", "import", "-", *options, stdin=text)
    assert done.returncode == 1 and done.stderr.startswith("confide: ") and words in done.stderr, done


def test_hostile_lines_cost_only_themselves(shop):
    good = lines(own(consent=YES))
    text = b"\n".join([b"\x00\xff\xfe", b"[" * 10_000, b'{"a":' * 5_000, b'"' + b"x" * 2_000_000 + b'"', b"{}", b"\r", b"null"])
    numbers = report(shop.run("events", "import", "-", stdin=text + b"\n" + good))
    assert numbers["kept"] == 1 and numbers["events"] == 1 and numbers["refused"] >= 6
