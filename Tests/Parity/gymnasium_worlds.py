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


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


class World:
    """A world, its constructor's arguments, ours for the same, and options of its resets.

    Attributes are those of the unwrapped world that no constructor sets. Names of ours are theirs in
    camelCase.
    """

    def __init__(self, id, kwargs=None, options=None, reset_options=None, attributes=None,
                 gymnasium_id=None):
        self.id = id
        self.kwargs = kwargs or {}
        self.options = options or {}
        self.reset_options = reset_options or {}
        self.attributes = attributes or {}
        self.gymnasium_id = gymnasium_id or id

    def make(self):
        world = gymnasium.make(self.gymnasium_id, disable_env_checker=True, **self.kwargs)
        for name, value in self.attributes.items():
            setattr(world.unwrapped, name, value)
        return world

    @property
    def own_reset_options(self):
        return {camel(name): value for name, value in self.reset_options.items()}

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


def mountain_cars(id):
    return [
        World(id),
        World(id, {"goal_velocity": 0.02}, {"goalVelocity": 0.02}),
        World(id, {"goal_velocity": 0.07}, {"goalVelocity": 0.07}),
        World(id, {"goal_velocity": -0.5}, {"goalVelocity": -0.5}),
        World(id, reset_options={"low": -1.2, "high": 0.4}),
        World(id, reset_options={"low": -3.0, "high": 2.5}),
    ]


def pendulums():
    return [
        World("Pendulum-v1"),
        World("Pendulum-v1", {"g": 9.81}, {"g": 9.81}),
        World("Pendulum-v1", {"g": -3.0}, {"g": -3}),
        World("Pendulum-v1", reset_options={"x_init": 0.1}),
        World("Pendulum-v1", reset_options={"x_init": 20.0, "y_init": 12.5}),
    ]


def acrobots():
    return [
        World("Acrobot-v1"),
        World("Acrobot-v1", options={"dynamics": "nips"}, attributes={"book_or_nips": "nips"}),
        World("Acrobot-v1", options={"timeStep": 0.05}, attributes={"dt": 0.05}),
        World("Acrobot-v1", options={"torqueNoise": 0.5}, attributes={"torque_noise_max": 0.5}),
        World("Acrobot-v1", reset_options={"low": -3.0, "high": 3.0}),
        World("Acrobot-v1", reset_options={"low": -20.0, "high": 50.0}),
    ]


def cliffs():
    return [
        World("CliffWalking-v1"),
        World("CliffWalking-v1", {"is_slippery": True}, {"isSlippery": True}),
        World("CliffWalkingSlippery-v1"),
        World("CliffWalkingSlippery-v1", {"is_slippery": False}, {"isSlippery": False}),
    ]


def taxis():
    rainy = {"is_rainy": True}, {"isRainy": True}
    fickle = {"fickle_passenger": True}, {"ficklePassenger": True}
    both = {**rainy[0], **fickle[0]}, {**rainy[1], **fickle[1]}
    often = (
        {**both[0], "rainy_probability": 0.35, "fickle_probability": 1.0},
        {**both[1], "rainyProbability": 0.35, "fickleProbability": 1},
    )
    return [
        World("Taxi-v4"), World("Taxi-v3", gymnasium_id="Taxi-v4"), World("Taxi-v4", *rainy),
        World("Taxi-v4", *fickle), World("Taxi-v4", *both), World("Taxi-v4", *often),
        World("Taxi-v4", {**rainy[0], "rainy_probability": 0.0},
              {**rainy[1], "rainyProbability": 0}),
    ]


def blackjacks():
    return [
        World("Blackjack-v1", {"natural": natural, "sab": sab}, {"natural": natural, "sab": sab})
        for natural in (False, True) for sab in (False, True)
    ] + [World("Blackjack-v1")]


