#!/bin/bash
# Ends exactly what cups-up.sh started for this folder: cups-down.sh D
set -u
D=${1:?usage: cups-down.sh D}
keeper=$(cat "$D/keeper" 2>/dev/null) || exit 0
# Only if the number is still our keeper's.
if tr '\0' ' ' < "/proc/$keeper/cmdline" 2>/dev/null | grep -qF "cups-keeper.sh $D "; then
  kill -TERM "$keeper"
  for _ in $(seq 1 100); do
    [ -d "/proc/$keeper" ] || exit 0
    sleep 0.1
  done
  echo "cups-down.sh: keeper $keeper does not end" >&2
  exit 1
fi
rm -f "$D/keeper" "$D/pids"
