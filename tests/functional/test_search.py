"""Full-text search finds what people look for, also Chinese words inside sentences."""

import pytest
from support.people import Customer, hire
from support.wait import until


def find(agent, query, **more):
    return agent.get("/search", {"q": query, **more}).ok()["items"]


@pytest.fixture(scope="module")
def talks(server, shop, agent):
    one, two = Customer(server, shop["key"]), Customer(server, shop["key"])
    a = one.ask("我上周买的羊绒围巾洗了以后缩水了怎么办")
    b = two.ask("The blue Teapot I ordered arrived broken, order 20240117")
    agent.say(a["conversation_id"], "内部备注：客户是金卡会员", note=True)
    until(lambda: find(agent, "金卡会员"), "the index")
    return {"zh": a["conversation_id"], "en": b["conversation_id"]}


@pytest.mark.parametrize("query, language", [
    ("围巾", "zh"), ("缩水", "zh"), ("羊绒围巾", "zh"), ("围巾 缩水", "zh"), ("teapot", "en"), ("BROKEN", "en"),
    ("20240117", "en"), ("金卡会员", "zh"),
])
def test_words(talks, agent, query, language):
    found = find(agent, query)
    assert talks[language] in {hit["conversation"]["id"] for hit in found}
    hit = next(hit for hit in found if hit["conversation"]["id"] == talks[language])
    assert "«" in hit["snippet"] and "»" in hit["snippet"]
    assert hit["message"]["conversation_id"] == hit["conversation"]["id"]


@pytest.mark.parametrize("query", ["青花瓷瓶子", "\"", "*", "围巾 AND NOT", "(", "NEAR(", "%", "'; drop table messages; --"])
def test_nothing_is_found_and_nothing_breaks(talks, agent, query):
    assert isinstance(find(agent, query), list)


def test_pages(talks, server, shop, agent):
    customer = Customer(server, shop["key"])
    for number in range(5):
        customer.ask(f"翡翠手镯第 {number} 个问题")
    until(lambda: len([h for h in find(agent, "翡翠手镯") if h["message"]["author"] == "customer"]) == 5, "the index")
    everything = [hit["message"]["id"] for hit in find(agent, "翡翠手镯")]
    paged, cursor = [], None
    while True:
        page = agent.get("/search", {"q": "翡翠手镯", "limit": 2, "cursor": cursor}).ok()
        paged += [hit["message"]["id"] for hit in page["items"]]
        cursor = page.get("next_cursor")
        if not cursor:
            break
    assert paged == everything == sorted(everything, reverse=True)


def test_contacts_are_found_and_changed(server, admin, shop):
    agent = hire(admin, shop["slug"])
    customer = Customer(server, shop["key"])
    conversation = agent.conversation(customer.ask("你好")["conversation_id"])
    contact = conversation["contact"]["id"]
    socket = agent.socket()
    socket.wait_for("hello")
    change = {"name": "李雷", "phone": "13912345678", "attributes": {"等级": "金卡"}}
    changed = agent.client.patch(f"{agent.base}/contacts/{contact}", change).ok()
    assert (changed["name"], changed["attributes"]) == ("李雷", {"等级": "金卡"})
    assert changed["identities"][0]["external_id"] == customer.visitor
    socket.wait_for(lambda f: f["type"] == "event" and f["event"] == "contact.updated" and
                    f["data"]["contact"]["name"] == "李雷")
    for query in ("李雷", "139123"):
        assert [row["id"] for row in agent.get("/contacts", {"q": query}).ok()["items"]] == [contact]
    assert agent.conversation(conversation["id"])["contact"]["name"] == "李雷"
    socket.close()
