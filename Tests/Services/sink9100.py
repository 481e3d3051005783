#!/usr/bin/env python3
"""A stand-in for a receipt printer's port 9100:  sink9100.py PORT OUT

One connection = one file OUT/NNNN.bin and one line in OUT/log.jsonl. OUT/mode is read at every connection:
  normal            read to the end, then close
  hold:SECONDS      read to the end, keep the connection open so long, then close
  stall:SECONDS     read nothing for so long, then as normal
  slow:RATE         read so many bytes a second
  reset             read nothing, break the connection
  reset-after:N     read N bytes, break the connection
  down              do not listen at all (followed within a tenth of a second)
Real-time status (DLE EOT n) is answered from OUT/status, one hexadecimal byte, 12 unless told;
GS r n from OUT/paper (ok or out); GS ( H function 48 with the id that was sent.
"""
import hashlib
import json
import pathlib
import re
import socket
import struct
import sys
import threading
import time

port, out = int(sys.argv[1]), pathlib.Path(sys.argv[2])
out.mkdir(parents=True, exist_ok=True)
log_lock = threading.Lock()

# DLE EOT n | GS r n | GS ( H 06 00 30 30 id4
QUERY = re.compile(rb"\x10\x04[\x01-\x04]|\x1dr[\x01\x02\x31\x32]|\x1d\(H\x06\x0000(....)", re.DOTALL)


def setting(name, default):
    try:
        return (out / name).read_text().strip() or default
    except OSError:
        return default


def reply(query):
    if query[0].startswith(b"\x10"):
        return bytes([int(setting("status", "12"), 16)])
    if query[0].startswith(b"\x1dr"):
        return b"\x0c" if setting("paper", "ok") == "out" else b"\x00"
    return b"\x37\x22" + query[1] + b"\x00"


def reset(connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def receive(connection, mode, argument, data):
    """Reads to the end, answering what is asked on the way; says how it ended."""
    answered = 0
    limit = int(argument) if mode == "reset-after" else None
    chunk = {"slow": 256, "reset-after": 100}.get(mode, 65536)
    while received := connection.recv(chunk):
        data += received
        for query in QUERY.finditer(bytes(data), answered):
            connection.sendall(reply(query))
            answered = query.end()
        if mode == "slow":
            time.sleep(len(received) / float(argument))
        if limit is not None and len(data) >= limit:
            reset(connection)
            return "reset"
    if mode == "hold":
        time.sleep(float(argument))
    connection.close()
    return "end"


def serve(connection, number):
    mode, _, argument = setting("mode", "normal").partition(":")
    started, data = time.time(), bytearray()
    try:
        if mode == "reset":
            reset(connection)
            end = "reset"
        else:
            if mode == "stall":
                time.sleep(float(argument))
            connection.settimeout(600)
            end = receive(connection, mode, argument, data)
    except OSError as error:
        end = repr(error)
    part = out / f"{number:04}.part"
    part.write_bytes(data)
    part.rename(out / f"{number:04}.bin")
    line = dict(n=number, mode=mode, bytes=len(data), sha256=hashlib.sha256(data).hexdigest(),
                start=round(started, 3), seconds=round(time.time() - started, 3), end=end)
    with log_lock, (out / "log.jsonl").open("a") as log:
        log.write(json.dumps(line) + "\n")


def listen():
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(16)
    listener.settimeout(0.05)
    return listener


number = len(list(out.glob("*.bin")))
listener = listen()
while True:
    if setting("mode", "normal") == "down":
        listener.close()
        while setting("mode", "normal") == "down":
            time.sleep(0.05)
        listener = listen()
    try:
        connection, _ = listener.accept()
    except TimeoutError:
        continue
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.settimeout(None)
    number += 1
    threading.Thread(target=serve, args=(connection, number), daemon=True).start()
