"""The whole way of a customer: asks, is answered, asks for a person, gets one, is helped, rates."""

import pytest
from support.people import Colleague, Customer, events_of, hire, text_of, until_handled_by
from support.wait import until


def conversation_event(name=None, **wanted):
    """Matches a console's event whose conversation has these values."""

    def matches(frame):
        if frame["type"] != "event" or (name and frame["event"] != name):
            return False
        conversation = frame["data"].get("conversation") or {}
        return all(conversation.get(key) == value for key, value in wanted.items())

    return matches


@pytest.fixture(scope="module")
def english_entry(boss):
    body = {"question": "Can I bring my parrot to the Lisbon showroom?", "language": "en",
            "similar": ["are parrots allowed in the Lisbon showroom", "visiting the Lisbon showroom with a parrot"],
            "answers": [{"language": "en", "parts": [{"type": "text", "text": "Yes, parrots are welcome in Lisbon."}]}],
            "source_title": "House rules"}
    return boss.post("/knowledge/entries", body).ok(201)


def test_the_bot_answers_in_chinese_with_its_source(customer):
    answer = customer.ask("怎么取消订单？")
    reply = answer["replies"][-1]
    assert answer["handled_by"] == "bot"
    assert (reply["author"], reply["kind"]) == ("bot", "answer")
    assert "取消订单" in text_of(reply)
    assert reply["sources"][0]["title"]


def test_the_bot_answers_in_english(server, shop, english_entry):
    def answered():
        customer = Customer(server, shop["key"], language="en")
        reply = customer.ask("Am I allowed to bring a parrot to the Lisbon showroom?")["replies"][-1]
        return reply if reply.get("kind") == "answer" else None

    reply = until(answered, "the new entry")
    assert "parrots are welcome" in text_of(reply)
    assert [source["title"] for source in reply["sources"]] == ["House rules"]


def test_a_source_is_named_in_the_language_of_the_answer(server, shop):
    answer = Customer(server, shop["key"], language="en").ask("How do I cancel an order?")
    reply = answer["replies"][-1]
    assert reply["kind"] == "answer", reply
    assert [list(source) for source in reply["sources"]] == [["title"]], "no address where there is none"
    assert reply["sources"][0]["title"].isascii(), reply["sources"]


@pytest.mark.parametrize("language, question, call", [
    ("zh", "付款后多久发货？", "转人工"),
    ("en", "Can I bring my parrot to the Lisbon showroom?", "I want to talk to a real person please"),
])
def test_from_the_bot_to_a_person_and_back(server, admin, shop, english_entry, language, question, call):
    name = f"Agent {language}"
    agent = hire(admin, shop["slug"], auto_accept=False, name=name)
    customer = Customer(server, shop["key"], language=language)
    console, widget = agent.socket(), customer.socket()
    console.wait_for("hello")
    assert widget.wait_for("hello")["state"]["status"] == "none"

    customer.ask(question)
    called = customer.ask(call)
    assert called["handled_by"] == "queue"
    conversation_id = called["conversation_id"]
    state = customer.state()
    assert state["queue_place"] == 1 and state["people_available"]
    assert widget.wait_for(lambda f: f["type"] == "state" and f["state"]["handled_by"] == "queue")

    # The agent sees the story before the first word.
    seen = console.wait_for(conversation_event(id=conversation_id, handler="queue"))["data"]["conversation"]
    assert seen["handoff_reason"] == "asked"
    assert any(question[:8] in asked for asked in seen["summary"]["asked"])
    assert seen["summary"]["answered"] and seen["summary"]["text"]["zh"] and seen["summary"]["text"]["en"]

    console.send({"type": "presence", "presence": "online"})
    console.wait_for(conversation_event(id=conversation_id, assignee_id=agent.id, accepted=False))
    accepted = agent.act(conversation_id, "accept").ok()
    assert (accepted["handler"], accepted["accepted"], accepted["assignee_name"]) == ("human", True, name)
    assert until_handled_by(customer, "human")["agent_name"] == name

    console.send({"type": "typing", "conversation_id": conversation_id, "on": True})
    assert widget.wait_for(lambda f: f["type"] == "typing" and f["author"] == "agent")["on"] is True
    widget.send({"type": "typing", "on": True, "text": "我想"})
    typing = console.wait_for(lambda f: f["type"] == "typing" and f["author"] == "customer")
    assert typing["conversation_id"] == conversation_id and typing["text"] == "我想"

    said = agent.say(conversation_id, "您好，我来帮您。")
    got = widget.wait_for(lambda f: f["type"] == "message" and f["message"]["author"] == "agent")["message"]
    assert (got["id"], got["agent_name"], text_of(got)) == (said["id"], name, "您好，我来帮您。")
    widget.send({"type": "read", "message_id": got["id"], "state": "read"})
    console.wait_for(lambda f: f["type"] == "event" and f["event"] == "conversation.read" and
                     f["data"]["conversation"].get("customer_read_seq") == got["seq"])
    agent.act(conversation_id, "read", {"seq": got["seq"]}).ok(204)
    assert widget.wait_for(lambda f: f["type"] == "state" and f["state"].get("agent_read_seq", 0) > 0)

    # While a person has it, the bot keeps silent.
    assert customer.ask(question)["replies"] == []

    transfer_resolve_and_reopen(admin, shop, agent, customer, widget, conversation_id)
    for socket in (console, widget):
        socket.close()
    agent.choose("offline")


