"""`kill -9` at any moment: an import is finished by the next run, and an erasure is whole or not begun."""

import http.client
import json
import random
import signal
import subprocess
import threading
import time

import confide

DAY = 86_400
TODAY = int(time.time()) // DAY * DAY


def history(dice: random.Random, visits: int) -> bytes:
    """Visits of a few items each, over the last week; some come without consent, some without an id."""
    rows = []
    for visit in range(visits):
        start = TODAY - dice.randrange(1, 7) * DAY
        token = f"visit-{dice.getrandbits(64):016x}"
        consent = dice.choice([{"learning": "visit", "measurement": "visit"}, {"learning": "visit"}, {}])
        for step in range(dice.randrange(1, 8)):
            event = {
                "name": dice.choice(["view_item", "view_item", "add_to_cart", "purchase", "view_item_list"]),
                "time": start + step, "visit": token, "consent": consent,
                "items": [{"item_id": f"item-{dice.randrange(300)}"} for _ in range(dice.randrange(1, 3))]}
            if dice.random() < 0.5:
                event["id"] = f"{visit}/{step}"
            rows.append(json.dumps(event))
    # Visits overlap, as they do in a shop.
    for start in range(0, len(rows), 40):
        part = rows[start:start + 40]
        dice.shuffle(part)
        rows[start:start + 40] = part
    return ("\n".join(rows) + "\n").encode()


