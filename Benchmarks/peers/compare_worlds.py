"""Prints the worlds of `gymnast benchmark environments --json` beside those of the peers, with ratios.

    python compare_worlds.py MACHINE.json OURS.json PEER.json…

The ids of the worlds pair the numbers; of several files of one program the median of its medians counts. The machine's
is what `gymnast benchmark neural --only gemm-NN-64x64x64 --json` prints.
"""
import json
import statistics
import sys

# What our worlds reach at least, in millions of steps a second, where a product 64×64×64 takes 2.22 µs.
GOALS = {
    "CartPole-v1": 40, "MountainCar-v0": 20, "Pendulum-v1": 10, "Acrobot-v1": 2, "FrozenLake-v1": 40,
    "Taxi-v4": 40, "CliffWalking-v1": 40, "MiniGrid-Empty-8x8-v0": 3, "MiniGrid-DoorKey-8x8-v0": 3}
REFERENCE = 2.22


def shown(steps_per_second):
    return f"{steps_per_second / 1e6:.3g}"


products, programs, failures = [], {}, set()
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    if report.get("peakGflops"):
        products.append(report["cases"][0]["median"])
        continue
    name = report.get("program", "ours")
    if name == "ours":
        lanes, threads = report["lanes"], report["threads"]
    failures.update(f"{name}: {failure}" for failure in report.get("failures", ()))
    for case in report["cases"]:
        programs.setdefault(name, {}).setdefault(case["name"], []).append(case)

speeds = {
    name: {id: (statistics.median(case["median"] for case in found), found[0].get("lanes"))
           for id, found in worlds.items()}
    for name, worlds in programs.items()}
own = speeds.pop("ours")
scale = statistics.median(products) / REFERENCE
print(f"Million steps a second, threads: {threads}, lanes of ours: {lanes}, those of peers in brackets. A product "
      f"64×64×64 takes {statistics.median(products):.3g} µs; goals are those of one of {REFERENCE} µs over {scale:.2f}.\n")
print("| world | ours | at least |" + "".join(f" {name} | ratio |" for name in speeds))
print("|---|---|---|" + "---|---|" * len(speeds))
for id, (speed, _) in own.items():
    goal = GOALS.get(id)
    row = [f"`{id}`", shown(speed), f"{goal / scale:.3g} ({goal})" if goal else ""]
    for worlds in speeds.values():
        peer = worlds.get(id)
        row += [f"{shown(peer[0])} ({peer[1]})", f"{speed / peer[0]:.3g}"] if peer else ["", ""]
    print("| " + " | ".join(row) + " |")
for failure in sorted(failures):
    print(f"\nNot measured: {failure}")
