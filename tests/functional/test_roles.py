"""Each role and each key scope against each operation, as x-roles and x-scope of the contract say."""

import pytest
from support.contract import contract
from support.people import hire
from support.samples import request_for, send

ROLES = ["admin", "supervisor", "agent", "knowledge_editor", "analyst"]
SCOPES = ["conversations:read", "conversations:write", "knowledge:read", "knowledge:write", "settings:read",
          "settings:write"]
INSIDE = [operation for operation in contract().operations if "{workspace}" in operation.path]
REFUSALS = ("role_not_allowed", "scope_not_allowed", "session_required", "not_signed_in", "csrf_failed")


@pytest.fixture(scope="module")
def people(admin, shop):
    return {role: hire(admin, shop["slug"], role=role) for role in ROLES}


@pytest.fixture(scope="module")
def keys(server, admin, shop):
    path = f"/api/v1/workspaces/{shop['slug']}/api-keys"
    return {scope: server.client(api_key=admin.post(path, {"name": scope, "scopes": [scope]}).ok(201)["secret"])
            for scope in SCOPES}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("operation", INSIDE, ids=lambda operation: operation.id)
def test_roles(people, shop, role, operation):
    answer = send(people[role].client, operation, shop["slug"])
    if operation.roles and role not in operation.roles:
        answer.problem(403, "role_not_allowed")
    else:
        assert answer.code() not in REFUSALS, answer.body
        assert answer.status in (200, 201, 202, 204, 404, 409), answer.body


@pytest.mark.parametrize("operation", INSIDE, ids=lambda operation: operation.id)
def test_scopes_of_api_keys(keys, shop, operation):
    for scope, client in keys.items():
        answer = send(client, operation, shop["slug"])
        if operation.scope is None:
            answer.problem(403, "session_required")
        elif scope != operation.scope:
            answer.problem(403, "scope_not_allowed")
        else:
            assert answer.code() not in REFUSALS, answer.body


@pytest.mark.parametrize("operation", [o for o in contract().operations if not o.public], ids=lambda o: o.id)
def test_nothing_without_sign_in(server, shop, operation):
    send(server.client(), operation, shop["slug"]).problem(401, "not_signed_in")


@pytest.mark.parametrize("operation", [o for o in INSIDE if o.method != "GET"], ids=lambda o: o.id)
def test_nothing_is_changed_without_the_csrf_token(server, people, shop, operation):
    client = server.client()
    client.cookie = people["admin"].client.cookie
    send(client, operation, shop["slug"]).problem(403, "csrf_failed")


def test_a_made_up_key_is_refused(server, shop):
    client = server.client(api_key="yk_0000000000001_" + "x" * 43)
    path, _, _ = request_for(contract().by_id("listConversations"), shop["slug"])
    client.get(path).problem(401, "invalid_api_key")


def test_a_revoked_key_is_refused(server, admin, shop):
    base = f"/api/v1/workspaces/{shop['slug']}"
    made = admin.post(f"{base}/api-keys", {"name": "short", "scopes": ["conversations:read"]}).ok(201)
    client = server.client(api_key=made["secret"])
    client.get(f"{base}/conversations").ok()
    admin.delete(f"{base}/api-keys/{made['key']['id']}").ok(204)
    client.get(f"{base}/conversations").problem(401, "invalid_api_key")


def test_a_deactivated_member_is_shut_out(admin, shop):
    leaver = hire(admin, shop["slug"])
    socket = leaver.socket()
    socket.wait_for("hello")
    admin.patch(f"{leaver.base}/members/{leaver.id}", {"active": False}).ok()
    answer = leaver.get("/conversations")
    assert answer.status in (401, 403, 404), answer.body
    assert socket.closed() == 1008


def test_no_secret_is_ever_shown_again(admin, shop):
    base = f"/api/v1/workspaces/{shop['slug']}"
    secret = admin.post(f"{base}/api-keys", {"name": "hidden", "scopes": ["settings:read"]}).ok(201)["secret"]
    shown = admin.get(f"{base}/api-keys").body.decode() + admin.get(f"{base}/members").body.decode()
    assert secret not in shown and secret.split("_")[-1] not in shown
    assert "password_hash" not in shown and "argon2" not in shown