def transfer_resolve_and_reopen(admin, shop, agent, customer, widget, conversation_id):
    colleague = hire(admin, shop["slug"])
    second_console = colleague.socket()
    second_console.wait_for("hello")
    note = "老客户，请优先处理"
    agent.act(conversation_id, "assign", {"member_id": colleague.id, "note": note}).ok()
    moved = second_console.wait_for(conversation_event(id=conversation_id, assignee_id=colleague.id))
    assert moved["data"]["conversation"]["summary"]["note"] == note
    assert any(m["author"] == "note" and text_of(m) == note for m in colleague.messages(conversation_id))
    assert note not in str(customer.everything())

    assert colleague.act(conversation_id, "hand-back").ok()["handler"] == "bot"
    until_handled_by(customer, "bot")
    assert customer.ask("怎么取消订单？")["replies"][-1]["author"] == "bot"

    resolved = colleague.act(conversation_id, "resolve").ok()
    assert resolved["status"] == "resolved"
    state = widget.wait_for(lambda f: f["type"] == "state" and f["state"]["status"] == "resolved")["state"]
    assert state["can_rate"]
    widget.send({"type": "rating", "score": 5, "comment": "很好 👍"})
    second_console.wait_for(conversation_event(id=conversation_id, rating={"score": 5, "comment": "很好 👍"}))

    reopened = colleague.act(conversation_id, "reopen").ok()
    assert (reopened["status"], reopened["assignee_id"]) == ("open", colleague.id)
    assert customer.ask("还有一个问题")["conversation_id"] == conversation_id
    assert {"handed_over", "transferred", "handed_back", "resolved", "reopened"} <= set(
        events_of(colleague.messages(conversation_id, limit=200)))
    sequence = [message["seq"] for message in colleague.messages(conversation_id, limit=200)]
    assert sequence == list(range(1, len(sequence) + 1))
    colleague.act(conversation_id, "resolve").ok()
    second_console.close()


def test_places_in_the_queue_are_told_and_move_up(server, shop, agent):
    first, second = Customer(server, shop["key"]), Customer(server, shop["key"])
    first.ask("转人工")
    second.ask("转人工")
    places = [first.state()["queue_place"], second.state()["queue_place"]]
    assert places[1] == places[0] + 1
    widget = second.socket()
    widget.wait_for("hello")
    mine = first.state()["conversation_id"]
    agent.act(mine, "accept").ok()
    widget.wait_for(lambda f: f["type"] == "state" and f["state"].get("queue_place") == places[0])
    agent.act(mine, "resolve").ok()
    agent.act(second.state()["conversation_id"], "resolve").ok()


