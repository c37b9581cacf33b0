"""Computes small networks in PyTorch for the tests of NeuralCore: python make-golden.py FOLDER

Needs `pip install torch safetensors`. Writes one NAME.safetensors for each network, which holds

    initial.P    the parameters and statistics as state_dict() names them, before training
    input, target, and what else the network is given; images are [count, height, width, channels]
    output       the output before training
    gradient.P   the gradient of the loss before training
    losses       the loss before each of ten steps of the optimiser on the same batch
    after.P      the parameters and statistics after the ten steps
    evaluated    the output after them, in evaluation mode

and distributions.safetensors with log-probabilities, entropies, divergences and their gradients.
The files in this folder were made with PyTorch 2.13 on one thread; other versions differ by rounding.
"""

import sys
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import distributions, nn
from torch.nn import functional

torch.set_num_threads(1)
torch.manual_seed(20)
folder = Path(sys.argv[1])


def plain(tensor):
    return tensor.detach().to(torch.float32).contiguous().clone()


def state(module, prefix):
    return {f"{prefix}.{name}": value.detach().clone() for name, value in module.state_dict().items()}


def channels_last(images):
    return images.permute(0, 2, 3, 1)


def mean_squared_error(output, target):
    return ((output - target) ** 2).mean()


def record(name, module, run, optimizer, loss, tensors, clipping=None):
    """Trains a module for ten steps and writes down what happened."""
    written = {**state(module, "initial"), **{key: plain(value) for key, value in tensors.items()}}
    losses = []
    for step in range(10):
        optimizer.zero_grad()
        output = run()
        value = loss(output)
        value.backward()
        if step == 0:
            written["output"] = plain(output)
            for key, parameter in module.named_parameters():
                written[f"gradient.{key}"] = plain(parameter.grad)
        losses.append(value.item())
        if clipping is not None:
            nn.utils.clip_grad_norm_(module.parameters(), clipping)
        optimizer.step()
    written["losses"] = torch.tensor(losses)
    written.update(state(module, "after"))
    module.eval()
    written["evaluated"] = plain(run())
    save_file(written, folder / f"{name}.safetensors")


def perceptron():
    network = nn.Sequential(nn.Linear(5, 9), nn.Tanh(), nn.Linear(9, 7), nn.SiLU(), nn.Linear(7, 3))
    module = nn.ModuleDict({"policy": network})
    x, target = torch.randn(11, 5), torch.randn(11, 3)
    record(
        "perceptron", module, lambda: network(x),
        torch.optim.Adam(module.parameters(), lr=0.01, eps=1e-5),
        lambda y: mean_squared_error(y, target), {"input": x, "target": target}, clipping=0.1)


def convolutions():
    network = nn.Sequential(
        nn.Conv2d(3, 4, 3, stride=2, padding=1), nn.ReLU(), nn.MaxPool2d(2, stride=1), nn.Conv2d(4, 5, (1, 2)),
        nn.Tanh(), nn.AvgPool2d(2, stride=1, padding=1), nn.Flatten(), nn.Linear(60, 6), nn.ReLU(), nn.Linear(6, 3))
    module = nn.ModuleDict({"q": network})
    x, target = torch.randn(4, 3, 7, 8), torch.tensor([2, 0, 1, 2])
    record(
        "convolutions", module, lambda: network(x),
        torch.optim.RMSprop(module.parameters(), lr=0.001, alpha=0.95, eps=0.01, centered=True, momentum=0.5),
        lambda y: functional.cross_entropy(y, target), {"input": channels_last(x), "target": target})


def normalization():
    network = nn.Sequential(
        nn.Conv2d(2, 3, 2), nn.BatchNorm2d(3), nn.SiLU(), nn.Flatten(), nn.Linear(36, 8), nn.LayerNorm(8), nn.Tanh(),
        nn.BatchNorm1d(8), nn.Linear(8, 2))
    module = nn.ModuleDict({"q": network})
    x, target = torch.randn(6, 2, 4, 5) * 2 + 1, torch.randn(6, 2)
    record(
        "normalization", module, lambda: network(x),
        torch.optim.SGD(module.parameters(), lr=0.05, momentum=0.9, nesterov=True),
        lambda y: functional.smooth_l1_loss(y, target), {"input": channels_last(x), "target": target})


class Recurrent(nn.Module):
    """A recurrent layer that is read step by step, its state set to zero where an episode begins."""

    def __init__(self, layer):
        super().__init__()
        self.rnn = layer
        self.value = nn.Sequential(nn.Linear(layer.hidden_size, 2))

    def forward(self, x, restarts):
        hidden = torch.zeros(1, x.shape[1], self.rnn.hidden_size)
        state, outputs = (hidden, hidden) if isinstance(self.rnn, nn.LSTM) else hidden, []
        for step in range(x.shape[0]):
            kept = (1 - restarts[step])[None, :, None]
            state = tuple(part * kept for part in state) if isinstance(state, tuple) else state * kept
            output, state = self.rnn(x[step : step + 1], state)
            outputs.append(output)
        return self.value(torch.cat(outputs))


