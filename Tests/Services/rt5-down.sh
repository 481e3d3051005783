#!/bin/bash
# Ends exactly what rt5-up.sh started for this folder, which stays: rt5-down.sh D
set -u
D=${1:?usage: rt5-down.sh D}
server=$(cat "$D/pid" 2> /dev/null) || exit 0
rm -f "$D/pid"
# Only if the number is still our server's.
tr '\0' ' ' < "/proc/$server/cmdline" 2> /dev/null | grep -q rt-server || exit 0
kill -CONT -- "-$server"
kill -TERM -- "-$server"
for _ in $(seq 1 50); do
  [ -d "/proc/$server" ] || exit 0
  sleep 0.1
done
kill -KILL -- "-$server"
