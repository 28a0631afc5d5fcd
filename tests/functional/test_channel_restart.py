"""What platforms were told is safe survives the process; what was sent is not sent again."""

import itertools
import json

import pytest
from support.http import Client
from support.people import Colleague
from support.platform import Platform
from support.server import Server
from support.wait import until

SECRET = "hook_secret_1"
_numbers = itertools.count(1)


class SlowTelegram(Platform):
    """Takes messages only once the test lets it."""

    def __init__(self):
        self.open = False
        super().__init__(self.respond)

    def respond(self, call):
        if not self.open:
            return 503, {}, b"down"
        return 200, {}, {"ok": True, "result": {"message_id": next(_numbers)}}


@pytest.fixture
def telegram():
    platform = SlowTelegram()
    yield platform
    platform.close()


@pytest.fixture
def running(tmp_path):
    server = Server(tmp_path).start()
    yield server
    server.discard()


def push(server, channel, user, number, text):
    update = {"update_id": number, "message": {"message_id": number, "date": 1700000000, "text": text,
                                               "from": {"id": user, "first_name": "Ada"}, "chat": {"id": user, "type": "private"}}}
    return Client(server).post(f"/hooks/telegram/{channel}", body=json.dumps(update).encode(),
                               headers={"X-Telegram-Bot-Api-Secret-Token": SECRET}).status


def boss_of(server):
    return Colleague(server.admin(), "shop")


def test_nothing_acknowledged_is_lost_and_nothing_sent_is_repeated(running, telegram):
    boss = boss_of(running)
    body = {"type": "telegram", "name": "Telegram", "config": {"host": telegram.url},
            "secrets": {"bot_token": "1:a", "secret_token": SECRET}}
    channel = boss.post("/channels", body).ok(201)["id"]
    for user in range(1, 9):
        assert push(running, channel, user, user, "怎么取消订单？") == 200
        if user % 3 == 0:
            running.kill()
            running.start()
    running.kill()  # in the moment after the last acknowledgement
    telegram.calls.clear()
    telegram.open = True
    running.start()

    def answered():
        return {call.json()["chat_id"] for call in telegram.seen("/sendMessage")}

    until(lambda: answered() == {str(user) for user in range(1, 9)}, "an answer to everybody", 60)
    boss = boss_of(running)
    until(lambda: boss.get(f"/channels/{channel}/health").ok()["waiting_out"] == 0, "an empty outbox", 60)
    sent = len(telegram.seen("/sendMessage"))
    assert push(running, channel, 1, 1, "怎么取消订单？") == 200, "the platform delivers again"
    running.kill()
    running.start()
    boss = boss_of(running)
    assert push(running, channel, 9, 9, "怎么取消订单？") == 200
    until(lambda: "9" in answered(), "the next customer's answer", 60)
    texts = [(call.json()["chat_id"], call.json()["text"]) for call in telegram.seen("/sendMessage")]
    assert len(texts) == len(set(texts)), "a text went out twice"
    assert len([chat for chat, _ in texts if chat != "9"]) == sent
    for conversation in boss.get("/conversations", {"view": "all", "channel_id": channel}).ok()["items"]:
        said = [m for m in boss.messages(conversation["id"]) if m["author"] == "customer"]
        assert len(said) == 1, conversation
