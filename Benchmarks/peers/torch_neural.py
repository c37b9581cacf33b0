"""Times PyTorch on the cases of `gymnast benchmark neural`.

    python torch_neural.py [THREADS]

Prints one JSON object with the same names. Images are floats from the start (ours are bytes). Where PyTorch has
several forms, this is the fastest of them without torch.compile: Adam is the fused one, and the images that are
learned from lie with channels last. Needs torch; run it on an idle machine.
"""
import sys

import torch
import torch.nn.functional as F
from torch import nn

from timing import emit, measure


def perceptron(outputs):
    return nn.Sequential(
        nn.Linear(4, 64), nn.Tanh(), nn.Linear(64, 64), nn.Tanh(), nn.Linear(64, outputs))


def board_network():
    return nn.Sequential(
        nn.Conv2d(4, 16, 3), nn.ReLU(), nn.Flatten(), nn.Linear(1024, 128), nn.ReLU(), nn.Linear(128, 6))


def nature_network():
    return nn.Sequential(
        nn.Conv2d(4, 32, 8, 4), nn.ReLU(), nn.Conv2d(32, 64, 4, 2), nn.ReLU(), nn.Conv2d(64, 64, 3),
        nn.ReLU(), nn.Flatten(), nn.Linear(3136, 512), nn.ReLU(), nn.Linear(512, 4))


def forward(name, network, shapes):
    cases = []
    for shape in shapes:
        rows = torch.rand(shape)

        def work():
            with torch.inference_mode():
                network(rows)

        cases.append(measure(f"{name}-b{shape[0]}", work))
    return cases


def policy_update(row_count):
    policy, value = perceptron(2), perceptron(1)
    parameters = [*policy.parameters(), *value.parameters()]
    optimizer = torch.optim.Adam(parameters, lr=3e-4, eps=1e-5, fused=True)
    observations, actions = torch.randn(row_count, 4), torch.randint(0, 2, (row_count, 1))
    advantages, returns = torch.randn(row_count), torch.randn(row_count)
    earlier = torch.full((row_count,), -0.69)

    def work():
        standardised = (advantages - advantages.mean()) / (advantages.std() + 1e-8)
        scores = F.log_softmax(policy(observations), -1)
        ratio = (scores.gather(1, actions).squeeze(1) - earlier).exp()
        gain = torch.min(ratio * standardised, ratio.clamp(0.8, 1.2) * standardised).mean()
        entropy = -(scores.exp() * scores).sum(-1).mean()
        value_loss = F.mse_loss(value(observations).squeeze(1), returns)
        optimizer.zero_grad()
        (0.5 * value_loss - gain - 0.01 * entropy).backward()
        nn.utils.clip_grad_norm_(parameters, 0.5)
        optimizer.step()

    return measure(f"policyUpdate-b{row_count}", work)


def value_update(name, make_network, shape, action_count, make_optimizer, layout=torch.contiguous_format):
    network, target = (make_network().to(memory_format=layout) for _ in range(2))
    optimizer = make_optimizer(network.parameters())
    images = torch.rand(shape).to(memory_format=layout)
    actions, rewards = torch.randint(0, action_count, (shape[0], 1)), torch.randn(shape[0], 1)

    def work():
        with torch.no_grad():
            targets = rewards + 0.99 * target(images).max(1, keepdim=True).values
        loss = F.smooth_l1_loss(network(images).gather(1, actions), targets)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

    return measure(f"{name}-b{shape[0]}", work)


def sequence():
    layer, rows = nn.LSTM(256, 256), torch.randn(20, 16, 256)

    def work():
        layer.zero_grad()
        layer(rows)[0].sum().backward()

    return measure("lstmSequence-b16", work)


def product(rows, columns, inner):
    left, right, result = torch.randn(rows, inner), torch.randn(inner, columns), torch.empty(rows, columns)
    with torch.inference_mode():
        return measure(
            f"gemm-NN-{rows}x{columns}x{inner}", lambda: torch.mm(left, right, out=result))


if __name__ == "__main__":
    threads = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    cases = forward("mlpForward", perceptron(2), [(1, 4), (8, 4), (64, 4)])
    cases += [policy_update(64), policy_update(256)]
    cases.append(value_update(
        "minAtarDQNUpdate", board_network, (32, 4, 10, 10), 6,
        lambda parameters: torch.optim.RMSprop(
            parameters, lr=2.5e-4, alpha=0.95, eps=0.01, centered=True)))
    cases.append(value_update(
        "natureDQNUpdate", nature_network, (32, 4, 84, 84), 4,
        lambda parameters: torch.optim.Adam(parameters, lr=1e-4, fused=True), torch.channels_last))
    cases += forward("natureForward", nature_network(), [(count, 4, 84, 84) for count in (1, 8, 64)])
    cases.append(sequence())
    cases += [product(64, 64, 64), product(512, 512, 512)]
    emit(f"PyTorch {torch.__version__}", threads, cases)
