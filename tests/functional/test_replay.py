"""After a lost connection or a restart nothing is missing and nothing is doubled."""

import random

import pytest
from support.people import Colleague, Customer, hire, text_of
from support.server import Server


@pytest.fixture
def own_server(tmp_path):
    running = Server(tmp_path).start()
    yield running
    running.discard()


def ids(frames):
    return [frame["message"]["id"] for frame in frames if frame["type"] == "message"]


def read_replay(widget):
    """The message frames before hello."""
    hello = widget.wait_for("hello")
    before, widget.seen = widget.seen, []
    assert hello["replayed"] == len(before)
    return before


def test_a_widget_goes_on_where_it_was(server, shop, agent, customer):
    first = customer.ask("怎么取消订单？")
    last = customer.history()[-1]["id"]
    for number in range(3):
        agent.say(first["conversation_id"], f"回复 {number}")
    agent.say(first["conversation_id"], "只给同事看", note=True)
    frames = read_replay(customer.socket(after=last))
    assert ids(frames) == [m["id"] for m in customer.history(after=last)]
    texts = [frame["message"]["parts"][0].get("text") for frame in frames]
    assert [t for t in texts if t and t.startswith("回复")] == ["回复 0", "回复 1", "回复 2"]
    assert "只给同事看" not in str(frames)
    assert read_replay(customer.socket()) == []


def test_a_long_absence_is_replayed_page_by_page(server, shop, agent):
    customer = Customer(server, shop["key"])
    start = customer.ask("你好")
    agent.act(start["conversation_id"], "accept")
    for number in range(260):
        agent.say(start["conversation_id"], f"消息 {number}")
    frames = read_replay(customer.socket(after=start["message_id"]))
    wanted = [m["id"] for m in customer.everything() if m["id"] > start["message_id"]]
    assert ids(frames) == wanted


def test_every_message_comes_once_while_connections_come_and_go(server, shop, agent):
    """A widget that is cut at random moments, as on a train, still shows each message once, in order."""
    chance = random.Random(7)
    customer = Customer(server, shop["key"])
    conversation_id = customer.ask("你好")["conversation_id"]
    got = [m["id"] for m in customer.everything()]
    widget = customer.socket(after=got[-1])
    wanted = 0
    for number in range(40):
        agent.say(conversation_id, f"第 {number} 条")
        wanted += 1
        if chance.random() < 0.4:
            widget.cut()
            widget = customer.socket(after=got[-1])
        if chance.random() < 0.5:
            frame = widget.wait_for(lambda f: f["type"] == "message" and f["message"]["id"] not in got)
            got.append(frame["message"]["id"])
    stored = [m["id"] for m in customer.everything()]
    while got[-1] != stored[-1]:
        frame = widget.wait_for(lambda f: f["type"] == "message" and f["message"]["id"] not in got)
        got.append(frame["message"]["id"])
    assert got == stored
    widget.close()


def test_a_console_goes_on_from_its_cursor(server, shop, agent):
    console = agent.socket()
    cursor = console.wait_for("hello")["cursor"]
    console.cut()
    customer = Customer(server, shop["key"])
    customer.ask("怎么取消订单？")
    customer.ask("转人工")
    console = agent.socket(cursor=cursor)
    assert console.wait_for("hello")["cursor"] == cursor
    seqs, messages = [], []
    wanted = {m["id"] for m in agent.messages(customer.state()["conversation_id"])}
    while not wanted <= set(messages):
        frame = console.wait_for("event")
        seqs.append(frame["seq"])
        if frame["event"] == "message.created":
            messages.append(frame["data"]["message"]["id"])
    assert seqs == sorted(set(seqs)) and seqs[0] > cursor
    assert len(messages) == len(set(messages))
    console.close()


def test_a_cursor_from_nowhere_is_reset(agent):
    console = agent.socket(cursor=10**15)
    console.wait_for("hello")
    reset = console.wait_for("reset")
    assert reset["cursor"] < 10**15
    console.send({"type": "ping"})
    console.wait_for("pong")
    console.close()


def test_both_sides_go_on_after_a_restart(own_server):
    shop = own_server.workspaces()["shop"]
    admin = own_server.admin()
    agent = hire(admin, shop["slug"])
    customer = Customer(own_server, shop["key"])
    console, widget = agent.socket(), customer.socket()
    cursor = console.wait_for("hello")["cursor"]
    widget.wait_for("hello")
    conversation_id = customer.ask("怎么取消订单？")["conversation_id"]
    last = customer.everything()[0]["id"]
    agent.say(conversation_id, "重启之前")
    own_server.stop()
    assert console.closed() in (1001, None) and widget.closed() in (1001, None)
    own_server.start()

    agent = Colleague(agent.client, shop["slug"])  # the session cookie is still good
    agent.client.close()
    customer.client.close()
    agent.say(conversation_id, "重启之后")
    frames = read_replay(customer.socket(after=last))
    assert ids(frames) == [m["id"] for m in customer.everything()][1:]
    console = agent.socket(cursor=cursor)
    for text in ("重启之前", "重启之后"):
        console.wait_for(lambda f: f["type"] == "event" and f["event"] == "message.created" and
                         text_of(f["data"]["message"]) == text)
    console.close()
    own_server.stop()
