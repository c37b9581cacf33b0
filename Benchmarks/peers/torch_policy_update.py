"""Times PyTorch on the networks of `NeuralBenchmark`: 4-64-64-2 and 4-64-64-1 with tanh, one thread.

    python torch_policy_update.py

Prints one JSON line: microseconds a call, the median of nine batches of at least eight milliseconds,
as `Benchmarks/Sources/Measuring` takes it. The names are those that `NeuralBenchmark` prints. Adam is
timed as PyTorch makes it by default and, under "fused Adam", with its fused step. Needs torch; run it
on an idle machine.
"""
import json
import os
import platform
import statistics
import time

import torch
import torch.nn.functional as F
from torch import nn


def microseconds(work):
    def batch(repetitions):
        start = time.perf_counter()
        for _ in range(repetitions):
            work()
        return (time.perf_counter() - start) * 1e6

    # The first calls allocate, choose kernels and create the optimiser's state.
    batch(200)
    repetitions = 1
    while batch(repetitions) < 8000:
        repetitions *= 2
    return round(statistics.median(batch(repetitions) / repetitions for _ in range(9)), 2)


def perceptron(outputs):
    return nn.Sequential(
        nn.Linear(4, 64), nn.Tanh(), nn.Linear(64, 64), nn.Tanh(), nn.Linear(64, outputs))


class Pair:
    """The networks of a small actor-critic and what they learn from, as `PerceptronPair` holds them."""

    def __init__(self, row_count, fused=None):
        self.policy, self.value = perceptron(2), perceptron(1)
        self.parameters = [*self.policy.parameters(), *self.value.parameters()]
        self.optimizer = torch.optim.Adam(self.parameters, lr=3e-4, eps=1e-5, fused=fused)
        self.observations = torch.randn(row_count, 4)
        self.actions = torch.randint(0, 2, (row_count, 1))
        self.advantages = torch.randn(row_count)
        self.earlier = torch.full((row_count,), -0.69)
        self.returns = torch.randn(row_count)

    def forward(self):
        with torch.inference_mode():
            self.policy(self.observations)

    def update(self):
        """A step by the gradient of -log pi * A + (V - R)^2 / 2."""
        scores = F.log_softmax(self.policy(self.observations), -1)
        chosen = scores.gather(1, self.actions).squeeze(1)
        policy_loss = -(chosen * self.advantages).mean()
        value_loss = F.mse_loss(self.value(self.observations).squeeze(1), self.returns)
        self.optimizer.zero_grad()
        (policy_loss + 0.5 * value_loss).backward()
        self.optimizer.step()

    def clipped_update(self):
        """A step of PPO: clipped ratios, an entropy bonus and gradients clipped to length 0.5."""
        scores = F.log_softmax(self.policy(self.observations), -1)
        chosen = scores.gather(1, self.actions).squeeze(1)
        ratio = (chosen - self.earlier).exp()
        gain = torch.min(
            ratio * self.advantages, ratio.clamp(0.8, 1.2) * self.advantages).mean()
        entropy = -(scores.exp() * scores).sum(-1).mean()
        value_loss = F.mse_loss(self.value(self.observations).squeeze(1), self.returns)
        self.optimizer.zero_grad()
        (0.5 * value_loss - gain - 0.01 * entropy).backward()
        nn.utils.clip_grad_norm_(self.parameters, 0.5)
        self.optimizer.step()


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.manual_seed(0)
    left, right = torch.randn(64, 64), torch.randn(64, 64)
    product = torch.empty(64, 64)
    with torch.inference_mode():
        results = {"NN 64×64×64": microseconds(lambda: torch.mm(left, right, out=product))}
    for row_count in (1, 8, 64):
        results[f"forward 4-64-64-2, batch {row_count}"] = microseconds(Pair(row_count).forward)
    for name, work in (
            ("policy and value update", Pair.update), ("PPO update", Pair.clipped_update)):
        for row_count in (64, 256):
            for suffix, fused in (("", None), (", fused Adam", True)):
                pair = Pair(row_count, fused)
                results[f"{name}, batch {row_count}{suffix}"] = microseconds(lambda: work(pair))
    print(json.dumps({
        "what": "perceptrons", "unit": "µs", "threads": torch.get_num_threads(),
        "load": os.getloadavg()[0],
        "versions": {"python": platform.python_version(), "torch": torch.__version__},
        "results": results}, ensure_ascii=False))
