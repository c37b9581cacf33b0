"""Writes the golden samples of composite, masked and shaped spaces into the tests that compare with them.

    python make-golden-spaces.py

Run it from anywhere, with Gymnasium 1.4.0 and NumPy 2.4.6. Equal versions write equal files.

A case is: the space in our JSON; `flat`, how many numbers a flattened element has, or null; our mask's
name in CompositeSpaceGoldenTests, or null; and for each seed the samples, each our JSON of it and the
numbers that Gymnasium flattens it to. In a stacked sequence the items stand one after another.
"""
import json
import pathlib

import numpy as np
from gymnasium import spaces
from gymnasium.spaces import (
    Box, Dict, Discrete, Graph, MultiBinary, MultiDiscrete, OneOf, Sequence, Text, Tuple)
from gymnasium.spaces.utils import flatdim, flatten
from gymnasium.vector.utils import batch_space, iterate

TARGET = pathlib.Path(__file__).resolve().parent.parent / "GymCoreTests/Golden/composite-spaces.json"
SEEDS = [0, 1, 42, 123, 2**31 - 1, 2**64 + 5]


def number(value):
    value = float(value)
    return value if np.isfinite(value) else {np.inf: "inf", -np.inf: "-inf"}[value]


def described(space):
    if isinstance(space, Discrete):
        return {"kind": "discrete", "count": int(space.n), "start": int(space.start)}
    if isinstance(space, Box):
        def listed(bounds, are_bounded, infinity):
            return [number(bound) if space.dtype.kind == "f" else int(bound) if is_bounded else infinity
                    for bound, is_bounded in zip(bounds.ravel(), are_bounded.ravel())]
        return {"kind": "box", "scalar": str(space.dtype), "shape": list(space.shape),
                "low": listed(space.low, space.bounded_below, "-inf"),
                "high": listed(space.high, space.bounded_above, "inf")}
    if isinstance(space, MultiDiscrete):
        return {"kind": "multiDiscrete", "counts": space.nvec.ravel().tolist(),
                "starts": space.start.ravel().tolist(), "shape": list(space.shape)}
    if isinstance(space, MultiBinary):
        return {"kind": "multiBinary", "shape": list(space.shape)}
    if isinstance(space, Text):
        return {"kind": "text", "minimumLength": space.min_length, "maximumLength": space.max_length,
                "characters": "".join(space.character_list)}
    if isinstance(space, (Tuple, OneOf)):
        kind = "tuple" if isinstance(space, Tuple) else "oneOf"
        return {"kind": kind, "parts": [described(part) for part in space.spaces]}
    if isinstance(space, Dict):
        return {"kind": "dictionary", "parts": {name: described(part) for name, part in space.spaces.items()}}
    if isinstance(space, Sequence):
        return {"kind": "sequence", "item": described(space.feature_space), "isStacked": bool(space.stack)}
    return {"kind": "graph", "node": described(space.node_space),
            "edge": described(space.edge_space) if space.edge_space is not None else None}


def batched(space, batch):
    """A stacked sequence as lists, one item after another."""
    if isinstance(space, Tuple):
        return [batched(part, values) for part, values in zip(space.spaces, batch)]
    if isinstance(space, Dict):
        return {name: batched(part, batch[name]) for name, part in space.spaces.items()}
    if isinstance(batch, tuple):
        return [listed(space, item) for item in batch]
    return [as_number(value) for value in np.asarray(batch).ravel()]


def as_number(value):
    return int(value) if np.issubdtype(type(value), np.integer) else number(value)


def items(space, batch):
    """The elements of a batch of a space, one list an item."""
    if isinstance(space, (Text, OneOf, Sequence)):  # whose batches are tuples
        return [listed(space, item) for item in batch]
    return [listed(space, item) for item in iterate(batch_space(space, 1), batch)]


