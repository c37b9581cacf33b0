"""Checks that other programs can use a weights file: python check-weights.py weights.safetensors

Needs `pip install safetensors numpy`; with `torch` installed as well, each multilayer perceptron is
also built as an `nn.Sequential`, filled by `load_state_dict` and compared.

The file is loaded by the Python package `safetensors`, names and shapes are printed, and each part
that the metadata key `architecture` describes as a multilayer perceptron, for example

    {"q": {"kind": "mlp", "layers": [4, 256, 256, 2], "activation": "relu"}}

answers to a fixed input. Its tensors are then `q.0.weight` [256, 4], `q.0.bias` [256],
`q.2.weight` and so on: the names of an `nn.Sequential`, in which activations count.

Exits with 0 when everything fits and with 1 and a message when something does not.
"""

import json
import sys

import numpy
from safetensors import safe_open

try:
    import torch
except ModuleNotFoundError:
    torch = None

def sigmoid(x):
    return 1 / (1 + numpy.exp(-x))


ACTIVATIONS = {
    "identity": lambda x: x,
    "relu": lambda x: numpy.maximum(x, 0),
    "tanh": numpy.tanh,
    "silu": lambda x: x * sigmoid(x),
    "sigmoid": sigmoid,
    "softplus": lambda x: numpy.logaddexp(0, x),
}


def load(path):
    """The tensors and the metadata of a file."""
    with safe_open(path, framework="numpy") as file:
        return {name: file.get_tensor(name) for name in file.keys()}, file.metadata() or {}


def check_shapes(tensors, part, layers):
    """Fails unless a part has exactly the tensors that its layers need."""
    expected = {}
    for index, (inputs, outputs) in enumerate(zip(layers, layers[1:])):
        expected[f"{part}.{2 * index}.weight"] = (outputs, inputs)
        expected[f"{part}.{2 * index}.bias"] = (outputs,)
    found = {n: t.shape for n, t in tensors.items() if n.startswith(f"{part}.")}
    if found != expected:
        sys.exit(f"{part}: the architecture needs {expected}, the file has {found}.")


def fixed_input(count):
    """Numbers from -1 to 1, the same in every run."""
    return numpy.sin(numpy.arange(1, count + 1, dtype=numpy.float32))


def forward(tensors, part, layers, activation):
    """The answer computed by NumPy."""
    x = fixed_input(layers[0])
    last = len(layers) - 2
    for index in range(last + 1):
        x = tensors[f"{part}.{2 * index}.weight"] @ x + tensors[f"{part}.{2 * index}.bias"]
        if index < last:
            x = ACTIVATIONS[activation](x)
    return x


def forward_torch(tensors, part, layers, activation):
    """The answer computed by PyTorch from an unchanged `load_state_dict`."""
    modules = []
    for index, (inputs, outputs) in enumerate(zip(layers, layers[1:])):
        if index > 0:
            modules.append({
                "identity": torch.nn.Identity, "relu": torch.nn.ReLU, "tanh": torch.nn.Tanh,
                "silu": torch.nn.SiLU, "sigmoid": torch.nn.Sigmoid,
                "softplus": torch.nn.Softplus}[activation]())
        modules.append(torch.nn.Linear(inputs, outputs))
    model = torch.nn.ModuleDict({part: torch.nn.Sequential(*modules)})
    state = {n: torch.from_numpy(t) for n, t in tensors.items() if n.startswith(f"{part}.")}
    model.load_state_dict(state, strict=True)
    with torch.no_grad():
        return model[part](torch.from_numpy(fixed_input(layers[0]))).numpy()


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    tensors, metadata = load(sys.argv[1])
    for name, tensor in tensors.items():
        print(f"{name}: {tensor.dtype} {list(tensor.shape)}")
        if tensor.dtype != numpy.float32 or not numpy.isfinite(tensor).all():
            sys.exit(f"{name}: every value must be a finite F32.")
    for key in sorted(metadata):
        print(f"metadata {key}: {metadata[key]}")
    if "architecture" not in metadata:
        sys.exit("The file has no metadata key “architecture”.")
    for part, description in json.loads(metadata["architecture"]).items():
        if description["kind"] != "mlp":
            print(f"{part}: of kind {description['kind']}, not run")
            continue
        layers, activation = description["layers"], description["activation"]
        if activation not in ACTIVATIONS:
            sys.exit(f"{part}: the activation {activation} is not known here.")
        check_shapes(tensors, part, layers)
        answer = forward(tensors, part, layers, activation)
        print(f"{part}: NumPy   {answer.tolist()}")
        if torch is None:
            print(f"{part}: PyTorch is not installed, not compared")
            continue
        answer_torch = forward_torch(tensors, part, layers, activation)
        print(f"{part}: PyTorch {answer_torch.tolist()}")
        if not numpy.allclose(answer, answer_torch, rtol=1e-4, atol=1e-5):
            sys.exit(f"{part}: NumPy and PyTorch do not agree.")


if __name__ == "__main__":
    main()
