#!/bin/sh
# Trains an agent with the default settings, evaluates it and says where everything is.
set -eu
gymnast=$1

# A run never overwrites another.
number=1
while [ -e "runs/first-$number" ]; do number=$((number + 1)); done
run="runs/first-$number"

"$gymnast" train dqn CartPole-v1 --out "$run"
echo
"$gymnast" evaluate "$run" --episodes 100
echo
echo "The two results differ because training plays its final episodes from seeds of its own, and evaluate from 0 on."
echo "Train another with:  $gymnast train reinforce CartPole-v1"
