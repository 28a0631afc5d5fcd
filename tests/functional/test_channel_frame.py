"""What carries every platform's messages, shown with Telegram: inbox, outbox, retries, files, secrets."""

import itertools
import json

import pytest
from support.http import Client
from support.people import text_of
from support.platform import Platform
from support.samples import PNG
from support.wait import until

BOT_TOKEN = "123456:secret-bot-token"
HOOK_SECRET = "hook_secret_1"
_updates = itertools.count(1000)


class Telegram(Platform):
    def __init__(self):
        self.numbers = itertools.count(1)
        self.once = []  # answers to the next calls that send
        self.files = {}
        super().__init__(self.respond)

    def respond(self, call):
        method = call.path.rsplit("/", 1)[1]
        if call.path.startswith("/file/"):
            return 200, {"Content-Type": "application/octet-stream"}, self.files[call.path.split("/", 3)[3]]
        if method == "getFile":
            return 200, {}, {"ok": True, "result": {"file_path": call.json()["file_id"]}}
        if method.startswith("send") and self.once:
            return self.once.pop(0)
        return 200, {}, {"ok": True, "result": {"message_id": next(self.numbers)}}

    def texts(self, chat):
        return [c.json().get("text") for c in self.seen("/sendMessage") if c.json()["chat_id"] == chat]


@pytest.fixture(scope="module")
def telegram():
    platform = Telegram()
    yield platform
    platform.close()


def make_channel(boss, platform, **settings):
    body = {"type": "telegram", "name": "Telegram", "config": {"host": platform.url},
            "secrets": {"bot_token": BOT_TOKEN, "secret_token": HOOK_SECRET}, "settings": settings}
    return boss.post("/channels", body).ok(201)


@pytest.fixture(scope="module")
def channel(boss, telegram):
    return make_channel(boss, telegram)


class Chat:
    """A customer in Telegram, whose words come as signed pushes."""

    def __init__(self, server, channel, user):
        self.client, self.user = Client(server), user
        self.path = f"/hooks/telegram/{channel['id']}"

    def push(self, update, secret=HOOK_SECRET):
        headers = {"Content-Type": "application/json"}
        if secret is not None:
            headers["X-Telegram-Bot-Api-Secret-Token"] = secret
        return self.client.post(self.path, body=json.dumps(update).encode(), headers=headers)

    def update(self, **content):
        user = {"id": int(self.user), "is_bot": False, "first_name": "Ada", "last_name": "L"}
        return {"update_id": next(_updates),
                "message": {"message_id": next(_updates), "date": 1700000000, "from": user,
                            "chat": {"id": int(self.user), "type": "private"}, **content}}

    def say(self, text):
        update = self.update(text=text)
        assert self.push(update).status == 200
        return update


def conversation_of(boss, channel, name="Ada L"):
    """The newest conversation of the channel."""
    items = boss.get("/conversations", {"view": "all", "channel_id": channel["id"]}).ok()["items"]
    return next((item for item in items if item["contact"].get("name") == name), None)


def conversation_with(boss, channel, text):
    """The conversation of the channel in which somebody said this."""

    def look():
        for item in boss.get("/conversations", {"view": "all", "channel_id": channel["id"]}).ok()["items"]:
            if any(text in text_of(message) for message in boss.messages(item["id"])):
                return item
        return None

    return until(look, f"a conversation with {text!r}")


def test_a_signed_message_is_answered_by_the_bot(server, boss, telegram, channel):
    chat = Chat(server, channel, "7001")
    chat.say("怎么取消订单？")
    call = next(c for c in telegram.wait_for("/sendMessage") if c.json()["chat_id"] == "7001")
    assert call.path == f"/bot{BOT_TOKEN}/sendMessage" and call.method == "POST"
    assert call.headers["content-type"] == "application/json"
    assert set(call.json()) == {"chat_id", "text"} and "取消订单" in call.json()["text"]
    conversation = until(lambda: conversation_of(boss, channel), "the conversation")
    assert conversation["channel_type"] == "telegram" and conversation["contact"]["name"] == "Ada L"
    answer = until(lambda: next((m for m in boss.messages(conversation["id"])
                                 if m["author"] == "bot" and m["meta"].get("delivery", {}).get("state") == "sent"), None),
                   "the state of the answer")
    assert text_of(answer) == call.json()["text"]
