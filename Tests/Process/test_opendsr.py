"""A data-rights hub that is not ours: it checks signatures with OpenSSL and takes callbacks over TLS."""

import base64
import http.server
import json
import ssl
import subprocess
import threading

import pytest

import confide
from confide import refused, until
from test_crash import settle_in

DOMAIN = "confide.lamps.example"
IDS = [f"{digit}7551968-d5d6-44b2-9831-815ac9017798" for digit in "abcd"]
NEW_KEY = {"rsa": ["-newkey", "rsa:2048"], "p256": ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]}


def openssl(*arguments, cwd, text=True):
    done = subprocess.run(["openssl", *arguments], cwd=cwd, capture_output=True, text=text)
    assert done.returncode == 0, done.stderr
    return done.stdout


def certificate(folder, name, kind, domain):
    """A throw-away key and certificate: NAME.key and NAME.pem."""
    openssl(
        "req", "-x509", *NEW_KEY[kind], "-nodes", "-days", "2", "-subj", f"/CN={domain}", "-addext",
        f"subjectAltName=DNS:{domain}", "-keyout", f"{name}.key", "-out", f"{name}.pem", cwd=folder)
    (folder / f"{name}.key").chmod(0o600)


class Hub:
    """Takes callbacks on a port of its own."""

    def __init__(self, folder):
        self.calls, self.status, self.broken = [], 202, 0
        hub = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                hub.calls.append((self.path, self.headers, body))
                self.send_response(hub.status)
                # Where a redirect leads is nobody's to call.
                self.send_header("Location", f"https://localhost:{hub.port}/redirected")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        class Listener(http.server.ThreadingHTTPServer):
            def get_request(self):
                try:
                    return super().get_request()
                except ssl.SSLError:
                    hub.broken += 1
                    raise

        self.server = Listener(("localhost", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "hub.pem", folder / "hub.key")
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        self.url = f"https://localhost:{self.port}/callbacks"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def hub(shop):
    certificate(shop.folder, "hub", "p256", "localhost")
    hub = Hub(shop.folder)
    yield hub
    hub.close()


def settled(hub=None, **more):
    settings = {
        "DOMAIN": DOMAIN, "CERTIFICATE": "domain.pem", "KEY": "domain.key", "PENDING_MINUTES": "0",
        "CALLBACK_HOSTS": f"hub.example, localhost:{hub.port}" if hub else "", "CALLBACK_ROOTS": "hub.pem" if hub else ""}
    return {f"CONFIDE_OPENDSR_{name}": value for name, value in (settings | more).items()}


def message(kind, id, customer, *callbacks):
    return json.dumps({
        "regulation": "gdpr", "subject_request_id": id, "subject_request_type": kind, "api_version": "2.0",
        "submitted_time": "2026-11-22T10:00:00Z", "status_callback_urls": callbacks, "subject_identities": [
            {"identity_type": "email", "identity_value": "ada@example.com", "identity_format": "raw"},
            {"identity_type": "controller_customer_id", "identity_value": customer, "identity_format": "raw"}]})


def signed(folder, headers, body, family="OpenDSR"):
    """Whether OpenSSL finds that the certificate's key signed the body."""
    assert headers[f"X-{family}-Processor-Domain"] == DOMAIN
    (folder / "body").write_bytes(body)
    (folder / "signature").write_bytes(base64.b64decode(headers[f"X-{family}-Signature"], validate=True))
    done = subprocess.run(
        ["openssl", "dgst", "-sha256", "-verify", "public.pem", "-signature", "signature", "body"], cwd=folder,
        capture_output=True)
    return done.returncode == 0


@pytest.mark.parametrize("kind", ["rsa", "p256"])
def test_a_hub_sends_requests_and_is_told_how_they_end(shop, hub, kind):
    certificate(shop.folder, "domain", kind, DOMAIN)
    hub.status = 302
    with shop.serve("--log-level", "trace", env=settled(hub)) as server:
        for customer in ("greta-4711", "hanna-4712"):
            settle_in(shop, server, customer, visits=2)
        found = server.ask("GET", "/opendsr/v2/discovery").json
        where = found["processor_certificate"]
        assert where.startswith(f"https://{DOMAIN}/")
        (shop.folder / "fetched.pem").write_bytes(server.ask("GET", where.removeprefix(f"https://{DOMAIN}")).body)
        (shop.folder / "public.pem").write_text(
            openssl("x509", "-in", "fetched.pem", "-pubkey", "-noout", cwd=shop.folder))

        body = message("portability", IDS[0], "hanna-4712", hub.url, "https://localhost/other-port", "https://127.0.0.1/", "http://x")
        taken = server.ask("POST", "/opendsr/v2/requests", body, key=shop.server_key)
        assert taken.status == 201 and base64.b64decode(taken.json["encoded_request"]).decode() == body
        assert signed(shop.folder, taken.headers, taken.body)
        assert not signed(shop.folder, taken.headers, taken.body + b" ")
        status = server.ask("GET", f"/opendsr/v2/requests/{IDS[0]}", key=shop.server_key)
        assert status.json["request_status"] == "completed" and signed(shop.folder, status.headers, status.body)
        results = status.json["results_url"].removeprefix(f"https://{DOMAIN}")
        assert server.ask("GET", results, key=shop.server_key).json["format"] == "confide-dossier/1"
        assert server.ask("GET", results).status == 401

        # An older hub, by the older names.
        body = message("erasure", IDS[1], "greta-4711", hub.url)
        taken = server.ask("POST", "/opengdpr/v1/opengdpr_requests", body, key=shop.server_key)
        assert taken.status == 201 and signed(shop.folder, taken.headers, taken.body, "OpenGDPR")
        assert shop.rows("SELECT COUNT(*) FROM entry") == [(1,)]
        late = server.ask("DELETE", f"/opengdpr/v1/opengdpr_requests/{IDS[1]}", key=shop.server_key)
        assert late.status == 400 and late.json["error"]["errors"][0]["reason"] == "request_begun"
        bad = server.ask("POST", "/opendsr/v2/requests", body.replace("controller_customer_id", "email"), key=shop.server_key)
        assert bad.status == 400 and b"greta" not in bad.body and signed(shop.folder, bad.headers, bad.body)
        # It is called, and does not take it: what it says of another address counts as a no.
        until(lambda: hub.calls)
        assert server.stop() == 0
    assert not [path for path, _, _ in hub.calls if path != "/callbacks"]

    # What is owed outlives the process, even one that did not see the end coming.
    hub.calls.clear()
    hub.status = 202
    with shop.serve("--log-level", "trace", env=settled(hub)) as again:
        until(lambda: len(hub.calls) == 2)
        again.kill()
        said = server.said + again.said
    calls = {json.loads(body)["subject_request_id"]: (headers, body) for _, headers, body in hub.calls}
    for id, family in ((IDS[0], "OpenDSR"), (IDS[1], "OpenGDPR")):
        headers, body = calls[id]
        assert signed(shop.folder, headers, body, family)
        told = json.loads(body)
        assert (told["request_status"], told["status_callback_url"]) == ("completed", hub.url)
        assert ("results_url" in told) == (id == IDS[0])
    for secret in ("greta", "hanna", "@example", "7551968-", "localhost"):
        assert secret not in said, secret
    # It was noted with the round: a third process has nothing to say.
    with shop.serve(env=settled(hub)) as third:
        until(lambda: shop.rows("SELECT COUNT(*) FROM request WHERE is_open = 1") == [(0,)])
        assert third.stop() == 0


def test_a_stranger_in_the_place_of_the_hub_is_told_nothing(shop, hub):
    certificate(shop.folder, "domain", "p256", DOMAIN)
    with shop.serve(env=settled(hub)) as server:
        taken = server.ask("POST", "/opendsr/v2/requests", message("access", IDS[0], "greta-4711", hub.url), key=shop.server_key)
        assert taken.status == 201
        server.kill()
    # The same host, with a certificate of somebody whom nobody trusts.
    hub.calls.clear()
    with shop.serve(env=settled(hub, CALLBACK_ROOTS="domain.pem")) as server:
        until(lambda: hub.broken)
        assert server.stop() == 0
    assert not hub.calls
    assert shop.rows("SELECT COUNT(*) FROM request WHERE is_open = 1") == [(1,)]


def test_a_request_can_be_taken_back_before_it_is_begun(shop):
    certificate(shop.folder, "domain", "p256", DOMAIN)
    with shop.serve(env=settled(PENDING_MINUTES="10")) as server:
        settle_in(shop, server, "greta-4711")
        taken = server.ask("POST", "/opendsr/v2/requests", message("erasure", IDS[0], "greta-4711"), key=shop.server_key)
        assert taken.status == 201
        assert server.ask("GET", f"/opendsr/v2/requests/{IDS[0]}", key=shop.server_key).json["request_status"] == "pending"
        assert server.ask("DELETE", f"/opendsr/v2/requests/{IDS[0]}", key=shop.server_key).status == 202
        assert shop.rows("SELECT COUNT(*) FROM entry") == [(1,)]
        assert server.stop() == 0


def test_files_that_do_not_fit_stop_the_program(shop):
    certificate(shop.folder, "domain", "rsa", DOMAIN)
    certificate(shop.folder, "other", "p256", "other.example")
    both = (shop.folder / "domain.pem").read_text() + (shop.folder / "domain.key").read_text()
    (shop.folder / "both.pem").write_text(both)
    (shop.folder / "open.key").write_bytes((shop.folder / "domain.key").read_bytes())
    (shop.folder / "open.key").chmod(0o644)
    for change, word in [
        ({"CERTIFICATE": "none.pem"}, "there is no certificate at none.pem"),
        ({"CERTIFICATE": "domain.key"}, "holds no certificate"),
        ({"CERTIFICATE": "both.pem"}, "everybody may fetch it"),
        ({"KEY": "open.key"}, "others can read it"),
        ({"KEY": ""}, "has no certificate or no key"),
        ({"KEY": "confide.key"}, "holds no key that can sign"),
        ({"KEY": "other.key"}, "not that of the first certificate"),
        ({"DOMAIN": "lamps.example"}, "is not for lamps.example"),
        ({"CALLBACK_HOSTS": "hub.example,10.0.0.1"}, "names something that is no host"),
        ({"CALLBACK_ROOTS": "none.pem"}, "callback_roots cannot be read"),
        ({"PENDING_MINUTES": "-1"}, "opendsr.pending_minutes"),
    ]:
        refused(shop.run("serve", "--port", "0", env=settled(**change)), word)
    with shop.serve(env=settled(DOMAIN="")) as server:
        off = server.ask("GET", "/opendsr/v2/discovery")
        assert (off.status, off.json["code"]) == (404, "opendsr_off")
        assert server.stop() == 0
