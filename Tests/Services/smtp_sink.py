"""A mail server for tests: keeps every message that comes, and refuses whom it is told to."""

import email
import email.policy

from aiosmtpd.controller import Controller


class Sink:
    """Listens on a port of its own while it is up; messages are read as their reader's program would."""

    def __init__(self, port):
        self.port = port
        self.messages = []
        self.refused = {}
        self.before_taking = lambda: None
        self.up()

    def up(self):
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def down(self):
        self.controller.stop()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.before_taking()
        self.messages.append((envelope.mail_from, envelope.rcpt_tos, message))
        return "250 OK"
