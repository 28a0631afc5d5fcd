"""What customers confirm becomes a further wording of the entry: by rating an answer, by choosing what was asked back."""

import pytest
from support.people import Customer
from support.wait import until

QUESTION, OTHER = "积木城堡怎么预约参观？", "积木城堡怎么退参观票？"


def add(boss, question, answer, similar=()):
    body = {"question": question, "similar": list(similar), "answers": [{"language": "zh", "parts": [{"type": "text", "text": answer}]}]}
    return boss.post("/knowledge/entries", body).ok(201)


@pytest.fixture(scope="module")
def entries(server, shop, boss):
    made = [add(boss, QUESTION, "提前一天在小程序预约。"), add(boss, OTHER, "开场前两小时可退。")]
    until(lambda: Customer(server, shop["key"]).ask(OTHER)["replies"][0].get("kind") == "answer", "the entries")
    return made


def learnt(boss, entry):
    return boss.get(f"/knowledge/entries/{entry['id']}/learnt").ok()["items"]


def rate(customer, reply, value):
    body = {"visitor_id": customer.visitor, "message_id": reply["id"], "value": value}
    customer.client.post(f"{customer.base}/feedback", body).ok(204)


def answered(server, shop, text):
    customer = Customer(server, shop["key"])
    reply = customer.ask(text)["replies"][0]
    assert reply["kind"] == "answer", reply
    return customer, reply


def wording_found_by(boss, text):
    result = boss.post("/knowledge/test", {"text": text}).ok()
    return result["candidates"][0]["why"].get("matched_wording") if result["candidates"] else None


def test_a_helpful_answer_teaches_the_customers_wording_without_his_number(server, shop, boss, entries):
    wording = "积木城堡预约参观要怎么弄，我电话13800138000"
    customer, reply = answered(server, shop, wording)
    rate(customer, reply, "up")
    kept = learnt(boss, entries[0])
    assert len(kept) == 1 and kept[0]["count"] == 1
    assert "13800138000" not in kept[0]["text"] and "积木城堡预约参观要怎么弄" in kept[0]["text"]
    text = kept[0]["text"]
    until(lambda: wording_found_by(boss, text) == text, "the bot to have learnt it", 10)
    rate(customer, reply, "down")
    assert learnt(boss, entries[0]) == []


def test_choosing_what_was_asked_back_teaches_the_question(server, shop, boss, entries):
    customer = Customer(server, shop["key"])
    # Which of them is in doubt hangs on the shop's other entries.
    doubtful = ("积木城堡参观", "积木城堡", "积木城堡的事", "积木城堡预约和退票", "积木城堡门票预约")
    question = next(text for text in doubtful if boss.post("/knowledge/test", {"text": text}).ok()["kind"] == "clarify")
    reply = customer.ask(question)["replies"][0]
    assert reply["kind"] == "clarify", reply
    options = [option["reply"] for part in reply["parts"] if part["type"] == "quick_replies" for option in part["options"]]
    assert OTHER in options
    assert customer.ask(OTHER)["replies"][0]["kind"] == "answer"
    assert [one["text"] for one in learnt(boss, entries[1])] == [question]
    until(lambda: any(one["kind"] == "answer" and "开场前两小时可退" in one["parts"][0]["text"]
                      for one in Customer(server, shop["key"]).ask(question)["replies"]), "the bot to answer it at once", 10)


def test_an_editor_adopts_one_and_takes_another_away_for_good(server, shop, boss, entries):
    path = f"/knowledge/entries/{entries[1]['id']}/learnt"
    adopted = learnt(boss, entries[1])[0]
    changed = boss.post(f"{path}/{adopted['id']}/adopt").ok()
    assert changed["similar"] == [adopted["text"]] and changed["version"] == entries[1]["version"] + 1
    boss.post(f"{path}/{adopted['id']}/adopt").problem(404, "learnt_not_found")
    wording = "想退掉积木城堡的参观票怎么退呀"
    for expected in (1, 0):
        customer, reply = answered(server, shop, wording)
        rate(customer, reply, "up")
        kept = learnt(boss, entries[1])
        assert len(kept) == expected
        for one in kept:
            boss.client.delete(f"{boss.base}{path}/{one['id']}").ok(204)


def test_evaluations_do_not_ask_what_was_learnt(server, shop, boss, entries):
    wording = "请问积木城堡参观如何预约呢"
    customer, reply = answered(server, shop, wording)
    rate(customer, reply, "up")
    assert wording in [one["text"] for one in learnt(boss, entries[0])]
    begun = boss.post("/evaluations").ok(202)

    def ended():
        now = boss.get(f"/evaluations/{begun['id']}").ok()
        return now if now["status"] != "running" else None
    report = until(ended, "the evaluation", 120)["report"]
    assert wording not in [one.get("text") for one in report["questions"] + report["out_of_scope"]]


def test_the_workspace_may_switch_it_off(server, shop, boss, entries):
    assert learnt(boss, entries[0])
    taught = learnt(boss, entries[0])[0]["text"]
    boss.client.patch(boss.base, {"bot": {"learn_from_conversations": False}}).ok()
    until(lambda: wording_found_by(boss, taught) != taught, "what was learnt not to count any more", 10)
    customer, reply = answered(server, shop, "积木城堡的参观怎么预约才行啊")
    before = learnt(boss, entries[0])
    rate(customer, reply, "up")
    assert learnt(boss, entries[0]) == before
    boss.client.patch(boss.base, {"bot": {"learn_from_conversations": True}}).ok()
    until(lambda: wording_found_by(boss, taught) == taught, "it to count again", 10)


def test_consoles_are_told(server, shop, boss, entries):
    socket = boss.socket()
    socket.wait_for("hello")
    customer, reply = answered(server, shop, "预约参观积木城堡是怎么个流程")
    rate(customer, reply, "up")

    def told():
        frame = socket.wait_for("event")
        return frame["event"] == "learning.changed" and frame["data"]["id"] == entries[0]["id"]
    until(told, "the event")
