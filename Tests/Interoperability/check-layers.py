"""Checks that PyTorch takes the weights of every kind of layer unchanged: python check-layers.py FOLDER

Needs `pip install torch safetensors`. The folder is filled by

    GYMNAST_INTEROPERABILITY=FOLDER swift test -c release --filter InteroperabilityTests

with NAME.weights.safetensors, the parameters of a network as NeuralCore writes them, and
NAME.answers.safetensors, an input and the output that NeuralCore computed. Each network is built from
torch.nn, filled by `load_state_dict(strict=True)` and compared to 1e-5.

Exits with 0 when everything fits and with 1 and a message when something does not.
"""

import sys
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn

folder = Path(sys.argv[1])


def channels_first(images):
    return images.permute(0, 3, 1, 2)


NETWORKS = {
    "nature": (
        nn.ModuleDict({"trunk": nn.Sequential(
            nn.Conv2d(4, 32, 8, 4), nn.ReLU(), nn.Conv2d(32, 64, 4, 2), nn.ReLU(), nn.Conv2d(64, 64, 3), nn.ReLU(),
            nn.Flatten(), nn.Linear(3136, 512), nn.ReLU())}),
        lambda module, x: module["trunk"](channels_first(x))),
    "board": (
        nn.ModuleDict({"trunk": nn.Sequential(
            nn.Conv2d(6, 16, 3), nn.ReLU(), nn.Flatten(), nn.Linear(240, 128), nn.ReLU())}),
        lambda module, x: module["trunk"](channels_first(x))),
    "lstm": (nn.ModuleDict({"rnn": nn.LSTM(13, 37)}), lambda module, x: module["rnn"](x)[0]),
    "gru": (nn.ModuleDict({"rnn": nn.GRU(13, 37)}), lambda module, x: module["rnn"](x)[0]),
    "normalized": (
        nn.ModuleDict({"q": nn.Sequential(
            nn.Conv2d(3, 8, 3, 2, 1), nn.BatchNorm2d(8), nn.MaxPool2d(2, 1), nn.Flatten(), nn.Linear(96, 10),
            nn.LayerNorm(10))}),
        lambda module, x: module["q"](channels_first(x))),
}

failed = False
for name, (module, answer) in NETWORKS.items():
    module.load_state_dict(load_file(folder / f"{name}.weights.safetensors"), strict=True)
    module.eval()
    answers = load_file(folder / f"{name}.answers.safetensors")
    with torch.no_grad():
        worst = (answer(module, answers["input"]) - answers["output"]).abs().max().item()
    print(f"{name}: the outputs differ by {worst:.1e} at most")
    failed = failed or not worst <= 1e-5
if failed:
    sys.exit("Some outputs differ by more than 1e-5.")
