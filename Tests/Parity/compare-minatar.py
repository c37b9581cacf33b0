"""Compares MinAtar's games with the package through its public interface and `gymnast rollout`.

    pip install minatar==1.0.15
    python3 Tests/Parity/compare-minatar.py [--command GYMNAST] [--seeds 50] [--steps 20000] [--game NAME]

Every game is played for every seed, half of them with the minimal actions, and in turn with other probabilities of
sticky actions and without ramping. Boards, rewards and endings must be the same. Random actions are drawn by NumPy;
careful ones, every second seed, live longer. Prints a line a game and leaves with status 1 if anything differed.
"""

import argparse
import json
import subprocess
import sys
import tempfile

import numpy
from minatar import Environment

GAMES = {
    "Breakout": "breakout", "Asterix": "asterix", "Freeway": "freeway", "Seaquest": "seaquest",
    "SpaceInvaders": "space_invaders",
}


def careful(name, state, chance):
    """An action that keeps a game going longer than chance does, by what the board shows."""
    if chance.random() < 0.1:
        return int(chance.integers(6))
    if name == "Breakout":
        paddle = int(state[9, :, 0].argmax())
        ball = divmod(int(state[:, :, 1].argmax()), 10)
        trail = divmod(int(state[:, :, 2].argmax()), 10)
        step = 1 if ball[1] > trail[1] or ball[1] == 0 else -1
        target = ball[1] + step * (9 - ball[0]) if ball[0] > trail[0] else ball[1]
        target = abs(target) if target < 0 else 18 - target if target > 9 else target
        return 1 if target < paddle else 3 if target > paddle else 0
    if name == "Freeway":
        return 2
    if name == "SpaceInvaders":
        cannon = int(state[9, :, 0].argmax())
        danger = state[max(0, 6):, cannon, 5].any()
        if danger:
            return 1 if cannon > 5 else 3
        return [5, 5, 1, 3][int(chance.integers(4))]
    if name == "Seaquest":
        front = divmod(int(state[:, :, 0].argmax()), 10)
        air = int(state[9, :, 7].sum())
        divers = int(state[9, :, 8].sum())
        if air <= 4 and divers:
            return 2
        if state[front[0], :, 5:7].any():
            return 5 if chance.random() < 0.6 else 2 if chance.random() < 0.5 else 4
        found = numpy.argwhere(state[:9, :, 9])
        if len(found):
            row, column = found[0]
            if row != front[0]:
                return 4 if row > front[0] else 2
            return 3 if column > front[1] else 1
        return int(chance.integers(6))
    player = divmod(int(state[:, :, 0].argmax()), 10)
    near = state[player[0], max(0, player[1] - 2):player[1] + 3, 1].any()
    if near:
        return 2 if chance.random() < 0.5 else 4
    gold = numpy.argwhere(state[:, :, 3])
    if len(gold) and chance.random() < 0.7:
        row, column = gold[0]
        if row != player[0]:
            return 4 if row > player[0] else 2
        return 3 if column > player[1] else 1
    return int(chance.integers(6))


def play(name, seed, steps, sticky, ramping, minimal):
    world = Environment(GAMES[name], sticky_action_prob=sticky, difficulty_ramping=ramping)
    world.seed(seed)
    world.reset()
    allowed = world.minimal_action_set() if minimal else list(range(6))
    chance = numpy.random.default_rng(seed)
    actions, lines = [], [("reset", world.state())]
    for step in range(steps):
        action = careful(name, world.state(), chance) if seed % 2 else int(chance.integers(6))
        if action not in allowed:
            action = allowed[0]
        actions.append(allowed.index(action))
        reward, terminal = world.act(action)
        lines.append(("step", world.state(), float(reward), bool(terminal)))
        if terminal and step + 1 < steps:
            world.reset()
            lines.append(("reset", world.state()))
    return actions, lines


def ours(command, name, seed, actions, sticky, ramping, minimal):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(map(str, actions)))
        file.flush()
        arguments = [command, "rollout", f"MinAtar/{name}-v{int(minimal)}", "--seed", str(seed),
                     "--actions-file", file.name, "--option", f"stickyProbability={sticky}"]
        if name not in ("Breakout", "Freeway"):
            arguments += ["--option", f"isRamping={'true' if ramping else 'false'}"]
        done = subprocess.run(arguments, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stdout[-300:] + done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--command", default=".build/release/gymnast")
    parser.add_argument("--seeds", type=int, default=50)
    parser.add_argument("--steps", type=int, default=20_000)
    parser.add_argument("--game", choices=sorted(GAMES))
    chosen = parser.parse_args()
    failures = 0
    for name in [chosen.game] if chosen.game else GAMES:
        differences = rewards = endings = 0
        for seed in range(chosen.seeds):
            minimal = seed % 4 < 2
            sticky = [0.1, 0.1, 0.1, 0.25, 0.0][seed % 5]
            ramping = seed % 3 != 2
            actions, theirs = play(name, seed, chosen.steps, sticky, ramping, minimal)
            lines = [line for line in ours(
                chosen.command, name, seed, actions, sticky, ramping, minimal)
                if line["event"] in ("reset", "step")]
            same = len(lines) == len(theirs)
            for line, other in zip(lines, theirs):
                board = other[1].astype(int).ravel().tolist()
                if line["event"] != other[0] or line["observation"] != board:
                    same = False
                elif other[0] == "step":
                    same &= (line["reward"], line["terminated"], line["truncated"]) == (
                        other[2], other[3], False)
                    rewards += other[2] != 0
                    endings += other[3]
                if not same:
                    break
            differences += not same
        print(f"{name}: {differences} of {chosen.seeds} seeds differ in {chosen.steps} steps each "
              f"({rewards} rewards, {endings} endings)", flush=True)
        failures += differences
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
