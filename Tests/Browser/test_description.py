"""The API does what /openapi.json says, for whoever asks and whatever is sent."""

import pathlib
import subprocess
import sys

import pytest

import confide

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


def hubs(shop) -> dict[str, str]:
    """What lets data-rights hubs in, with a throw-away certificate."""
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
         "/CN=shop.example", "-addext", "subjectAltName=DNS:shop.example", "-keyout", "domain.key", "-out", "domain.pem"],
        cwd=shop.folder, capture_output=True)
    assert made.returncode == 0, made.stderr
    (shop.folder / "domain.key").chmod(0o600)
    return {
        "CONFIDE_OPENDSR_DOMAIN": "shop.example", "CONFIDE_OPENDSR_CERTIFICATE": "domain.pem",
        "CONFIDE_OPENDSR_KEY": "domain.key"}


@pytest.mark.parametrize("kind", ["server", "write", "none"])
def test_answers_are_as_described(kind):
    with confide.folder() as home:
        shop = confide.Shop(home / "shop")
        feed = "id\ttitle\n" + "".join(f"lamp-{n}\tLamp {n}\n" for n in range(20))
        assert shop.run("catalog", "import", "-", stdin=feed.encode()).returncode == 0
        with shop.serve(env={"CONFIDE_LIMITS_REQUESTS_PER_SECOND": "1000000"} | hubs(shop)) as server:
            headers = {
                "server": [f"Authorization: Bearer {shop.server_key}", f"Confide-Shopper: {shop.token('4711')}"],
                "write": [f"Authorization: Bearer {shop.write_key}", f"Confide-Shopper: {shop.token('4711')}"],
                "none": ["Authorization: Bearer sk_nonsense"],
            }[kind]
            done = subprocess.run(
                [pathlib.Path(sys.executable).with_name("schemathesis"), "run", f"{server.url}/openapi.json",
                 "--checks", CHECKS, "--max-examples", "15" if kind != "none" else "3", "--seed", "20261122", "--workers", "1",
                 "--phases", "examples,coverage,fuzzing", "--no-color", "--generation-database", "none",
                 *(word for header in headers for word in ("--header", header))],
                cwd=home, env=confide.environment(), capture_output=True, text=True, timeout=300)
            assert done.returncode == 0, done.stdout + done.stderr
            assert server.ask("GET", "/readyz").status == 200
            assert server.stop() == 0
