#!/bin/sh
# What an ippeveprinter does with each document ($1). D/mode says how, and may be changed while it runs:
#   ok      prints: keeps the document as D/printed/NANOSECONDS
#   empty   has no paper until the mode changes, then prints
#   cover   the same with its cover open
#   fail    gives the job up
mode() { cat "$D/mode" 2>/dev/null || echo ok; }
wait_while() {
  echo "STATE: +$2" >&2
  while [ "$(mode)" = "$1" ]; do sleep 0.1; done
  echo "STATE: -$2" >&2
}
case $(mode) in
  empty) wait_while empty media-empty-error,media-needed-error ;;
  cover) wait_while cover cover-open-error ;;
  fail) echo "ERROR: simulated failure" >&2; exit 1 ;;
esac
cp "$1" "$D/printed/.part" && mv "$D/printed/.part" "$D/printed/$(date +%s%N)"
