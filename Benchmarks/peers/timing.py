"""Takes times as `gymnast benchmark` does, and prints them as it does."""
import json
import os
import statistics
import time


def readings(work, batch_count, batch_time):
    """The microseconds of a call of `work`: the means of batches of so many microseconds at least."""
    def batch(repetitions):
        start = time.perf_counter()
        for _ in range(repetitions):
            work()
        return (time.perf_counter() - start) * 1e6

    # The first calls allocate, compile, choose kernels and create the optimiser's state.
    batch(5)
    repetitions = 1
    while batch(repetitions) < batch_time:
        repetitions *= 2
    return [batch(repetitions) / repetitions for _ in range(batch_count)]


def measure(name, work):
    """A reading of `work` under the name of a case, in microseconds a call: 25 batches of 20 ms."""
    times = readings(work, 25, 20_000)
    return {"name": name, "unit": "us", "median": statistics.median(times), "minimum": min(times),
            "maximum": max(times)}


def measure_steps(name, lanes, steps, work):
    """A reading of `work`, which takes `steps` steps, in steps a second: 15 batches of 100 ms."""
    rates = [steps / microseconds * 1e6 for microseconds in readings(work, 15, 100_000)]
    return {"name": name, "unit": "steps/s", "lanes": lanes, "median": statistics.median(rates),
            "minimum": min(rates), "maximum": max(rates)}


def emit(program, threads, cases):
    print(json.dumps({"program": program, "threads": threads, "cases": cases}))


def emit_worlds(program, ids, names, lane_counts, prepare):
    """Times worlds on each number of lanes and prints the fastest of each, and what could not be timed.

    `names` has what the program calls our ids, where that differs; None stands for a world that it lacks.
    `prepare(name, lanes)` returns how many steps a call takes, and the call.
    """
    cases, failures = [], []
    for id in ids:
        name = names.get(id, id)
        found = []
        for lanes in lane_counts(id) if name else ():
            try:
                steps, work = prepare(name, lanes)
                found.append(measure_steps(id, lanes, steps, work))
            except Exception as error:
                failures.append(f"{id}, {lanes} lanes: {type(error).__name__}: {error}"[:200])
        if found:
            cases.append(max(found, key=lambda case: case["median"]))
    print(json.dumps({"program": program, "threads": len(os.sched_getaffinity(0)), "cases": cases,
                      "failures": failures}))
