#!/usr/bin/env python3
"""A stand-in for a printer that speaks IPP, for what ippeveprinter never does:  ipp631.py OUT PID

It chooses a port and writes it to OUT/port, returns as soon as it listens, and goes on in the background as long as
the process PID and OUT are there. Documents lie in OUT/NNNN.bin, the operations that were asked for in OUT/operations, one number a line.
OUT/mode is read at every request:
  normal            takes jobs by Create-Job and Send-Document
  raw               the same, of whatever bytes
  simple            takes Print-Job alone
  errors            ends jobs with job-completed-with-errors
  refuse            refuses each document as one that it can't print
  break:N           breaks the connection after N bytes of a document, whose job it gives up with nothing printed
  break-late:N      the same when a page of it has been printed
  break-deaf:N      the same, and breaks every connection about jobs from then on
  forget            knows of no job
  scheduler         is not a printer but another machine's CUPS
"""
import http.server
import pathlib
import socket
import struct
import sys
import threading
import time

import background

out = pathlib.Path(sys.argv[1])

PRINT, CREATE, SEND, CANCEL, JOB, JOBS, PRINTER = 0x02, 0x05, 0x06, 0x08, 0x09, 0x0A, 0x0B
PENDING, ABORTED, COMPLETED = 3, 8, 9
INTEGER, ENUM, TEXT, NAME, KEYWORD, CHARSET, LANGUAGE, MIME = 0x21, 0x23, 0x41, 0x42, 0x44, 0x47, 0x48, 0x49
jobs = {}


def mode():
    try:
        name, _, argument = (out / "mode").read_text().strip().partition(":")
        return name or "normal", int(argument or 0)
    except OSError:
        return "normal", 0


def attribute(tag, name, *values):
    """RFC 8010 §3.1.4; further values of a set have no name."""
    encoded = b""
    for value in values:
        value = struct.pack(">i", value) if isinstance(value, int) else value.encode()
        encoded += struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(value)) + value
        name = ""
    return encoded


def read_attributes(request):
    """The first value of each attribute, raw, and where the document begins."""
    values, place = {}, 8
    while request[place] != 0x03:
        if request[place] < 0x10:
            place += 1
            continue
        length = struct.unpack(">H", request[place + 1:place + 3])[0]
        name = request[place + 3:place + 3 + length].decode()
        place += 3 + length
        length = struct.unpack(">H", request[place:place + 2])[0]
        values.setdefault(name, request[place + 2:place + 2 + length])
        place += 2 + length
    return values, place + 1


def describe(number):
    job = jobs[number]
    return b"\x02" + attribute(INTEGER, "job-id", number) + attribute(NAME, "job-name", job["name"]) \
        + attribute(ENUM, "job-state", job["state"]) + attribute(KEYWORD, "job-state-reasons", job["reasons"]) \
        + attribute(INTEGER, "job-impressions-completed", job["impressions"])


def printer():
    operations = [PRINT, CANCEL, JOB, JOBS, PRINTER] + ([] if mode()[0] == "simple" else [CREATE, SEND])
    formats = ["application/pdf"] + (["application/octet-stream"] if mode()[0] == "raw" else [])
    told = b"\x04" + attribute(MIME, "document-format-supported", *formats) \
        + attribute(ENUM, "operations-supported", *operations) \
        + attribute(ENUM, "printer-state", 3) + attribute(KEYWORD, "printer-state-reasons", "none")
    return told + (attribute(TEXT, "cups-version", "2.4.2") if mode()[0] == "scheduler" else b"")


class Printer(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        length, head = int(self.headers["Content-Length"]), b""
        # A request is read up to its document, whose bytes may be read one by one.
        while b"\x03" not in head[8:] or not self.is_whole(head):
            head += self.rfile.read(1)
        operation, number = struct.unpack(">HI", head[2:8])
        with (out / "operations").open("a") as log:
            log.write(f"{operation}\n")
        values, _ = read_attributes(head)
        self.length = length - len(head)
        status, groups = self.answer(operation, values)
        if status is None:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            self.connection.close()
            return
        body = struct.pack(">BBHI", 2, 0, status, number) + b"\x01" \
            + attribute(CHARSET, "attributes-charset", "utf-8") \
            + attribute(LANGUAGE, "attributes-natural-language", "en") + groups + b"\x03"
        self.send_response(200)
        self.send_header("Content-Type", "application/ipp")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    @staticmethod
    def is_whole(head):
        try:
            return read_attributes(head)[1] == len(head)
        except (IndexError, struct.error):
            return False

    def answer(self, operation, values):
        """Status and groups; status None where the connection breaks."""
        behaviour, limit = mode()
        if operation == PRINTER:
            return 0, printer()
        if behaviour == "break-deaf" and operation in (CANCEL, JOB, JOBS) and jobs[max(jobs)]["state"] == ABORTED:
            return None, b""
        if operation in (PRINT, CREATE):
            number = len(jobs) + 1
            jobs[number] = dict(name=values["job-name"].decode(), state=PENDING, reasons="none", impressions=0)
            return (0, describe(number)) if operation == CREATE else self.take(number, behaviour, limit)
        if operation == JOBS:
            is_completed = values.get("which-jobs", b"") == b"completed"
            wanted = [n for n, job in jobs.items() if (job["state"] > 6) == is_completed and behaviour != "forget"]
            return 0, b"".join(map(describe, wanted))
        number = struct.unpack(">i", values["job-id"])[0]
        if number not in jobs or behaviour == "forget":
            return 0x0406, b""
        if operation == SEND:
            return self.take(number, behaviour, limit)
        if operation == CANCEL:
            return (0x0404, b"") if jobs[number]["state"] > 6 else (0, b"")
        return 0, describe(number)

    def take(self, number, behaviour, limit):
        job = jobs[number]
        if behaviour.startswith("break"):
            self.rfile.read(limit)
            job.update(state=ABORTED, reasons="aborted-by-system", impressions=int(behaviour == "break-late"))
            return None, b""
        document = self.rfile.read(self.length)
        if behaviour == "refuse":
            job.update(state=ABORTED, reasons="document-format-error")
            return 0x0411, b""
        part = out / f"{number:04}.part"
        part.write_bytes(document)
        part.rename(out / f"{number:04}.bin")
        ending = "with-errors" if behaviour == "errors" else "successfully"
        job.update(state=COMPLETED, reasons=f"job-completed-{ending}", impressions=1)
        return 0, describe(number)


server = http.server.ThreadingHTTPServer(("127.0.0.1", background.choose_port("127.0.0.1", out)), Printer)
goes_on = background.go(int(sys.argv[2]), server.socket, out)
threading.Thread(target=server.serve_forever, daemon=True).start()
while goes_on():
    time.sleep(0.05)
