"""Compares the worlds of classic control and toy text with Gymnasium, bit for bit, through `gymnast rollout`.

    python compare-worlds.py [--command GYMNAST] [--seeds 100] [--steps 1000] [--only TEXT]

Every world of gymnasium_worlds.py is played for every seed, once with random actions, which both
sides draw from their own action spaces, and once with careful ones, which reach what random ones
do not: time limits or goals. Where Gymnasium reports both endings at once, ours is terminated. What
Acrobot's resets show may differ by one unit in the last place of a float. Prints one line a world and
leaves with status 1 if anything differed.
"""
import argparse
import collections
import json
import shlex
import subprocess
import sys
import tempfile

import numpy

import gymnasium_worlds as worlds


def ours(command, world, seed, steps, extra):
    arguments = shlex.split(command) + [
        "rollout", world.id, "--seed", str(seed)] + extra
    for name, value in world.options.items():
        text = value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))
        if isinstance(value, str) and value.isdigit():
            text = json.dumps(value)  # digits that are a text, not a number
        arguments += ["--option", f"{name}={text}"]
    for name, value in world.own_reset_options.items():
        arguments += ["--reset-option", f"{name}={value}"]
    done = subprocess.run(arguments, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{shlex.join(arguments)}\n{done.stdout}{done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def as_event(line):
    if line["event"] == "reset":
        return "reset", line["observation"]
    return ("step", line["action"], line["observation"], line["reward"], line["terminated"],
            line["truncated"])


def one_ending(event):
    """The event with at most one of the two endings."""
    if event[0] == "step" and event[4]:
        return event[:5] + (False,)
    return event


def text_of(action):
    return ":".join(map(repr, action)) if isinstance(action, list) else action


def are_equal(world, ours, theirs, counts):
    if ours == theirs:
        return True
    if world.id != "Acrobot-v1" or ours[0] != "reset" or theirs[0] != "reset":
        return False
    pair = [numpy.array(event[1], numpy.float32).view(numpy.int32) for event in (ours, theirs)]
    counts["resets of Acrobot one unit off"] += 1
    return bool((abs(pair[0] - pair[1]) <= 1).all())


def compare(command, world, chooser, seed, steps, counts):
    environment = world.make()
    theirs = list(worlds.rollout(
        environment, chooser(environment, seed), seed, steps, world.reset_options))
    if chooser is worlds.RandomActions:
        lines = ours(command, world, seed, steps, ["--random-actions", str(seed), "--steps", str(steps)])
    else:
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write("".join(f"{text_of(event[1])}\n" for event in theirs if event[0] == "step"))
            file.flush()
            lines = ours(command, world, seed, steps, ["--actions-file", file.name])
    found = [as_event(line) for line in lines if line["event"] in ("reset", "step")]
    for expected in theirs:
        if expected[0] == "step":
            counts["steps"] += 1
            counts["terminated"] += expected[4]
            counts["truncated"] += expected[5]
            counts["both"] += expected[4] and expected[5]
    expected = [one_ending(event) for event in theirs]
    different = [place for place, pair in enumerate(zip(found, expected))
                 if not are_equal(world, *pair, counts)]
    excess = abs(len(found) - len(expected))
    counts["mismatches"] += len(different) + excess
    if not different and not excess:
        return
    place = different[0] if different else min(len(found), len(expected))
    print(f"  {world.name}, {chooser.name} actions, seed {seed}, event {place}:\n"
          f"    ours   {found[place:place + 1]}\n    theirs {expected[place:place + 1]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--command", default="gymnast")
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--only", default="", help="worlds whose name contains this")
    arguments = parser.parse_args()
    worlds.check_versions()
    total = collections.Counter()
    for world in worlds.WORLDS:
        if arguments.only not in world.name:
            continue
        counts = collections.Counter()
        for chooser in (worlds.RandomActions, worlds.CarefulActions):
            for seed in worlds.seeds(arguments.seeds):
                compare(arguments.command, world, chooser, seed, arguments.steps, counts)
        total += counts
        print(f"{counts['mismatches']} mismatches in {counts['steps']} steps "
              f"({counts['terminated']} terminated, {counts['truncated']} truncated, "
              f"{counts['both']} both): {world.name}", flush=True)
    for text, count in total.items():
        if text.startswith("resets"):
            print(f"{count} {text}")
    print(f"{total['mismatches']} mismatches in {total['steps']} steps in all")
    sys.exit(1 if total["mismatches"] or not total["steps"] else 0)


if __name__ == "__main__":
    main()
