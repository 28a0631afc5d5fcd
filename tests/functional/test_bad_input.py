"""Whatever comes in: a clear refusal with a stable code, nothing stored, and the server lives on."""

import json
import socket
import threading
import uuid

import pytest
from support.people import Customer
from support.samples import PNG
from support.ws import BINARY, TEXT, Closed, Refused, WebSocket


@pytest.fixture(autouse=True)
def still_well(server, boss):
    """After each test the server answers, and no conversation has come into being on its own."""
    yield
    assert server.alive(), server.log()[-4000:]
    assert server.client().get("/readyz").status == 200


def counted(boss):
    counts = boss.get("/conversations/counts").ok()
    return counts["open"] + counts["resolved"]


def raw_post(customer, body, content_type="application/json"):
    return customer.client.request("POST", f"{customer.base}/messages", body=body,
                                   headers={"Content-Type": content_type})


def message(customer, **changes):
    body = {"visitor_id": customer.visitor, "client_message_id": "m-1", "text": "你好", **changes}
    return {key: value for key, value in body.items() if value is not None}


MALFORMED = [b"", b"{", b"[1,2", b'{"a":}', b"\x00\x01", b'{"text":"\\ud800"}', b"nonsense", b"{}{}", b"'a'"]


@pytest.mark.parametrize("body", MALFORMED, ids=range(len(MALFORMED)))
def test_malformed_json(customer, boss, body):
    before = counted(boss)
    answer = raw_post(customer, body)
    assert answer.status == 400 and answer.code() in ("invalid_json", "missing_body", "invalid_utf8"), answer.body
    assert counted(boss) == before


