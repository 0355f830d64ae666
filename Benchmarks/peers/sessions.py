"""Peers for the next item of a session: neighbours among sessions, as V-SKNN and VMIS-kNN find them."""

from collections import Counter, defaultdict

import numpy as np


def popularity(sessions):
    top = [item for item, _ in Counter(i for s in sessions for i in s).most_common(20)]
    return lambda question: top


def neighbours(sessions, sample, kept, linear):
    """The newest `sample` sessions of each item, the `kept` most alike of them.

    With `linear` positions count linearly (V-SKNN: Ludewig, Jannach, UMUAI 2018) and items by rarity as in VMIS-kNN
    (Kersbergen et al., SIGMOD 2022); else all items of the question count alike (SKNN).
    """
    index = defaultdict(list)
    for number, session in enumerate(sessions):
        for item in set(session):
            index[item].append(number)
    rarity = {item: np.log(len(sessions) / len(found)) for item, found in index.items()}

    def answer(question):
        items = list(dict.fromkeys(reversed(question)))
        weights = {item: (1 - at / len(items) if linear else 1.0) for at, item in enumerate(items)}
        alike = defaultdict(float)
        for item, weight in weights.items():
            for number in index[item][-sample:] if item in index else ():
                alike[number] += weight
        nearest = sorted(alike.items(), key=lambda pair: (-pair[1], -pair[0]))[:kept]
        scores = defaultdict(float)
        for number, weight in nearest:
            if linear:  # the newest shared item decides what the session is worth
                weight *= max(0.1, 1 - 0.1 * next(at for at, item in enumerate(items) if item in sessions[number]))
            for item in set(sessions[number]):
                scores[item] += weight * (rarity[item] if linear else 1)
        return np.array(sorted(scores, key=lambda item: (-scores[item], item))[:20], int)

    return answer


def peers(sessions):
    yield "popularity", lambda: popularity(sessions)
    yield "SKNN", lambda: neighbours(sessions, 1_000, 100, False)
    for kept in (100, 500):
        yield f"V-SKNN/VMIS-kNN {kept}", lambda kept=kept: neighbours(sessions, 1_000, kept, True)
