"""Compares every world of MiniGrid with the package, bit for bit, through `gymnast rollout`.

    python compare-minigrid.py [--command GYMNAST] [--seeds 100] [--steps 1000] [--only TEXT]
        [--actions random|curious] [--workers 1] [--part 1/1]

Every world of minigrid_worlds.py is played for every seed, with random actions, which both sides draw
from their own action spaces, or with curious ones, which walk to things and use them. Where MiniGrid
reports both endings at once, ours is terminated. Prints one line a world and leaves with status 1 if
anything differed.
"""
import argparse
import collections
import json
import multiprocessing
import shlex
import subprocess
import sys
import tempfile

import minigrid_worlds as worlds

CHOOSERS = {"random": worlds.RandomActions, "curious": worlds.CuriousActions}


def ours(command, world, seed, extra):
    arguments = shlex.split(command) + ["rollout", world.id, "--seed", str(seed)] + extra
    for name, value in world.options.items():
        text = value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))
        arguments += ["--option", f"{name}={text}"]
    done = subprocess.run(arguments, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{shlex.join(arguments)}\n{done.stdout}{done.stderr}")
    for text in done.stdout.splitlines():
        line = json.loads(text)
        if line["event"] == "reset":
            yield "reset", line["observation"]
        elif line["event"] == "step":
            yield ("step", line["action"], line["observation"], line["reward"],
                   line["terminated"], line["truncated"])


def listed(event):
    """An event of the package in the form of ours."""
    place = 1 if event[0] == "reset" else 2
    seen = event[place]
    plain = {"image": seen["image"].ravel().tolist(), "direction": int(seen["direction"]),
             "mission": seen["mission"]}
    event = event[:place] + (plain,) + event[place + 1:]
    return event[:5] + (False,) if place == 2 and event[4] else event


def compare(task):
    command, world, chooser, seeds, steps = task
    counts = collections.Counter()
    for seed in seeds:
        environment = world.make()
        theirs = list(worlds.rollout(environment, chooser(environment, seed), seed, steps))
        for event in theirs:
            if event[0] == "step":
                counts["steps"] += 1
                counts["rewarded"] += event[3] != 0
                counts["terminated"] += event[4]
                counts["truncated"] += event[5]
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            if chooser is worlds.RandomActions:
                extra = ["--random-actions", str(seed), "--steps", str(steps)]
            else:
                file.write("".join(f"{event[1]}\n" for event in theirs if event[0] == "step"))
                file.flush()
                extra = ["--actions-file", file.name]
            found = list(ours(command, world, seed, extra))
        expected = [listed(event) for event in theirs]
        if found == expected:
            continue
        differing = [i for i, pair in enumerate(zip(found, expected)) if pair[0] != pair[1]]
        counts["mismatches"] += len(differing) + abs(len(found) - len(expected))
        place = differing[0] if differing else min(len(found), len(expected))
        print(f"  {world.name}, {chooser.name} actions, seed {seed}, event {place}:\n"
              f"    ours   {found[place:place + 1]}\n    theirs {expected[place:place + 1]}")
    return world.name, counts


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--command", default="gymnast")
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--only", default="", help="worlds whose name contains this")
    parser.add_argument("--actions", choices=CHOOSERS, default="random")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--part", default="1/1", help="which part of the seeds, such as 2/5")
    arguments = parser.parse_args()
    worlds.check_versions()
    part, parts = map(int, arguments.part.split("/"))
    seeds = range(arguments.seeds)[part - 1::parts]
    tasks = [(arguments.command, world, CHOOSERS[arguments.actions], seeds, arguments.steps)
             for world in worlds.WORLDS if arguments.only in world.name]
    total = collections.Counter()
    with multiprocessing.Pool(arguments.workers) as pool:
        for name, counts in pool.imap(compare, tasks):
            total += counts
            print(f"{counts['mismatches']} mismatches in {counts['steps']} steps "
                  f"({counts['rewarded']} rewarded, {counts['terminated']} terminated, "
                  f"{counts['truncated']} truncated): {name}", flush=True)
    print(f"{total['mismatches']} mismatches in {total['steps']} steps in all")
    sys.exit(1 if total["mismatches"] or not total["steps"] else 0)


if __name__ == "__main__":
    main()
