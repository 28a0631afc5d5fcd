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


def test_a_person_takes_over_and_answers(server, boss, agent, telegram, channel):
    chat = Chat(server, channel, "7002")
    chat.say("转人工")
    conversation = conversation_with(boss, channel, "转人工")
    assert until(lambda: boss.conversation(conversation["id"])["handler"] in ("queue", "human"), "the hand-over")
    agent.act(conversation["id"], "accept").ok()
    before = len(telegram.texts("7002"))
    said = agent.say(conversation["id"], "您好，我来帮您。")
    agent.say(conversation["id"], "客户很着急", note=True)
    until(lambda: "您好，我来帮您。" in telegram.texts("7002"), "the agent's words")
    shown = until(lambda: next((m for m in boss.messages(conversation["id"])
                                if m["id"] == said["id"] and m["meta"].get("delivery")), None), "the delivery's state")
    assert shown["meta"]["delivery"] == {"state": "sent"}
    chat.say("谢谢")
    until(lambda: any(text_of(m) == "谢谢" for m in boss.messages(conversation["id"])), "the customer's answer")
    assert telegram.texts("7002")[before:] == ["您好，我来帮您。"], "notes stay inside, and the bot is silent"


def test_what_is_delivered_again_is_stored_once(server, boss, telegram, channel):
    chat = Chat(server, channel, "7003")
    update = chat.say("付款后多久发货？")
    for _ in range(3):
        assert chat.push(update).status == 200
    conversation = conversation_with(boss, channel, "付款后多久发货？")
    until(lambda: telegram.texts("7003"), "the answer")
    chat.say("好的，谢谢")
    until(lambda: any(text_of(m) == "好的，谢谢" for m in boss.messages(conversation["id"])), "the second message")
    said = [text_of(m) for m in boss.messages(conversation["id"]) if m["author"] == "customer"]
    assert said == ["付款后多久发货？", "好的，谢谢"]


@pytest.mark.parametrize("secret", ["wrong", "", None])
def test_a_push_that_is_not_signed_is_refused_and_counted(server, boss, telegram, channel, secret):
    path = f"/channels/{channel['id']}/health"
    before = boss.get(path).ok()
    chat = Chat(server, channel, "7666")
    answer = chat.push(chat.update(text="nobody hears this"), secret=secret)
    assert answer.status == 403
    after = boss.get(path).ok()
    assert after["refused"] == before["refused"] + 1 and after["received"] == before["received"]
    assert after["last_refused"]["reason"] == "bad_signature"
    for item in boss.get("/conversations", {"view": "all", "channel_id": channel["id"]}).ok()["items"]:
        assert "nobody hears this" not in json.dumps(boss.messages(item["id"]))


def test_paths_that_are_no_channel_are_not_found(server, channel):
    client = Client(server)
    for path in ("/hooks/telegram/0zzzzzzzzzzzz", f"/hooks/line/{channel['id']}", "/hooks/telegram", "/hooks/telegram/x"):
        client.post(path, body=b"{}").problem(404, "channel_not_found")
    client.delete(f"/hooks/telegram/{channel['id']}").problem(405, "method_not_allowed")
    broken = client.post(f"/hooks/telegram/{channel['id']}", body=b"{", headers={"X-Telegram-Bot-Api-Secret-Token": HOOK_SECRET})
    assert broken.status == 400
    huge = client.post(f"/hooks/telegram/{channel['id']}", body=b" " * (2 * 1024 * 1024 + 1))
    assert huge.status == 413


def test_the_platforms_customers_cannot_be_spoken_for(server, channel):
    body = {"visitor_id": "7001", "client_message_id": "x", "text": "I am not Ada"}
    Client(server).post(f"/api/v1/public/{channel['key']}/messages", body).problem(404, "channel_not_found")
    Client(server).get(f"/api/v1/public/{channel['key']}/messages", {"visitor_id": "7001"}).problem(404, "channel_not_found")


