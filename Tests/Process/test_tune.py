"""`confide tune`: chooses on the shop's own visits, keeps what is better, and a running server takes it over."""

import json
import random
import time

from confide import refused

DAY = 86_400


def visits(count):
    """Visits along a ring of items; nobody ever comes back to an item, which the defaults do not expect."""
    dice = random.Random(5)
    lines = []
    for number in range(count):
        start, when = dice.randrange(50), int(time.time()) - (count - number) * 60 - DAY
        for step in range(dice.randrange(4, 8)):
            lines.append(json.dumps({
                "name": "view_item", "time": when + step, "visit": f"{number:016x}", "consent": {"learning": "visit"},
                "items": [{"item_id": f"i{(start + step) % 50}"}]}))
    return ("\n".join(lines) + "\n").encode()


def test_too_few_visits_are_said_to_be_too_few(shop):
    assert shop.run("events", "import", "-", stdin=visits(20)).returncode == 0
    refused(shop.run("tune", "--seconds", "1"), "too few", "next:")


def test_what_is_chosen_is_kept_and_never_worse(shop):
    assert shop.run("events", "import", "-", stdin=visits(1_500)).returncode == 0

    def tuned(*arguments):
        done = shop.run("tune", "--seconds", "3", *arguments)
        assert done.returncode == 0, done.stderr
        rows = {words[0]: [float(word) for word in words[1:]] for words in map(str.split, done.stdout.splitlines())
                if words and words[0] in ("today", "chosen")}
        return done.stdout, rows["today"], rows["chosen"]

    said, before, chosen = tuned("--dry-run")
    assert "Nothing was changed" in said
    said, again, chosen = tuned()
    assert again == before, "a dry run changes nothing"
    assert "Kept" in said and chosen[0] + 2 * chosen[1] > before[0] + 2 * before[1]
    _, today, _ = tuned("--dry-run")
    assert today == chosen, "what was kept is what holds now"


def test_what_is_asked_wrongly_exits_with_2(shop):
    assert shop.run("tune", "--seconds", "0").returncode == 2
