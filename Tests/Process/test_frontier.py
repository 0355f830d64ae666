"""`confide frontier` on small files and on a made-up shop: what it measures, draws and refuses."""
import json, random
import xml.dom.minidom

import pytest

import confide

QUICK = ["--epsilon", "1,8", "--seeds", "2"]


def write(path, lines):
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def files(home):
    """Shoppers who stay in one of three groups of ten items, and one item that many have."""
    dice = random.Random(5)
    train, test = [], []
    for user in range(300):
        group = dice.randrange(3)
        own = dice.sample([f"g{group}-{n}" for n in range(10)], 8) + (["hit"] if dice.random() < 0.5 else [])
        train += [f"u{user}\t{item}\t{at}" for at, item in enumerate(own[1:])]
        test.append(f"u{user}\t{own[0]}\t9")
    traits = [f"g{group}-{n}\tgroup{group} kind{n}" for group in range(3) for n in range(10)]
    return write(home / "train.tsv", train), write(home / "test.tsv", test), write(home / "traits.tsv", traits)


def measured(*arguments):
    done = confide.run("frontier", *map(str, arguments), "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    return report, {(row["level"], row["setting"]): row for row in report["settings"]}


def test_every_level_on_the_same_questions(files, home):
    train, test, traits = files
    chart = home / "frontier.svg"
    report, rows = measured(
        "--train", train, "--test", test, "--attributes", traits, *QUICK, "--attacks", "6", "--svg", chart)
    assert report["shoppers"] == 300 and report["items"] == 31 and report["questions"] == 300
    assert {level for level, _ in rows} == {"off", "visit", "device", "account"}
    for row in report["settings"]:
        assert 0 <= row["hr@20_low"] <= row["hr@20"] <= row["hr@20_high"] <= 1, row
    plain, floor = rows["device", "without noise"], rows["off", "popularity"]
    assert plain["epsilon"] is None and rows["device", "ε = 8"]["epsilon"] == 8
    assert plain["ndcg@20"] > 1.5 * floor["ndcg@20"], "the groups can be learned"
    assert plain["kept_of_graph"] == 1 and floor["kept_of_gain"] == 0
    for row in report["settings"]:
        assert row["kept_of_account_low"] <= row["kept_of_account"] <= row["kept_of_account_high"], row
    assert rows["account", "all"]["kept_of_account"] == 1 == rows["account", "all"]["kept_of_account_low"]
    # With noise the catalog still says which items are alike.
    assert rows["device", "ε = 1"]["ndcg@20"] > floor["ndcg@20"]
    attacks = {(attack["epsilon"], attack["between"]): attack for attack in report["attacks"]}
    assert set(attacks) == {(epsilon, between) for epsilon in (None, 1, 8) for between in (0, 10, 100)}
    for attack in report["attacks"]:
        assert 0 <= attack["first"] <= attack["top_five"] <= attack["trials"] == 6, attack
        assert 0 <= attack["first_low"] <= attack["first"] / 6 <= attack["first_high"] < 1, attack
        assert max(attack["first_without_her"], attack["first_one_look"]) <= 6, attack
    # Exact lists do not move where nobody buys; each purchase moves them.
    assert attacks[None, 0]["first_without_her"] == 0 < attacks[None, 0]["first"]
    small = ["--train", train, "--test", test, "--epsilon", "8", "--seeds", "1", "--attacks", "6", "--between", "3"]
    crowd, _ = measured(*small)
    assert crowd["related"] == 20
    short, _ = measured(*small, "--related", "1")
    assert short["related"] == 1 and short["attacks"] != crowd["attacks"] and short["settings"] == crowd["settings"]
    assert [(attack["epsilon"], attack["between"]) for attack in crowd["attacks"]] == [(None, 3), (8, 3)]
    assert measured(*small)[0] == crowd, "the noise of a measurement can be had again"
    everybody, _ = measured(*small[:-4], "--attacks", "1000", "--between", "0,1000")
    assert [attack["between"] for attack in everybody["attacks"]] == [0, 0], "nobody is left to buy beside them"
    drawing = xml.dom.minidom.parse(str(chart))
    assert drawing.documentElement.tagName == "svg" and "script" not in chart.read_text()
    again = confide.run("frontier", "--train", str(train), "--test", str(test), *QUICK, "--attacks", "0", "--svg", str(chart))
    assert again.returncode == 1 and "name a new file" in again.stderr, "nothing is overwritten"


def test_sessions_and_a_table(home):
    dice = random.Random(2)
    walks = [[f"i{(start + step) % 20}" for step in range(5)] for start in (dice.randrange(20) for _ in range(200))]
    train = write(home / "train.txt", [" ".join(walk) for walk in walks])
    test = write(home / "test.tsv", [" ".join(walk[:3]) + "\t" + walk[3] for walk in walks[:50]] + ["i1 i2\ti1"])
    done = confide.run("frontier", "--train", str(train), "--test", str(test), *QUICK, "--attacks", "0")
    assert done.returncode == 0, done.stderr
    assert "200 shoppers, 20 items, 50 questions" in done.stdout, "what she had before is not asked for"
    assert "ε = 1" in done.stdout and "related lists" not in done.stdout


def test_what_gains_less_than_nothing_is_printed_too(home):
    # Popularity answers half of the questions; with next to no budget a graph answers fewer, mostly.
    train = write(home / "train.txt", [f"a{n % 50} b{n % 50} top" for n in range(200)])
    test = write(home / "test.tsv", [f"a{n}\t{answer}" for n in range(40) for answer in (f"b{n}", "top")])
    done = confide.run(
        "frontier", "--train", str(train), "--test", str(test), "--epsilon", "0.03,0.05,0.1", "--seeds", "2", "--attacks",
        "0")
    assert done.returncode == 0, done.stderr
    assert sum(line.startswith("device") for line in done.stdout.splitlines()) == 4


def test_a_made_up_shop_says_that_it_is(home):
    report, rows = measured("--simulate", "400", "--items", "60", *QUICK, "--attacks", "0")
    assert "simulated" in report["source"] and report["items"] <= 60
    assert rows["device", "without noise"]["hr@20"] > rows["off", "popularity"]["hr@20"]


@pytest.mark.parametrize("wrong, said", [
    (["--epsilon", "0"], "not-positive"), (["--epsilon", "-1"], "not-positive"), (["--epsilon", "nan"], "not-a-number"),
    (["--epsilon", "1e9"], "too-large"), (["--epsilon", "inf"], "too-large"), (["--epsilon", "1e-9"], "too-small"),
    (["--epsilon", "1,,2"], "not a number"), (["--epsilon", "much"], "not a number"), (["--delta", "0"], "not-positive"),
    (["--delta", "1"], "too-large"), (["--seeds", "0"], "--seeds"), (["--head", "1"], "--head"),
    (["--attacks", "-1"], "--attacks"), (["--between", "-1"], "--between"), (["--between", "0,,2"], "--between"),
    (["--related", "0"], "--related"), (["--related", "1001"], "--related"), (["--between", "many"], "--between"), (["--between", "1e99"], "--between"),
    (["--simulate", "1"], "--simulate"), (["--items", "0"], "--items"),
    (["--train", "x"], "--test"), (["--train", "x", "--test", "y", "--simulate", "9"], "--simulate"),
    (["--simulate", "9", "--attributes", "x"], "--attributes"), ([], "--simulate")])
def test_what_is_asked_wrongly_is_refused(wrong, said):
    asked = wrong if any(name in wrong for name in ("--simulate", "--train")) or not wrong else ["--simulate", "9", *wrong]
    # An option of its own takes a value that begins with a dash.
    joined = [f"{asked[at]}={asked[at + 1]}" for at in range(0, len(asked), 2)]
    done = confide.run("frontier", *joined)
    assert done.returncode == 2, (done.returncode, done.stdout, done.stderr)
    assert said in done.stderr


def test_files_that_are_wrong(files, home):
    train, test, traits = files
    empty = write(home / "empty.tsv", [])
    strange = write(home / "strange.tsv", ["z1\tz\t1"])
    for arguments, said in [
        (["--train", home / "none", "--test", test], "none"),
        (["--train", train, "--test", strange], "no question"),
        (["--train", train, "--test", test, "--attributes", strange], "not an item with its attributes"),
        (["--train", train, "--test", test, "--attributes", write(home / "other.tsv", ["z\tx"])], "names no item"),
        (["--train", write(home / "blank", [""]), "--test", test], "blank"),
    ]:
        done = confide.run("frontier", *map(str, arguments))
        assert done.returncode == 1 and "next:" in done.stderr and said in done.stderr, (arguments, done.stderr)
