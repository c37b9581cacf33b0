"""Times Gymnasium's CartPole with random actions: its own vector class in NumPy, synchronous vectors
and a single world.

    python gymnasium_cart_pole.py

Prints one JSON line: steps a second as the median, least and most of five windows of 0.3 seconds
after one that warms up. Needs gymnasium[classic-control]; run it on an idle machine.
"""
import json
import os
import platform
import statistics
import time

import gymnasium
import numpy

WINDOW = 0.3


def rate(step, steps_per_call):
    def window():
        calls, start = 0, time.perf_counter()
        while True:
            for _ in range(16):
                step()
            calls += 16
            elapsed = time.perf_counter() - start
            if elapsed >= WINDOW:
                return calls * steps_per_call / elapsed

    window()
    readings = [window() for _ in range(5)]
    return {"median": round(statistics.median(readings)), "minimum": round(min(readings)),
            "maximum": round(max(readings))}


def vector(lane_count, mode):
    world = gymnasium.make_vec("CartPole-v1", num_envs=lane_count, vectorization_mode=mode)
    world.reset(seed=0)
    tape = [world.action_space.sample() for _ in range(64)]
    call = 0

    def step():
        nonlocal call
        call = (call + 1) & 63
        world.step(tape[call])

    return rate(step, lane_count)


def single():
    world = gymnasium.make("CartPole-v1")
    world.reset(seed=0)
    tape = [world.action_space.sample() for _ in range(4096)]
    call = 0

    def step():
        nonlocal call
        call = (call + 1) & 4095
        _, _, terminated, truncated, _ = world.step(tape[call])
        if terminated or truncated:
            world.reset()

    return rate(step, 1)


if __name__ == "__main__":
    results = {"single": single()}
    for lane_count in (64, 1024):
        results[f"vector-{lane_count}"] = vector(lane_count, "vector_entry_point")
    results["sync-64"] = vector(64, "sync")
    print(json.dumps({
        "what": "CartPole-v1", "unit": "steps/s", "load": os.getloadavg()[0],
        "versions": {"python": platform.python_version(), "numpy": numpy.__version__,
                     "gymnasium": gymnasium.__version__},
        "results": results}))
