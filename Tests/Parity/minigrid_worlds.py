"""The worlds that are compared with MiniGrid 3.2.0, and how actions for them are chosen.

Used by make-golden-minigrid.py and compare-minigrid.py, in a virtual environment with
minigrid==3.2.0, gymnasium==1.4.0 and numpy==2.4.6.
"""
import collections
import contextlib
import importlib.metadata
import io
import json

import gymnasium
import minigrid  # noqa: F401, registers the worlds
import numpy
from minigrid.core.world_object import Wall


class World:
    """A world, its constructor's arguments and ours for the same."""

    def __init__(self, id, kwargs=None, options=None):
        self.id = "MiniGrid-" + id
        self.kwargs = kwargs or {}
        self.options = options or {}

    def make(self):
        return gymnasium.make(self.id, disable_env_checker=True, **self.kwargs).unwrapped

    @property
    def name(self):
        return " ".join([self.id] + [f"{k}={json.dumps(v)}" for k, v in self.options.items()])


IDS = sorted(
    id[len("MiniGrid-"):] for id in gymnasium.registry
    if id.startswith("MiniGrid-") and "WFC" not in id)

# Every parameter of every family, and what all families share.
VARIANTS = [
    World("Empty-8x8-v0", {"size": 7, "agent_start_pos": (2, 3), "agent_start_dir": 1},
          {"size": 7, "start": [2, 3], "startDirection": 1}),
    World("Empty-8x8-v0", {"size": 4, "agent_start_pos": None}, {"size": 4, "start": None}),
    World("Empty-5x5-v0", {"agent_view_size": 3}, {"viewSize": 3}),
    World("DoorKey-8x8-v0", {"size": 9, "max_steps": 40}, {"size": 9, "timeLimit": 40}),
    World("DoorKey-16x16-v0", {"agent_view_size": 5}, {"viewSize": 5}),
    World("LavaCrossingS9N1-v0", {"size": 13, "num_crossings": 9}, {"size": 13, "crossingCount": 9}),
    World("SimpleCrossingS9N1-v0", {"size": 7, "num_crossings": 30, "agent_view_size": 9},
          {"size": 7, "crossingCount": 30, "viewSize": 9}),
    World("LavaGapS5-v0", {"size": 9, "obstacle_type": Wall}, {"size": 9, "obstacle": "wall"}),
    World("DistShift1-v0", {"width": 12, "height": 9, "strip2_row": 6, "agent_start_pos": None},
          {"width": 12, "height": 9, "secondStripRow": 6, "start": None}),
    World("FourRooms-v0", {"agent_pos": (3, 4), "goal_pos": (12, 15)},
          {"start": [3, 4], "goal": [12, 15]}),
    World("FourRooms-v0", {"agent_pos": (9, 4), "agent_view_size": 31},
          {"start": [9, 4], "viewSize": 31}),
    World("Dynamic-Obstacles-8x8-v0", {"size": 7, "n_obstacles": 9, "agent_start_pos": (5, 4)},
          {"size": 7, "obstacleCount": 9, "start": [5, 4]}),
    World("MultiRoom-N6-v0",
          {"minNumRooms": 2, "maxNumRooms": 5, "maxRoomSize": 7, "width": 30, "height": 28},
          {"minRoomCount": 2, "maxRoomCount": 5, "maxRoomSize": 7, "width": 30, "height": 28}),
    World("MultiRoom-N4-S5-v1", {"agent_view_size": 11}, {"viewSize": 11}),
    World("Fetch-8x8-N3-v0", {"size": 7, "numObjs": 9}, {"size": 7, "objectCount": 9}),
    World("GoToDoor-5x5-v0", {"size": 9}, {"size": 9}),
    World("GoToObject-6x6-N2-v0", {"size": 7, "numObjs": 12}, {"size": 7, "objectCount": 12}),
    World("PutNear-6x6-N2-v0", {"size": 9, "numObjs": 4, "max_steps": 200},
          {"size": 9, "objectCount": 4, "timeLimit": 200}),
    World("RedBlueDoors-8x8-v0", {"size": 5}, {"size": 5}),
    World("MemoryS7-v0", {"size": 15, "random_length": True}, {"size": 15, "hasRandomLength": True}),
    World("LockedRoom-v0", {"size": 13}, {"size": 13}),
    World("LockedRoom-v0", {"size": 17}, {"size": 17}),
    World("KeyCorridorS3R1-v0", {"num_rows": 4, "room_size": 7, "obj_type": "key"},
          {"rowCount": 4, "roomSize": 7, "prize": "key"}),
    World("KeyCorridorS3R2-v0", {"obj_type": "box"}, {"prize": "box"}),
    World("ObstructedMaze-1Dl-v0", {"blocked": True}, {"isDoorBlocked": True}),
    World("ObstructedMaze-Full-v0",
          {"agent_room": (0, 2), "key_in_box": False, "num_quarters": 3, "num_rooms_visited": 7},
          {"agentRoom": [0, 2], "areKeysHidden": False, "quarterCount": 3, "visitedRoomCount": 7}),
    World("ObstructedMaze-Full-v1", {"blocked": False, "num_quarters": 2},
          {"areDoorsBlocked": False, "quarterCount": 2}),
]

