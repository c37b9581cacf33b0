"""Times JAX, compiled by `jax.jit`, on the cases of `gymnast benchmark neural`.

    taskset -c 0 python jax_neural.py

Prints one JSON object with the same names. JAX uses the processors that the process may: tie it to as
many as are meant. Work is dispatched in the calling thread, which on one processor is up to twice as fast, and an
update may overwrite what it replaces. Images are floats from the start (ours are bytes). Needs jax alone: the optimisers are
written out. Run it on an idle machine.
"""
import functools
import os

import jax
import jax.numpy as jnp
import numpy as np

from timing import emit, measure

jax.config.update("jax_cpu_enable_async_dispatch", False)
random = np.random.default_rng(0)


def normal(*shape):
    return jnp.asarray(random.normal(size=shape), jnp.float32)


def dense(inputs, outputs):
    return {"w": normal(inputs, outputs) * inputs ** -0.5, "b": jnp.zeros(outputs)}


def convolution(side, inputs, outputs):
    return {"w": normal(side, side, inputs, outputs) * (side * side * inputs) ** -0.5,
            "b": jnp.zeros(outputs)}


def linear(layer, x):
    return x @ layer["w"] + layer["b"]


def convolve(layer, x, stride):
    y = jax.lax.conv_general_dilated(
        x, layer["w"], (stride, stride), "VALID", dimension_numbers=("NHWC", "HWIO", "NHWC"))
    return jax.nn.relu(y + layer["b"])


def perceptron_layers(outputs):
    return [dense(4, 64), dense(64, 64), dense(64, outputs)]


def perceptron(layers, x):
    return linear(layers[2], jnp.tanh(linear(layers[1], jnp.tanh(linear(layers[0], x)))))


def board_layers():
    return [convolution(3, 4, 16), dense(1024, 128), dense(128, 6)]


def board(layers, x):
    x = convolve(layers[0], x, 1)
    return linear(layers[2], jax.nn.relu(linear(layers[1], x.reshape(x.shape[0], -1))))


def nature_layers():
    return [convolution(8, 4, 32), convolution(4, 32, 64), convolution(3, 64, 64), dense(3136, 512), dense(512, 4)]


def nature(layers, x):
    for layer, stride in zip(layers[:3], (4, 2, 1)):
        x = convolve(layer, x, stride)
    return linear(layers[4], jax.nn.relu(linear(layers[3], x.reshape(x.shape[0], -1))))


def adam(rate, epsilon):
    def begin(parameters):
        first, second = (jax.tree.map(jnp.zeros_like, parameters) for _ in range(2))
        return jnp.zeros(()), first, second

    def step(parameters, gradients, state):
        count, first, second = state[0] + 1, state[1], state[2]
        first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, gradients)
        second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, second, gradients)
        length, scale = rate / (1 - 0.9 ** count), 1 / (1 - 0.999 ** count)
        parameters = jax.tree.map(
            lambda p, m, v: p - length * m / (jnp.sqrt(v * scale) + epsilon), parameters, first, second)
        return parameters, (count, first, second)

    return begin, step


def centred_rms(rate):
    def begin(parameters):
        mean, square = (jax.tree.map(jnp.zeros_like, parameters) for _ in range(2))
        return mean, square

    def step(parameters, gradients, state):
        mean = jax.tree.map(lambda m, g: 0.95 * m + 0.05 * g, state[0], gradients)
        square = jax.tree.map(lambda v, g: 0.95 * v + 0.05 * g * g, state[1], gradients)
        parameters = jax.tree.map(
            lambda p, g, m, v: p - rate * g / (jnp.sqrt(jnp.maximum(v - m * m, 0)) + 0.01), parameters, gradients,
            mean, square)
        return parameters, (mean, square)

    return begin, step


def forward(name, network, layers, shapes):
    compiled = jax.jit(network)
    cases = []
    for shape in shapes:
        rows = jnp.asarray(random.random(shape), jnp.float32)
        cases.append(measure(
            f"{name}-b{shape[0]}", lambda: compiled(layers, rows).block_until_ready()))
    return cases


