#!/usr/bin/env python3
"""A stand-in for a receipt printer's port 9100:  sink9100.py PORT OUT [--host ADDRESS] [--while PID]

One connection = one file OUT/NNNN.bin with all that came, and one line in OUT/log.jsonl.
OUT/mode, how it takes what comes, is read at every connection:
  normal            read to the end, then close
  hold:SECONDS      read to the end, keep the connection open so long, then close
  stall:SECONDS     read nothing for so long, then as normal
  slow:RATE         read so many bytes a second
  reset             read nothing, break the connection
  reset-after:N     read N bytes, break the connection
  empty-after:N     after N bytes the paper is out, and nothing more is printed until the mode changes
  down              do not listen at all (followed within a tenth of a second)
OUT/answers, what it answers, is read at every question:
  all               real-time status (DLE EOT n) from OUT/status, hexadecimal: one byte, or those for n = 1, 2 and 4,
                    12 unless told; GS r n from OUT/paper (ok or out); GS ( H function 48 with the id that was sent
  none              nothing
  status            real-time status alone
  late:SECONDS      all, so late
  garbage           bytes that answer nothing
  stale             all, each behind answers to questions of long ago, in one piece
  old               real-time status; GS ( H with an id of long ago
PORT 0 chooses one and writes it to OUT/port. With --while it returns as soon as it listens, and goes on in the
background as long as that process and OUT are there.
"""
import argparse
import hashlib
import json
import pathlib
import re
import socket
import struct
import threading
import time

import background

options = argparse.ArgumentParser()
options.add_argument("port", type=int)
options.add_argument("out", type=pathlib.Path)
options.add_argument("--host", default="127.0.0.1")
options.add_argument("--while", type=int, dest="watched")
options = options.parse_args()
out = options.out
out.mkdir(parents=True, exist_ok=True)
log_lock = threading.Lock()

# DLE EOT n | GS r n | GS ( H 06 00 30 30 id4
QUERY = re.compile(rb"\x10\x04[\x01-\x04]|\x1dr[\x01\x02\x31\x32]|\x1d\(H\x06\x0000(....)", re.DOTALL)
OLD = b"\x37\x22AAAA\x00"
PAPER_OUT = {1: 0x1A, 2: 0x32, 4: 0x72}


def setting(name, default):
    try:
        return (out / name).read_text().strip() or default
    except OSError:
        return default


def status(question):
    told = [int(byte, 16) for byte in setting("status", "12").split()]
    return told[0] if len(told) == 1 else dict(zip((1, 2, 4), told))[question]


def reply(query, is_empty):
    """The answer to one question; nothing, for ever, while there is no paper to print what comes before it."""
    answers, _, seconds = setting("answers", "all").partition(":")
    is_real_time = query[0].startswith(b"\x10")
    if answers == "none" or answers == "status" and not is_real_time or is_empty and not is_real_time:
        return b""
    if answers == "garbage":
        return b"\xff\x1d?\x10\x04\x01"
    time.sleep(float(seconds or 0))
    if is_real_time:
        question = query[0][2]
        answer = bytes([PAPER_OUT[question] if is_empty else status(question)])
        return OLD + answer if answers == "stale" else answer
    if query[0].startswith(b"\x1dr"):
        return b"\x0c" if setting("paper", "ok") == "out" else b"\x00"
    answer = b"\x37\x22" + query[1] + b"\x00"
    return {"stale": OLD + b"\x12" + answer, "old": OLD}.get(answers, answer)


def reset(connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def receive(connection, mode, argument, data):
    """Reads to the end, answering what is asked on the way; says how it ended."""
    limit = int(argument) if mode in ("reset-after", "empty-after") else None
    chunk = {"slow": 256, "reset-after": 100}.get(mode, 65536)
    answered, waiting = 0, []
    if mode == "empty-after":
        connection.settimeout(0.05)
    while True:
        is_empty = mode == "empty-after" and len(data) >= limit and setting("mode", "").startswith(mode)
        for query in [] if is_empty else waiting:
            connection.sendall(reply(query, False))
        waiting = waiting if is_empty else []
        try:
            received = connection.recv(chunk)
        except TimeoutError:
            continue
        if not received:
            break
        data += received
        is_empty = mode == "empty-after" and len(data) >= limit and setting("mode", "").startswith(mode)
        for query in QUERY.finditer(bytes(data), answered):
            answered = query.end()
            answer = reply(query, is_empty)
            if not answer and is_empty:
                waiting.append(query)
            connection.sendall(answer)
        if mode == "slow":
            time.sleep(len(received) / float(argument))
        if mode == "reset-after" and len(data) >= limit:
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
    listener = socket.socket(socket.AF_INET6 if ":" in options.host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((options.host, options.port))
    listener.listen(16)
    listener.settimeout(0.05)
    return listener


number = len(list(out.glob("*.bin")))
options.port = options.port or background.choose_port(options.host, out)
listener = listen()
goes_on = background.go(options.watched, listener, out) if options.watched else lambda: True
while goes_on():
    if setting("mode", "normal") == "down":
        listener.close()
        (out / "down").touch()
        while setting("mode", "normal") == "down" and goes_on():
            time.sleep(0.05)
        listener = listen()
        (out / "down").unlink()
    try:
        connection, _ = listener.accept()
    except TimeoutError:
        continue
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.settimeout(None)
    number += 1
    threading.Thread(target=serve, args=(connection, number), daemon=True).start()
