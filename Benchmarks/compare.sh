#!/bin/sh
# Measures worlds beside Gymnasium on this machine and prints a table of medians and ratios.
#
#   Benchmarks/compare.sh                                        ours alone
#   PEERS_PYTHON=/path/to/venv/bin/python Benchmarks/compare.sh  beside the packages which that Python has
#
# ROUNDS (3) says how often everything is measured, ours and the peers' in turn. Run it on an idle machine.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
rounds=${ROUNDS:-3}
python=${PEERS_PYTHON:-}
programs="$here/.build/release"

case "$rounds" in
  '' | *[!0-9]* | 0)
    echo "ROUNDS must be a whole number above 0. It is \"$rounds\"." >&2
    exit 1
    ;;
esac
if [ -n "$python" ] && ! "$python" -c '' 2>/dev/null; then
  echo "PEERS_PYTHON must name a Python that runs. \"$python\" does not." >&2
  exit 1
fi

swift build -c release --package-path "$here" >&2

readings=$(mktemp)
output=$(mktemp)
trap 'rm -f "$readings" "$output"' EXIT
trap 'exit 1' HUP INT TERM

# Whether the peers' Python has a package. Packages that are not there are left out, and that is said.
has() { [ -n "$python" ] && "$python" -c "import $1" 2>/dev/null; }
peers=""
for package in gymnasium; do
  if has "$package"; then peers="$peers $package"; fi
done
echo "Load before: $(uptime | sed 's/.*load average[s]*: *//'). Rounds: $rounds. Peers:${peers:- none}."

# A reading is a line: the name of what was measured, a tab, whose it is, a tab, the number.

ours() {
  "$programs/EnvironmentBenchmark" CartPole-v1 >"$output"
  awk '{
    lanes = $2 == 1 ? "1 lane" : $2 " lanes"
    print "CartPole-v1, " lanes ", M steps/s\tours\t" $5
    print "CartPole-v1, " lanes " erased, M steps/s\tours\t" $8
    print "CartPole-v1, " lanes ", concrete / erased\tours\t" $11 }' "$output"
}

# Turns the line of JSON that a peer printed into lines of names, tabs and numbers (of three, the median).
results() {
  awk '{
    sub(/.*"results": \{"/, "")
    gsub(/, "m(in|ax)imum": [0-9]+/, "")
    gsub(/\{"median": /, "")
    gsub(/\}/, "")
    gsub(/": /, "\t")
    gsub(/, "/, "\n")
    print }' "$output"
}

gymnasium() {
  "$python" "$here/peers/gymnasium_cart_pole.py" >"$output"
  results | awk -F '\t' '
    { lanes = $1; sub(/.*-/, "", lanes); lanes = lanes " lanes"; who = "" }
    $1 == "single" { lanes = "1 lane"; who = "gymnasium, one world" }
    $1 ~ /^vector-/ { who = "gymnasium, vector in NumPy" }
    $1 ~ /^sync-/ { who = "gymnasium, synchronous vector" }
    who != "" { print "CartPole-v1, " lanes ", M steps/s\t" who "\t" $2 / 1e6 }'
}

round=0
while [ "$round" -lt "$rounds" ]; do
  ours >>"$readings"
  for peer in $peers; do "$peer" >>"$readings"; done
  round=$((round + 1))
done

# Medians over the rounds; a ratio says how many times better ours is.
awk -F '\t' '
  { key = $1 FS $2
    if (!(key in count)) { keys[++keyCount] = key; names[keyCount] = $1; owners[keyCount] = $2 }
    values[key, ++count[key]] = $3 }
  function median(key,   i, j, number, sorted) {
    for (i = 1; i <= count[key]; i++) {
      number = values[key, i] + 0
      for (j = i - 1; j >= 1 && sorted[j] > number; j--) sorted[j + 1] = sorted[j]
      sorted[j + 1] = number
    }
    i = count[key]
    return i % 2 ? sorted[(i + 1) / 2] : (sorted[i / 2] + sorted[i / 2 + 1]) / 2
  }
  END {
    print "\n| what | ours | peer | its number | times better |\n|---|---|---|---|---|"
    for (k = 1; k <= keyCount; k++) {
      if (owners[k] != "ours") continue
      own = median(keys[k]); printed = 0
      for (p = 1; p <= keyCount; p++) {
        if (names[p] != names[k] || owners[p] == "ours") continue
        peer = median(keys[p]); printed = 1
        ratio = names[k] ~ /steps\/s$/ ? own / peer : peer / own
        printf "| %s | %.4g | %s | %.4g | %.3g |\n", names[k], own, owners[p], peer, ratio
      }
      if (!printed) printf "| %s | %.4g | | | |\n", names[k], own
    }
  }' "$readings"
echo
echo "Load after: $(uptime | sed 's/.*load average[s]*: *//')."
