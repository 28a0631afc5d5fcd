"""Repeating and hammering: Idempotency-Key, sign-in limits, paging."""

import pytest
from support.contract import contract
from support.people import Colleague, Customer
from support.samples import request_for, send
from support.server import Server

CREATING = [operation for operation in contract().operations
            if "Idempotency-Key" in contract().parameters(operation, "header")]


@pytest.mark.parametrize("operation", CREATING, ids=lambda operation: operation.id)
def test_the_same_key_gives_the_same_answer_and_creates_once(admin, shop, operation):
    path, body, _ = request_for(operation, shop["slug"])
    key = {"Idempotency-Key": f"once-{operation.id}"}
    first = admin.post(path, body, headers=key)
    again = admin.post(path, body, headers=key)
    assert first.status == again.status, (first.body, again.body)
    assert first.status in (201, 202), first.body
    assert first.json() == again.json()
    _, other, _ = request_for(operation, shop["slug"])
    changed = next((field for field in ("name", "title", "question", "term") if field in (other or {})), None)
    if changed is None:
        return  # nothing to say otherwise under the same key
    other[changed] = "something else"
    admin.post(path, other, headers=key).problem(409, "idempotency_key_reused")


def test_keys_of_two_people_do_not_meet(admin, server, shop):
    path = f"/api/v1/workspaces/{shop['slug']}/teams"
    key = {"Idempotency-Key": "shared"}
    made = admin.post(path, {"name": "one"}, headers=key).ok(201)
    elsewhere = f"/api/v1/workspaces/{server.workspaces()['tel']['slug']}/teams"
    assert admin.post(elsewhere, {"name": "one"}, headers=key).ok(201)["id"] != made["id"]


def test_guessing_passwords_is_slowed_down(tmp_path):
    server = Server(tmp_path, demo=False, environment={"YINGDA_LIMITS_SIGN_IN_PER_MINUTE": "10"}).start()
    try:
        client = server.client()
        codes = []
        for number in range(40):
            answer = client.post("/api/v1/auth/sign-in", {"email": server.email, "password": f"guess {number}"})
            codes.append(answer.code())
            if answer.status == 429:
                assert int(answer.headers["retry-after"]) > 0
                break
        assert codes[0] == "wrong_credentials"
        assert codes[-1] in ("too_many_attempts", "rate_limited"), codes
        server.stop()
    finally:
        server.discard()


def test_an_unknown_account_looks_like_a_wrong_password(server):
    client = server.client()
    one = client.post("/api/v1/auth/sign-in", {"email": "nobody@example.com", "password": "x"}).problem(
        401, "wrong_credentials")
    two = client.post("/api/v1/auth/sign-in", {"email": server.email, "password": "x"}).problem(401, "wrong_credentials")
    for answer in (one, two):
        answer.pop("request_id", None)
    assert one == two


def walk(get, path, **query):
    """All ids of a list, page by page, and the number of pages."""
    found, pages, cursor = [], 0, None
    while True:
        page = get(path, {**query, "cursor": cursor}).ok()
        found += [item.get("id") or item["message"]["id"] for item in page["items"]]
        pages += 1
        cursor = page.get("next_cursor")
        if not cursor:
            return found, pages


def test_lists_page_without_gap_or_repetition(server, admin):
    tel = server.workspaces()["tel"]
    boss = Colleague(admin, tel["slug"])
    visits = [Customer(server, tel["key"]).ask("查一下话费余额 pagingword") for _ in range(7)]
    conversations, pages = walk(boss.get, "/conversations", view="all", limit=2)
    assert pages == 4 and len(conversations) == len(set(conversations)) == 7
    assert set(conversations) == {visit["conversation_id"] for visit in visits}
    contacts, pages = walk(boss.get, "/contacts", limit=3)
    assert pages == 3 and len(set(contacts)) == len(contacts) == 7
    entries, pages = walk(boss.get, "/knowledge/entries", limit=100)
    assert len(entries) == len(set(entries)) and entries == sorted(entries, reverse=True)


def test_refusals_speak_the_readers_language(server):
    path = "/api/v1/public/xxxxxxxxxxxxxxxxxxxxxx/config"
    zh = server.client(language="zh-CN").get(path).problem(404, "channel_not_found")["title"]
    en = server.client(language="en").get(path).problem(404, "channel_not_found")["title"]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in zh) and en.isascii()


def test_the_sample_requests_are_valid(admin, shop):
    """The generated requests that the tenant and role tests send are refused for no reason of form."""
    for operation in contract().operations:
        if "{workspace}" in operation.path and operation.id != "updateMe":
            answer = send(admin, operation, shop["slug"])
            assert answer.status not in (400, 415, 422), (operation.id, answer.body)
