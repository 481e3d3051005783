#!/bin/bash
# Brings up a real cupsd with two printers behind it, on loopback, in a folder and on ports of its own, and returns
# when all of it answers. Any number may run side by side; the system's cupsd is neither used nor touched.
#
#   cups-up.sh D [PID]     D: a folder of its own, short (a Unix socket's path has 107 bytes).
#                          PID: whose end ends everything (default: the caller). Or end it by cups-down.sh D.
#
# Queues: thermal (raw, to sink9100.py), roll (driverless, to an ippeveprinter with roll80.conf).
# With SPOOL_BYTES in its environment the spool is a disk of that size, which only root can mount.
# Besides, CUPS sees a receipt printer on a cable (the backend "usb" below).
# Leaves: D/run/cups.sock (for CUPS_SERVER), D/ports, D/pids ("name pid"), D/sink, D/printed, D/log.
# Works as root and as anybody else; what has to be installed is in install.sh.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
D=${1:?usage: cups-up.sh D [PID]}
watched=${2:-$PPID}
case $D in /*) ;; *) echo "cups-up.sh: D must be an absolute path" >&2; exit 2 ;; esac
[ ! -e "$D/keeper" ] || { echo "cups-up.sh: $D is in use" >&2; exit 1; }

if [ "$(id -u)" = 0 ]; then user=lp group=lp; else user=$(id -un) group=$(id -gn); fi

mkdir -p "$D"/{bin/backend,etc/ppd,etc/ssl,spool/tmp,cache,run/certs,log,eve,keys,sink,printed,home}
if [ -n "${SPOOL_BYTES:-}" ]; then
  mount -t tmpfs -o "size=$SPOOL_BYTES" tmpfs "$D/spool"
  mkdir "$D/spool/tmp"
fi
chmod 755 "$D" "$D"/{etc,run,bin,bin/backend}
chmod 710 "$D/spool"
chmod 1770 "$D/spool/tmp"
chmod 770 "$D/cache"
if [ "$user" = lp ]; then chown -R root:lp "$D"/{spool,cache,run,etc}; fi

# Some backends may be run by root alone, and Debian keeps "socket" apart until a question was answered.
for folder in daemon driver filter notifier; do ln -sfn "/usr/lib/cups/$folder" "$D/bin/$folder"; done
for backend in ipp socket; do
  for folder in backend backend-available; do
    if [ -e "/usr/lib/cups/$folder/$backend" ]; then
      install -m 755 "/usr/lib/cups/$folder/$backend" "$D/bin/backend/$backend"
    fi
  done
done
cat > "$D/bin/backend/usb" <<'X'
#!/bin/sh
# Tells of a printer when it is run without a job, and takes no job.
[ $# -eq 0 ] || exit 1
echo 'direct usb://Uji/POS-80?serial=1 "Uji Thermal POS-80" "Uji Thermal POS-80" "MFG:Uji;MDL:POS-80;CMD:ESC/POS;" ""'
X
chmod 755 "$D/bin/backend/usb"
for rules in raw.convs raw.types; do cp "/etc/cups/$rules" "$D/etc/"; done

cat > "$D/bus.conf" <<X
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>custom</type><listen>unix:path=$D/run/bus.sock</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
X
cat > "$D/etc/cups-files.conf" <<X
SystemGroup lpadmin
User $user
Group $group
ServerRoot $D/etc
ServerBin $D/bin
DataDir /usr/share/cups
DocumentRoot /usr/share/cups/doc-root
RequestRoot $D/spool
TempDir $D/spool/tmp
CacheDir $D/cache
StateDir $D/run
ServerKeychain $D/etc/ssl
AccessLog $D/log/access_log
ErrorLog $D/log/error_log
PageLog $D/log/page_log
SyncOnClose Yes
X
# Jobs are as private as Debian ships it; managing queues is open to the tests.
# Without DirtyCleanInterval 0 and SyncOnClose a crash loses the jobs of the last 30 s.
cat > "$D/etc/cupsd.conf" <<X
LogLevel debug
MaxLogSize 0
Listen $D/run/cups.sock
Browsing No
BrowseLocalProtocols none
DefaultEncryption Never
WebInterface No
ErrorPolicy retry-job
JobRetryInterval 1
JobRetryLimit 600
PreserveJobHistory Yes
PreserveJobFiles No
DirtyCleanInterval 0
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  SubscriptionPrivateAccess default
  SubscriptionPrivateValues default
  <Limit Cancel-Job Hold-Job Release-Job Send-Document>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
X

# Outside the range that the kernel hands out, so that a port stays free while its owner is down.
python3 - > "$D/ports" <<'X'
import random, socket
held = []
while len(held) < 2:
    port = random.randrange(15000, 30000)
    probe = socket.socket()
    try: probe.bind(("127.0.0.1", port))
    except OSError: continue
    held.append((port, probe))
for name, (port, _) in zip(("sink", "roll"), held): print(name, port)
X
port() { awk -v name="$1" '$1 == name { print $2 }' "$D/ports"; }

# A Swift process hands on its threads' blocked signals; a keeper that hears none could not keep.
setsid env --default-signal "$here/cups-keeper.sh" "$D" "$watched" "$(port sink)" "$(port roll)" \
  </dev/null >"$D/log/keeper" 2>&1 &
echo $! > "$D/keeper"

failed() {
  echo "cups-up.sh: $1" >&2
  tail -n 5 "$D"/log/keeper "$D"/log/*.out "$D/log/error_log" >&2 || true
  "$here/cups-down.sh" "$D"
  exit 1
}
# Tries a command for twenty seconds.
answers() {
  for _ in $(seq 1 400); do
    "$@" >/dev/null 2>&1 && return 0
    [ -d "/proc/$(cat "$D/keeper")" ] || return 1
    sleep 0.05
  done
  return 1
}
# lpstat -r succeeds whatever it finds.
scheduler_runs() { LC_ALL=C lpstat -h "$D/run/cups.sock" -r | grep -qx 'scheduler is running'; }
listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

answers listens "$(port sink)" || failed "the sink does not listen"
answers listens "$(port roll)" || failed "ippeveprinter does not listen"
answers scheduler_runs || failed "cupsd does not answer"

export CUPS_SERVER=$D/run/cups.sock
# waiteof=false: otherwise a printer that keeps its connection open holds the queue for 90 s a job.
lpadmin -p thermal -v "socket://127.0.0.1:$(port sink)/?waiteof=false&snmp=false" -m raw -E 2>/dev/null ||
  failed "no queue thermal"
lpadmin -p roll -v "ipp://localhost:$(port roll)/ipp/print" -m everywhere -E || failed "no queue roll"
# "everywhere" is answered before its PPD exists, and can fail silently into a raw queue afterwards.
answers test -s "$D/etc/ppd/roll.ppd" || failed "queue roll has no PPD"
