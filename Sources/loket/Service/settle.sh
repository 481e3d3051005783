#!/bin/sh
# What `make install` does as root on the machine that Loket is to run on: an account of its own, and a word on how to
# begin.
set -eu
[ "$(id -u)" = 0 ] || exit 0

getent passwd loket > /dev/null \
  || useradd --system --user-group --home-dir /var/lib/loket --no-create-home --shell /usr/sbin/nologin loket
# Before the first start a config can be written there, and accounts made.
install -d -o loket -g loket -m 700 /var/lib/loket
if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi

cat << 'END'
Terpasang. Mulai sekarang dan setiap kali komputer menyala: systemctl enable --now loket
Alamat dan kode pengaturannya: journalctl -u loket (versi baru: systemctl restart loket)
Installed. Start it now and whenever the machine starts: systemctl enable --now loket
Its address and set-up code: journalctl -u loket (a newer version: systemctl restart loket)
END
