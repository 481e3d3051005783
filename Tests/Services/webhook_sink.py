#!/usr/bin/env python3
"""A receiver of webhooks that fails on a plan:  webhook_sink.py OUT [--while PID]

Every POST is checked with the packages standardwebhooks and cloudevents as published: by one of the secrets in
OUT/secrets (one a line, and not one of them more than needed: any that fits will do) and as a CloudEvent in structured
mode. What is not in order is answered 400 and noted in OUT/refused.jsonl. The rest takes the next line of OUT/plan, and
is accepted when the plan is used up:
  accept            answer 204
  timeout           accept, and never answer
  late-500          accept, and answer 500
  reset             accept, and break the connection
  reset-before      break the connection in the middle of the request
  drip              accept, and answer 200 with a body of which a byte comes now and then
  flood             accept, and answer 200 with a body of 64 MB
  reset-down        accept, listen no more, and break the connection
  STATUS[:SECONDS]  do not accept; answer that status, with Retry-After where seconds are given
What was accepted, again or not, is a line in OUT/accepted.jsonl; what was asked of the sink at all a word in OUT/calls.
OUT/probe is the status that OPTIONS gets, 204 unless told. OUT/mode `down`: do not listen at all. With OUT/tls.pem, a
certificate and its key, it speaks TLS.
The port is chosen and written to OUT/port. With --while it returns as soon as it listens, and goes on in the background
as long as that process and OUT are there.
"""
import argparse
import contextlib
import hashlib
import http.server
import json
import pathlib
import socket
import socketserver
import ssl
import struct
import threading
import time

from cloudevents.core.bindings.http import HTTPMessage, from_structured_event
from standardwebhooks import Webhook, WebhookVerificationError

import background

options = argparse.ArgumentParser()
options.add_argument("out", type=pathlib.Path)
options.add_argument("--while", type=int, dest="watched")
options = options.parse_args()
out = options.out
lock = threading.Lock()
connections = set()
planned = 0


def setting(name, default=""):
    try:
        return (out / name).read_text().strip() or default
    except OSError:
        return default


def note(name, line):
    with lock, (out / name).open("a") as log:
        log.write(line + "\n")


def next_step():
    global planned
    with lock:
        steps = setting("plan").splitlines()
        step = steps[planned] if planned < len(steps) else "accept"
        planned += 1
    return step


def put_back():
    global planned
    with lock:
        planned -= 1


def verified(headers, body):
    """Whether one of the secrets made one of the signatures."""
    for secret in setting("secrets").splitlines():
        try:
            Webhook(secret).verify(body, headers, json_parse=False)
            return True
        except WebhookVerificationError:
            continue
    return False


def read_event(headers, body):
    """What the event says; ValueError and the package's own errors for what is none."""
    content_type = headers.get("content-type", "")
    if content_type.lower() != "application/cloudevents+json; charset=utf-8":
        raise ValueError(f"content type {content_type}")
    event = from_structured_event(HTTPMessage(headers=headers, body=body))
    if event.get_id() != headers["webhook-id"]:
        raise ValueError("webhook-id is not the event's")
    return dict(
        id=event.get_id(), source=event.get_source(), type=event.get_type(), subject=event.get_subject(),
        time=event.get_time().isoformat(), sequence=event.get_extension("sequence"), data=event.get_data(),
        signatures=len(headers["webhook-signature"].split()), sha256=hashlib.sha256(body).hexdigest(),
        timestamp=headers["webhook-timestamp"])


class Sink(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def setup(self):
        if tls:
            self.request = tls.wrap_socket(self.request, server_side=True)
        super().setup()
        with lock:
            connections.add(self.connection)

    def finish(self):
        with lock:
            connections.discard(self.connection)
        # What was reset can't be flushed.
        with contextlib.suppress(OSError):
            super().finish()

    def do_OPTIONS(self):
        note("calls", "OPTIONS")
        self.answer(int(setting("probe", "204")))

    def do_POST(self):
        step = next_step()
        if step == "reset-before":
            # Some of the body has come: before that, a client may well say it again by itself.
            self.rfile.read(1)
            note("calls", step)
            return self.reset()
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        if len(body) < length:
            # Whoever sends was killed, or gave up: that is no request.
            put_back()
            self.close_connection = True
            return
        note("calls", step)
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            if not verified(headers, body):
                raise ValueError("no signature fits")
            event = read_event(headers, body)
        except Exception as error:  # The packages have errors of their own; each is a refusal.
            note("refused.jsonl", json.dumps(dict(why=repr(error), body=body.decode(errors="replace"))))
            return self.answer(400)
        if step in ("accept", "timeout", "late-500", "reset", "reset-down", "drip", "flood"):
            note("accepted.jsonl", json.dumps(event))
        if step == "timeout":
            self.connection.settimeout(120)
            self.connection.recv(1)
            self.close_connection = True
        elif step == "reset":
            self.reset()
        elif step in ("drip", "flood"):
            self.send_response(200)
            self.send_header("Content-Length", str(64 << 20))
            self.end_headers()
            part, pause = (b".", 0.2) if step == "drip" else (b"." * (1 << 20), 0)
            with contextlib.suppress(OSError):
                for _ in range(64):
                    self.wfile.write(part)
                    time.sleep(pause)
            self.close_connection = True
        elif step == "reset-down":
            (out / "mode").write_text("down")
            while not (out / "down").exists():
                time.sleep(0.01)
            self.reset()
        elif step in ("accept", "late-500"):
            self.answer(204 if step == "accept" else 500)
        else:
            status, _, seconds = step.partition(":")
            self.answer(int(status), seconds)

    def answer(self, status, retry_after=""):
        self.send_response(status)
        if retry_after:
            self.send_header("Retry-After", retry_after)
        if 300 <= status < 400:
            self.send_header("Location", "/elsewhere")
        if status != 204:
            self.send_header("Content-Length", "0")
        self.end_headers()

    def reset(self):
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def log_message(self, *_):
        pass


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    request_queue_size = 64
    timeout = 0.05

    def shutdown_request(self, request):
        # A reset connection is closed already.
        with contextlib.suppress(OSError):
            super().shutdown_request(request)

    def handle_error(self, request, client_address):
        pass


out.mkdir(parents=True, exist_ok=True)
tls = None
if (out / "tls.pem").exists():
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(out / "tls.pem")
port = background.choose_port("127.0.0.1", out)
server = Server(("127.0.0.1", port), Sink)
goes_on = background.go(options.watched, server.socket, out) if options.watched else lambda: True
while goes_on():
    if setting("mode") == "down":
        server.server_close()
        with lock:
            for connection in connections:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        (out / "down").touch()
        while setting("mode") == "down" and goes_on():
            time.sleep(0.05)
        server = Server(("127.0.0.1", port), Sink)
        (out / "down").unlink()
    server.handle_request()
