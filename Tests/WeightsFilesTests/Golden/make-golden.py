"""Writes golden.safetensors beside this script with the reference implementation.

    pip install safetensors numpy && python make-golden.py

Written with safetensors 0.8.0. One metadata key only: the reference does not sort them.
"""

import pathlib

import numpy
from safetensors.numpy import save_file

tensors = {
    "empty": numpy.zeros((0, 3), dtype=numpy.float32),
    "logStandardDeviation": numpy.array(-0.5, dtype=numpy.float32),
    "q.0.bias": numpy.array([-0.0, 1e-45, 3.4028235e38], dtype=numpy.float32),
    "q.0.weight": numpy.arange(6, dtype=numpy.float32).reshape(3, 2) / 8,
    "ünïcode \"\\/\n\t\b\f\r\u0001\u007f🧮": numpy.array([[[1.25]]], dtype=numpy.float32),
}
metadata = {
    "architecture": '{"q":{"kind":"mlp","layers":[2,3],"activation":"relu"}}',
}
save_file(tensors, pathlib.Path(__file__).with_name("golden.safetensors"), metadata)
