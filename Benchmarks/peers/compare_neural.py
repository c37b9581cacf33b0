"""Prints the cases of `gymnast benchmark neural --json` beside those of the peers, with ratios.

    python compare_neural.py OURS.json PEER.json…

The names of the cases pair the numbers; of several files of one program the shorter median counts.
"""
import json
import sys

# What the cases may take at most, in microseconds, on a machine whose product 64×64×64 takes 2.22.
LIMITS = {
    "mlpForward-b1": 1, "mlpForward-b8": 1.5, "mlpForward-b64": 6, "policyUpdate-b64": 36,
    "policyUpdate-b256": 115, "minAtarDQNUpdate-b32": 280, "natureDQNUpdate-b32": 13_500,
    "natureForward-b1": 190, "natureForward-b8": 800, "natureForward-b64": 5900,
    "lstmSequence-b16": 5700}
LIMITS_OF_TWO_THREADS = {"natureDQNUpdate-b32": 8000}
REFERENCE = 2.22


def shown(number):
    return f"{number:.3g}" if number < 1000 else f"{number:.0f}"


programs = {}
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    name = report.get("program", "ours")
    medians = programs.setdefault(name, {})
    for case in report["cases"]:
        median = min(case["median"], medians.get(case["name"], (case["median"],))[0])
        medians[case["name"]] = (median, case.get("share"))
    if name == "ours":
        ours, threads = report, report["threads"]

own = programs.pop("ours")
scale = own["gemm-NN-64x64x64"][0] / REFERENCE
limits = LIMITS if threads == 1 else LIMITS_OF_TWO_THREADS
print(f"{ours['simd']}, threads: {threads}, peak of a core {ours['peakGflops']:.1f} GF/s; "
      f"limits are those of a product of {REFERENCE} µs times {scale:.2f}.\n")
print("| case, µs | ours | share of peak | at most |" + "".join(f" {name} | ratio |" for name in programs))
print("|---|---|---|---|" + "---|---|" * len(programs))
for name, (median, share) in own.items():
    limit = limits.get(name)
    row = [name, shown(median), f"{100 * share:.0f} %" if share else "",
           f"{shown(limit * scale)} ({limit})" if limit else ""]
    for medians in programs.values():
        peer = medians.get(name)
        row += [shown(peer[0]), f"{peer[0] / median:.3g}"] if peer else ["", ""]
    print("| " + " | ".join(row) + " |")
