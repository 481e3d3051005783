"""What the printers' stand-ins have in common: a port, and a life in the background."""
import os
import random
import socket


def choose_port(host, out):
    """A free port outside the range that the kernel hands out, so that it stays free while its owner is down."""
    while True:
        port = random.randrange(15000, 30000)
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            try:
                probe.bind((host, port))
            except OSError:
                continue
        (out / "port").write_text(str(port))
        return port


def go(watched, listener, out):
    """Ends the process that was started and goes on as its child; answers how to ask whether to go on."""
    if os.fork():
        os._exit(0)
    os.setsid()
    # What the caller left open would stay open as long as this runs, and callers wait for its end.
    os.closerange(3, listener.fileno())
    os.closerange(listener.fileno() + 1, 4096)
    return lambda: out.exists() and is_running(watched)


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
