"""`confide requests`: what staff do at a terminal, beside a running server."""

import json
import re
import time

from confide import until

NOTICE = {"version": "1", "language": "en"}


def known(shop, server, name="4711"):
    token = shop.token(name)
    answer = server.ask(
        "PUT", "/v1/consent", {"decisions": {"recommendations": "account", "learning": "account"}, "notice": NOTICE},
        key=shop.write_key, shopper=token)
    assert answer.status == 200, answer
    answer = server.ask(
        "POST", "/v1/events", {"name": "view_item", "visit": f"visit-of-{name}-0001", "time": int(time.time()),
                               "items": [{"item_id": "lamp"}]}, key=shop.write_key, shopper=token)
    assert answer.json["kept"] == 1, answer
    return token


def number(text):
    return re.search(r"\b[0-9a-f]{32}\b", text)[0]


def create(shop, *arguments, customer="4711\n"):
    return shop.run("requests", "create", "--identity", "staff_by_phone", *arguments, stdin=customer.encode())


def test_access_is_answered_at_once_and_its_data_printed(shop):
    with shop.serve() as server:
        known(shop, server)
        made = create(shop, "--kind", "access")
        assert made.returncode == 0 and "answered" in made.stdout, made
        data = json.loads(shop.run("requests", "data", number(made.stdout)).stdout)
        assert "lamp" in json.dumps(data["remembered"]) and data["controller"]["name"]
        assert "<h1>" in shop.run("requests", "data", number(made.stdout), "--html").stdout
        # An item that no feed lists, which this process has never heard of, can be taken out by its name.
        assert create(shop, "--kind", "erase", "--item", "lamp").returncode == 0
        after = json.loads(shop.run("requests", "data", number(made.stdout)).stdout)
        assert "lamp" not in json.dumps(after["remembered"]) + json.dumps(after["taught_the_models"])
        assert shop.run("requests", "list").stdout == "" and number(made.stdout) in shop.run("requests", "list", "--all").stdout


def test_a_dry_run_takes_nothing_and_an_erasure_all(shop):
    with shop.serve() as server:
        token = known(shop, server)
        plan = create(shop, "--kind", "erase", "--dry-run")
        assert plan.returncode == 0 and "models" in plan.stdout, plan
        assert shop.rows("SELECT COUNT(*) FROM sealed") == [(2,)]
        done = create(shop, "--kind", "erase", "--prove")
        assert done.returncode == 0 and "answered" in done.stdout, done
        assert shop.rows("SELECT COUNT(*) FROM sealed") == [(0,)]
        assert shop.rows("SELECT COUNT(*) FROM entry WHERE wrapped_key IS NOT NULL") == [(0,)]
        # The server that was running hears of it, and forgets her too.
        until(lambda: server.ask("GET", "/v1/models", key=shop.server_key).json["visits"] == 0, 10)
        levels = server.ask("GET", "/v1/consent", key=shop.write_key, shopper=token).json["purposes"]
        assert {each["level"] for each in levels} == {"off"}


def test_a_complaint_waits_for_a_person(shop):
    made = create(shop, "--kind", "complaint")
    assert made.returncode == 0, made
    mine = number(made.stdout)
    assert mine in shop.run("requests", "list").stdout
    assert shop.run("requests", "watch").returncode == 0
    wrong = shop.run("requests", "act", mine, "refuse", "--reason", "because")
    assert wrong.returncode == 1 and "name one of" in wrong.stderr, wrong
    assert shop.run("requests", "act", mine, "answer").returncode == 0
    assert "answered" in shop.run("requests", "show", mine).stdout
    again = shop.run("requests", "act", mine, "answer")
    assert again.returncode in (0, 1) and "Traceback" not in again.stderr
    assert shop.run("requests", "list").stdout == ""


def test_what_is_asked_wrongly_says_so(shop):
    for done, words in [
        (create(shop, "--kind", "forget"), "kind"), (create(shop, "--kind", "access", customer=""), "no customer number"),
        (create(shop, "--kind", "correct"), ""), (shop.run("requests", "show", "12"), "32 hexadecimal digits"),
        (shop.run("requests", "show", "0" * 32), "request_unknown"),
    ]:
        assert done.returncode in (1, 2) and words in done.stderr, done
    assert shop.rows("SELECT COUNT(*) FROM request") == [(0,)]
