"""Writes the golden episodes of MiniGrid into the tests that compare with them.

    python make-golden-minigrid.py

Run it from anywhere, with minigrid 3.2.0, gymnasium 1.4.0 and NumPy 2.4.6. Equal versions write equal
files.

A run is: the id, our options, the seed, the actions as digits, every reward that is not 0 with its
step, and a CRC-32 after each 50 steps, of all that was seen since the beginning: of each observation
the image, the direction as a byte and the mission; of each step before it the reward as a little-endian
double and the ending as a byte (0 none, 1 terminated, 2 cut short; where both come together, 1).
`next` is the double that the world's generator gives after the run.
"""
import json
import pathlib
import struct
import zlib

import minigrid_worlds as worlds

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "GridWorldsTests" / "Golden"


def seen(observation):
    return (observation["image"].tobytes() + bytes([observation["direction"]])
            + observation["mission"].encode())


def record(world, seed, steps):
    environment = world.make()
    choose = worlds.CuriousActions(environment, seed)
    crc, checks, rewards, actions = 0, [], [], ""
    for event in worlds.rollout(environment, choose, seed, steps):
        if event[0] == "reset":
            crc = zlib.crc32(seen(event[1]), crc)
            continue
        _, action, observation, reward, terminated, truncated = event
        actions += str(action)
        if reward:
            rewards.append([len(actions) - 1, reward])
        ending = 1 if terminated else 2 if truncated else 0
        crc = zlib.crc32(struct.pack("<dB", reward, ending) + seen(observation), crc)
        if len(actions) % 50 == 0:
            checks.append(crc)
    return {"id": world.id, "options": world.options, "seed": seed, "actions": actions,
            "rewards": rewards, "checks": checks, "next": float(environment.np_random.random())}


def samples(id, seed):
    space = worlds.World(id).make().observation_space
    space.seed(seed)
    drawn = [space.sample() for _ in range(3)]
    return {"id": "MiniGrid-" + id, "seed": seed, "samples": [
        {"direction": int(sample["direction"]), "mission": sample["mission"],
         "image": zlib.crc32(sample["image"].tobytes())} for sample in drawn]}


def write(name, entries):
    lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in entries)
    (GOLDEN / name).write_text(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    worlds.check_versions()
    write("minigrid-rollouts.json", [
        record(world, seed, 400)
        for index, world in enumerate(worlds.WORLDS) for seed in (2 * index, 2 * index + 1)])
    write("minigrid-samples.json", [
        samples(id, seed) for seed, id in enumerate([
            "Empty-8x8-v0", "Fetch-8x8-N3-v0", "PutNear-6x6-N2-v0", "LockedRoom-v0",
            "BlockedUnlockPickup-v0", "ObstructedMaze-Full-v0"])])
