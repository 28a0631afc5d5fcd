"""Platforms are called over HTTPS with certificates that are checked."""

import itertools
import ssl
import subprocess

import pytest
from support.people import Colleague
from support.platform import Platform
from support.server import Server

_numbers = itertools.count(1)


def certificate(folder, name):
    """A key and a certificate for 127.0.0.1 or a DNS name, signed by itself."""
    key, chain = folder / f"{name}.key", folder / f"{name}.pem"
    kind = "IP" if name[0].isdigit() else "DNS"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", chain, "-days", "2",
                    "-subj", f"/CN={name}", "-addext", f"subjectAltName={kind}:{name}"], check=True, capture_output=True)
    return key, chain


class SecureTelegram(Platform):
    def __init__(self, key, chain):
        super().__init__(lambda call: (200, {}, {"ok": True, "result": {"message_id": next(_numbers)}}))
        self.server.socket = self.wrapped(key, chain)
        self.url = self.url.replace("http://", "https://")

    def wrapped(self, key, chain):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(chain, key)
        return context.wrap_socket(self.server.socket, server_side=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("certificates")


@pytest.fixture(scope="module")
def boss(folder, tmp_path_factory):
    certificate(folder, "127.0.0.1")
    certificate(folder, "elsewhere.example")
    together = folder / "both.pem"
    together.write_text("".join((folder / f"{name}.pem").read_text() for name in ("127.0.0.1", "elsewhere.example")))
    server = Server(tmp_path_factory.mktemp("server"), environment={"YINGDA_CHANNELS_CA_FILE": str(together)}).start()
    yield Colleague(server.admin(), "shop")
    server.stop()


def call_step(boss, url):
    """What the check says of a channel with this address."""
    made = boss.post("/channels", {"type": "telegram", "name": "x", "config": {"host": url},
                                   "secrets": {"bot_token": "1:a", "secret_token": "s"}}).ok(201)
    report = boss.post(f"/channels/{made['id']}/check").ok()
    return next(step for step in report["steps"] if step["step"] == "call")


def test_a_certificate_that_is_believed(boss, folder):
    platform = SecureTelegram(folder / "127.0.0.1.key", folder / "127.0.0.1.pem")
    assert call_step(boss, platform.url)["ok"]
    assert call_step(boss, platform.url)["ok"], "over the kept connection"
    assert [call.path for call in platform.seen("/getMe")] == ["/bot1:a/getMe"] * 2
    platform.close()


def test_a_certificate_of_another_name(boss, folder):
    platform = SecureTelegram(folder / "elsewhere.example.key", folder / "elsewhere.example.pem")
    step = call_step(boss, platform.url)
    assert not step["ok"] and step["code"] == "certificate_refused" and step["field"] == "host"
    assert platform.calls == [], "nothing was said to it"
    platform.close()


def test_a_certificate_that_nobody_knows(boss, folder, tmp_path):
    platform = SecureTelegram(*certificate(tmp_path, "127.0.0.1"))
    assert call_step(boss, platform.url)["code"] == "certificate_refused"
    assert platform.calls == []
    platform.close()


def test_plain_http_stays_inside_the_own_network(boss):
    step = call_step(boss, "http://192.0.2.1:9")
    assert step["code"] == "plain_http_refused" and not step["ok"]