def test_an_import_that_is_killed_is_finished_by_the_next(shop, home):
    dice = random.Random(20261122)
    (shop.folder / "events.jsonl").write_bytes(history(dice, 3_000))
    feed = "id\ttitle\n" + "".join(f"item-{n}\tThing {n}\n" for n in range(0, 300, 2))
    assert shop.run("catalog", "import", "-", stdin=feed.encode()).returncode == 0
    twins = [shop.copy(home / f"twin-{n}") for n in range(5)]

    command = ["events", "import", "events.jsonl"]
    whole = shop.run(*command)
    assert whole.returncode == 0, whole
    models, counters = shop.models(), shop.counters()
    assert models["visits"] > 1_500 and counters

    def facts(of) -> int:
        return of.rows("SELECT COUNT(*) FROM journal")[0][0]

    inside = 0
    for twin in twins:
        process = subprocess.Popen(
            [confide.BIN, *command], cwd=twin.folder, env=confide.environment(), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        # Somewhere in the file, and there at any moment of a batch.
        goal = dice.uniform(0, facts(shop) * 0.9)
        while facts(twin) < goal and process.poll() is None:
            time.sleep(0.001)
        time.sleep(dice.uniform(0, 0.1))
        process.kill()
        process.wait()
        inside += 0 < facts(twin) < facts(shop)
        assert twin.run(*command).returncode == 0
        assert (twin.models(), twin.counters()) == (models, counters)
        assert twin.rows("PRAGMA integrity_check") == [("ok",)]
    # Otherwise the moments were badly chosen, and this tested little.
    assert inside >= 2


class Load:
    """Visitors who look around and agree to things, while something else happens."""

    def __init__(self, shop, server, visitors=3):
        self.shop, self.server, self.over = shop, server, threading.Event()
        self.threads = [threading.Thread(target=self.run, args=(n,), daemon=True) for n in range(visitors)]
        for thread in self.threads:
            thread.start()

    def run(self, number):
        dice = random.Random(number)
        token = self.shop.token(f"visitor-{number}")
        try:
            connection = self.server.connect(5)
            while not self.over.is_set():
                self.server.ask(
                    "POST", "/v1/events", {
                        "name": "view_item", "visit": f"visit-{dice.getrandbits(64):016x}",
                        "consent": {"learning": "visit", "measurement": "visit"},
                        "items": [{"item_id": f"item-{dice.randrange(30)}"}]},
                    key=self.shop.write_key, shopper=token if dice.random() < 0.3 else None, connection=connection)
        except (OSError, EOFError, http.client.HTTPException):
            pass  # The server was killed: that is what this is for.

    def stop(self):
        self.over.set()
        for thread in self.threads:
            thread.join(10)


ALL = {"recommendations": "account", "history": "account", "learning": "account", "measurement": "account"}


def settle_in(shop, server, customer, visits=3):
    """A shopper agrees to everything, and comes a few times."""
    token = shop.token(customer)
    answer = server.ask(
        "PUT", "/v1/consent", {"decisions": ALL, "notice": {"version": "1", "language": "en"}}, key=shop.write_key,
        shopper=token)
    assert answer.status == 200, answer
    for visit in range(visits):
        answer = server.ask(
            "POST", "/v1/events", {
                "visit": f"{customer}-visit-{visit:010}", "currency": "EUR", "events": [
                    {"name": "view_item", "items": [{"item_id": f"item-{visit}"}]},
                    {"name": "purchase", "items": [{"item_id": f"item-{visit}", "price": "1.50"}]}]},
            key=shop.write_key, shopper=token)
        assert answer.status == 200 and answer.json["kept"] == 2, answer


def traces(shop, pseudonym, visits) -> tuple[int, ...]:
    """How much of her is stored: entry, key, sealed rows, decisions, visits that the models learn from."""
    marks = ",".join("?" * len(visits))
    return shop.rows(
        f"""
        SELECT (SELECT COUNT(*) FROM entry WHERE shopper = ?1),
               (SELECT COUNT(*) FROM entry WHERE shopper = ?1 AND wrapped_key IS NOT NULL),
               (SELECT COUNT(*) FROM sealed WHERE shopper = ?1), (SELECT COUNT(*) FROM decision WHERE shopper = ?1),
               (SELECT COUNT(DISTINCT visit) FROM journal WHERE kind = 0 AND visit IN ({marks}))
        """, pseudonym, *visits)[0]


def test_an_erasure_that_is_killed_is_whole_or_not_begun(shop):
    dice = random.Random(7)
    outcomes = []
    server = shop.serve()
    try:
        for round in range(30):
            customer = f"shopper-{round}"
            before = {row[0] for row in shop.rows("SELECT visit FROM journal WHERE kind = 0")}
            known = {row[0] for row in shop.rows("SELECT shopper FROM entry")}
            settle_in(shop, server, customer)
            [pseudonym] = {row[0] for row in shop.rows("SELECT shopper FROM entry")} - known
            visits = sorted({row[0] for row in shop.rows("SELECT visit FROM journal WHERE kind = 0")} - before)
            assert traces(shop, pseudonym, visits) == (1, 1, 3, 4, 3)

            load = Load(shop, server)
            answered = []

            def erase():
                try:
                    answered.append(server.ask("DELETE", f"/v1/shoppers/{customer}", key=shop.server_key))
                except (OSError, EOFError, http.client.HTTPException):
                    pass

            time.sleep(0.02)
            eraser = threading.Thread(target=erase, daemon=True)
            eraser.start()
            time.sleep(dice.choice([0, dice.uniform(0, 0.004), dice.uniform(0, 0.02), dice.uniform(0, 0.2)]))
            server.process.send_signal(signal.SIGKILL)
            server.kill()
            eraser.join(10)
            load.stop()

            server = shop.serve()
            left = traces(shop, pseudonym, visits)
            assert left in [(1, 1, 3, 4, 3), (0, 0, 0, 0, 0)], (round, left)
            # What was acknowledged is done.
            if answered and answered[0].status == 200:
                assert left == (0, 0, 0, 0, 0)
            outcomes.append(left[0])
            # Asked again, it is finished; and again, it finds nothing.
            for erased in ([3, 3, 4, 1] if left[0] else [0, 0, 0, 0]), [0, 0, 0, 0]:
                again = server.ask("DELETE", f"/v1/shoppers/{customer}", key=shop.server_key)
                assert again.status == 200 and list(again.json["erased"].values()) == erased, again
            assert traces(shop, pseudonym, visits) == (0, 0, 0, 0, 0)
            # The models are those of a server that reads the journal afresh, and hold nothing of her.
            held = server.ask("GET", "/v1/models", key=shop.server_key).json["visits"]
            assert (held,) == shop.rows("SELECT COUNT(DISTINCT visit) FROM journal WHERE kind = 0")[0]
        digest = server.ask("GET", "/v1/models", key=shop.server_key).json["digest"]
        assert server.stop() == 0
    finally:
        server.kill()
    assert shop.models()["digest"] == digest
    assert shop.rows("PRAGMA integrity_check") == [("ok",)]
    # Both happened, or the moments were badly chosen.
    assert set(outcomes) == {0, 1}, outcomes


def test_a_server_that_is_asked_to_stop_finishes_its_answers(shop):
    for how in (signal.SIGTERM, signal.SIGINT):
        with shop.serve() as server:
            answers, gate = [], threading.Barrier(9)

            def import_slowly(number):
                connection = server.connect()
                body = ("id\ttitle\n" + "".join(f"{number}-{row}\tThing\n" for row in range(3_000))).encode()
                gate.wait()
                answers.append(server.ask(
                    "PUT", f"/v1/catalog/feeds/feed-{number}", body, key=shop.server_key, connection=connection))

            threads = [threading.Thread(target=import_slowly, args=(n,), daemon=True) for n in range(8)]
            for thread in threads:
                thread.start()
            gate.wait()
            confide.until(lambda: server.ask("GET", "/livez").status == 200)
            time.sleep(0.1)
            assert server.stop(how) == 0
            for thread in threads:
                thread.join(30)
            assert [answer.status for answer in answers] == [200] * 8, answers
            assert all(answer.json["taken"] == 3_000 for answer in answers)
            assert "warning" not in server.said and "error" not in server.said, server.said
    assert shop.log_is_empty


def test_a_server_without_requests_stops_at_once(shop):
    with shop.serve() as server:
        idle = server.connect()
        idle.connect()
        started = time.monotonic()
        assert server.stop() == 0
        assert time.monotonic() - started < 10
        idle.close()
