"""Running it: health, backup and restore, a clean stop, an empty start."""

import json

from support.people import Customer
from support.samples import PNG
from support.server import Server, run


def test_health_metrics_and_contract_are_served(server):
    client = server.client()
    assert client.get("/healthz").status == 200 and client.get("/readyz").status == 200
    assert "yingda_" in client.get("/metrics").body.decode()
    document = client.get("/api/openapi.json").json()
    assert document["openapi"].startswith("3.1") and "/api/v1/auth/sign-in" in document["paths"]


def test_a_backup_of_the_running_server_has_everything(server, shop, tmp_path):
    customer = Customer(server, shop["key"])
    asked = customer.ask("备份之前的问题：怎么取消订单？")
    picture = customer.client.upload(f"{customer.base}/uploads", "dot.png", PNG, "image/png",
                                     query={"visitor_id": customer.visitor}).ok(201)
    file = tmp_path / "backup.yingda"
    made = json.loads(run("backup", file, "--data", server.data, "--json").stdout)
    assert made["bytes"] == file.stat().st_size > 0 and made["files"] >= 1
    assert run("backup", file, "--data", server.data, check=False).returncode == 2, "it is never written over"
    customer.ask("备份之后的问题")

    copy = Server(tmp_path / "copy", demo=False)
    copy.data.parent.mkdir(parents=True)
    restored = json.loads(run("restore", file, "--data", copy.data, "--json").stdout)
    assert restored["files"] == made["files"]
    copy.email, copy.password = server.email, server.password
    copy.start()
    try:
        there = Customer(copy, shop["key"], visitor=customer.visitor)
        stored = there.everything()
        assert asked["message_id"] in [m["id"] for m in stored]
        assert "备份之后的问题" not in str(stored)
        shown = copy.client().get(picture["url"])
        assert shown.status == 200 and shown.body == PNG
        again = there.ask("恢复之后的问题")
        assert again["conversation_id"] == asked["conversation_id"]
        assert again["message_id"] > max(m["id"] for m in stored)
        assert copy.admin().get("/api/v1/workspaces").ok()["items"]
        copy.stop()
    finally:
        copy.discard()


def test_a_database_alone_is_refused_as_backup(server, tmp_path):
    refused = run("restore", server.data / "yingda.db", "--data", tmp_path / "copy", "--json", check=False)
    problem = json.loads(refused.stdout)["error"]
    assert refused.returncode == 2 and problem["code"] == "backup_invalid"
    assert "without the uploaded files" in problem["detail"]
    assert not (tmp_path / "copy" / "yingda.db").exists()


def test_an_empty_start_prints_a_password_once(tmp_path):
    server = Server(tmp_path, demo=False).start()
    try:
        admin = server.admin()
        assert admin.get("/api/v1/auth/session").ok()["account"]["email"] == server.email
        assert server.welcome["accounts"] and server.password not in server.log()
        server.stop()
        server.start()
        assert server.welcome["accounts"] == [] and server.password not in server.log()
        assert server.admin().get("/api/v1/auth/session").ok()
        server.stop()
    finally:
        server.discard()


def test_logs_are_json_lines_without_secrets_or_words_of_customers(server, shop, admin):
    Customer(server, shop["key"]).ask("这句话不许出现在日志里")
    lines = [line for line in server.log().splitlines() if line.startswith("{")]
    assert lines and all(json.loads(line)["level"] for line in lines)
    log = server.log()
    assert "这句话不许" not in log
    assert admin.cookie.split("=")[1] not in log and admin.csrf not in log


def test_two_servers_do_not_share_a_folder(server):
    second = run("serve", "--data", server.data, "--listen", "127.0.0.1:0", check=False)
    assert second.returncode in (1, 2)
    assert server.client().get("/readyz").status == 200


def test_the_widget_may_call_from_the_sites_that_are_allowed(server, boss):
    made = boss.post("/channels", {"type": "web", "name": "shop window",
                                   "settings": {"allowed_origins": ["https://shop.example.com"]}}).ok(201)
    path = f"/api/v1/public/{made['key']}/messages"
    for origin, allowed in (("https://shop.example.com", "https://shop.example.com"), ("https://evil.example", None)):
        asked = {"Origin": origin, "Access-Control-Request-Method": "POST",
                 "Access-Control-Request-Headers": "content-type"}
        answer = server.client().request("OPTIONS", path, headers=asked)
        assert answer.headers.get("access-control-allow-origin") == allowed
        if allowed:
            assert "POST" in answer.headers["access-control-allow-methods"]
            assert "content-type" in answer.headers["access-control-allow-headers"].lower()
    problem = server.client().get(f"/api/v1/public/{'x' * 22}/config", headers={"Origin": "https://shop.example.com"})
    problem.problem(404, "channel_not_found")
    console = server.client().get("/api/v1/auth/session", headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in console.headers
