"""Nobody gets at another company's things: every operation of the contract that has a {workspace}."""

import pytest
from support.contract import contract
from support.people import Colleague, Customer, hire
from support.samples import request_for, send
from support.wait import until

OPERATIONS = [operation for operation in contract().operations if "{workspace}" in operation.path]
WITH_OBJECTS = [operation for operation in OPERATIONS if operation.path.count("{") > 1]


@pytest.fixture(scope="module")
def stranger(admin, shop):
    """An admin of the shop who has nothing to do with the telephone company."""
    return hire(admin, shop["slug"], role="admin")


@pytest.fixture(scope="module")
def victim(server, admin):
    """Things of the telephone company: {path parameter: id}."""
    tel = server.workspaces()["tel"]
    owner = Colleague(admin, tel["slug"])
    customer = Customer(server, tel["key"])
    conversation = customer.ask("转人工，我的秘密是 4711")
    shown = owner.conversation(conversation["conversation_id"])
    canned = {"shortcut": "victim", "title": "victim", "text": "victim"}
    entry, learnt = taught(server, tel, owner)
    found = {
        "slug": tel["slug"],
        "key": tel["key"],
        "owner": owner,
        "ids": {
            "conversation": shown["id"],
            "contact": shown["contact"]["id"],
            "channel": shown["channel_id"],
            "member": hire(admin, tel["slug"], name="Victim").id,
            "team": owner.get("/teams").ok()["items"][0]["id"],
            "entry": entry,
            "learnt": learnt,
            "term": owner.post("/glossary/terms", {"term": "victim term"}).ok(201)["id"],
            "evaluation": owner.post("/evaluations").ok(202)["id"],
            "canned_reply": owner.post("/canned-replies", canned).ok(201)["id"],
            "api_key": owner.post("/api-keys", {"name": "victim", "scopes": ["settings:read"]}).ok(201)["key"]["id"],
        },
    }
    return {**found, "before": belongings(found)}


def taught(server, tel, owner):
    """An entry with a wording that a customer has confirmed."""
    for entry in owner.get("/knowledge/entries", {"limit": 20}).ok()["items"]:
        customer = Customer(server, tel["key"])
        reply = customer.ask(f"请问{entry['question']}具体")["replies"][0]
        if reply["kind"] == "answer":
            rating = {"visitor_id": customer.visitor, "message_id": reply["id"], "value": "up"}
            customer.client.post(f"{customer.base}/feedback", rating).ok(204)
        learnt = owner.get(f"/knowledge/entries/{entry['id']}/learnt").ok()["items"]
        if learnt:
            return entry["id"], learnt[0]["id"]
    raise AssertionError("nothing was learnt")


def belongings(victim):
    """Everything that an intruder could have changed, as its owner sees it."""
    owner, ids = victim["owner"], victim["ids"]
    paths = ["", f"/conversations/{ids['conversation']}", f"/conversations/{ids['conversation']}/messages",
             f"/knowledge/entries/{ids['entry']}/learnt", f"/contacts/{ids['contact']}", "/channels", "/teams", "/api-keys", "/canned-replies", "/members",
             f"/knowledge/entries/{ids['entry']}", "/glossary/terms", "/knowledge/categories", "/conversations/counts"]
    return {path: owner.get(path).ok() for path in paths}


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
def test_the_other_company_itself_is_not_found(stranger, victim, operation):
    send(stranger.client, operation, victim["slug"], victim["ids"]).problem(404, "workspace_not_found")


@pytest.mark.parametrize("operation", WITH_OBJECTS, ids=lambda operation: operation.id)
def test_its_objects_are_not_found_in_the_own_company(stranger, shop, victim, operation):
    answer = send(stranger.client, operation, shop["slug"], victim["ids"])
    assert answer.status == 404 and answer.code().endswith("_not_found"), answer.body


def test_after_all_that_nothing_of_it_has_changed(victim):
    assert belongings(victim) == victim["before"]


@pytest.fixture(scope="module")
def own_conversation(server, shop):
    return Customer(server, shop["key"]).ask("转人工")["conversation_id"]


def test_its_people_and_teams_cannot_be_given_work(stranger, victim, own_conversation):
    for body, code in (({"member_id": victim["ids"]["member"]}, "member_not_found"),
                       ({"team_id": victim["ids"]["team"]}, "team_not_found")):
        stranger.act(own_conversation, "assign", body).problem(404, code)