def recurrent(name, layer, optimizer):
    module = Recurrent(layer)
    x, target = torch.randn(6, 3, 4), torch.randn(6, 3, 2)
    restarts = torch.zeros(6, 3)
    restarts[2, 1] = restarts[4, 0] = restarts[4, 1] = 1
    record(
        name, module, lambda: module(x, restarts), optimizer(module.parameters()),
        lambda y: mean_squared_error(y, target), {"input": x, "target": target, "restarts": restarts})


def embedding():
    module = nn.ModuleDict({"table": nn.Embedding(5, 4), "out": nn.Linear(4, 2)})
    symbols, target = torch.tensor([3, 0, 3, 4, 1, 3]), torch.randn(6, 2)
    record(
        "embedding", module, lambda: module["out"](module["table"](symbols)),
        torch.optim.AdamW(module.parameters(), lr=0.02, weight_decay=0.1),
        lambda y: mean_squared_error(y, target), {"input": symbols, "target": target})


def distribution_cases():
    written = {}

    def case(name, operands, function):
        operands = [operand.clone().requires_grad_() for operand in operands]
        value = function(*operands)
        weights = torch.linspace(-1, 2, value.numel()).reshape(value.shape)
        (value * weights).sum().backward()
        written[f"{name}.value"] = plain(value)
        for index, operand in enumerate(operands):
            written[f"{name}.gradient.{index}"] = plain(
                torch.zeros_like(operand) if operand.grad is None else operand.grad)

    logits, others = torch.randn(4, 5) * 2, torch.randn(4, 5) * 2
    written.update(logits=logits, others=others)
    mask = torch.tensor([[1, 1, 0, 1, 1], [0, 1, 0, 0, 0], [1, 0, 1, 0, 1], [1, 1, 1, 1, 1]])
    written["mask"] = plain(mask)
    columns = torch.tensor([0, 1, 2, 4])
    written["columns"] = plain(columns)

    def categorical(x):
        return distributions.Categorical(logits=x)

    def masked(x):
        return categorical(torch.where(mask == 1, x, torch.tensor(-1e30)))

    kl = distributions.kl_divergence
    case("categorical.entropy", [logits], lambda x: categorical(x).entropy())
    case("categorical.logProbability", [logits], lambda x: categorical(x).log_prob(columns))
    case("categorical.divergence", [logits, others], lambda x, y: kl(categorical(x), categorical(y)))
    case("masked.entropy", [logits], lambda x: masked(x).entropy())
    case("masked.logProbability", [logits], lambda x: masked(x).log_prob(columns))
    switches = (logits > others).to(torch.float32)
    written["switches"] = switches

    def bernoulli(x):
        return distributions.Independent(distributions.Bernoulli(logits=x), 1)

    case("bernoulli.entropy", [logits], lambda x: bernoulli(x).entropy())
    case("bernoulli.logProbability", [logits], lambda x: bernoulli(x).log_prob(switches))
    case("bernoulli.divergence", [logits, others], lambda x, y: kl(bernoulli(x), bernoulli(y)))
    mean, deviations = torch.randn(4, 3), torch.randn(3) * 0.5
    other_mean, other_deviations = torch.randn(4, 3), torch.randn(4, 3) * 0.5
    actions = torch.rand(4, 3) * 1.8 - 0.9
    written.update(
        mean=mean, deviations=deviations, otherMean=other_mean, otherDeviations=other_deviations, actions=actions)

    def normal(m, s):
        return distributions.Independent(distributions.Normal(m, s.exp()), 1)

    def squashed(m, s):
        return distributions.TransformedDistribution(normal(m, s), [distributions.TanhTransform()])

    case("normal.entropy", [mean, deviations], lambda m, s: normal(m, s.expand(4, 3)).entropy())
    case("normal.logProbability", [mean, deviations], lambda m, s: normal(m, s).log_prob(actions))
    case(
        "normal.divergence", [mean, deviations, other_mean, other_deviations],
        lambda m, s, n, t: kl(normal(m, s.expand(4, 3)), normal(n, t)))
    case("squashed.logProbability", [mean, deviations], lambda m, s: squashed(m, s).log_prob(actions))
    save_file({key: plain(value) for key, value in written.items()}, folder / "distributions.safetensors")


perceptron()
convolutions()
normalization()
recurrent("lstm", nn.LSTM(4, 5), lambda parameters: torch.optim.Adam(parameters, lr=0.01))
recurrent("gru", nn.GRU(4, 5), lambda parameters: torch.optim.RMSprop(parameters, lr=0.01))
embedding()
distribution_cases()