WORLDS = [World(id) for id in IDS] + VARIANTS


class RandomActions:
    """Samples of the world's own action space."""

    name = "random"

    def __init__(self, world, seed):
        self.space = world.action_space
        self.space.seed(seed)

    def __call__(self):
        return int(self.space.sample())


class CuriousActions:
    """Walks to things that can be reached and does something with them, now and then at random."""

    name = "curious"

    def __init__(self, world, seed):
        self.world = world
        self.generator = numpy.random.default_rng(seed)
        self.plan = collections.deque()

    def __call__(self):
        draw = self.generator.random
        if self.world.step_count == 0:
            self.plan.clear()
        if draw() < 0.05:
            self.plan.clear()
            return int(self.generator.integers(self.world.action_space.n))
        if not self.plan:
            self.plan.extend(self.way(self.choose()))
        if self.plan:
            return self.plan.popleft()
        return int(self.generator.integers(self.world.action_space.n))

    def choose(self):
        """A square with a thing on it, rarely lava, or an empty one when something is carried."""
        grid, things = self.world.grid, []
        drops = self.world.carrying and self.generator.random() < 0.3
        for x in range(grid.width):
            for y in range(grid.height):
                cell = grid.get(x, y)
                if cell is None:
                    if drops:
                        things.append((x, y))
                elif cell.type not in ("wall", "lava") or self.generator.random() < 0.01:
                    things.extend([(x, y)] * self.interest(cell))
        return things[self.generator.integers(len(things))] if things else None

    def interest(self, cell):
        carried = self.world.carrying
        if cell.type == "door" and cell.is_locked:
            return 20 if carried and carried.type == "key" and carried.color == cell.color else 1
        return 4 if not carried and cell.type in ("key", "box") else 1

    def way(self, target):
        if target is None:
            return []
        world, grid = self.world, self.world.grid
        start = int(world.agent_pos[0]), int(world.agent_pos[1]), int(world.agent_dir)
        known, queue = {start: []}, collections.deque([start])
        while queue:
            x, y, direction = place = queue.popleft()
            dx, dy = [(1, 0), (0, 1), (-1, 0), (0, -1)][direction]
            ahead = x + dx, y + dy
            if ahead == target:
                return known[place] + [self.deed(grid.get(*target))]
            cell = grid.get(*ahead)
            steps = [((x, y, (direction - 1) % 4), 0), ((x, y, (direction + 1) % 4), 1)]
            if cell is None or cell.can_overlap() and cell.type not in ("goal", "lava"):
                steps.append(((*ahead, direction), 2))
            for next, action in steps:
                if next not in known:
                    known[next] = known[place] + [action]
                    queue.append(next)
        return []

    def deed(self, cell):
        if cell is None:
            action = 4
        elif cell.type in ("key", "ball", "box"):
            action = self.generator.choice([3, 3, 3, 5, 6, 4])
        elif cell.type == "door":
            action = self.generator.choice([5, 5, 5, 5, 6])
        else:
            action = 2
        return min(int(action), self.world.action_space.n - 1)


class GivenActions:
    """Actions from a list."""

    def __init__(self, actions):
        self.actions = iter(actions)

    def __call__(self):
        return next(self.actions)


def rollout(world, choose, seed, steps):
    """Yields what happens: ("reset", observation) or
    ("step", action, observation, reward, terminated, truncated).

    A world that ended is reset at once, unless no step follows.
    """
    yield "reset", quiet(lambda: world.reset(seed=seed))[0]
    for step in range(steps):
        action = choose()
        observation, reward, terminated, truncated, _ = world.step(action)
        yield "step", action, observation, float(reward), bool(terminated), bool(truncated)
        if (terminated or truncated) and step + 1 < steps:
            yield "reset", quiet(world.reset)[0]


def quiet(call):
    """Some worlds print while they are built."""
    with contextlib.redirect_stdout(io.StringIO()):
        return call()


def check_versions():
    found = [importlib.metadata.version(name) for name in ("minigrid", "gymnasium", "numpy")]
    if found != ["3.2.0", "1.4.0", "2.4.6"]:
        raise SystemExit(f"minigrid 3.2.0, gymnasium 1.4.0 and numpy 2.4.6 are needed, not {found}.")