def test_its_ids_in_bodies_are_refused(stranger, shop, victim):
    ids = victim["ids"]
    base = f"/api/v1/workspaces/{shop['slug']}"
    stranger.client.post(f"{base}/teams", {"name": "x", "member_ids": [ids["member"]]}).problem(404, "member_not_found")
    new = {"email": "x@example.com", "name": "x", "role": "agent", "team_ids": [ids["team"]]}
    stranger.client.post(f"{base}/members", new).problem(404, "team_not_found")
    stranger.client.post(f"{base}/channels", {"type": "web", "name": "x", "settings": {"team_id": ids["team"]}}).problem(
        404, "team_not_found")
    stranger.client.patch(f"{base}/members/{stranger.id}", {"team_ids": [ids["team"]]}).problem(404, "team_not_found")


@pytest.mark.parametrize("name, key", [("channel_id", "channel"), ("contact_id", "contact"), ("assignee_id", "member")])
def test_filters_by_its_ids_find_nothing(stranger, victim, name, key):
    found = stranger.get("/conversations", {"view": "all", name: victim["ids"][key]})
    assert found.status == 404 or found.ok()["items"] == []


def test_search_stays_inside_the_company(stranger, victim):
    until(lambda: victim["owner"].get("/search", {"q": "4711"}).ok()["items"], "the index")
    assert stranger.get("/search", {"q": "4711"}).ok()["items"] == []


def test_the_event_stream_stays_inside_the_company(server, stranger, victim):
    from support.ws import Refused, WebSocket

    headers = {"Cookie": stranger.client.cookie, "Origin": f"http://127.0.0.1:{server.port}"}
    with pytest.raises(Refused) as refused:
        WebSocket(server.port, f"/ws/v1/workspaces/{victim['slug']}", {"cursor": 0}, headers)
    assert (refused.value.status, refused.value.code()) == (404, "workspace_not_found")

    console, owners = stranger.socket(cursor=0), victim["owner"].socket()
    console.wait_for("hello")
    owners.wait_for("hello")
    theirs = victim["ids"]["conversation"]
    owners.send({"type": "viewing", "conversation_id": theirs})
    owners.wait_for("viewers")
    console.send({"type": "viewing", "conversation_id": theirs})
    console.send({"type": "typing", "conversation_id": theirs, "on": True})
    Customer(server, victim["key"]).ask("另一家公司的消息 4711")
    owners.wait_for(lambda frame: frame["type"] == "event" and "4711" in str(frame))
    for socket in (console, owners):
        socket.send({"type": "ping"})
        socket.wait_for("pong")
    assert "4711" not in str(console.seen) and victim["owner"].id not in str(console.seen)
    assert not [frame for frame in console.seen if frame["type"] == "event" and theirs in str(frame)]
    assert stranger.id not in str(owners.seen)
    console.close()
    owners.close()


def test_a_visitor_of_one_channel_is_unknown_to_another(server, shop, victim):
    customer = Customer(server, victim["key"])
    mine = customer.ask("我的订单号是 990077")
    elsewhere = Customer(server, shop["key"], visitor=customer.visitor)
    assert elsewhere.history() == []
    assert elsewhere.state()["status"] == "none"
    body = {"visitor_id": customer.visitor, "message_id": mine["message_id"], "state": "read"}
    elsewhere.client.post(f"{elsewhere.base}/read", body).problem(404, "message_not_found")
    body = {"visitor_id": customer.visitor, "message_id": mine["replies"][-1]["id"], "value": "up"}
    elsewhere.client.post(f"{elsewhere.base}/feedback", body).problem(404, "message_not_found")


def test_a_visitor_sees_only_his_own_messages(server, shop):
    one, two = Customer(server, shop["key"]), Customer(server, shop["key"])
    secret = one.ask("我的卡号是 6222000")
    two.ask("你好")
    assert "6222000" not in str(two.history())
    body = {"visitor_id": two.visitor, "message_id": secret["message_id"], "state": "read"}
    two.client.post(f"{two.base}/read", body).problem(404, "message_not_found")


def test_a_key_of_one_company_opens_no_other(server, admin, shop, victim):
    made = admin.post(f"/api/v1/workspaces/{shop['slug']}/api-keys",
                      {"name": "reader", "scopes": ["conversations:read", "settings:read", "knowledge:read"]}).ok(201)
    client = server.client(api_key=made["secret"])
    client.get(f"/api/v1/workspaces/{shop['slug']}/conversations").ok()
    path, _, _ = request_for(contract().by_id("listConversations"), victim["slug"])
    client.get(path).problem(404, "workspace_not_found")
