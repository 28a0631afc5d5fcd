"""A real SMTP server for the tests: takes mail into a folder, one file a message.

smtp_sink.py CERT KEY FOLDER STARTTLS_PORT TLS_PORT; user "desk", password "pass word". Who is mailed decides what
it answers: nobody@… has no mailbox, later@… has to be tried again.
"""

import pathlib
import signal
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

certificate, key, folder, starttls_port, tls_port = sys.argv[1:]
tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
tls.load_cert_chain(certificate, key)
taken = 0


class Sink:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("later@"):
            return "450 4.2.1 mailbox busy"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 fine"

    async def handle_DATA(self, server, session, envelope):
        global taken
        taken += 1
        whole = pathlib.Path(folder, f"{taken}.part")
        whole.write_bytes(f"{envelope.mail_from} {envelope.rcpt_tos[0]}\n".encode() + envelope.content)
        whole.rename(pathlib.Path(folder, f"{taken}.eml"))
        return "250 2.0.0 taken"


def authenticate(server, session, envelope, mechanism, data):
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (b"desk", b"pass word")
    return AuthResult(success=good, handled=False)


def options(**more):
    return dict(hostname="127.0.0.1", authenticator=authenticate, auth_required=True, **more)


servers = [
    Controller(Sink(), port=int(starttls_port), tls_context=tls, require_starttls=True, **options()),
    Controller(Sink(), port=int(tls_port), ssl_context=tls, auth_require_tls=False, **options()),
]
for server in servers:
    server.start()
signal.sigwait({signal.SIGTERM})
for server in servers:
    server.stop()
