"""A mail server on 127.0.0.1: Dovecot for IMAP, an SMTP sink. Both end with the block."""
import contextlib
import os
import pathlib
import pwd
import shutil
import socket
import subprocess

from support.wait import until

DOVECOT = pathlib.Path("/usr/sbin/dovecot")
SINK = pathlib.Path(__file__).resolve().parents[2] / "unit/channels/smtp_sink.py"
NOBODY = 65534

CONF = """
base_dir = {here}/run
state_dir = {here}/state
log_path = {here}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{here}/cert.pem
ssl_key = <{here}/key.pem
mail_location = maildir:{here}/mail/%u
auth_mechanisms = plain login
auth_failure_delay = 0
passdb {{
  driver = passwd-file
  args = {here}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={here}/mail/%u
}}
service imap-login {{
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
{own}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port):
    with contextlib.closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def is_there():
    return DOVECOT.exists() and subprocess.run(["/usr/bin/python3", "-c", "import aiosmtpd"], capture_output=True).returncode == 0


class MailServer:
    def __init__(self, folder):
        self.here = folder
        self.imaps, self.smtp, self.smtps = free_port(), free_port(), free_port()
        self.put_count = 0

    def config(self):
        return {"address": "help@shop.example", "name": "花间集市", "imap_host": "localhost", "imap_port": str(self.imaps),
                "imap_user": "desk", "smtp_host": "localhost", "smtp_port": str(self.smtps),
                "ca_pem": (self.here / "cert.pem").read_text()}

    def put(self, message):
        """Into the mailbox, as a mail server does."""
        self.put_count += 1
        box = self.here / "mail/desk"
        waiting = box / "tmp" / f"{self.put_count}.test"
        waiting.write_bytes(message.encode())
        self.own(waiting)
        waiting.rename(box / "new" / waiting.name)

    def sent(self):
        """The messages that the SMTP server took, in order, each with its envelope's line."""
        files = sorted((self.here / "sent").glob("*.eml"), key=lambda file: int(file.stem))
        return [file.read_text(encoding="utf-8") for file in files]

    @staticmethod
    def own(path):
        if os.getuid() == 0:
            os.chown(path, NOBODY, NOBODY)


@contextlib.contextmanager
def mail_server(folder):
    server = MailServer(folder)
    folder.chmod(0o755)
    for parent in list(folder.parents)[:3]:
        if parent.owner() == pwd.getpwuid(os.getuid()).pw_name and parent != pathlib.Path("/tmp"):
            parent.chmod(0o755)  # the mail's owner has to get there
    (folder / "sent").mkdir()
    for part in ("mail", "mail/desk", "mail/desk/new", "mail/desk/cur", "mail/desk/tmp"):
        (folder / part).mkdir()
        server.own(folder / part)
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                    "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", "key.pem", "-out",
                    "cert.pem"], cwd=folder, check=True, capture_output=True)
    root = os.getuid() == 0
    name = pwd.getpwuid(os.getuid()).pw_name
    own = "" if root else (f"default_internal_user = {name}\ndefault_login_user = {name}\n"
                           "service anvil {\n chroot =\n}\nservice imap-login {\n chroot =\n}\n")
    (folder / "users").write_text("desk:{PLAIN}pass word\n")
    (folder / "dovecot.conf").write_text(CONF.format(here=folder, uid=NOBODY if root else os.getuid(),
                                                     gid=NOBODY if root else os.getgid(), imaps=server.imaps, own=own))
    log = open(folder / "start.log", "wb")
    running = [subprocess.Popen([DOVECOT, "-F", "-c", folder / "dovecot.conf"], stdout=log, stderr=log),
               subprocess.Popen(["/usr/bin/python3", SINK, folder / "cert.pem", folder / "key.pem", folder / "sent",
                                 str(server.smtp), str(server.smtps)], stdout=log, stderr=log)]
    try:
        until(lambda: answers(server.imaps) and answers(server.smtps), "the mail servers")
        yield server
    finally:
        for process in running:
            process.terminate()
            process.wait(10)
        log.close()
        shutil.rmtree(folder, ignore_errors=True)
