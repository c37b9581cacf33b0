"""Plays Gymnasium worlds and writes what `gymnast rollout` has to print for the same arguments.

Run with gymnasium 1.4.0 and NumPy 2.4.6: python make-golden.py > rollouts.json
"""

import json
import sys

import gymnasium
import numpy

if (gymnasium.__version__, numpy.__version__) != ("1.4.0", "2.4.6"):
    sys.exit("This script needs gymnasium 1.4.0 and numpy 2.4.6.")


def listed(observation):
    values = numpy.asarray(observation).reshape(-1).tolist()
    return [float(value) for value in values]


def events(world, seed, actions, options=None):
    options = options or {}
    result = []
    episode, step = 0, 0
    observation, _ = world.reset(seed=seed, options=options)
    result.append([0, None, None, listed(observation), None, None, None])
    over = False
    for action in actions:
        if over:
            episode, step = episode + 1, 0
            observation, _ = world.reset(options=options)
            result.append([episode, None, None, listed(observation), None, None, None])
        observation, reward, terminated, truncated, _ = world.step(action)
        truncated = truncated and not terminated
        row = [episode, step, int(action), listed(observation), float(reward)]
        result.append(row + [bool(terminated), bool(truncated)])
        over = terminated or truncated
        step += 1
    return result


def given(world_id, seed, count, arguments=(), kwargs=None, options=None):
    world = gymnasium.make(world_id, **(kwargs or {}))
    if isinstance(count, list):
        actions = count
    else:
        generator = numpy.random.default_rng(seed % 1000)
        actions = [int(a) for a in generator.integers(world.action_space.n, size=count)]
    text = ",".join(str(a) for a in actions)
    command = [world_id, "--seed", str(seed), "--actions", text, *arguments]
    return {"arguments": command, "events": events(world, seed, actions, options)}


def drawn(world_id, seed, action_seed, count, arguments=(), kwargs=None):
    world = gymnasium.make(world_id, **(kwargs or {}))
    world.action_space.seed(action_seed)
    actions = [world.action_space.sample() for _ in range(count)]
    command = [world_id, "--seed", str(seed), "--random-actions", str(action_seed)]
    if count != 1000:
        command += ["--steps", str(count)]
    return {"arguments": [*command, *arguments], "events": events(world, seed, actions)}


rows = ["SFFF", "FHFH", "FFFH", "HFFG"]
cases = [given(name, seed, 60)
         for name in ("CartPole-v1", "FrozenLake-v1", "FrozenLake8x8-v1")
         for seed in (0, 42, 2**32 + 7)]
cases += [
    given("CartPole-v0", 5, 40, ["--option", "suttonBartoReward=true"],
          {"sutton_barto_reward": True}),
    given("CartPole-v1", 6, 40, ["--reset-option", "low=-0.1", "--reset-option", "high=0.2"],
          options={"low": -0.1, "high": 0.2}),
    given("FrozenLake-v1", 7, 60, ["--option", "isSlippery=false"], {"is_slippery": False}),
    given("FrozenLake-v1", 8, 60,
          ["--option", "successRate=0.9", "--option", "rewardSchedule=[2,-1,-0.25]"],
          {"success_rate": 0.9, "reward_schedule": (2, -1, -0.25)}),
    given("FrozenLake-v1", 9, 60, ["--option", "mapName=8x8"], {"map_name": "8x8"}),
    given("FrozenLake-v1", 10, 60, ["--option", "map=" + json.dumps(rows)], {"desc": rows}),
    given("FrozenLake-v1", 11, 60,
          ["--option", "mapName=random", "--option", "mapSize=6", "--option",
           "mapProbability=0.7", "--option", "mapSeed=3"],
          {"desc": gymnasium.envs.toy_text.frozen_lake.generate_random_map(6, 0.7, 3)}),
    # Cut short by the time limit, and on the goal with the last step before it.
    given("FrozenLake-v1", 12, [0] * 102, ["--option", "isSlippery=false"],
          {"is_slippery": False}),
    given("FrozenLake-v1", 13, [0] * 94 + [2, 2, 1, 1, 1, 2, 0], ["--option", "isSlippery=false"],
          {"is_slippery": False}),
    drawn("CartPole-v1", 0, 0, 100),
    drawn("CartPole-v1", 42, 2**40 + 3, 100),
    drawn("FrozenLake-v1", 1, 1, 1000),
    drawn("FrozenLake-v1", 2, 3, 250, ["--option", "isSlippery=false"], {"is_slippery": False}),
    drawn("FrozenLake8x8-v1", 2**64 + 1, 123456789, 250),
]
print("[")
for place, case in enumerate(cases):
    print(json.dumps(case, separators=(",", ":")) + ("," if place + 1 < len(cases) else ""))
print("]")
