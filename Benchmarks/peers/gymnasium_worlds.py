"""Times Gymnasium's worlds with random actions: CartPole by its vector class in NumPy, the others,
MiniGrid's too, as synchronous vectors.

    taskset -c 0 python gymnasium_worlds.py ID…

Prints one JSON object. The actions are drawn before; an ended world restarts in the next step, which counts as
one. Needs gymnasium[classic-control,toy-text], and minigrid for its ids. Run it on an idle machine.
"""
import sys

import gymnasium

from timing import emit_worlds

program = f"Gymnasium {gymnasium.__version__}"
if any(id.startswith("MiniGrid-") for id in sys.argv[1:]):
    from importlib.metadata import version

    import minigrid  # noqa: F401, which registers its worlds

    program = f"MiniGrid {version('minigrid')}"


def lane_counts(id):
    return (64, 1024, 4096) if id.startswith("CartPole") else (64,)


def prepare(name, lanes):
    mode = "vector_entry_point" if name.startswith("CartPole") else "sync"
    world = gymnasium.make_vec(name, num_envs=lanes, vectorization_mode=mode)
    world.reset(seed=0)
    tape = [world.action_space.sample() for _ in range(16)]

    def play():
        for actions in tape:
            world.step(actions)

    return len(tape) * lanes, play


if __name__ == "__main__":
    names = {id: id if id in gymnasium.registry else None for id in sys.argv[1:]}
    emit_worlds(program, sys.argv[1:], names, lane_counts, prepare)
