"""The master key is changed beside a running server, and after the command was killed."""

import re
import subprocess
import threading
import time

import confide
from confide import refused

YES = {"decisions": {"recommendations": "account"}, "notice": {"version": "1", "language": "en"}}


def new_master(shop, name="next.key"):
    made = shop.run("keys", "new-master", name)
    assert made.returncode == 0, made
    return re.search(r"Master key ([0-9a-f]{16}) is in", made.stdout)[1]


def rotate(shop, *more, **options):
    return shop.run("keys", "rotate", "--new-master-key-file", "next.key", *more, **options)


def agree(shop, server, customer):
    answer = server.ask("PUT", "/v1/consent", YES, key=shop.write_key, shopper=shop.token(customer))
    assert answer.status == 200, answer


def level(shop, server, customer):
    answer = server.ask(
        "POST", "/v1/recommendations", {"placement": "home"}, key=shop.write_key, shopper=shop.token(customer))
    assert answer.status == 200, answer
    return answer.json["level"]


def wrapped(shop):
    return [row[0] for row in shop.rows("SELECT wrapped_key FROM entry UNION ALL SELECT secret FROM shop")]


def test_the_master_key_is_changed_beside_a_running_server(shop):
    identity = new_master(shop)
    assert (shop.folder / "next.key").stat().st_mode & 0o777 == 0o600
    both = {"CONFIDE_MASTER_KEY_FILE": "next.key", "CONFIDE_SECOND_MASTER_KEY_FILE": "confide.key"}
    customers = [f"c-{number}" for number in range(8)]
    with shop.serve() as server:
        for customer in customers:
            agree(shop, server, customer)
        assert server.stop() == 0
    former = wrapped(shop)

    with shop.serve(env=both) as server:
        stop, levels = threading.Event(), []

        def ask():
            while not stop.is_set():
                levels.extend(level(shop, server, customer) for customer in customers)

        asking = threading.Thread(target=ask)
        asking.start()
        try:
            confide.until(lambda: levels)
            counted = rotate(shop, "--dry-run")
            assert counted.returncode == 0 and wrapped(shop) == former, counted
            assert re.fullmatch(r"[0-9a-f]{16}  9\n", counted.stdout), counted.stdout
            done = rotate(shop)
            assert done.returncode == 0, done
            assert f"Master key {identity} wraps every key: 1 of shops, 8 of shoppers" in done.stdout, done.stdout
            assert "Wrapped anew just now: 9." in done.stdout
            seen = len(levels)
            confide.until(lambda: len(levels) > seen + len(customers))
        finally:
            stop.set()
            asking.join()
        assert set(levels) == {"account"}, "nobody lost her account for a moment"
        agree(shop, server, "c-later")
        assert server.stop() == 0

    assert all(key.startswith(bytes.fromhex(identity)) for key in wrapped(shop))
    # The former wrappings have left the files, so that the former key opens nothing of those erased from now on.
    held = b"".join(path.read_bytes() for path in shop.folder.glob("confide.sqlite*"))
    assert not any(key in held for key in former)
    assert "0." in rotate(shop).stdout.splitlines()[1]

    # The former key is not needed any more, and is good for nothing.
    refused(shop.run("token", "c-0"), "not the one that this database was made with")
    (shop.folder / "confide.key").unlink()
    with shop.serve(env={"CONFIDE_MASTER_KEY_FILE": "next.key"}) as server:
        assert {level(shop, server, customer) for customer in [*customers, "c-later"]} == {"account"}
        assert server.stop() == 0


def test_a_killed_change_is_taken_up_again(shop):
    identity = new_master(shop)
    with shop.serve() as server:
        for number in range(3):
            agree(shop, server, f"c-{number}")
        assert server.stop() == 0
    for pause in (0.0, 0.02, 0.05, 0.1, 0.2):
        process = subprocess.Popen(
            [confide.BIN, "keys", "rotate", "--new-master-key-file", "next.key"], cwd=shop.folder,
            env=confide.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(pause)
        process.kill()
        process.wait()
    assert rotate(shop).returncode == 0
    assert all(key.startswith(bytes.fromhex(identity)) for key in wrapped(shop))
    with shop.serve("--master-key-file", "next.key") as server:
        assert {level(shop, server, f"c-{number}") for number in range(3)} == {"account"}
        assert server.stop() == 0


def test_wrong_keys_change_nothing(shop):
    before = wrapped(shop)
    refused(rotate(shop), "there is no master key at next.key")
    new_master(shop)
    refused(shop.run("keys", "new-master", "next.key"), "is there already")
    new_master(shop, "wrong.key")
    refused(rotate(shop, "--master-key-file", "wrong.key"), "opens under none of the master keys")
    (shop.folder / "next.key").chmod(0o644)
    refused(rotate(shop), "others can read")
    (shop.folder / "next.key").write_text("nonsense")
    (shop.folder / "next.key").chmod(0o600)
    refused(rotate(shop), "does not hold a master key")
    assert shop.run("keys", "rotate").returncode == 2
    assert wrapped(shop) == before
