"""Writes the golden streams beside this file, from NumPy 2.4.6 run as a black box.

    python3 make-golden.py

Words are hexadecimal, doubles the hexadecimal of their bits, integers decimal: all are texts, so
that no reader of JSON can round them. Every draw is followed by one double, which proves how many
words it took.
"""

import json
import os
import struct

import numpy as np

assert np.__version__ == "2.4.6", np.__version__

SEEDS = [
    0, 1, 7, 42, 1000, 20_260_101, 2**31 - 1, 2**32 - 1, 2**32, 2**32 + 1,
    2**40 + 12345, 2**63 + 9, 2**64 - 1, 2**64, 10**20 + 7, 2**96 + 2**33 + 5, 2**128 - 1, 2**128,
    2**128 + 1, 10**40 + 3, 42 + (1 << 128) + (3 << 160), 7 * 10**70 + 11,
]
TWISTER_SEEDS = [
    0, 1, 2, 3, 7, 42, 123, 999, 1000, 4357, 5489, 65535, 65536, 20_260_101, 2**30 + 3, 2**31 - 1,
    2**31, 2**31 + 1, 3_000_000_019, 2**32 - 2, 2**32 - 1,
]
RANGES = [
    (0, 1), (5, 6), (0, 2), (-5, 5), (0, 6), (0, 2**31 - 1), (0, 3 * 2**30), (0, 2**32 - 1),
    (0, 2**32), (-7, 2**32 - 7), (0, 2**32 + 1), (0, 3 * 2**61), (-(2**62), 2**62 + 12345),
    (-(2**63), 2**63 - 1),
]
BYTE_RANGES = [(0, 1), (0, 2), (3, 9), (0, 129), (10, 250), (0, 255), (0, 256)]
PROBABILITIES = [
    [1.0], [0.5, 0.5], [0.8, 0.1, 0.1], [1 / 3, 1 / 3, 1 / 3], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0],
    [0.1] * 10, [(i + 1) / 820 for i in range(40)],
]
BOUNDS = [(0.0, 1.0), (-0.05, 0.05), (-0.6, -0.4), (-np.pi, np.pi), (3.0, 3.0), (-1e300, 1e300)]


def bits(value):
    return f"{struct.unpack('<Q', struct.pack('<d', float(value)))[0]:016x}"


def word(value):
    return f"{int(value):08x}"


class Script:
    """Plays draws on one generator and writes down what came of them."""

    def __init__(self, generator, bit_generator, double):
        self.generator, self.bits, self.double, self.draws = generator, bit_generator, double, []

    def draw(self, name, values, **settings):
        values = [str(value) for value in values]
        after = bits(self.double())
        self.draws.append({"draw": name, "values": values, "after": after, **settings})

    def next32(self):
        interface = self.bits.ctypes
        return word(interface.next_uint32(interface.state))

    def next64(self):
        interface = self.bits.ctypes
        return f"{interface.next_uint64(interface.state):016x}"


def pcg_scripts(seed, has_half_word):
    def script():
        generator = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed)))
        result = Script(generator, generator.bit_generator, generator.random)
        if has_half_word:
            result.draw("next32", [result.next32()])
        return result

    scripts = {}

    s = scripts["words"] = script()
    for name in ["next64", "next32", "next64", "next32", "next32", "next64", "next32", "next32"]:
        s.draw(name, [getattr(s, name)()])

    s = scripts["uniforms"] = script()
    s.draw("random", [bits(s.generator.random()) for _ in range(4)])
    for low, high in BOUNDS:
        values = [bits(s.generator.uniform(low, high)) for _ in range(2)]
        s.draw("uniform", values, low=bits(low), high=bits(high))
    s.draw("next32", [s.next32()])

    s = scripts["integers"] = script()
    for low, high in RANGES:
        values = [s.generator.integers(low, high) for _ in range(3)]
        s.draw("integer", values, low=str(low), high=str(high - 1))
    low, high = -(2**63), 2**63 - 1
    values = [s.generator.integers(low, high, endpoint=True) for _ in range(2)]
    s.draw("integer", values, low=str(low), high=str(high))
    s.draw("next32", [s.next32()])

    s = scripts["bytes"] = script()
    for low, high in BYTE_RANGES:
        values = s.generator.integers(low, high, size=6, dtype=np.uint8)
        s.draw("integers8", values, low=str(low), high=str(high - 1), count=6)
    none = s.generator.integers(0, 5, size=0, dtype=np.uint8)
    s.draw("integers8", none, low="0", high="4", count=0)
    if seed < 10:
        # Gymnasium samples its bits as int8.
        signed = s.generator.integers(0, 2, size=6, dtype=np.int8)
        s.draw("integers8", signed, low="0", high="1", count=6)
    s.draw("next32", [s.next32()])

    s = scripts["choices"] = script()
    for count in [1, 2, 5, 52]:
        s.draw("choice", [s.generator.choice(count) for _ in range(2)], count=count)
    s.draw("element", [s.generator.choice([10, 20, 30, 40]) for _ in range(3)])
    for index, p in enumerate(PROBABILITIES):
        values = s.generator.choice(len(p), size=5, p=p)
        s.draw("choices", values, count=5, probabilities=index)
        values = [np.argmax(np.cumsum(p) > s.generator.random()) for _ in range(2)]
        s.draw("categorical", values, probabilities=index)
    s.draw("next32", [s.next32()])

    s = scripts["orders"] = script()
    for count in [0, 1, 2, 3, 8, 33]:
        s.draw("permutation", s.generator.permutation(count), count=count)
        elements = list(range(100, 100 + count))
        s.generator.shuffle(elements)
        s.draw("shuffle", elements, count=count)
    s.draw("next32", [s.next32()])

    s = scripts["ziggurats"] = script()
    for _ in range(2):
        s.draw("normal", [bits(s.generator.standard_normal()) for _ in range(4)])
        s.draw("exponential", [bits(s.generator.standard_exponential()) for _ in range(4)])
    s.draw("next32", [s.next32()])

    return {name: script.draws for name, script in scripts.items()}


