#!/bin/sh
# Trains an agent with the default settings, evaluates it, records an episode and says where everything is.
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
"$gymnast" watch "$run" --seed 1 --record "$run/episode.gif"
echo
echo "The two evaluations play different episodes: training ends with seeds of its own, evaluate begins at seed 0."
echo "Watch it live with:  $gymnast watch $run"
echo "Train another with:  $gymnast train reinforce CartPole-v1"