def test_invalid_utf8(customer, boss):
    before = counted(boss)
    for bad in (b"\xff\xfe", b"\xc3\x28", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80"):
        body = json.dumps(message(customer)).encode().replace(b"m-1", b"m-" + bad)
        assert raw_post(customer, body).problem(400, "invalid_utf8")
    assert counted(boss) == before


def test_deep_json(customer):
    answer = raw_post(customer, b"[" * 100_000 + b"]" * 100_000)
    assert answer.status in (400, 413) and answer.code() in ("json_too_deep", "invalid_json", "wrong_type"), answer.body


def test_oversized_json_and_a_line_of_one_megabyte(customer, boss):
    before = counted(boss)
    for size in (1_000_000, 5_000_000):
        try:
            answer = raw_post(customer, json.dumps(message(customer, text="x" * size)).encode())
        except (ConnectionResetError, BrokenPipeError):
            customer.client.close()  # refused by its Content-Length while it was still being sent
            continue
        assert (answer.status, answer.code()) in ((413, "body_too_large"), (400, "too_long")), answer.body[:200]
        customer.client.close()
    assert counted(boss) == before


WRONG = [
    ({"text": 5}, "wrong_type"), ({"text": ["a"]}, "wrong_type"), ({"text": ""}, "too_short"),
    ({"text": "x" * 8001}, "too_long"), ({"visitor_id": None}, "missing_field"), ({"visitor_id": ""}, "too_short"),
    ({"visitor_id": "v" * 129}, "too_long"), ({"client_message_id": None}, "missing_field"),
    ({"client_message_id": {}}, "wrong_type"), ({"surprise": 1}, "unknown_field"), ({"text": None}, "no_alternative"),
    ({"parts": [{"type": "text", "text": "a"}]}, "no_alternative"), ({"text": None, "parts": []}, "too_few"),
    ({"text": None, "parts": [{"type": "virus"}]}, "unknown_value"),
    ({"context": {"password": "x"}}, "unknown_field"), ({"context": {"page_url": "x" * 2001}}, "too_long"),
]


@pytest.mark.parametrize("changes, code", WRONG, ids=range(len(WRONG)))
def test_wrong_fields(customer, boss, changes, code):
    before = counted(boss)
    problem = customer.client.post(f"{customer.base}/messages", message(customer, **changes))
    assert problem.status == 400 and problem.code() == code, problem.body
    assert code == "no_alternative" or problem.json()["field"].startswith("/")
    assert counted(boss) == before


@pytest.mark.parametrize("part", [
    {"type": "card", "cards": [{"title": "t", "buttons": [{"label": "x", "url": "javascript:alert(1)"}]}]},
    {"type": "event", "name": "resolved"},
    {"type": "file", "url": "/files/../../etc/passwd"},
    {"type": "image", "url": "https://example.com/elsewhere.png"},
    {"type": "file", "url": "/files/" + "0" * 64 + "/nobody.pdf"},
])
def test_parts_that_a_visitor_may_not_send(customer, boss, part):
    before = counted(boss)
    answer = customer.client.post(f"{customer.base}/messages", message(customer, text=None, parts=[part]))
    assert answer.status in (400, 404, 422) and answer.code() in (
        "invalid_message_part", "upload_not_found"), answer.body
    assert counted(boss) == before


def test_unknown_channel_keys(server, shop):
    for key in ("x" * 22, shop["key"][:-1] + "0", shop["key"].swapcase()):
        stranger = Customer(server, key)
        stranger.send("你好").problem(404, "channel_not_found")
        stranger.client.get(f"{stranger.base}/config").problem(404, "channel_not_found")
        with pytest.raises(Refused) as refused:
            stranger.socket()
        assert (refused.value.status, refused.value.code()) == (404, "channel_not_found")


def test_a_disabled_channel_is_gone(server, boss):
    made = boss.post("/channels", {"type": "web", "name": "short-lived"}).ok(201)
    visitor = Customer(server, made["key"])
    visitor.ask("你好")
    boss.client.patch(f"{boss.base}/channels/{made['id']}", {"enabled": False}).ok()
    visitor.send("你好").problem(404, "channel_not_found")


def test_sites_that_are_not_allowed(server, boss):
    made = boss.post("/channels", {"type": "web", "name": "picky",
                                   "settings": {"allowed_origins": ["https://shop.example.com"]}}).ok(201)
    path = f"/api/v1/public/{made['key']}/config"
    client = server.client()
    client.get(path, headers={"Origin": "https://shop.example.com"}).ok()
    client.get(path, headers={"Origin": f"http://127.0.0.1:{server.port}"}).ok()
    client.get(path, headers={"Origin": "https://evil.example.com"}).problem(403, "origin_not_allowed")
    with pytest.raises(Refused) as refused:
        Customer(server, made["key"]).socket(headers={"Origin": "https://evil.example.com"})
    assert refused.value.code() == "origin_not_allowed"


def test_unknown_paths_methods_types_and_parameters(customer, boss):
    client = customer.client
    client.get("/api/v1/nothing/here").problem(404, "not_found")
    client.delete(f"{customer.base}/messages").problem(405, "method_not_allowed")
    raw_post(customer, b"a=b", "application/x-www-form-urlencoded").problem(415, "unsupported_media_type")
    client.get(f"{customer.base}/messages").problem(400, "missing_parameter")
    client.get(f"{customer.base}/messages", {"visitor_id": "v", "limit": "many"}).problem(400, "wrong_type")
    client.get(f"{customer.base}/messages", {"visitor_id": "v", "limit": 100000}).problem(400, "out_of_range")
    client.get(f"{customer.base}/messages", {"visitor_id": "v", "after": "'; drop table"}).problem(400, "bad_format")
    boss.get("/conversations", {"cursor": "bm9uc2Vuc2U"}).problem(400, "invalid_cursor")
    boss.get("/conversations", {"view": "everything"}).problem(400, "unknown_value")
    boss.get("/conversations/0zzzzzzzzzzzz").problem(404, "conversation_not_found")


def test_expired_and_made_up_sessions(server, shop, admin):
    client = server.client()
    path = f"/api/v1/workspaces/{shop['slug']}/conversations"
    for cookie in ("yd_session=", "yd_session=made-up", "yd_session=" + "A" * 43, "yd_session=" + "A" * 4000):
        client.cookie = cookie
        answer = client.get(path)
        assert answer.status == 401 and answer.code() in ("not_signed_in", "session_expired"), answer.body
    ended = server.admin()
    cookie = ended.cookie
    ended.post("/api/v1/auth/sign-out").ok(204)
    client.cookie = cookie
    answer = client.get(path)
    assert answer.status == 401 and answer.code() in ("not_signed_in", "session_expired")
    with pytest.raises(Refused) as refused:
        WebSocket(server.port, f"/ws/v1/workspaces/{shop['slug']}", headers={"Cookie": cookie})
    assert refused.value.status == 401


def test_the_console_socket_belongs_to_the_console(server, shop, boss):
    headers = {"Cookie": boss.client.cookie, "Origin": "https://evil.example.com"}
    with pytest.raises(Refused) as refused:
        WebSocket(server.port, f"/ws/v1/workspaces/{shop['slug']}", headers=headers)
    assert (refused.value.status, refused.value.code()) == (403, "origin_not_allowed")


def test_the_same_message_twice_one_after_the_other(customer):
    first, second = customer.send("怎么取消订单？", "same"), customer.send("怎么取消订单？", "same")
    assert first.ok() == second.ok()
    assert [m.get("client_message_id") for m in customer.everything()].count("same") == 1


def test_the_same_message_at_once_from_many_connections(server, shop):
    visitor = f"visitor-{uuid.uuid4().hex}"
    customers = [Customer(server, shop["key"], visitor) for _ in range(8)]
    barrier, answers = threading.Barrier(8), []

    def send(customer):
        barrier.wait()
        answers.append(customer.send("付款后多久发货？", "at-once"))

    threads = [threading.Thread(target=send, args=(each,)) for each in customers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    bodies = [answer.ok() for answer in answers]
    assert all(body == bodies[0] for body in bodies)
    stored = customers[0].everything()
    assert [m["author"] for m in stored].count("customer") == 1
    assert len({m["conversation_id"] for m in stored}) == 1


UPLOADS = [("empty.png", b"", "upload_empty"), ("cut.png", PNG[:20], "upload_broken"),
           ("fake.png", b"<script>alert(1)</script>", "upload_type_not_allowed"),
           ("page.html", b"<html><script>alert(1)</script></html>", "upload_type_not_allowed"),
           ("program.exe", b"MZ" + b"\x00" * 200, "upload_type_not_allowed")]


@pytest.mark.parametrize("name, data, code", UPLOADS, ids=[row[0] for row in UPLOADS])
def test_uploads_that_are_not_what_they_say(customer, name, data, code):
    answer = customer.client.upload(f"{customer.base}/uploads", name, data, query={"visitor_id": customer.visitor})
    assert 400 <= answer.status < 500 and answer.code().startswith("upload_"), answer.body
    assert answer.code() == code or code == "upload_type_not_allowed"


def test_an_upload_that_is_too_large(customer):
    try:
        answer = customer.client.upload(f"{customer.base}/uploads", "big.png", PNG + b"\x00" * (11 * 1024 * 1024),
                                        query={"visitor_id": customer.visitor})
    except (ConnectionResetError, BrokenPipeError):
        customer.client.close()
        return
    assert answer.status == 413 and answer.code() in ("upload_too_large", "body_too_large")
    customer.client.close()


def test_broken_multipart(customer):
    path = f"{customer.base}/uploads?visitor_id={customer.visitor}"
    for body, kind in ((b"--b\r\nno end", "multipart/form-data; boundary=b"), (PNG, "multipart/form-data"),
                       (b"--b--\r\n", "multipart/form-data; boundary=b")):
        answer = customer.client.request("POST", path, body=body, headers={"Content-Type": kind})
        assert answer.status in (400, 415) and answer.code(), answer.body


def test_an_upload_arrives_as_it_was_and_can_be_sent(server, customer):
    path = f"{customer.base}/uploads"
    part = customer.client.upload(path, "../../点.png", PNG, "text/html", query={"visitor_id": customer.visitor}).ok(201)
    assert (part["type"], part["media_type"], part["width"], part["height"]) == ("image", "image/png", 1, 1)
    assert "/../" not in part["url"]
    served = server.client().get(part["url"])
    assert served.body == PNG and served.headers["x-content-type-options"] == "nosniff"
    sent = customer.client.post(f"{customer.base}/messages", message(customer, text=None, parts=[part])).ok()
    stored = next(m for m in customer.everything() if m["id"] == sent["message_id"])
    assert stored["parts"][0]["url"] == part["url"]


GARBAGE = ["", "nonsense", "[]", "5", "null", "{}", '{"type":5}', '{"type":"sudo"}', '{"type":"message"}',
           '{"type":"message","client_message_id":"x","text":7}']


def test_ten_frames_of_garbage_in_a_row_close_the_connection(customer):
    widget = customer.socket()
    widget.wait_for("hello")
    for frame in GARBAGE[:9]:
        widget.send_frame(TEXT, frame.encode())
        assert widget.wait_for("error")["code"]
    widget.send({"type": "ping"})
    widget.wait_for("pong")
    for frame in GARBAGE:
        widget.send_frame(TEXT, frame.encode())
    assert widget.closed() == 1008
    assert customer.state()["status"] == "none"


def test_binary_oversized_and_ill_formed_frames_close_the_connection(customer):
    for opcode, payload, code in ((BINARY, b"{}", 1003), (TEXT, b"x" * 70_000, 1009), (TEXT, b"\xff\xfe", 1007)):
        widget = customer.socket()
        widget.wait_for("hello")
        widget.send_frame(opcode, payload)
        assert widget.closed() == code
    assert customer.state()["status"] == "none"


def test_bytes_that_are_no_http_and_no_websocket(server):
    for junk in (b"\x16\x03\x01\x00\xa5\x01" * 20, b"GET / HTTP/9.9\r\n\r\n", b"\r\n" * 500, b"G" * 100_000,
                 b"POST /api/v1/auth/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
                 b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X-Long: " + b"a" * 100_000 + b"\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", server.port), timeout=15) as connection:
            try:
                connection.sendall(junk)
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(65536):
                    pass
            except (ConnectionResetError, BrokenPipeError):
                pass


def test_too_many_messages_on_one_connection_are_refused_and_not_stored(customer):
    widget = customer.socket()
    widget.wait_for("hello")
    for number in range(60):
        widget.send({"type": "message", "client_message_id": f"flood-{number}", "text": "刷屏"})
    acknowledged, refused = set(), set()
    while len(acknowledged) + len(refused) < 60:
        frame = widget.wait_for(lambda f: f["type"] in ("ack", "error"))
        (acknowledged if frame["type"] == "ack" else refused).add(frame["client_message_id"])
        assert frame["type"] == "ack" or frame["code"] == "rate_limited"
    assert refused and acknowledged
    widget.close()
    stored = {m["client_message_id"] for m in customer.everything() if m["author"] == "customer"}
    assert stored == acknowledged


def test_who_never_reads_is_cut_off_and_harms_nobody(server, boss, shop):
    deaf = boss.socket(receive_buffer=4096)
    customer = Customer(server, shop["key"])
    conversation_id = customer.ask("你好")["conversation_id"]
    notes = 500  # about 11 MB, more than the kernel's and the server's bounded queues hold together
    for _ in range(notes):
        boss.say(conversation_id, "很长的备注" * 1500, note=True)
    got = 0
    with pytest.raises(Closed):
        while got < notes:
            got += deaf.receive()["type"] == "event"
    assert customer.ask("还在吗")["message_id"]