def test_a_reply_takes_the_conversation_over_from_the_bot(customer, agent):
    conversation_id = customer.ask("怎么取消订单？")["conversation_id"]
    agent.say(conversation_id, "我是人工客服")
    state = customer.state()
    assert state["handled_by"] == "human"
    assert agent.conversation(conversation_id)["assignee_id"] == agent.id


def test_the_side_pane_shows_what_the_bot_would_answer(customer, agent):
    conversation_id = customer.ask("怎么取消订单？")["conversation_id"]
    found = agent.get(f"/conversations/{conversation_id}/candidates").ok()["items"]
    assert found[0]["question"] == "怎么取消订单？" and found[0]["score"] > 0.5
    assert found[0]["answer"] and found[0]["why"]
    other = agent.get(f"/conversations/{conversation_id}/candidates", {"text": "付款后多久发货"}).ok()["items"]
    assert other[0]["question"] == "付款后多久发货？"


def test_feedback_reaches_the_console_and_stays(customer, agent):
    answer = customer.ask("怎么取消订单？")
    message = answer["replies"][-1]
    body = {"visitor_id": customer.visitor, "message_id": message["id"], "value": "down"}
    customer.client.post(f"{customer.base}/feedback", body).ok(204)
    assert next(m for m in customer.history() if m["id"] == message["id"])["feedback"] == "down"
    stored = agent.messages(answer["conversation_id"])
    assert next(m for m in stored if m["id"] == message["id"])["meta"]["feedback"] == "down"


def test_two_agents_see_each_other_in_a_conversation(admin, shop, agent, customer):
    colleague = hire(admin, shop["slug"])
    conversation_id = customer.ask("你好")["conversation_id"]
    one, two = agent.socket(), colleague.socket()
    one.wait_for("hello")
    two.wait_for("hello")
    one.send({"type": "viewing", "conversation_id": conversation_id})
    two.send({"type": "viewing", "conversation_id": conversation_id})
    both = {agent.id, colleague.id}
    one.wait_for(lambda f: f["type"] == "viewers" and set(f["member_ids"]) == both)
    two.cut()
    one.wait_for(lambda f: f["type"] == "viewers" and set(f["member_ids"]) == {agent.id})
    one.close()


def test_someone_who_is_away_gets_nothing_and_the_next_one_does(server, admin, shop):
    near = hire(admin, shop["slug"])
    socket = near.socket()
    socket.wait_for("hello")
    near.choose("busy")
    customer = Customer(server, shop["key"])
    assert customer.ask("转人工")["handled_by"] == "queue"
    near.choose("online")
    assert until_handled_by(customer, "human")["agent_name"]
    conversation = Colleague(admin, shop["slug"]).conversation(customer.state()["conversation_id"])
    assert conversation["assignee_id"] == near.id
    near.choose("offline")
    socket.close()


def test_the_off_hours_form_is_stored_in_the_conversation(server, admin, shop, boss):
    teams = boss.get("/teams").ok()["items"]
    default = next(team for team in teams if team["is_default"])
    closed = {"always": False, "time_zone": "Asia/Shanghai", "spans": []}
    admin.patch(f"{boss.base}/teams/{default['id']}", {"hours": closed}).ok()
    try:
        customer = Customer(server, shop["key"])
        until(lambda: not customer.client.get(f"{customer.base}/config").ok()["people_available"])
        customer.ask("转人工")
        form = {"visitor_id": customer.visitor, "client_message_id": "form-1", "name": "王芳", "phone": "13800000000",
                "message": "我的包裹丢了，请回电"}
        left = customer.client.post(f"{customer.base}/contact", form).ok()
        again = customer.client.post(f"{customer.base}/contact", form).ok()
        assert again["message_id"] == left["message_id"]
        conversation = boss.conversation(left["conversation_id"])
        assert (conversation["contact"]["name"], conversation["contact"]["phone"]) == ("王芳", "13800000000")
        texts = [text_of(m) for m in boss.messages(left["conversation_id"])]
        assert sum("包裹丢了" in text for text in texts) == 1
    finally:
        admin.patch(f"{boss.base}/teams/{default['id']}", {"hours": default["hours"]}).ok()