def family(sequence, key):
    words = np.random.PCG64(sequence).random_raw(2)
    return {
        "spawnKey": list(key),
        "pool": [word(value) for value in sequence.pool],
        "words": [f"{value:016x}" for value in words],
    }


def pcg(seed, has_half_word):
    sequence = np.random.SeedSequence(seed)
    keys = [(0,), (1, 1), (3, 2), (2**32 - 1, 2**32 - 1), (5, 0), (1, 2, 3, 4, 5)]
    descendants = [family(np.random.SeedSequence(seed, spawn_key=key), key) for key in keys]
    spawner = np.random.SeedSequence(seed, spawn_key=(9,))
    children = spawner.spawn(2) + spawner.spawn(1)
    grandchildren = children[1].spawn(1)
    return {
        "seed": str(seed),
        "pool": [word(value) for value in sequence.pool],
        "state32": [word(value) for value in sequence.generate_state(9)],
        "state64": [f"{value:016x}" for value in sequence.generate_state(4, np.uint64)],
        "descendants": descendants,
        "spawned": [family(child, child.spawn_key) for child in children + grandchildren],
        "scripts": pcg_scripts(seed, has_half_word),
    }


def checksum(values):
    weights = np.arange(len(values), dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    return f"{int((values.astype(np.uint64) * weights).sum(dtype=np.uint64)):016x}"


def long_run(seed, method, edge):
    generator = np.random.Generator(np.random.PCG64(seed))
    runs = []
    for _ in range(10):
        values = getattr(generator, method)(20_000)
        tail = int((np.abs(values) > edge).sum())
        runs.append({"checksum": checksum(values.view(np.uint64)), "tailCount": tail})
    assert sum(run["tailCount"] for run in runs) > 10
    return {"seed": str(seed), "runs": runs, "after": bits(generator.random())}


def twister(seed):
    state = np.random.RandomState(seed)
    s = Script(state, state._bit_generator, state.rand)
    s.draw("next32", [s.next32() for _ in range(3)])
    s.draw("rand", [bits(state.rand()) for _ in range(3)])
    for low, high in RANGES:
        values = [state.randint(low, high) for _ in range(3)]
        s.draw("randint", values, low=str(low), high=str(high))
    for count in [1, 2, 6, 10]:
        s.draw("randint", [state.randint(count) for _ in range(3)], low="0", high=str(count))
    words = np.array([int(s.next32(), 16) for _ in range(2_000)], dtype=np.uint64)
    s.draw("checksum", [checksum(words)], count=2_000)
    return {"seed": str(seed), "draws": s.draws}


def write(name, value):
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
    with open(path, "w") as file:
        text = json.dumps(value, separators=(",", ":"))
        file.write(text.replace('{"seed"', '\n{"seed"') + "\n")
    print(name, os.path.getsize(path))


write("pcg64.json", {
    "probabilities": [[bits(value) for value in p] for p in PROBABILITIES],
    "streams": [pcg(seed, index % 2 == 1) for index, seed in enumerate(SEEDS)],
})
write("ziggurats.json", {
    "normal": [long_run(s, "standard_normal", 3.6541528853610088) for s in [0, 2**70]],
    "exponential": [long_run(s, "standard_exponential", 7.697117470131050) for s in [0, 2**70]],
})
write("mt19937.json", [twister(seed) for seed in TWISTER_SEEDS])
