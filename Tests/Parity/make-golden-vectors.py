"""Writes what Gymnasium's vectors of CartPole show into the tests that compare with them.

    python make-golden-vectors.py

Run it from anywhere, with Gymnasium 1.4.0 and NumPy 2.4.6. Equal versions write equal files.

A run's key is `kind|lanes|seed|limit`. It is a list of a first reset and of steps, in the form of
vector_cartpole.json, which the same versions wrote for 40 steps of the two modes that restart by
themselves. In the disabled mode a step may be followed by a reset of the lanes of a mask, with a seed
(lane i gets the seed + i) or without; `o` are the observations after it.
"""
import json
import pathlib

import gymnasium
import numpy

import gymnasium_worlds as worlds

TARGET = pathlib.Path(__file__).resolve().parent.parent / "ClassicControlTests" / "Golden"


def make(kind, lanes, limit):
    settings = {"num_envs": lanes, "max_episode_steps": limit}
    if kind == "CartPoleVectorEnv":
        return gymnasium.make_vec("CartPole-v1", vectorization_mode="vector_entry_point", **settings)
    return gymnasium.make_vec(
        "CartPole-v1", vectorization_mode="sync",
        vector_kwargs={"autoreset_mode": kind.split("|")[1]}, **settings)


def record(kind, lanes, seed, limit, steps):
    vector = make(kind, lanes, limit)
    generator = numpy.random.default_rng(seed % 2**32)
    run = [{"reset": vector.reset(seed=seed)[0].tolist()}]
    resets = 0
    for _ in range(steps):
        # Mostly to the right, so that some episodes end soon and others at the limit.
        actions = (generator.random(lanes) < 0.6).astype(int)
        observations, rewards, terminations, truncations, more = vector.step(actions)
        final = more.get("final_obs")
        run.append({
            "a": actions.tolist(), "o": observations.tolist(), "r": rewards.tolist(),
            "term": terminations.tolist(), "trunc": truncations.tolist(),
            "final_obs": final if final is None else [
                row if row is None else row.tolist() for row in final],
        })
        mask = terminations | truncations
        if kind.endswith("Disabled") and mask.any():
            resets += 1
            again = 1000 * resets if resets % 3 == 0 else None
            observations = vector.reset(seed=again, options={"reset_mask": mask})[0]
            run.append({"mask": mask.tolist(), "seed": again, "o": observations.tolist()})
    return run


if __name__ == "__main__":
    worlds.check_versions()
    runs = {
        f"{kind}|{lanes}|{seed}|{limit}": record(kind, lanes, seed, limit, steps)
        for kind in ("CartPoleVectorEnv", "Sync|NextStep", "Sync|SameStep", "Sync|Disabled")
        for lanes, seed, limit, steps in ((1, 0, 500, 60), (5, 2**40 + 3, 12, 60))
    }
    for lanes in (3, 8):
        runs[f"Sync|Disabled|{lanes}|42|500"] = record("Sync|Disabled", lanes, 42, 500, 60)
    text = json.dumps(runs, separators=(",", ":"))
    (TARGET / "vectors.json").write_text(text.replace("},{", "},\n{") + "\n")
