#!/bin/sh
# Sees to it that this machine can build the suite: Swift must be there, Debian packages are installed.
# More lists of packages can be asked for by name: window, test.
set -eu

lists=$(dirname "$0")/debian-packages
for name in "$@"; do lists="$lists $(dirname "$0")/debian-packages-$name"; done

# Packages first: Swift itself needs some of them to start. On other systems than Debian's, Swift's
# own installation brings what is needed.
missing=""
if command -v dpkg-query >/dev/null 2>&1; then
  for package in $(cat $lists | sed 's/#.*//'); do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "ok installed" ||
      missing="$missing $package"
  done
fi
if [ -n "$missing" ]; then
  install="apt-get install -y --no-install-recommends$missing"
  if [ "$(id -u)" -eq 0 ]; then
    as_root=""
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo"
  else
    echo "Debian packages are missing. Install them with this line and try again:" >&2
    echo "  sudo apt-get update && sudo $install" >&2
    exit 1
  fi
  echo "Installing:$missing"
  export DEBIAN_FRONTEND=noninteractive
  $as_root apt-get update -qq
  $as_root $install
fi

if ! command -v swift >/dev/null 2>&1; then
  echo "Swift is not installed or not on the PATH. Install Swift 6.3 or newer from https://swift.org/install." >&2
  exit 1
fi
version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
case "$version" in
  6.[3-9]* | 6.[1-9][0-9]* | [7-9].* | [1-9][0-9].*) ;;
  *)
    echo "Swift ${version:-of an unknown version} is too old: 6.3 or newer is needed." >&2
    exit 1
    ;;
esac
