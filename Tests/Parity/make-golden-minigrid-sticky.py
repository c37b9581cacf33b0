"""Writes what MiniGrid does when Gymnasium's StickyAction repeats actions: golden data of GridWorldsTests.

    pip install gymnasium==1.4.0 minigrid==3.2.0 numpy==2.4.6
    python3 Tests/Parity/make-golden-minigrid-sticky.py
"""

import json
import pathlib

import gymnasium
import minigrid  # registers the environments
import numpy

runs = []
for name, seed in [("MiniGrid-Dynamic-Obstacles-8x8-v0", 3), ("MiniGrid-DoorKey-8x8-v0", 7)]:
    world = gymnasium.wrappers.StickyAction(gymnasium.make(name), 0.4)
    world.reset(seed=seed)
    chance = numpy.random.default_rng(seed)
    actions, places, rewards = [], [], []
    for _ in range(120):
        action = int(chance.integers(0, world.action_space.n))
        _, reward, terminated, truncated, _ = world.step(action)
        place = world.unwrapped.agent_pos
        actions.append(action)
        places.append([int(place[0]), int(place[1]), int(world.unwrapped.agent_dir)])
        rewards.append(float(reward))
        if terminated or truncated:
            world.reset()
    runs.append({"id": name, "seed": seed, "actions": actions, "places": places, "rewards": rewards})
folder = pathlib.Path(__file__).parent.parent / "GridWorldsTests" / "Golden"
(folder / "minigrid-sticky.json").write_text(json.dumps(runs) + "\n")