def listed(space, element):
    if isinstance(space, Discrete):
        return int(element)
    if isinstance(space, (Box, MultiDiscrete, MultiBinary)):
        return [as_number(value) for value in np.asarray(element).ravel()]
    if isinstance(space, Text):
        return element
    if isinstance(space, Tuple):
        return [listed(part, value) for part, value in zip(space.spaces, element)]
    if isinstance(space, Dict):
        return {name: listed(part, element[name]) for name, part in space.spaces.items()}
    if isinstance(space, OneOf):
        return [int(element[0]), listed(space.spaces[element[0]], element[1])]
    if isinstance(space, Sequence):
        if space.stack:
            return batched(space.feature_space, element)
        return [listed(space.feature_space, item) for item in element]
    result = {"nodes": items(space.node_space, element.nodes)}
    if element.edges is not None:
        result["edges"] = items(space.edge_space, element.edges)
        result["links"] = element.edge_links.tolist()
    return result


def flags(*values):
    return np.array(values, np.int8)


def weights(*values):
    return np.array(values, np.float64)


PAIR = lambda: Tuple((Discrete(3, start=1), Box(-1, 1, (2,))))
NAMED = lambda: Dict({"place": Box(0, np.inf, (2,), np.float64), "color": Discrete(4), "on": MultiBinary(3)})

