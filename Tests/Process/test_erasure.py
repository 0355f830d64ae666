"""After an erasure no byte of the shopper is in the files; nothing personal is in the log."""

import hashlib

from test_crash import ALL, settle_in


def files(shop) -> bytes:
    """Everything that is on the disk of the database."""
    return b"".join(path.read_bytes() for path in sorted(shop.folder.glob("confide.sqlite*")) if not path.name.endswith("-shm"))


def pieces(row: bytes) -> set[bytes]:
    """Parts of a row, so that a page that holds half of it counts."""
    return {row} if len(row) < 48 else {row[at:at + 32] for at in range(0, len(row) - 32, 64)}


def hers(shop, pseudonym) -> set[bytes]:
    found = {pseudonym}
    for (key,) in shop.rows("SELECT wrapped_key FROM entry WHERE shopper = ? AND wrapped_key IS NOT NULL", pseudonym):
        found |= pieces(key)
    for (row,) in shop.rows("SELECT bytes FROM sealed WHERE shopper = ?", pseudonym):
        found |= pieces(row)
    return found


def left(shop, bytes_of_her) -> int:
    held = files(shop)
    return sum(held.count(piece) for piece in bytes_of_her)


def test_no_byte_of_her_is_left(shop):
    with shop.serve() as server:
        # Neighbours before and after, so that her rows share pages with theirs.
        for customer in ("ada", "bea"):
            settle_in(shop, server, customer)
        known = {row[0] for row in shop.rows("SELECT shopper FROM entry")}
        settle_in(shop, server, "4711", visits=1)
        [pseudonym] = {row[0] for row in shop.rows("SELECT shopper FROM entry")} - known
        bytes_of_her = hers(shop, pseudonym)
        # Enough for rows that overflow their pages, and move while they grow; every state of them is remembered.
        for block in range(12):
            for visit in range(50):
                answer = server.ask(
                    "POST", "/v1/events", {
                        "name": "view_item", "visit": f"4711-more-{block}-{visit:06}", "items": [{"item_id": f"item-{visit}"}]},
                    key=shop.write_key, shopper=shop.token("4711"))
                assert answer.status == 200 and answer.json["kept"] == 1, answer
            bytes_of_her |= hers(shop, pseudonym)
            settle_in(shop, server, f"neighbour-{block}", visits=1)
        assert max(row[0] for row in shop.rows("SELECT LENGTH(bytes) FROM sealed WHERE shopper = ?", pseudonym)) > 4_096
        now = hers(shop, pseudonym)
        assert left(shop, now) > len(now) // 2, "the test looks for the wrong bytes"

        gone = server.ask("DELETE", "/v1/shoppers/4711", key=shop.server_key)
        assert gone.status == 200 and gone.json["erased"]["visits"] == 601, gone
        # Not a moment later: it is done when it is answered.
        assert left(shop, bytes_of_her) == 0
        assert b"4711" not in files(shop)
        # Her neighbours are whole.
        assert shop.rows("SELECT COUNT(*), COUNT(wrapped_key) FROM entry") == [(14, 14)]
        whole = server.ask("GET", "/v1/consent", key=shop.write_key, shopper=shop.token("ada")).json["purposes"][0]
        assert (whole["purpose"], whole["level"], whole["because"]) == ("recommendations", "account", "decided")
        assert server.stop() == 0
    assert left(shop, bytes_of_her) == 0
    assert shop.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_withdrawal_leaves_no_byte_of_what_she_withdrew(shop):
    with shop.serve() as server:
        settle_in(shop, server, "4711")
        [(pseudonym,)] = shop.rows("SELECT shopper FROM entry")
        rows = {
            purpose: pieces(row) for purpose, row in shop.rows("SELECT purpose, bytes FROM sealed WHERE shopper = ?", pseudonym)}
        [(key,)] = shop.rows("SELECT wrapped_key FROM entry")

        def decide(**levels):
            answer = server.ask(
                "PUT", "/v1/consent", {"decisions": levels, "notice": {"version": "1", "language": "en"}},
                key=shop.write_key, shopper=shop.token("4711"))
            assert answer.status == 200, answer

        decide(learning="off")
        assert left(shop, rows[2]) == 0 and left(shop, rows[0]) > 0 and left(shop, {key}) > 0
        assert server.ask("GET", "/v1/models", key=shop.server_key).json["visits"] == 0
        decide(**{purpose: "off" for purpose in ALL})
        assert left(shop, {key} | rows[0] | rows[1]) == 0
        # That she said no is kept: it is what protects her.
        assert shop.rows("SELECT COUNT(*) FROM decision WHERE shopper = ?", pseudonym) == [(9,)]


def test_a_visit_is_forgotten_by_whoever_holds_its_token(shop):
    with shop.serve() as server:
        empty = server.ask("GET", "/v1/models", key=shop.server_key).json["digest"]
        assert server.ask(
            "POST", "/v1/events", {
                "name": "view_item", "visit": "0123456789abcdef", "consent": {"learning": "visit"},
                "items": [{"item_id": "lamp"}]}, key=shop.write_key).json["kept"] == 1
        [(visit,)] = shop.rows("SELECT visit FROM journal")
        assert server.ask("GET", "/v1/models", key=shop.server_key).json["digest"] != empty
        gone = server.ask("POST", "/v1/visits/forget", {"visit": "0123456789abcdef"}, key=shop.write_key).json
        assert gone["erased"]["visits"] == 1
        assert server.ask("GET", "/v1/models", key=shop.server_key).json["digest"] == empty
    assert shop.models()["digest"] == empty
    assert shop.rows("SELECT kind, steps FROM journal") == [(1, None)]


def test_the_log_names_nobody(shop):
    with shop.serve("--log-level", "trace") as server:
        settle_in(shop, server, "ada-lovelace-4711", visits=2)
        server.ask("GET", "/v1/items/secret-item?email=ada@shop.example", key=shop.server_key)
        server.ask("POST", "/v1/events", {"name": "view_item", "visit": "ada@shop.example"}, key=shop.write_key)
        server.ask("GET", "/nowhere/ada-lovelace", key="sk_nonsense")
        figures = server.ask("GET", "/metrics", key=shop.server_key).body.decode()
        server.ask("DELETE", "/v1/shoppers/ada-lovelace-4711", key=shop.server_key)
        token = shop.token("ada-lovelace-4711")
        assert server.stop() == 0
        said = server.said + figures
    assert "DELETE /v1/shoppers/{id}" in said
    for secret in (
        "ada", "4711", "secret-item", "item-0", "127.0.0.1:", shop.write_key[:15], shop.server_key[:15], token[:20],
        shop.token_key[:12], hashlib.sha256(b"ada-lovelace-4711").hexdigest()[:12],
    ):
        assert secret not in said.replace(server.url, ""), secret
