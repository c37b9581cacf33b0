"""Times gymnax's worlds with random actions, compiled by `jax.jit`.

    JAX_PLATFORMS=cpu taskset -c 0 python gymnax_worlds.py ID…

Prints one JSON object. A call is a compiled loop over many steps of all lanes; the actions are drawn before, and an
ended world restarts in the same step. Single precision, and so other numbers than Gymnasium's. Needs gymnax and
six. JAX uses the processors that the process may. Run it on an idle machine.
"""
import sys
from importlib.metadata import version

import gymnax
import jax

from timing import emit_worlds


def prepare(name, lanes):
    world, parameters = gymnax.make(name)
    steps = 65_536 // lanes
    space = world.action_space(parameters)
    draw = jax.random.split(jax.random.PRNGKey(1), steps * lanes)
    tape = jax.vmap(space.sample)(draw)
    tape = tape.reshape((steps, lanes) + tape.shape[1:])

    @jax.jit
    def play_all(key, state, observations):
        def step(carry, actions):
            key, state, _ = carry
            key, drawn = jax.random.split(key)
            keys = jax.random.split(drawn, lanes)
            observations, state, reward, *_ = jax.vmap(world.step, in_axes=(0, 0, 0, None))(
                keys, state, actions, parameters)
            # The observations are carried, lest the compiler leave them out.
            return (key, state, observations), reward.sum()

        carry, rewards = jax.lax.scan(step, (key, state, observations), tape)
        return (*carry, rewards.sum())

    keys = jax.random.split(jax.random.PRNGKey(0), lanes)
    observations, state = jax.vmap(world.reset, in_axes=(0, None))(keys, parameters)
    held = [jax.random.PRNGKey(2), state, observations]

    def play():
        *held[:], _ = jax.block_until_ready(play_all(*held))

    return steps * lanes, play


if __name__ == "__main__":
    known = {id: id for id in gymnax.registered_envs} | {"FrozenLake-v1": "FrozenLake-misc"}
    names = {id: known.get(id) for id in sys.argv[1:]}
    emit_worlds(
        f"gymnax {version('gymnax')}, JAX {jax.__version__}", sys.argv[1:], names,
        lambda id: (64, 1024, 4096), prepare)
