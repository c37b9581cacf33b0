"""Prints the cases of `gymnast benchmark neural --json` beside those of the peers, with ratios.

    python compare_neural.py OURS.json PEER.json…

The names of the cases pair the numbers; of several files of one program the reading with the shortest median counts.
"""
import json
import sys

# What the cases may take at most, in microseconds, on a machine whose product 64×64×64 takes REFERENCE. On others
# they are scaled by the time of that product: its own, or, which is stricter and owes nothing to our kernel, the
# one that the peak of the machine would allow.
LIMITS = {
    "mlpForward-b1": 1, "mlpForward-b8": 1.5, "mlpForward-b64": 6, "policyUpdate-b64": 36,
    "policyUpdate-b256": 115, "minAtarDQNUpdate-b32": 280, "natureDQNUpdate-b32": 13_500,
    "natureForward-b1": 190, "natureForward-b8": 800, "natureForward-b64": 5900,
    "lstmSequence-b16": 5700}
LIMITS_OF_TWO_THREADS = {"natureDQNUpdate-b32": 8000}
REFERENCE = 2.22
OPERATIONS = 2 * 64 ** 3


def shown(number):
    return f"{number:.3g}" if number < 1000 else f"{number:.0f}"


programs = {}
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    name = report.get("program", "ours")
    medians = programs.setdefault(name, {})
    for case in report["cases"]:
        reading = (case["median"], case.get("share"))
        medians[case["name"]] = min(reading, medians.get(case["name"], reading), key=lambda pair: pair[0])
    if name == "ours":
        ours, threads = report, report["threads"]

own = programs.pop("ours")
scale = OPERATIONS / (1000 * ours["peakGflops"]) / REFERENCE
limits = {1: LIMITS, 2: LIMITS_OF_TWO_THREADS}.get(threads, {})
print(f"{ours['simd']}, threads: {threads}, peak of a core {ours['peakGflops']:.1f} GF/s. The limits are those of a "
      f"product 64×64×64 of {REFERENCE} µs, times {scale:.2f} for this peak; by the product itself they would be "
      f"times {own['gemm-NN-64x64x64'][0] / REFERENCE:.2f}.\n")
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