def test_too_many_are_sent_later_in_order(server, boss, agent, telegram, channel):
    chat = Chat(server, channel, "7004")
    chat.say("请转人工")
    conversation = conversation_with(boss, channel, "请转人工")
    until(lambda: boss.conversation(conversation["id"])["handler"] != "bot", "the hand-over")
    agent.act(conversation["id"], "accept").ok()
    until(lambda: boss.get(f"/channels/{channel['id']}/health").ok()["waiting_out"] == 0, "an empty outbox")
    telegram.once.append((429, {"Retry-After": "1"}, {"ok": False, "error_code": 429, "description": "Too Many Requests",
                                                      "parameters": {"retry_after": 1}}))
    telegram.once.append((502, {}, b"bad gateway"))
    for number in range(3):
        agent.say(conversation["id"], f"第{number}句")
    until(lambda: "第2句" in telegram.texts("7004"), "the last one")
    said = [text for text in telegram.texts("7004") if text and text.startswith("第")]
    assert said == ["第0句", "第0句", "第0句", "第1句", "第2句"], "two attempts failed; nothing overtook them"


def test_a_permanent_refusal_is_shown_and_can_be_sent_again(server, boss, agent, telegram, channel):
    chat = Chat(server, channel, "7005")
    chat.say("我要转人工")
    conversation = conversation_with(boss, channel, "我要转人工")
    until(lambda: boss.conversation(conversation["id"])["handler"] != "bot", "the hand-over")
    agent.act(conversation["id"], "accept").ok()
    until(lambda: boss.get(f"/channels/{channel['id']}/health").ok()["waiting_out"] == 0, "an empty outbox")
    telegram.once.append((403, {}, {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}))
    said = agent.say(conversation["id"], "在吗？")

    def delivery():
        message = next(m for m in boss.messages(conversation["id"]) if m["id"] == said["id"])
        return message["meta"].get("delivery", {})

    until(lambda: delivery().get("state") == "failed", "the failure")
    assert delivery() == {"state": "failed", "code": "403", "detail": "Forbidden: bot was blocked by the user"}
    path = f"/channels/{channel['id']}"
    failed = boss.get(f"{path}/deliveries", {"state": "failed"}).ok()["items"]
    assert [item["message_id"] for item in failed] == [said["id"]] and failed[0]["text"] == "在吗？"
    health = boss.get(f"{path}/health").ok()
    assert health["failed"] == 1 and health["last_error"]["code"] == "403"
    agent.say(conversation["id"], "下一句")
    until(lambda: "下一句" in telegram.texts("7005"), "what came after the failed one")
    boss.post(f"{path}/deliveries/{failed[0]['id']}/retry").ok()
    until(lambda: delivery().get("state") == "sent", "the second try")
    boss.post(f"{path}/deliveries/{failed[0]['id']}/retry").problem(409, "delivery_not_failed")
    boss.post(f"{path}/deliveries/0zzzzzzzzzzzz/retry").problem(404, "delivery_not_found")
    assert boss.get(f"{path}/deliveries", {"state": "failed"}).ok()["items"] == []


def test_a_picture_is_taken_over_and_sent_on(server, boss, agent, telegram, channel):
    chat = Chat(server, channel, "7006")
    telegram.files["PHOTO1"] = PNG
    assert chat.push(chat.update(photo=[{"file_id": "small"}, {"file_id": "PHOTO1"}], caption="坏了")).status == 200
    conversation = conversation_with(boss, channel, "坏了")
    message = next(m for m in boss.messages(conversation["id"]) if m["author"] == "customer")
    image = next(part for part in message["parts"] if part["type"] == "image")
    assert image["url"].startswith("/files/") and boss.client.get(image["url"]).body == PNG
    boss.act(conversation["id"], "assign", {"member_id": boss.id}).ok()
    body = {"client_message_id": "picture-1", "parts": [{"type": "text", "text": "看这里"}, image]}
    boss.act(conversation["id"], "messages", body).ok(201)
    call = telegram.wait_for("/sendPhoto")[-1]
    assert call.json() == {"chat_id": "7006", "photo": f"http://127.0.0.1:{server.port}{image['url']}"}


def test_a_file_that_cannot_be_had_leaves_a_word(server, boss, telegram, channel):
    chat = Chat(server, channel, "7007")
    telegram.files["VOICE1"] = b"OggS\0\2\0\0\0\0"
    assert chat.push(chat.update(voice={"file_id": "VOICE1", "mime_type": "audio/ogg"})).status == 200
    conversation_with(boss, channel, "[语音]")


def test_an_arrival_is_greeted(server, boss, telegram, agent):
    channel = make_channel(boss, telegram, greeting={"zh": "欢迎光临！", "en": "Welcome!"})
    chat = Chat(server, channel, "7008")
    chat.push(chat.update(text="/start shop"))
    until(lambda: "欢迎光临！" in telegram.texts("7008"), "the greeting")
    chat.say("怎么取消订单？")
    until(lambda: len(telegram.texts("7008")) == 2, "the answer")
    assert telegram.texts("7008").count("欢迎光临！") == 1


