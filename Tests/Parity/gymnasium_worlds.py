"""The worlds that are compared with Gymnasium 1.4.0, and how actions for them are chosen.

Used by make-golden-worlds.py and compare-worlds.py, in a virtual environment with
gymnasium[classic-control,toy-text]==1.4.0 and numpy==2.4.6.
"""
import json

import gymnasium
import numpy
from gymnasium.envs.toy_text.frozen_lake import generate_random_map

TWO_STARTS = ["SFFS", "FHFF", "FFHG"]
MANY_STARTS = ["SSSFHF", "SFGFFS", "SSHFGF"]
LONG_LAKE = ["SFFFFFFFFFFG"]
NO_WAY_BACK = ["HFS", "FFF", "GFH", "FFF"]


class World:
    """A world, its constructor's arguments, ours for the same, and options of its resets."""

    def __init__(self, id, kwargs=None, options=None, reset_options=None):
        self.id = id
        self.kwargs = kwargs or {}
        self.options = options or {}
        self.reset_options = reset_options or {}

    def make(self):
        return gymnasium.make(self.id, disable_env_checker=True, **self.kwargs)

    @property
    def name(self):
        parts = [self.id]
        parts += [f"{key}={json.dumps(value)}" for key, value in self.options.items()]
        parts += [f"reset {key}={value}" for key, value in self.reset_options.items()]
        return " ".join(parts)


def cart_poles(id):
    return [
        World(id),
        World(id, {"sutton_barto_reward": True}, {"suttonBartoReward": True}),
        World(id, reset_options={"low": -0.2, "high": 0.1}),
        World(id, reset_options={"high": 1.5}),
        World(id, reset_options={"low": 0.0, "high": 0.0}),
    ]


def own_map(id, rows):
    return World(id, {"desc": rows}, {"map": rows})


def random_map(id, size, probability, seed):
    rows = generate_random_map(size, probability, seed=seed)
    options = {"mapName": "random", "mapSize": size, "mapProbability": probability}
    if seed != 0:
        options["mapSeed"] = seed if seed < 2**63 else str(seed)
    return World(id, {"desc": rows}, options)


def frozen_lakes(id):
    stiff = {"is_slippery": False}, {"isSlippery": False}
    rewards = [2, -0.5, -0.01]
    return [
        World(id),
        World(id, *stiff),
        World(id, {"success_rate": 0.8}, {"successRate": 0.8}),
        World(id, {"success_rate": 0.0}, {"successRate": 0}),
        World(id, {"success_rate": 1.0}, {"successRate": 1}),
        World(id, {"reward_schedule": tuple(rewards)}, {"rewardSchedule": rewards}),
        random_map(id, 8, 0.8, 0),
        random_map(id, 5, 0.6, 7),
        random_map(id, 16, 0.9, 2**70 + 3),
        own_map(id, TWO_STARTS),
        own_map(id, MANY_STARTS),
        own_map(id, LONG_LAKE),
        own_map(id, NO_WAY_BACK),
    ]


WORLDS = (
    cart_poles("CartPole-v0") + cart_poles("CartPole-v1")
    + frozen_lakes("FrozenLake-v1") + frozen_lakes("FrozenLake8x8-v1")
)


def seeds(count):
    """Small seeds, and among them some beyond 32, 64 and 128 bits."""
    large = [2**32 + 7, 2**64 - 1, 2**64 + 1, 2**130 + 11]
    return (large + list(range(count)))[:count]


class RandomActions:
    """Samples of the world's own action space."""

    name = "random"

    def __init__(self, world, seed):
        self.space = world.action_space
        self.space.seed(seed)

    def __call__(self, observation):
        return int(self.space.sample())


class CarefulActions:
    """A balancing push for CartPole; for FrozenLake one of the least dangerous moves."""

    name = "careful"

    def __init__(self, world, seed):
        self.transitions = getattr(world.unwrapped, "P", None)
        self.generator = numpy.random.default_rng(seed)

    def __call__(self, observation):
        if self.transitions is None:
            position, velocity, angle, spin = observation.tolist()
            return int(angle + 0.3 * spin + 0.02 * position + 0.05 * velocity > 0)
        moves = self.transitions[int(observation)]
        risks = [sum(p for p, _, _, ends in moves[a] if ends) for a in range(4)]
        return int(self.generator.choice([a for a in range(4) if risks[a] <= min(risks)]))


class GivenActions:
    """Actions from a list."""

    def __init__(self, actions):
        self.actions = iter(actions)

    def __call__(self, observation):
        return next(self.actions)


def rollout(world, choose, seed, steps, reset_options=None):
    """Yields what happens: ("reset", observation) or
    ("step", action, observation, reward, terminated, truncated).

    A world that ended is reset at once, unless no step follows.
    """
    options = dict(reset_options) if reset_options else None
    observation, _ = world.reset(seed=seed, options=options)
    yield "reset", listed(observation)
    for step in range(steps):
        action = choose(observation)
        observation, reward, terminated, truncated, _ = world.step(action)
        yield "step", action, listed(observation), float(reward), bool(terminated), bool(truncated)
        if (terminated or truncated) and step + 1 < steps:
            observation, _ = world.reset(options=options)
            yield "reset", listed(observation)


def listed(observation):
    return observation.tolist() if hasattr(observation, "tolist") else [int(observation)]


def check_versions():
    found = gymnasium.__version__, numpy.__version__
    if found != ("1.4.0", "2.4.6"):
        raise SystemExit(f"Gymnasium 1.4.0 with NumPy 2.4.6 is needed, not {found[0]} with {found[1]}.")