# The space, the name of the mask, and the arguments that mean it.
CASES = [
    (lambda: MultiBinary((2, 3)), None, {}),
    (lambda: MultiDiscrete(np.array([[3, 4], [5, 6]]), start=np.array([[1, -2], [0, 10]])), None, {}),
    (lambda: Box(-100, 100, (5,), np.int8), None, {}),
    (lambda: Box(np.array([-5, 0, 7], np.int16), np.array([5, 30_000, 7], np.int16), dtype=np.int16), None, {}),
    (lambda: Box(0, 65_535, (3,), np.uint16), None, {}),
    (lambda: Box(-(2**31), 2**31 - 1, (3,), np.int32), None, {}),
    (lambda: Box(0, 2**32 - 1, (3,), np.uint32), None, {}),
    (lambda: Box(-1_000_003, 2**40, (3,), np.int64), None, {}),
    (lambda: Box(-np.inf, np.inf, (3,), np.int32), None, {}),
    (lambda: Box(np.array([-np.inf, 3, -np.inf]), np.array([9, np.inf, np.inf]), dtype=np.int8), None, {}),
    (lambda: Text(6), None, {}),
    (lambda: Text(9, min_length=0, charset="zxy\"\\é∀𝄞"), None, {}),
    (lambda: Tuple((Discrete(5), Discrete(3))), None, {}),
    (PAIR, None, {}),
    (NAMED, None, {}),
    (lambda: Tuple((PAIR(), NAMED(), Text(4), MultiDiscrete([2, 3]))), None, {}),
    (lambda: OneOf((Discrete(4, start=2), Box(-1, 1, (3,)), Text(2), PAIR())), None, {}),
    (lambda: Tuple((OneOf((MultiBinary(4), Discrete(2))), Discrete(9))), None, {}),
    (lambda: Sequence(Discrete(5)), None, {}),
    (lambda: Sequence(Box(-1, np.inf, (2,))), None, {}),
    (lambda: Sequence(Text(3)), None, {}),
    (lambda: Sequence(Sequence(MultiBinary(2))), None, {}),
    (lambda: Sequence(Discrete(5, start=3), stack=True), None, {}),
    (lambda: Sequence(Box(-1, 1, (2, 2)), stack=True), None, {}),
    (lambda: Sequence(PAIR(), stack=True), None, {}),
    (lambda: Sequence(NAMED(), stack=True), None, {}),
    (lambda: Sequence(MultiDiscrete([4, 3]), stack=True), None, {}),
    (lambda: Tuple((Sequence(Discrete(5)), Discrete(3))), None, {}),
    (lambda: Graph(Box(-100, 100, (3,)), Discrete(3)), None, {}),
    (lambda: Graph(Discrete(7, start=-3), Box(-np.inf, np.inf, (2,))), None, {}),
    (lambda: Graph(Discrete(4), None), None, {}),
    (lambda: Graph(MultiDiscrete([3, 4], start=[1, -1]), MultiBinary(3)), None, {}),
    (lambda: Graph(PAIR(), NAMED()), None, {}),
    (lambda: Graph(Text(3), OneOf((Discrete(2), Discrete(3)))), None, {}),
    (lambda: Graph(Discrete(4), Discrete(3)), "5 nodes, 7 edges", {"num_nodes": 5, "num_edges": 7}),
    (lambda: Graph(Discrete(4), Discrete(3)), "1 node", {"num_nodes": 1}),
    # Masks
    (lambda: Discrete(4, start=-1), "allowed", {"mask": flags(1, 0, 1, 1)}),
    (lambda: Discrete(4, start=-1), "probabilities", {"probability": weights(0.1, 0, 0.6, 0.3)}),
    (lambda: MultiDiscrete([3, 2], start=[1, -1]), "choices", {"mask": (flags(1, 0, 1), flags(0, 0))}),
    (lambda: MultiDiscrete([3, 2]), "choice probabilities",
     {"probability": (weights(0.25, 0, 0.75), weights(0.5, 0.5))}),
    (lambda: MultiBinary(5), "switches", {"mask": flags(0, 2, 1, 2, 2)}),
    (lambda: MultiBinary(3), "switch probabilities", {"probability": weights(0, 0.3, 1)}),
    (lambda: Text(6, charset="abcd"), "length", {"mask": (4, None)}),
    (lambda: Text(6, charset="abcd"), "characters", {"mask": (None, flags(1, 0, 1, 1))}),
    (lambda: Text(6, charset="abcd"), "character probabilities",
     {"probability": (5, weights(0.7, 0.1, 0.2, 0))}),
    (lambda: Text(6, min_length=0, charset="abcd"), "no characters", {"mask": (None, flags(0, 0, 0, 0))}),
    (PAIR, "tuple", {"mask": (flags(0, 1, 1), None)}),
    (NAMED, "dictionary", {"mask": {"place": None, "color": flags(1, 0, 0, 1), "on": flags(2, 1, 2)}}),
    (lambda: OneOf((Discrete(4), Box(-1, 1, (1,)), Discrete(3))), "one of",
     {"mask": (flags(0, 0, 1, 1), None, flags(1, 1, 0))}),
    (lambda: Sequence(Discrete(4)), "lengths", {"mask": (np.array([2, 5, 9]), flags(1, 0, 1, 1))}),
    (lambda: Sequence(Discrete(4)), "length of 3", {"mask": (3, None)}),
    (lambda: Sequence(Discrete(4), stack=True), "items", {"mask": (None, flags(0, 1, 1, 0))}),
    (lambda: Sequence(Discrete(4)), "item probabilities",
     {"probability": (None, weights(0.5, 0, 0, 0.5))}),
    (lambda: Graph(Discrete(4), Discrete(3)), "graph",
     {"mask": (tuple(flags(1, 0, 1, 1) for _ in range(10)), flags(0, 1, 1))}),
    (lambda: Graph(Discrete(4), Discrete(3)), "each node",
     {"mask": ((flags(1, 1, 0, 0), flags(0, 0, 1, 1)), None), "num_nodes": 2, "num_edges": 3}),
    (lambda: Graph(Discrete(4), Discrete(3)), "graph probabilities",
     {"probability": (tuple(weights(0.5, 0, 0.25, 0.25) for _ in range(10)), weights(0, 0.5, 0.5))}),
]


def case(make, mask, arguments):
    space, rows = make(), {}
    for seed in SEEDS:
        space.seed(seed)
        rows[str(seed)] = []
        for _ in range(3 if isinstance(space, Graph) else 6):
            element = space.sample(**arguments)
            flat = None
            if space.is_np_flattenable:
                flat = [number(value) for value in np.asarray(flatten(space, element), np.float32)]
            # Texts, as our JSON keeps the order of names.
            rows[str(seed)].append([json.dumps(listed(space, element)), flat])
    return {"space": json.dumps(described(space)), "mask": mask, "rows": rows,
            "flat": flatdim(space) if space.is_np_flattenable else None}


if __name__ == "__main__":
    lines = [json.dumps(case(*given), separators=(",", ":")) for given in CASES]
    TARGET.write_text("[\n" + ",\n".join(lines) + "\n]\n")
