"""Writes the golden episodes of classic control and toy text into the tests that compare with them.

    python make-golden-worlds.py

Run it from anywhere, with Gymnasium 1.4.0 and NumPy 2.4.6. Equal versions write equal files.

A run is: the id, our options and reset options, the seed, the actions, one ending a step (`.` none,
`t` terminated, `l` cut short at the limit, `b` both at once), the rewards and the observations, those
of resets included. Actions are digits; observations and continuous actions are little-endian float32
in base64, but in toy text observations are integers one after another.
"""
import base64
import copy
import json
import pathlib

import numpy

import gymnasium_worlds as worlds
from gymnasium_worlds import CarefulActions, GivenActions, World

TESTS = pathlib.Path(__file__).resolve().parent.parent
SEEDS = [0, 42, 123, 2**32 + 7, 1, 2, 3, 2**64 + 1, 10**30, 2026]


def drawn_actions(world, seed, steps):
    generator = numpy.random.default_rng(seed % 2**32)
    return GivenActions(generator.integers(world.action_space.n, size=steps).tolist())


def base64_floats(values):
    return base64.b64encode(numpy.array(values, "<f4").tobytes()).decode()


def record(world, seed, steps, choose=None):
    environment = world.make()
    if not choose and environment.action_space.dtype == numpy.float32:
        choose = worlds.RandomActions(environment, seed)
    choose = choose or drawn_actions(environment, seed, steps)
    events = list(worlds.rollout(environment, choose, seed, steps, world.reset_options))
    taken = [event for event in events if event[0] == "step"]
    observations = [event[2] if event[0] == "step" else event[1] for event in events]
    if environment.observation_space.dtype == numpy.float32:
        observations = base64_floats(observations)
    else:
        observations = [number for observation in observations for number in observation]
    actions = [event[1] for event in taken]
    is_continuous = environment.action_space.dtype == numpy.float32
    return {
        "id": world.id, "options": world.options, "resetOptions": world.own_reset_options,
        "seed": str(seed),
        "actions": base64_floats(actions) if is_continuous else "".join(map(str, actions)),
        "endings": "".join({(0, 0): ".", (1, 0): "t", (0, 1): "l", (1, 1): "b"}[event[4:]]
                           for event in taken),
        "rewards": [int(event[3]) if event[3] == int(event[3]) else event[3] for event in taken],
        "observations": observations,
    }


def careful(world, seed, steps):
    return record(world, seed, steps, CarefulActions(world.make(), seed))


def failing_at_the_limit(world, seed, limit):
    """A balanced episode whose last pushes make it fail with the very step that reaches the limit."""
    environment = world.make()
    observation, _ = environment.reset(seed=seed)
    choose = CarefulActions(environment, seed)
    actions = []
    while len(actions) < limit:
        for push in (0, 1):
            fork = copy.deepcopy(environment)
            for step in range(len(actions), limit):
                ending = fork.step(push)[2:4]
                if any(ending):
                    break
            if ending == (True, True):
                return record(
                    world, seed, limit, GivenActions(actions + [push] * (limit - len(actions))))
        actions.append(choose(observation))
        observation = environment.step(actions[-1])[0]
    raise SystemExit("This seed has no episode that fails at its limit: try another.")


def cart_pole_runs():
    v0, v1 = World("CartPole-v0"), World("CartPole-v1")
    original, low_high, wide = worlds.cart_poles("CartPole-v1")[1:4]
    runs = [careful(v1, seed, 520) for seed in SEEDS]
    runs += [careful(v0, seed, 300) for seed in SEEDS]
    runs += [record(v1, seed, 300) for seed in SEEDS[:4]]
    runs += [record(original, 5, 300), careful(original, 5, 520)]
    runs += [record(low_high, 6, 300), careful(low_high, 7, 300), record(wide, 8, 300)]
    return runs + [failing_at_the_limit(v0, 12, 200)]


def frozen_lake_runs():
    small, large = worlds.frozen_lakes("FrozenLake-v1"), worlds.frozen_lakes("FrozenLake8x8-v1")
    runs = []
    for world in (small[0], small[1], large[0]):
        runs += [record(world, seed, 300) for seed in SEEDS[:5]]
        runs += [careful(world, seed, 300) for seed in SEEDS[5:]]
    for world in small[2:] + [large[1], large[8]]:
        runs += [record(world, 11, 300), careful(world, 12, 300)]
    ways = [0] * 94 + [1, 1, 2, 1, 2, 2]  # at the edge until the shortest way ends at the limit
    return runs + [record(small[1], 13, 100, GivenActions(ways))]


def classic_control_runs():
    runs = []
    for group in (worlds.mountain_cars("MountainCar-v0"),
                  worlds.mountain_cars("MountainCarContinuous-v0"), worlds.pendulums(),
                  worlds.acrobots()):
        usual = group[0]
        runs += [careful(usual, seed, 260) for seed in SEEDS[:8]]
        runs += [record(usual, seed, 260) for seed in SEEDS[8:]]
        for world in group[1:]:
            runs += [record(world, 11, 120), careful(world, 12, 220)]
    runs.append(record(worlds.mountain_cars("MountainCarContinuous-v0")[0], 21, 1010))
    return runs + [record(worlds.acrobots()[0], 22, 510)]


def toy_text_runs():
    runs = []
    for group in (worlds.cliffs(), worlds.taxis(), worlds.blackjacks()):
        for world in group:
            runs += [record(world, seed, 260) for seed in SEEDS[:2]]
            runs += [careful(world, seed, 260) for seed in SEEDS[2:6]]
    return runs


def taxi_masks():
    """Which actions do something in each of Taxi's states."""
    world = World("Taxi-v4").make().unwrapped
    return ["".join(map(str, world.action_mask(state))) for state in range(500)]


def transitions():
    """The transitions of every tile and action: [probability, target, reward, terminal]."""
    picked = worlds.frozen_lakes("FrozenLake-v1")
    result = []
    for world in (picked[0], picked[1], picked[2], picked[5], picked[12]):
        table = world.make().unwrapped.P
        result.append({
            "id": world.id, "options": world.options,
            "transitions": [[[list(choice) for choice in table[tile][action]]
                             for action in range(4)] for tile in sorted(table)],
        })
    return result


def maps():
    return {
        f"{size}|{probability}|{seed}": worlds.generate_random_map(size, probability, seed=seed)
        for size in (2, 4, 8, 16) for probability in (0.3, 0.6, 0.8, 1.0, 2.0)
        for seed in (0, 1, 2, 2**64 + 1) if size < 8 or probability > 0.5
    }


def write(target, name, runs):
    text = json.dumps(runs, separators=(",", ":"))
    separator = "},{" if isinstance(runs, list) else "],\""
    text = text.replace(separator, separator.replace(",", ",\n"))
    (TESTS / target / "Golden" / name).write_text(text + "\n")


if __name__ == "__main__":
    worlds.check_versions()
    write("ClassicControlTests", "cart-pole.json", cart_pole_runs())
    write("ClassicControlTests", "classic-control.json", classic_control_runs())
    write("ToyTextTests", "toy-text.json", toy_text_runs())
    write("ToyTextTests", "taxi-masks.json", taxi_masks())
    write("ToyTextTests", "frozen-lake.json", frozen_lake_runs())
    write("ToyTextTests", "frozen-lake-transitions.json", transitions())
    write("ToyTextTests", "frozen-lake-maps.json", maps())