WORLDS = (
    cart_poles("CartPole-v0") + cart_poles("CartPole-v1")
    + mountain_cars("MountainCar-v0") + mountain_cars("MountainCarContinuous-v0")
    + pendulums() + acrobots()
    + frozen_lakes("FrozenLake-v1") + frozen_lakes("FrozenLake8x8-v1")
    + cliffs() + taxis() + blackjacks()
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
        return self.space.sample()


class CarefulActions:
    """Actions that reach the ends of a world: whatever brings its task about, more or less."""

    name = "careful"

    def __init__(self, world, seed):
        self.generator = numpy.random.default_rng(seed)
        family = world.spec.id.split("-")[0].removesuffix("8x8").removesuffix("Slippery")
        self.choose = getattr(self, {
            "CartPole": "balance", "MountainCar": "push", "MountainCarContinuous": "accelerate",
            "Pendulum": "swing", "Acrobot": "pump", "FrozenLake": "avoid", "CliffWalking": "go",
            "Taxi": "go", "Blackjack": "play",
        }[family])
        self.transitions = getattr(world.unwrapped, "P", None)
        if family in ("CliffWalking", "Taxi"):
            name = f"{world.spec.id} {world.spec.kwargs}"
            if name not in KNOWN_VALUES:
                KNOWN_VALUES[name] = action_values(self.transitions)
            self.values = KNOWN_VALUES[name]

    def __call__(self, observation):
        return self.choose(observation)

    def balance(self, observation):
        position, velocity, angle, spin = observation.tolist()
        return int(angle + 0.3 * spin + 0.02 * position + 0.05 * velocity > 0)

    def push(self, observation):
        if self.generator.random() < 0.1:
            return int(self.generator.integers(3))
        return 2 if observation[1] >= 0 else 0

    def accelerate(self, observation):
        """Forces within the limits and beyond them, and the limits themselves."""
        force = self.generator.choice([0.0, 0.7, 1.0, 1.0, 1.5]) * self.generator.choice([1, 1, 0.9])
        return numpy.array([force if observation[1] >= 0 else -force], numpy.float32)

    def swing(self, observation):
        """Adds energy, with torques within the limits and beyond them."""
        torque = self.generator.choice([-0.3, 0.5, 2.0, 3.0]) * (1 if observation[2] >= 0 else -1)
        return numpy.array([torque], numpy.float32)

    def pump(self, observation):
        if self.generator.random() < 0.1:
            return int(self.generator.integers(3))
        return 0 if observation[4] > 0 else 2

    def avoid(self, observation):
        """One of the least dangerous moves."""
        moves = self.transitions[int(observation)]
        risks = [sum(p for p, _, _, ends in moves[a] if ends) for a in range(4)]
        return int(self.generator.choice([a for a in range(4) if risks[a] <= min(risks)]))

    def go(self, observation):
        """Mostly the best action, and any other now and then."""
        if self.generator.random() < 0.15:
            return int(self.generator.integers(len(self.values[0])))
        return int(numpy.argmax(self.values[int(observation)]))

    def play(self, observation):
        return int(observation[0] < 15 + self.generator.integers(5))


KNOWN_VALUES = {}


def action_values(transitions):
    """What the actions of a world of tables are worth, by value iteration."""
    values = numpy.zeros(len(transitions))
    for _ in range(300):
        table = numpy.array([
            [sum(p * (r + 0.99 * values[s] * (not ends)) for p, s, r, ends in choices)
             for _, choices in sorted(actions.items())]
            for _, actions in sorted(transitions.items())])
        if numpy.abs(table.max(axis=1) - values).max() < 1e-6:
            break
        values = table.max(axis=1)
    return table


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
        yield ("step", own_action(action), listed(observation), float(reward), bool(terminated),
               bool(truncated))
        if (terminated or truncated) and step + 1 < steps:
            observation, _ = world.reset(options=options)
            yield "reset", listed(observation)


def listed(value):
    """An observation or an action as a rollout prints it."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    return list(value) if isinstance(value, (list, tuple)) else [int(value)]


def own_action(action):
    """An action as our rollouts print it: bare when discrete, otherwise a list."""
    return listed(action) if getattr(action, "shape", ()) else int(action)


def check_versions():
    found = gymnasium.__version__, numpy.__version__
    if found != ("1.4.0", "2.4.6"):
        raise SystemExit(f"Gymnasium 1.4.0 with NumPy 2.4.6 is needed, not {found[0]} with {found[1]}.")
