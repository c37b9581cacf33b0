"""Takes times as `gymnast benchmark` does, and prints them as it does: 25 batches of 20 ms."""
import json
import statistics
import time


def measure(name, work):
    """A reading of `work` under the name of a case, in microseconds a call."""
    def batch(repetitions):
        start = time.perf_counter()
        for _ in range(repetitions):
            work()
        return (time.perf_counter() - start) * 1e6

    # The first calls allocate, compile, choose kernels and create the optimiser's state.
    batch(5)
    repetitions = 1
    while batch(repetitions) < 20_000:
        repetitions *= 2
    readings = [batch(repetitions) / repetitions for _ in range(25)]
    return {"name": name, "unit": "us", "median": statistics.median(readings),
            "minimum": min(readings), "maximum": max(readings)}


def emit(program, threads, cases):
    print(json.dumps({"program": program, "threads": threads, "cases": cases}))
