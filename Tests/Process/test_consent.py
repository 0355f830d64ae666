"""Consent as the operator sets it up: places, words, minors, and what stops the start."""

import json

import pytest

from confide import refused


def settings(shop, text):
    (shop.folder / "confide.yaml").write_text(text)


@pytest.mark.parametrize("text, words", [
    ("\nrules:\n  place: Germany\n", ["rules.place is no place", "US-CA"]),
    ("\nrules:\n  goods: fod\n", ["rules.goods is no kind of goods; did you mean 'food'?"]),
    ("\nconsent:\n  months_after_no: 3\n", ["consent.months_after_no is not a whole number from 6 to 120"]),
    ("\nconsent:\n  notices: words.json\n", ["there are no notices at words.json"]),
    ("\nrules:\n  plaice: DE\n", ["nothing reads the key rules.plaice; did you mean 'rules.place'?"]),
])
def test_a_mistake_stops_the_start(shop, text, words):
    settings(shop, text)
    refused(shop.run("serve", "--port", "0"), *words)


def test_own_words_with_a_mistake_are_named_with_their_line(shop):
    settings(shop, "\nconsent:\n  notices: words.json\n")
    (shop.folder / "words.json").write_text('{"notices": [\n {"purpose": "offer", "version": "2", "texts": {"en": "x"}}]}')
    refused(shop.run("serve", "--port", "0"), "words.json:2: notices[0].purpose is no purpose; did you mean 'offers'?")


def test_place_words_and_controller_reach_the_receipt(shop):
    settings(shop, """
rules:
  place: US-CA
consent:
  notices: words.json
  months_after_no: 14
controller:
  name: Lamps & Co
  officer: dpo@lamps.example
""")
    (shop.folder / "words.json").write_text(json.dumps({
        "ask": ["learning", "offers"],
        "notices": [{"purpose": "offers", "version": "2026-2", "texts": {"en": "Own words."}}]}))
    with shop.serve() as server:
        asked = server.ask("GET", "/v1/consent/notices?language=de", key=shop.write_key).json
        assert asked["place"] == "US-CA" and asked["asking"] == {"months_after_no": 14, "months_after_yes": 12}
        assert [(n["purpose"], n["version"], n["language"]) for n in asked["notices"]] == [
            ("learning", "1", "de"), ("offers", "2026-2", "en")]
        assert server.ask("GET", "/.well-known/gpc.json").json["gpc"] is True

        def answer(decisions, version, **more):
            return server.ask(
                "POST", "/v1/consent/anonymous",
                {"decisions": decisions, "notice": {"version": version, "language": "en"}}, key=shop.write_key, **more)

        given = answer({"offers": "visit"}, "2026-2")
        assert given.status == 200
        record = json.loads(given.json["receipts"][0]["payload"])
        assert record["parties"][0]["party_name"] == "Lamps & Co"
        assert [party["party_contact"] for party in record["parties"][1:]] == ["dpo@lamps.example"]
        assert record["pii_processing"][0]["jurisdiction"] == "US-CA"
        assert record["confide"]["rule_packs_sha256"] == asked["rule_packs_sha256"]
        old = answer({"offers": "visit"}, "1")
        assert old.status == 422 and "version '2026-2'" in old.json["errors"][0]["detail"]
        unasked = answer({"research": "visit"}, "1")
        assert unasked.status == 422 and "does not ask for this purpose" in unasked.json["errors"][0]["detail"]
        assert server.stop() == 0
    # Of an anonymous answer the database holds a hash, and nothing else.
    assert shop.rows("SELECT COUNT(*) FROM ledger") == [(1,)]
    assert shop.rows("SELECT COUNT(*) FROM decision") == [(0,)] and shop.rows("SELECT COUNT(*) FROM entry") == [(0,)]
