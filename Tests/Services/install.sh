#!/bin/bash
# Installs what a fresh Debian 12 lacks, and says nothing when nothing is missing.
#   install.sh run     to build and run Loket
#   install.sh test    also for `make test`: real services, a real browser, tools that read what was printed
# On a machine with systemd the packages cups and request-tracker5 start servers of the system's own; the tests neither
# use nor touch them.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)

# The headers of libcurl and libxml2 and g++'s library are for linking Swift's own libraries statically; tzdata has the
# offices' zones.
run=(make g++ libcups2-dev libsqlite3-dev libcrypt-dev libcurl4-openssl-dev libxml2-dev tzdata)
# cups and not cups-daemon alone: Debian keeps the backend "socket" there.
test=(cups cups-client cups-ipp-utils cups-filters dbus-daemon chromium fonts-liberation fonts-dejavu-core
  msmtp poppler-utils zbar-tools curl openssl sqlite3 python3 python3-venv util-linux procps
  request-tracker5 rt5-db-sqlite rt5-standalone)
# Request Tracker wants a mail system; where there is none this one has no daemon.
[ -x /usr/sbin/sendmail ] || test+=(msmtp-mta)
# What it asks when it is installed; the tests' own never use what the answers make.
answers='request-tracker5 request-tracker5/dbconfig-install boolean false
request-tracker5 request-tracker5/install-cronjobs boolean false
request-tracker5 request-tracker5/handle-siteconfig-permissions boolean true'
# The browser is Debian's chromium; Playwright only drives it.
python=(playwright==1.65.2 axe-playwright-python==0.1.8 pytest==9.0.3 pytest-xdist==3.8.0
  openapi-spec-validator==0.9.0 aiosmtpd==1.4.6 standardwebhooks==1.1.0 cloudevents==2.2.0)
swift_needed=6.3

case ${1:-} in
  run) packages=("${run[@]}") ;;
  test) packages=("${run[@]}" "${test[@]}") ;;
  *) echo "usage: install.sh run|test" >&2; exit 2 ;;
esac

if ! grep -qx 'ID=debian' /etc/os-release 2>/dev/null; then
  {
    echo "Pemasangan otomatis hanya untuk Debian. Pasang sendiri paket yang setara dengan: ${packages[*]}"
    echo "Only Debian is installed by itself. Install yourself what equals these packages: ${packages[*]}"
  } >&2
  exit 1
fi

missing=()
for package in "${packages[@]}"; do
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600)
  "${apt[@]}" update
  [ "$1" = run ] || echo "$answers" | "${as_root[@]}" debconf-set-selections
  "${apt[@]}" install --no-install-recommends "${missing[@]}"
fi

if [ "$1" = test ]; then
  venv=$root/.build/venv
  if [ "$(cat "$venv/pinned" 2>/dev/null)" != "${python[*]}" ]; then
    rm -rf "$venv"
    /usr/bin/python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check "${python[@]}"
    echo "${python[*]}" > "$venv/pinned"
  fi
fi

found=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1) || true
if [ "$(printf '%s\n' "$swift_needed" "${found:-0}" | sort -V | head -n 1)" != "$swift_needed" ]; then
  {
    echo "Perlu Swift $swift_needed atau lebih baru (ditemukan: ${found:-tidak ada}): https://www.swift.org/install/linux/"
    echo "Swift $swift_needed or newer is needed (found: ${found:-none}): https://www.swift.org/install/linux/"
  } >&2
  exit 1
fi