def update(name, parameters, optimizer, gradient, data):
    """Times a step; the data are arguments, so that nothing of them is computed while compiling."""
    begin, step = optimizer

    @functools.partial(jax.jit, donate_argnums=(0, 1))
    def both(parameters, state, data):
        return step(parameters, gradient(parameters, data), state)

    held = [parameters, begin(parameters)]

    def work():
        held[:] = both(*held, data)
        jax.block_until_ready(held)

    return measure(name, work)


def policy_update(row_count):
    actions = jnp.asarray(random.integers(0, 2, (row_count, 1)))
    data = (normal(row_count, 4), actions, normal(row_count), normal(row_count))

    def loss(layers, data):
        observations, actions, advantages, returns = data
        standardised = (advantages - advantages.mean()) / (advantages.std(ddof=1) + 1e-8)
        scores = jax.nn.log_softmax(perceptron(layers["policy"], observations))
        ratio = jnp.exp(jnp.take_along_axis(scores, actions, 1)[:, 0] + 0.69)
        gain = jnp.minimum(ratio * standardised, jnp.clip(ratio, 0.8, 1.2) * standardised).mean()
        entropy = -(jnp.exp(scores) * scores).sum(-1).mean()
        error = perceptron(layers["value"], observations)[:, 0] - returns
        return 0.5 * (error ** 2).mean() - gain - 0.01 * entropy

    def gradient(layers, data):
        gradients = jax.grad(loss)(layers, data)
        norm = jnp.sqrt(sum((g ** 2).sum() for g in jax.tree.leaves(gradients)))
        return jax.tree.map(lambda g: g * jnp.minimum(1, 0.5 / (norm + 1e-6)), gradients)

    layers = {"policy": perceptron_layers(2), "value": perceptron_layers(1)}
    return update(f"policyUpdate-b{row_count}", layers, adam(3e-4, 1e-5), gradient, data)


def value_update(name, network, make_layers, shape, action_count, optimizer):
    images = jnp.asarray(random.random(shape), jnp.float32)
    actions = jnp.asarray(random.integers(0, action_count, (shape[0], 1)))
    # The images that come next are as many again, lest the compiler share work between the two.
    data = (make_layers(), images, images + 0, actions, normal(shape[0]))

    def loss(layers, data):
        target, images, next_images, actions, rewards = data
        targets = rewards + 0.99 * network(target, next_images).max(1)
        error = jnp.abs(jnp.take_along_axis(network(layers, images), actions, 1)[:, 0] - targets)
        return jnp.where(error < 1, 0.5 * error ** 2, error - 0.5).mean()

    return update(f"{name}-b{shape[0]}", make_layers(), optimizer, jax.grad(loss), data)


def sequence():
    rows = normal(20, 16, 256)

    def loss(layers):
        def cell(state, x):
            h, c = state
            i, f, g, o = jnp.split(x + linear(layers[1], h), 4, -1)
            c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
            h = jax.nn.sigmoid(o) * jnp.tanh(c)
            return (h, c), h

        zeros = jnp.zeros((16, 256))
        return jax.lax.scan(cell, (zeros, zeros), linear(layers[0], rows))[1].sum()

    gradient = jax.jit(jax.grad(loss))
    layers = [dense(256, 1024), dense(256, 1024)]
    return measure("lstmSequence-b16", lambda: jax.block_until_ready(gradient(layers)))


def product(rows, columns, inner):
    left, right, multiply = normal(rows, inner), normal(inner, columns), jax.jit(jnp.matmul)
    return measure(
        f"gemm-NN-{rows}x{columns}x{inner}", lambda: multiply(left, right).block_until_ready())


if __name__ == "__main__":
    cases = forward("mlpForward", perceptron, perceptron_layers(2), [(1, 4), (8, 4), (64, 4)])
    cases += [policy_update(64), policy_update(256)]
    cases.append(value_update(
        "minAtarDQNUpdate", board, board_layers, (32, 10, 10, 4), 6, centred_rms(2.5e-4)))
    cases.append(value_update(
        "natureDQNUpdate", nature, nature_layers, (32, 84, 84, 4), 4, adam(1e-4, 1e-8)))
    cases += forward(
        "natureForward", nature, nature_layers(), [(count, 84, 84, 4) for count in (1, 8, 64)])
    cases.append(sequence())
    cases += [product(64, 64, 64), product(512, 512, 512)]
    emit(f"JAX {jax.__version__}", len(os.sched_getaffinity(0)), cases)
