"""Segment's own Python client, unmodified, against a running server."""

import base64
import json

from segment.analytics.client import Client

from confide import until

CONSENT = {"consent": {"categoryPreferences": {"learning": True, "measurement": True}}}


def dropped(server, shop, reason: str) -> int:
    text = server.ask("GET", "/metrics", key=shop.server_key).body.decode()
    return int(next(line for line in text.splitlines() if f'dropped_total{{reason="{reason}"}}' in line).split()[-1])


def kept(server, shop) -> int:
    text = server.ask("GET", "/metrics", key=shop.server_key).body.decode()
    return int(next(line for line in text.splitlines() if line.startswith("confide_events_kept_total")).split()[-1])


def client(server, key, failed) -> Client:
    return Client(key, host=server.url, gzip=False, on_error=lambda error, _: failed.append(error), max_retries=0)


def test_calls_without_consent_are_taken_dropped_and_counted(server, shop):
    failed = []
    sender = client(server, shop.write_key, failed)
    for at in range(3):
        sender.track(anonymous_id=f"anonymous-visitor-{at}", event="Product Viewed", properties={"product_id": f"lamp-{at}"})
    sender.identify("4711", {"email": "erika@example.com"})
    sender.page(anonymous_id="anonymous-visitor-1", name="Home")
    sender.flush()
    sender.join()
    assert failed == [] and kept(server, shop) == 0
    assert dropped(server, shop, "no_consent") == 3 and dropped(server, shop, "not_needed") == 2


def test_calls_with_consent_are_kept_for_what_was_agreed_to(server, shop):
    failed = []
    sender = client(server, shop.write_key, failed)
    for event in ("Product Viewed", "Product Added"):
        sender.track(anonymous_id="anonymous-visitor-1", event=event, properties={"product_id": "lamp-1", "price": 9.5,
                     "currency": "EUR"}, context=CONSENT)
    sender.track(anonymous_id="anonymous-visitor-1", event="Product Viewed", properties={"product_id": "lamp-2"},
                 context={"consent": {"categoryPreferences": {"learning": False}}})
    sender.flush()
    sender.join()
    assert failed == [] and kept(server, shop) == 2 and dropped(server, shop, "no_consent") == 1
    assert server.ask("GET", "/v1/models", key=shop.server_key).json["visits"] == 1


def test_a_customer_counts_by_what_is_on_record_and_only_beside_a_server_key(server, shop):
    answer = server.ask("PUT", "/v1/consent", {
        "decisions": {"learning": "account"}, "notice": {"version": "1", "language": "en"}},
        key=shop.write_key, shopper=shop.token("4711"))
    assert answer.status == 200
    failed = []
    for key, expected in [(shop.write_key, 0), (shop.server_key, 1)]:
        sender = client(server, key, failed)
        sender.track(user_id="4711", anonymous_id="anonymous-visitor-7", event="Product Viewed", properties={"product_id": "lamp-1"})
        sender.flush()
        sender.join()
        assert failed == [] and kept(server, shop) == expected


def test_a_wrong_key_is_told_once_and_not_tried_again(server, shop):
    failed = []
    sender = client(server, "pk_" + "a" * 44, failed)
    sender.track(anonymous_id="anonymous-visitor-1", event="Product Viewed", properties={"product_id": "lamp-1"})
    sender.flush()
    sender.join()
    assert len(failed) == 1 and "key_unknown" in str(failed[0])


def test_what_analytics_js_sends(server, shop):
    """The browser client's own forms: letters for calls, JSON as text/plain, Basic and the key in the body."""
    call = {"type": "track", "event": "Product Viewed", "anonymousId": "anonymous-visitor-1", "messageId": "m-1",
            "properties": {"product_id": "lamp-1"}, "context": CONSENT, "writeKey": shop.write_key}
    basic = "Basic " + base64.b64encode(f"{shop.write_key}:".encode()).decode()
    text = {"Content-Type": "text/plain", "X-Retry-Count": "0"}
    for headers, path, body in [
        (text | {"Authorization": basic}, "/v1/t", call), (text, "/v1/t", call | {"messageId": "m-2"}),
        (text | {"Authorization": basic}, "/v1/b", {"batch": [call | {"messageId": "m-3"}], "writeKey": shop.write_key}),
        *((text | {"Authorization": basic}, f"/v1/{letter}", call | {"messageId": f"m-{letter}"}) for letter in "pigasm"),
    ]:
        answer = server.ask("POST", path, json.dumps(body), headers=headers)
        assert answer.status == 200 and answer.json == {"success": True}, (path, answer)
    assert kept(server, shop) == 3 and dropped(server, shop, "not_needed") == 6
    # A message counts once, however often it comes.
    server.ask("POST", "/v1/t", json.dumps(call), headers=text)
    assert dropped(server, shop, "duplicate") == 1


def test_the_settings_keep_the_browser_client_at_home(server, shop):
    answer = server.ask("GET", f"/v1/projects/{shop.write_key}/settings")
    assert answer.status == 200
    home = answer.json["integrations"]["Segment.io"]
    assert home["apiHost"] == f"{server.host}:{server.port}/v1" and home["apiKey"] == shop.write_key
    assert answer.json["metrics"] == {"sampleRate": 0} and list(answer.json["integrations"]) == ["Segment.io"]
    for key in ("pk_", "sk_" + "a" * 44, "nobody", "pk_%3Cscript%3E"):
        assert server.ask("GET", f"/v1/projects/{key}/settings").status == 404


def test_a_preflight_of_a_page_is_answered(home):
    from confide import Shop

    shop = Shop(home / "pages", "--origin", "https://lamps.example")
    with shop.serve() as server:
        answer = server.ask("OPTIONS", "/v1/t", headers={
            "Origin": "https://lamps.example", "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization,content-type,x-retry-count"})
        assert answer.status == 204 and answer.headers["Access-Control-Allow-Origin"] == "https://lamps.example"
        allowed = answer.headers["Access-Control-Allow-Headers"]
        for name in ("authorization", "content-type", "x-retry-count", "anonymousid", "sentat", "rsa-recovered", "idempotency-key"):
            assert name in allowed
        assert "Access-Control-Allow-Credentials" not in answer.headers and answer.headers["Access-Control-Max-Age"]


def test_bad_bodies_are_told_what_is_wrong_and_change_nothing(server, shop):
    for body in ("{", "[]", '{"batch":{}}', '{"type":"track","event":"Product Viewed","properties":{"products":[{}]}}'):
        answer = server.ask("POST", "/v1/batch", body, key=shop.write_key)
        assert answer.status == 400 and answer.json["message"] and answer.json["code"], answer
    assert server.ask("POST", "/v1/nothing", "{}", key=shop.write_key).status == 404
    assert server.ask("GET", "/v1/track").status == 405
    assert server.ask("POST", "/v1/t", "{}").status == 401
    assert kept(server, shop) == 0
