#!/bin/bash
# Started by cups-up.sh. Runs the services as its children and ends them all, exactly, when it is told to (SIGTERM,
# by cups-down.sh) or when the process it watches is gone. SIGUSR1 starts cupsd again after a test has killed it.
# Should the keeper itself be killed, the kernel tells its children (--pdeathsig).
set -u
here=$(cd "$(dirname "$0")" && pwd)
D=$1 watched=$2 sink=$3 roll=$4
export D HOME=$D/home DBUS_SYSTEM_BUS_ADDRESS=unix:path=$D/run/bus.sock
children=()

# What the caller left open would stay open as long as the services run, and callers wait for its end
# (Foundation's Process does).
for descriptor in /proc/$$/fd/*; do
  descriptor=${descriptor##*/}
  # 255 is where bash reads this script.
  if [ "$descriptor" -gt 2 ] && [ "$descriptor" != 255 ]; then eval "exec $descriptor>&-"; fi
done

start() {
  local name=$1
  shift
  setpriv --pdeathsig TERM "$@" >"$D/log/$name.out" 2>&1 &
  children+=($!)
  echo "$name $!" >> "$D/pids"
}
start_cupsd() { start cupsd /usr/sbin/cupsd -f -c "$D/etc/cupsd.conf" -s "$D/etc/cups-files.conf"; }

# A killed cupsd leaves its backends behind; they carry our folder in their environment.
orphans() { grep -lzxF "CUPS_SERVERROOT=$D/etc" /proc/[0-9]*/environ 2>/dev/null | cut -d/ -f3; }

end() {
  trap '' TERM USR1
  local pid
  # cupsd ends its own children first, unless a test has frozen it; ippeveprinter would take a second over it.
  kill -CONT "${children[@]}" 2>/dev/null
  kill -TERM "${children[@]}" 2>/dev/null
  kill -KILL "$(awk '$1 == "roll" { print $2 }' "$D/pids")" 2>/dev/null
  for _ in $(seq 1 50); do
    jobs -pr | grep -q . || break
    sleep 0.1
  done
  for pid in $(jobs -pr) $(orphans); do kill -KILL "$pid" 2>/dev/null; done
  if mountpoint -q "$D/spool"; then umount -l "$D/spool"; fi
  rm -f "$D/pids" "$D/keeper"
}
trap end EXIT
trap exit TERM
trap start_cupsd USR1

# Debian's ippeveprinter 2.4.2 refuses to start without a system bus, even when it announces nothing (-r off).
start bus dbus-daemon --config-file="$D/bus.conf" --nofork --nopidfile
for _ in $(seq 1 100); do
  [ -S "$D/run/bus.sock" ] && break
  sleep 0.05
done
start sink python3 -B "$here/sink9100.py" "$sink" "$D/sink"
# -n localhost binds the loopback alone; -K is where its TLS key goes.
start roll ippeveprinter -r off -n localhost -p "$roll" -K "$D/keys" -d "$D/eve" -vv \
  -a "$here/roll80.conf" -c "$here/eve-command.sh" Roll80
start_cupsd

while [ -d "/proc/$watched" ]; do
  sleep 0.5 &
  wait $!
done
