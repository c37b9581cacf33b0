#!/bin/sh
# Measures the neural core beside PyTorch and JAX on this machine and prints a table of times and ratios.
#
#   Benchmarks/compare-neural.sh
#   TORCH_PYTHON=/path/to/venv/bin/python JAX_PYTHON=/path/to/venv/bin/python Benchmarks/compare-neural.sh
#
# THREADS (1) is how many threads each program gets, and on Linux as many processors from 0 on; where two of those
# share a core, name others in PROCESSORS, as taskset does ("0,2"). ROUNDS (2) says how often all is measured; the
# shortest median counts. Peers that are not named are left out. Run it on an idle machine.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
threads=${THREADS:-1}
rounds=${ROUNDS:-2}
for number in "$threads" "$rounds"; do
  case "$number" in
    '' | *[!0-9]* | 0*)
      echo "THREADS and ROUNDS must be whole numbers above 0. One of them is \"$number\"." >&2
      exit 1
      ;;
  esac
done

swift build -c release --product gymnast --package-path "$here/.." >&2
tie=""
if command -v taskset >/dev/null; then tie="taskset -c ${PROCESSORS:-0-$((threads - 1))}"; fi
readings=$(mktemp -d)
trap 'rm -rf "$readings"' EXIT
trap 'exit 1' HUP INT TERM

round=0
while [ "$round" -lt "$rounds" ]; do
  $tie "$here/../.build/release/gymnast" benchmark neural --threads "$threads" --json >"$readings/1-ours-$round"
  if [ -n "${TORCH_PYTHON:-}" ]; then
    $tie "$TORCH_PYTHON" "$here/peers/torch_neural.py" "$threads" >"$readings/2-torch-$round"
  fi
  if [ -n "${JAX_PYTHON:-}" ]; then
    JAX_PLATFORMS=cpu $tie "$JAX_PYTHON" "$here/peers/jax_neural.py" >"$readings/3-jax-$round"
  fi
  round=$((round + 1))
done
"${TORCH_PYTHON:-${JAX_PYTHON:-python3}}" "$here/peers/compare_neural.py" "$readings"/*
