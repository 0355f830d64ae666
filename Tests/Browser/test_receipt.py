"""The page that checks a receipt: served, and from the disk, with no server behind it."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import confide


@pytest.fixture(scope="module")
def given():
    """A receipt of a decision, a key, and the page as a file; the shop's server is gone."""
    with confide.folder() as home:
        shop = confide.Shop(home / "shop")
        with shop.serve() as server:
            for customer in ("ada", "bea", "eve"):
                answer = server.ask(
                    "PUT", "/v1/consent", {
                        "decisions": {"recommendations": "account", "history": "visit"},
                        "notice": {"version": "1", "language": "de-AT"}},
                    key=shop.write_key, shopper=shop.token(customer))
            assert server.stop() == 0
        page = home / "verify.html"
        page.write_text(shop.run("receipt", "page").stdout)
        yield {"receipt": answer.json["receipts"][0], "key": shop.run("ledger", "key").stdout.strip(), "page": page}


@pytest.fixture
def page(chromium, given):
    context = chromium.new_context(offline=True)
    context.set_default_timeout(confide.PATIENCE * 1000)
    page = context.new_page()
    complaints = []
    page.on("console", lambda line: line.type in ("error", "warning") and complaints.append(line.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(given["page"].as_uri())
    yield page
    assert complaints == []
    context.close()


def check(page, receipt, key):
    page.get_by_label("or its text").fill(receipt if isinstance(receipt, str) else json.dumps(receipt))
    page.get_by_label("The shop's verifier key").fill(key)
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#result h2")).to_be_visible()
    return page.locator("#result")


def test_a_receipt_is_good_from_the_disk_and_without_a_network(page, given):
    result = check(page, given["receipt"], given["key"])
    expect(result.locator("h2")).to_have_text("The receipt is good")
    expect(result.locator("li.good")).to_have_count(3)
    expect(result).to_contain_text("line 4 of a ledger of 6")
    # White space is how the page lays the record out.
    shown = "".join(result.inner_text().split())
    assert "".join(given["receipt"]["payload"].split()) in shown


def test_it_takes_a_file(page, given, tmp_path):
    file = tmp_path / "receipt.json"
    file.write_text(json.dumps(given["receipt"], indent=2))
    page.get_by_label("Your receipt, as a file").set_input_files(file)
    page.get_by_label("The shop's verifier key").fill(f"  {given['key']}\n")
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#result h2")).to_have_text("The receipt is good")


def test_what_was_tampered_with_is_not_good_and_says_where(page, given):
    receipt, key = given["receipt"], given["key"]
    proof = receipt["proof"].split("\n")
    other = "A" if proof[2][0] != "A" else "B"
    hashes = "\n".join(proof[:2] + [other + proof[2][1:]] + proof[3:])
    size = receipt["proof"].replace("\n6\n", "\n7\n")
    dash = receipt["proof"].rindex(" ") + 20
    letter = "A" if receipt["proof"][dash] != "A" else "B"
    signature = receipt["proof"][:dash] + letter + receipt["proof"][dash + 1:]
    for changed, word in [
        (receipt | {"payload": receipt["payload"] + " "}, "not what was committed to"),
        (receipt | {"act": "withdrawal"}, "not what was committed to"), (receipt | {"act": "toString"}, "not known"),
        (receipt | {"salt": "00" * 32}, "not what was committed to"), (receipt | {"salt": "x"}, "not whole"),
        (receipt | {"index": 3}, "another line"), (receipt | {"proof": hashes}, "not in the ledger"),
        (receipt | {"proof": size}, "proof is too short|not in the ledger|signature"),
        (receipt | {"proof": signature}, "signature of the checkpoint is wrong"),
        (receipt | {"proof": receipt["proof"][:60]}, "tlog-proof|checkpoint|base 64"),
        ({name: receipt[name] for name in receipt if name != "proof"}, "no proof yet"),
        ("not JSON", "not JSON"), ("", "not JSON"), ("null", "not a receipt"), ("[]", "not a receipt"),
    ]:
        result = check(page, changed, key)
        expect(result.locator("h2")).to_have_text("The receipt could not be verified")
        said = result.inner_text()
        assert any(each in said for each in word.split("|")), (word, said)
        assert given["receipt"]["payload"] not in said
    for wrong, word in [("", "base 64|verifier key"), (key[:-4], "verifier key"), (key.replace("confide/", "confine/"), "copied whole")]:
        result = check(page, receipt, wrong)
        assert any(each in result.inner_text() for each in word.split("|")), result.inner_text()


def test_another_ledgers_key_is_refused(page, given):
    with confide.folder() as home:
        other = confide.Shop(home / "other").run("ledger", "key").stdout.strip()
    expect(check(page, given["receipt"], other)).to_contain_text("another ledger than the key")


def test_without_ed25519_it_says_so_and_nothing_is_called_good(page, given):
    page.evaluate("() => { crypto.subtle.importKey = () => Promise.reject(new DOMException('', 'NotSupportedError')) }")
    result = check(page, given["receipt"], given["key"])
    expect(result.locator("h2")).to_have_text("The receipt could not be verified")
    expect(result).to_contain_text("this browser cannot check Ed25519 signatures")


def test_what_a_receipt_says_is_text(page, given):
    """A payload cannot become part of the page, whoever made it."""
    result = check(page, given["receipt"] | {"act": "<img src=x onerror=alert(1)>"}, given["key"])
    assert result.locator("img").count() == 0


def test_it_is_served_under_the_same_policy(visitor, given):
    visitor.go("/receipt")
    result = check(visitor.page, given["receipt"], given["key"])
    expect(result.locator("h2")).to_have_text("The receipt is good")
    visitor.leaves_content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(visit, given, scheme):
    visitor = visit(color_scheme=scheme)
    visitor.go("/receipt")
    for receipt in (given["receipt"], given["receipt"] | {"payload": ""}):
        check(visitor.page, receipt, given["key"])
        found = Axe().run(visitor.page)
        assert found.violations_count == 0, found.generate_report()


def test_it_works_with_the_keyboard_alone(visitor, given):
    visitor.go("/receipt")
    visitor.page.get_by_label("or its text").focus()
    visitor.page.keyboard.insert_text(json.dumps(given["receipt"]))
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.insert_text(given["key"])
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("#result h2")).to_have_text("The receipt is good")
