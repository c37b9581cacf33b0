"""Writes spaces.json: samples drawn by Gymnasium 1.4.0 with NumPy 2.4.6.

Run with both installed:  python make-spaces.py > spaces.json
Each case is [description, seed, samples]; a description is read by SpaceGoldenTests.
"""

import json

import numpy as np
from gymnasium import spaces

INFINITY = float("inf")
SEEDS = [0, 1, 2, 3, 7, 42, 123, 1_000, 2**31 - 1, 2**32, 2**64 + 5, 2**127 + 1, 10**60]


def discrete(count, start=0, mask=None):
    return {"kind": "discrete", "count": count, "start": start, "mask": mask}


def box(scalar, low, high, shape):
    words = lambda bounds: [str(float(bound)) for bound in bounds]
    return {"kind": "box", "scalar": scalar, "low": words(low), "high": words(high), "shape": shape}


CASES = [
    discrete(1),
    discrete(2),
    discrete(7, -2),
    discrete(10, 100),
    discrete(1_000_003),
    discrete(2**32),
    discrete(2**32 + 1, -5),
    discrete(2**40),
    discrete(2**62, -(2**61)),
    discrete(5, 3, [0, 1, 0, 1, 1]),
    discrete(5, 3, [0, 0, 0, 0, 0]),
    discrete(4, 0, [0, 0, 1, 0]),
    discrete(4, 0, [1, 1, 1, 1]),
    {"kind": "multiDiscrete", "counts": [3, 5, 2]},
    {"kind": "multiDiscrete", "counts": [1]},
    {"kind": "multiDiscrete", "counts": [1_000, 2, 7, 7, 7, 65_537]},
    {"kind": "multiBinary", "count": 1},
    {"kind": "multiBinary", "count": 4},
    {"kind": "multiBinary", "count": 9},
    {"kind": "multiBinary", "count": 33},
    box("float32", [-1] * 3, [1] * 3, [3]),
    box("float32", [-4.8, -INFINITY, -0.41887903, -INFINITY], [4.8, INFINITY, 0.41887903, INFINITY], [4]),
    box("float32", [-INFINITY, 0, -INFINITY, -2, 5, 3], [INFINITY, INFINITY, 7, 2, INFINITY, 3], [2, 3]),
    box("float32", [0.1], [0.7], [1]),
    box("float32", [0], [1], []),
    box("float64", [-INFINITY] * 3, [INFINITY] * 3, [3]),
    box("float64", [0] * 3, [INFINITY] * 3, [3]),
    box("float64", [-INFINITY] * 5, [-1.5] * 5, [5]),
    box("float64", [-1e300, 1e-300, 0.1], [1e300, 2e-300, 0.3], [3]),
    box("float64", [-INFINITY] * 300, [INFINITY] * 300, [300]),
    box("float64", [0] * 300, [INFINITY] * 300, [300]),
    box("uint8", [0] * 4, [255] * 4, [2, 2]),
    box("uint8", [3, 0, 254, 7], [3, 1, 255, 200], [4]),
]


def make(case, seed):
    kind = case["kind"]
    if kind == "discrete":
        return spaces.Discrete(case["count"], start=case["start"], seed=seed)
    if kind == "multiDiscrete":
        return spaces.MultiDiscrete(case["counts"], seed=seed)
    if kind == "multiBinary":
        return spaces.MultiBinary(case["count"], seed=seed)
    scalar = np.dtype(case["scalar"])
    low, high = ([float(bound) for bound in case[end]] for end in ("low", "high"))
    low, high = (np.array(bounds, scalar).reshape(case["shape"]) for bounds in (low, high))
    return spaces.Box(low, high, dtype=scalar, seed=seed)


def sample(space, case):
    mask = case.get("mask")
    element = space.sample(np.array(mask, np.int8)) if mask else space.sample()
    # Numbers as texts, which every reader of JSON takes exactly.
    return [repr(number) for number in np.asarray(element).ravel().tolist()]


def rows():
    for case in CASES:
        is_long = len(case.get("low", [])) > 10
        for seed in SEEDS[:4] if is_long else SEEDS:
            space = make(case, seed)
            yield [case, str(seed), [sample(space, case) for _ in range(3 if is_long else 8)]]


print("[\n" + ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows()) + "\n]")
