#!/bin/sh
# Measures worlds beside Gymnasium, MiniGrid, EnvPool and gymnax on this machine and prints a table of speeds and ratios.
#
#   Benchmarks/compare-worlds.sh                              the worlds that have goals
#   Benchmarks/compare-worlds.sh Blackjack-v1 Acrobot-v1      worlds of your choice
#   GYMNASIUM_PYTHON=/path/to/venv/bin/python MINIGRID_PYTHON=… ENVPOOL_PYTHON=… GYMNAX_PYTHON=… Benchmarks/compare-worlds.sh
#
# One thread and, on Linux, one processor. LANES (64) is how many worlds of ours step side by side; peers are measured
# with several numbers of lanes, and their fastest counts. ROUNDS (2) says how often all is measured, ours and theirs in
# turn. Peers that are not named are left out. Run it on an idle machine.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
lanes=${LANES:-64}
rounds=${ROUNDS:-2}
for number in "$lanes" "$rounds"; do
  case "$number" in
    '' | *[!0-9]* | 0*)
      echo "LANES and ROUNDS must be whole numbers above 0. One of them is \"$number\"." >&2
      exit 1
      ;;
  esac
done
if [ "$#" -eq 0 ]; then
  set -- CartPole-v1 MountainCar-v0 Pendulum-v1 Acrobot-v1 FrozenLake-v1 Taxi-v4 CliffWalking-v1 \
    MiniGrid-Empty-8x8-v0 MiniGrid-DoorKey-8x8-v0
fi

swift build -c release --product gymnast --package-path "$here/.." >&2
gymnast="$here/../.build/release/gymnast"
tie=""
if command -v taskset >/dev/null; then tie="taskset -c 0"; fi
readings=$(mktemp -d)
trap 'rm -rf "$readings"' EXIT
trap 'exit 1' HUP INT TERM
load() { uptime | sed 's/.*load average[s]*: *//'; }

# Runs a peer on the ids that it is given. One that does not run is left out of the table, and that is said.
peer() {
  python=$1 script=$2 result=$3
  shift 3
  if [ -z "$python" ] || [ "$#" -eq 0 ]; then return 0; fi
  if ! JAX_PLATFORMS=cpu $tie "$python" "$here/peers/$script" "$@" >"$result" 2>"$readings/error"; then
    echo "$script does not run with $python: $(tail -n 1 "$readings/error")" >&2
    rm -f "$result"
  fi
}

mini=""
others=""
for id in "$@"; do
  case "$id" in
    MiniGrid-*) mini="$mini $id" ;;
    *) others="$others $id" ;;
  esac
done

before=$(load)
round=0
while [ "$round" -lt "$rounds" ]; do
  $tie "$gymnast" benchmark neural --only gemm-NN-64x64x64 --json >"$readings/0-machine-$round"
  $tie "$gymnast" benchmark environments "$@" --lanes "$lanes" --json >"$readings/1-ours-$round"
  # The ids have no spaces: they are split on purpose.
  # shellcheck disable=SC2086
  peer "${GYMNASIUM_PYTHON:-}" gymnasium_worlds.py "$readings/2-gymnasium-$round" $others
  # shellcheck disable=SC2086
  peer "${MINIGRID_PYTHON:-}" gymnasium_worlds.py "$readings/3-minigrid-$round" $mini
  peer "${ENVPOOL_PYTHON:-}" envpool_worlds.py "$readings/4-envpool-$round" "$@"
  peer "${GYMNAX_PYTHON:-}" gymnax_worlds.py "$readings/5-gymnax-$round" "$@"
  round=$((round + 1))
done
rm -f "$readings/error"
python3=${GYMNASIUM_PYTHON:-${MINIGRID_PYTHON:-${ENVPOOL_PYTHON:-${GYMNAX_PYTHON:-python3}}}}
"$python3" "$here/peers/compare_worlds.py" "$readings"/*
echo
echo "Load before: $before; after: $(load). Rounds: $rounds."
