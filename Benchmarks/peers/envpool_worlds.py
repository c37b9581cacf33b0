"""Times EnvPool's worlds with random actions, one thread of its own that steps while ours waits.

    taskset -c 0 python envpool_worlds.py ID…

Prints one JSON object. The actions are drawn before; an ended world restarts in the next step, which counts as
one. Needs envpool. Run it on an idle machine.
"""
import os
import sys
from importlib.metadata import version

import envpool
import numpy as np

from timing import emit_worlds

random = np.random.default_rng(0)


def prepare(name, lanes):
    world = envpool.make(
        name, env_type="gymnasium", num_envs=lanes, num_threads=len(os.sched_getaffinity(0)), seed=0)
    world.reset()
    space = world.action_space
    if hasattr(space, "n"):
        tape = [random.integers(0, space.n, lanes).astype(np.int32) for _ in range(64)]
    else:
        tape = [random.uniform(space.low, space.high, (lanes, *space.shape)).astype(np.float32)
                for _ in range(64)]

    def play():
        for actions in tape:
            world.step(actions)

    return len(tape) * lanes, play


if __name__ == "__main__":
    # Taxi's rules are the same in both versions.
    known = set(envpool.list_all_envs())
    names = {id: "Taxi-v3" if id == "Taxi-v4" else id if id in known else None for id in sys.argv[1:]}
    emit_worlds(
        f"EnvPool {version('envpool')}", sys.argv[1:], names, lambda id: (64, 1024), prepare)
