"""The API does what /openapi.json says, for whoever asks and whatever is sent."""

import pathlib
import subprocess
import sys

import pytest

import confide

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


@pytest.mark.parametrize("kind", ["server", "write", "none"])
def test_answers_are_as_described(kind):
    with confide.folder() as home:
        shop = confide.Shop(home / "shop")
        feed = "id\ttitle\n" + "".join(f"lamp-{n}\tLamp {n}\n" for n in range(20))
        assert shop.run("catalog", "import", "-", stdin=feed.encode()).returncode == 0
        with shop.serve(env={"CONFIDE_LIMITS_REQUESTS_PER_SECOND": "1000000"}) as server:
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
