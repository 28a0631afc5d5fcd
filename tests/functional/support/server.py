"""The real program, started on a folder of its own."""

import json
import os
import pathlib
import re
import signal
import subprocess
import time

from .http import Client
from .server_paths import PROGRAM, ROOT
from .wait import until


def run(*arguments, check=True):
    """Runs a sub-command to its end."""
    done = subprocess.run([str(PROGRAM), *map(str, arguments)], capture_output=True, text=True, timeout=120, cwd=ROOT)
    if check and done.returncode != 0:
        raise AssertionError(f"yingda {' '.join(map(str, arguments))} ended with {done.returncode}:\n{done.stderr[-4000:]}")
    return done


class Server:
    """A running server. The password of the first account is taken from what the first start prints."""

    def __init__(self, folder, demo=True, options=(), environment=None):
        self.data = pathlib.Path(folder) / "data"
        self.log_path = pathlib.Path(folder) / "server.log"
        self.demo = demo
        self.options = list(options)
        # Tests sign in more often than people do, and leave sockets open that nobody reads when the server stops.
        self.environment = {**os.environ, "YINGDA_LIMITS_SIGN_IN_PER_MINUTE": "100000",
                            "YINGDA_SERVER_STOP_TIMEOUT_S": "1", **(environment or {})}
        self.before_start = None  # called in the child, for limits
        self.process = None
        self.welcome = None
        self.port = 0
        self.email = self.password = None
        self.start_seconds = 0.0

    def launch(self):
        """Starts the program without waiting for it."""
        self.data.parent.mkdir(parents=True, exist_ok=True)
        command = [str(PROGRAM), "serve", "--json", "--data", str(self.data), "--listen", "127.0.0.1:0", *self.options]
        if self.demo:
            command.append("--demo")
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, env=self.environment, cwd=ROOT,
                                            preexec_fn=self.before_start)

    def start(self):
        began = time.monotonic()
        self.launch()
        # One line, once it listens; the rest of the life it writes to the log only.
        welcome = self.process.stdout.readline()
        if b'"url"' not in welcome:
            code = self.process.wait(30)
            raise AssertionError(f"the server ended with {code} at start:\n{welcome.decode()}{self.log()[-4000:]}")
        self.welcome = json.loads(welcome)
        self.port = int(self.welcome["url"].rsplit(":", 1)[1])
        until(lambda: self.client().get("/readyz").status == 200, "readiness", 60)
        self.start_seconds = time.monotonic() - began
        if self.welcome["accounts"] and self.password is None:
            first = self.welcome["accounts"][0]
            self.email, self.password = first["email"], first["password"]
        return self

    def alive(self):
        return self.process is not None and self.process.poll() is None

    def stop(self):
        """A clean stop; fails unless the program ends with 0 in time."""
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(30)
        self.process = None
        assert code == 0, f"the server ended with {code}:\n{self.log()[-4000:]}"

    def kill(self):
        """What a power cut does to the process."""
        self.process.kill()
        self.process.wait(30)
        self.process = None

    def discard(self):
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait(30)
        self.process = None

    def log(self):
        return self.log_path.read_text(errors="replace") if self.log_path.exists() else ""

    def database_is_whole(self):
        """`yingda doctor` reads every page of the database; it works beside the running server too."""
        findings = json.loads(run("doctor", "--data", self.data, "--json", check=False).stdout)["findings"]
        return next(each["state"] == "ok" for each in findings if each["name"] == "storage")

    def resident_kib(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1))

    def own_kib(self):
        """Of the resident memory what is no file: without the program itself and the mapped models."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"RssAnon:\s+(\d+)", status).group(1))

    def client(self, **options):
        return Client(self, **options)

    def admin(self):
        """A client that is signed in as the first account."""
        client = Client(self)
        client.sign_in(self.email, self.password)
        return client

    def workspaces(self):
        """{slug: {"id", "slug", "name", "key"}} as `yingda workspace list` tells it."""
        listed = json.loads(run("workspace", "list", "--data", self.data, "--json").stdout)
        return {row["slug"]: {**row, "key": row["channels"][0]["key"]} for row in listed["workspaces"]}
