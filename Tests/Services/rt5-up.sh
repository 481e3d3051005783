#!/bin/bash
# Brings up a real Request Tracker 5 on loopback, in a folder and on a port of its own, and returns when it answers.
# Any number may run side by side; the system's own is neither used nor touched.
#
#   rt5-up.sh D [PID]      D: a folder of its own; one that was up before comes up again, with what it holds.
#                          PID: whose end ends it (default: the caller). Or end it by rt5-down.sh D.
#
# The first call on a machine makes the database, half a minute or so; the others copy it.
# Leaves: D/port, D/pid (a process group), D/token (the gateway's), D/agent-token, D/rt.sqlite, D/log.
# Works as root and as anybody else; what has to be installed is in install.sh.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
D=${1:?usage: rt5-up.sh D [PID]}
watched=${2:-$PPID}
case $D in /*) ;; *) echo "rt5-up.sh: D must be an absolute path" >&2; exit 2 ;; esac

made=${RT5_TEMPLATES:-$here/../../.build}/rt5-$(cat "$here"/rt5-{up.sh,site.pm,data.pl} | sha256sum | cut -c1-16)
# Nothing of the machine's own configuration.
mkdir -p "$D"/{site.d,mason,sessions,mail}
export RT_SITE_CONFIG=$here/rt5-site.pm RT_SITE_CONFIG_DIR=$D/site.d TMPDIR=$D/mail RT5_FOLDER=$D RT5_PORT=80

# What the caller left open would stay open as long as the server runs, and callers wait for its end
# (Foundation's Process does).
for descriptor in /proc/$$/fd/*; do
  descriptor=${descriptor##*/}
  # 255 is where bash reads this script.
  if [ "$descriptor" -gt 2 ] && [ "$descriptor" != 255 ]; then eval "exec $descriptor>&-"; fi
done

# A user's token, by the library itself, since the web page for it wants a browser.
token() {
  perl -I/usr/share/request-tracker5/lib -e '
    use RT; RT::LoadConfig(); RT::Init();
    my $user = RT::User->new(RT->SystemUser); $user->Load($ARGV[0]); die "no user" unless $user->id;
    my $token = RT::AuthToken->new(RT->SystemUser);
    my ($ok, $message, $text) = $token->Create(Owner => $user->id, Description => "tests");
    die "token: $message" unless $ok; print $text;' "$1"
}

make_database() {
  head -c 18 /dev/urandom | base64 > "$D/root.pw"
  /usr/sbin/rt-setup-database-5 --action init --skip-create --dba '' --dba-password '' --root-password-file "$D/root.pw"
  /usr/sbin/rt-setup-database-5 --action insert --skip-create --dba '' --dba-password '' --datafile "$here/rt5-data.pl"
  rm "$D/root.pw"
  sqlite3 "$D/rt.sqlite" 'PRAGMA journal_mode = WAL'
  token sync-gateway > "$D/token"
  token agen > "$D/agent-token"
  sqlite3 "$D/rt.sqlite" 'PRAGMA wal_checkpoint(TRUNCATE)'
  mkdir "$made.part"
  cp "$D"/{rt.sqlite,token,agent-token} "$made.part/"
  mv "$made.part" "$made"
}

if [ ! -e "$D/rt.sqlite" ]; then
  umask 077
  mkdir -p "$(dirname "$made")"
  (
    flock 9
    [ -e "$made" ] || { rm -rf "$made.part"; make_database > "$D/log" 2>&1 || { cat "$D/log" >&2; exit 1; }; }
    [ -e "$D/rt.sqlite" ] || cp "$made"/{rt.sqlite,token,agent-token} "$D/"
  ) 9> "$made.lock"
  # Outside the range that the kernel hands out, so that the port stays free while its owner is down.
  python3 - > "$D/port" <<'PY'
import random, socket
while True:
    port = random.randrange(15000, 30000)
    try: socket.socket().bind(("127.0.0.1", port))
    except OSError: continue
    print(port)
    break
PY
fi
RT5_PORT=$(cat "$D/port")

# A Swift process hands on its threads' blocked signals.
setsid env --default-signal /usr/share/request-tracker5/libexec/rt-server --host 127.0.0.1 --port "$RT5_PORT" \
  --max-workers 3 --max-keepalive-reqs 100 >> "$D/log" 2>&1 < /dev/null &
server=$!
echo "$server" > "$D/pid"
setsid env --default-signal bash -c '
  while [ -d "/proc/$1" ] && [ "$(cat "$3/pid" 2> /dev/null)" = "$2" ]; do sleep 1; done
  [ -d "/proc/$1" ] || { kill -CONT -- "-$2"; kill -KILL -- "-$2"; rm -rf "$3"; }' \
  rt5-watch "$watched" "$server" "$D" < /dev/null > /dev/null 2>&1 &

for _ in $(seq 1 1200); do
  [ -d "/proc/$server" ] || break
  curl -s -f -o /dev/null -H "Authorization: token $(cat "$D/token")" "http://127.0.0.1:$RT5_PORT/REST/2.0/rt" && exit 0
  sleep 0.1
done
echo "rt5-up.sh: Request Tracker does not answer" >&2
tail -n 20 "$D/log" >&2
"$here/rt5-down.sh" "$D"
exit 1
