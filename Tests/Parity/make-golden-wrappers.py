"""Writes the golden runs of wrappers into the tests that compare with them.

    python make-golden-wrappers.py

Run it from anywhere, with Gymnasium 1.4.0 and NumPy 2.4.6. Equal versions write equal files.

A run is: the world, what wraps it, the seed, the actions, the rewards, the endings (`.` none, `t`
terminated, `l` cut short) and the observations one after another, those of resets included. Worlds
restart after each ending, with no seed.
"""
import json
import pathlib

import gymnasium
import numpy
from gymnasium import wrappers
from gymnasium.vector import AutoresetMode, SyncVectorEnv

TESTS = pathlib.Path(__file__).resolve().parent.parent


def numbers(observation):
    if isinstance(observation, dict):
        return [n for part in observation.values() for n in numbers(part)]
    return [float(n) for n in numpy.ravel(observation)]


def run(name, id, wrap, seed=42, steps=90, actions=None):
    world = wrap(gymnasium.make(id, disable_env_checker=True))
    generator = numpy.random.default_rng(7)
    taken, rewards, endings = [], [], ""
    seen = numbers(world.reset(seed=seed)[0])
    for _ in range(steps):
        if isinstance(world.action_space, gymnasium.spaces.Discrete):
            action = int(generator.integers(world.action_space.n))
            taken.append(action)
        else:
            action = generator.uniform(-3, 3, size=world.action_space.shape).astype("f4")
            if numpy.isfinite(world.action_space.low).all():
                action = action / 3
            taken.append(float(action[0]))
        observation, reward, terminated, truncated, _ = world.step(action)
        seen += numbers(observation)
        rewards.append(float(reward))
        endings += "t" if terminated else "l" if truncated else "."
        if terminated or truncated:
            seen += numbers(world.reset()[0])
    return {"name": name, "world": id, "seed": seed, "actions": taken, "rewards": rewards,
            "endings": endings, "observations": seen}


def lanes(name, id, count, seed=42, steps=60):
    vector = SyncVectorEnv(
        [lambda: gymnasium.make(id) for _ in range(count)], autoreset_mode=AutoresetMode.SAME_STEP)
    vector = wrappers.vector.NormalizeReward(vector)
    generator = numpy.random.default_rng(7)
    vector.reset(seed=seed)
    taken, rewards = [], []
    for _ in range(steps):
        actions = generator.integers(2, size=count)
        taken += actions.tolist()
        rewards += vector.step(actions)[1].tolist()
    return {"name": name, "world": id, "seed": seed, "lanes": count, "actions": taken,
            "rewards": rewards, "endings": "", "observations": []}


def write(path, entries):
    lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in entries)
    (TESTS / path).write_text(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    assert gymnasium.__version__ == "1.4.0" and numpy.__version__ == "2.4.6"
    w = wrappers
    write("AgentCoreTests/Golden/transforms.json", [
        run("normalize", "CartPole-v1", w.NormalizeObservation),
        run("frameStack", "CartPole-v1", lambda e: w.FrameStackObservation(e, 3)),
        run("frameStackZero", "CartPole-v1",
            lambda e: w.FrameStackObservation(e, 3, padding_type="zero")),
        run("timeAware", "CartPole-v1", w.TimeAwareObservation),
        run("timeAwareNormalized", "CartPole-v1",
            lambda e: w.TimeAwareObservation(e, normalize_time=True)),
        run("rescale", "MountainCar-v0", lambda e: w.RescaleObservation(e, 0.0, 2.0)),
        run("discretize", "MountainCar-v0", lambda e: w.DiscretizeObservation(e, (7, 5))),
        run("discretizeEach", "MountainCar-v0",
            lambda e: w.DiscretizeObservation(e, 9, multidiscrete=True)),
        run("flatten", "FrozenLake-v1", w.FlattenObservation),
        run("clipReward", "Pendulum-v1", lambda e: w.ClipReward(e, -5.0, -1.0)),
        run("normalizeRewardFirst", "Pendulum-v1", w.NormalizeReward),
        lanes("normalizeReward1", "CartPole-v1", 1),
        lanes("normalizeReward3", "CartPole-v1", 3),
    ])
    write("ClassicControlTests/Golden/wrappers.json", [
        run("sticky", "CartPole-v1", lambda e: w.StickyAction(e, 0.4)),
        run("stickyLong", "CartPole-v1", lambda e: w.StickyAction(e, 0.3, (2, 4))),
        run("skip", "MountainCar-v0", lambda e: w.MaxAndSkipObservation(e, 4)),
        run("repeat", "CartPole-v1", lambda e: w.RepeatAction(e, 3)),
        run("delay", "CartPole-v1", lambda e: w.DelayObservation(e, 2)),
        run("clipAction", "Pendulum-v1", w.ClipAction),
        run("rescaleAction", "Pendulum-v1", lambda e: w.RescaleAction(e, -1.0, 1.0)),
        run("discretizeAction", "Pendulum-v1", lambda e: w.DiscretizeAction(e, 7)),
        run("clipReward", "Pendulum-v1", lambda e: w.ClipReward(e, -5.0, -1.0)),
    ])