def test_offered_choices_are_buttons_and_a_number_chooses(server, boss, telegram, channel):
    for question, answer in (("海外仓退货运费谁出", "海外仓由买家承担。"), ("国内仓退货运费谁出", "国内仓由卖家承担。")):
        boss.post("/knowledge/entries", {"question": question, "language": "zh", "answers": [
            {"language": "zh", "parts": [{"type": "text", "text": answer}]}]}).ok(201)
    chat = Chat(server, channel, "7009")

    def asks_back():
        return boss.post("/knowledge/test", {"text": "仓退货运费谁出"}).ok()["kind"] == "clarify"

    until(asks_back, "the bot knowing both entries")
    chat.say("仓退货运费谁出")
    call = until(lambda: next((c.json() for c in telegram.seen("/sendMessage")
                               if c.json()["chat_id"] == "7009" and "reply_markup" in c.json()), None), "choices")
    rows = call["reply_markup"]["inline_keyboard"]
    assert call["text"] and len(rows) >= 2
    labels = [row[0]["text"] for row in rows]
    picked = labels.index(next(label for label in labels if "仓" in label))
    chat.say(str(picked + 1))
    until(lambda: any("承担" in (text or "") for text in telegram.texts("7009")), "the chosen answer")


def test_secrets_stay_inside(server, boss, telegram, channel):
    for answer in (boss.get("/channels"), boss.get(f"/channels/{channel['id']}"),
                   boss.client.patch(f"{boss.base}/channels/{channel['id']}", {"name": "Telegram 2"})):
        assert answer.status == 200 and BOT_TOKEN.encode() not in answer.body and HOOK_SECRET.encode() not in answer.body
    shown = boss.get(f"/channels/{channel['id']}").ok()
    assert sorted(shown["secrets_set"]) == ["bot_token", "secret_token"] and shown["config"] == {"host": telegram.url}
    assert shown["webhook_url"].endswith(f"/hooks/telegram/{channel['id']}")
    assert BOT_TOKEN not in server.log() and HOOK_SECRET not in server.log()
    for file in server.data.rglob("*"):
        if file.is_file() and file.name.startswith("yingda"):
            assert BOT_TOKEN.encode() not in file.read_bytes(), file
    key = server.data / "secret.key"
    assert key.stat().st_mode & 0o777 == 0o600


def test_fields_are_checked(boss, telegram):
    def create(**body):
        return boss.post("/channels", {"type": "telegram", "name": "x", **body})

    create(type="telepathy").problem(400, "channel_type_unknown")
    assert create(config={"bot_token": "x"}).problem(400, "unknown_field")["field"] == "/config/bot_token"
    assert create(secrets={"nothing": "x"}).problem(400, "unknown_field")["field"] == "/secrets/nothing"
    create(secrets={"bot_token": 5}).problem(400, "wrong_type")
    create(config={"host": "x" * 4001}).problem(400, "too_long")
    boss.post("/channels", {"type": "web", "name": "x", "config": {"host": "x"}}).problem(400, "unknown_field")
    types = {item["type"]: item for item in boss.client.get("/api/v1/channel-types").ok()["items"]}
    assert {field["name"] for field in types["telegram"]["fields"]} == {"bot_token", "secret_token", "host"}


def test_the_check_tells_what_is_wrong(boss, telegram):
    made = boss.post("/channels", {"type": "telegram", "name": "half", "secrets": {"bot_token": "1:a"}}).ok(201)
    path = f"/channels/{made['id']}"
    report = boss.post(f"{path}/check").ok()
    assert not report["ok"] and [(s["step"], s["field"]) for s in report["steps"]] == [("fields", "secret_token")]
    boss.client.patch(boss.base + path, {"secrets": {"secret_token": "s"}, "config": {"host": "http://127.0.0.1:1"}}).ok()
    report = boss.post(f"{path}/check").ok()
    assert [s["code"] for s in report["steps"] if s["step"] == "call"] == ["connect_failed"]
    boss.client.patch(boss.base + path, {"config": {"host": telegram.url}}).ok()
    report = boss.post(f"{path}/check").ok()
    assert [s["ok"] for s in report["steps"] if s["step"] in ("fields", "call")] == [True, True]
    assert telegram.seen("/getMe")[-1].path == "/bot1:a/getMe"
