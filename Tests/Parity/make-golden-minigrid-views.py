"""Writes the golden views of MiniGrid into the tests that compare with them.

    python make-golden-minigrid-views.py

Run it from anywhere, with minigrid 3.2.0, gymnasium 1.4.0 and NumPy 2.4.6. Equal versions write equal
files.

A run is: the id, the wrapper, the seed, the actions as digits, and a CRC-32 of all images, from the
first on, after each 20 steps.
"""
import json
import pathlib
import zlib

import numpy
from minigrid import wrappers

import minigrid_worlds as worlds

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "GridWorldsTests" / "Golden"
IDS = ["DoorKey-8x8-v0", "LavaCrossingS9N2-v0", "Fetch-8x8-N3-v0", "KeyCorridorS3R2-v0",
       "UnlockPickup-v0", "MultiRoom-N2-S4-v0", "RedBlueDoors-6x6-v0", "Dynamic-Obstacles-6x6-v0",
       "ObstructedMaze-1Dlhb-v0", "Playground-v0", "PutNear-6x6-N2-v0"]
VIEWS = {
    "full": wrappers.FullyObsWrapper,
    "oneHot": wrappers.OneHotPartialObsWrapper,
    "picture": wrappers.RGBImgObsWrapper,
    "partialPicture": wrappers.RGBImgPartialObsWrapper,
    "partialPicture5": lambda world: wrappers.RGBImgPartialObsWrapper(world, tile_size=5),
    "flat": wrappers.FlatObsWrapper,
}


def record(id, name, seed, steps=100):
    base = worlds.World(id).make()
    world = VIEWS[name](base)
    choose = worlds.CuriousActions(base, seed)
    crc, checks, actions = 0, [], ""

    def see(observation):
        nonlocal crc
        image = observation if name == "flat" else observation["image"]
        crc = zlib.crc32(numpy.ascontiguousarray(image).astype("u1").tobytes(), crc)

    see(world.reset(seed=seed)[0])
    for _ in range(steps):
        action = choose()
        actions += str(action)
        observation, _, terminated, truncated, _ = world.step(action)
        see(observation)
        if terminated or truncated:
            see(world.reset()[0])
        if len(actions) % 20 == 0:
            checks.append(crc)
    return {"id": "MiniGrid-" + id, "view": name, "seed": seed, "actions": actions,
            "checks": checks}


if __name__ == "__main__":
    worlds.check_versions()
    entries = [record(id, name, seed) for seed, id in enumerate(IDS) for name in VIEWS]
    lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in entries)
    (GOLDEN / "minigrid-views.json").write_text(f"[\n{lines}\n]\n")
