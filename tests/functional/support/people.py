"""A customer with a widget and people with a console, as short as the stories that tests tell of them."""

import itertools
import uuid

from .http import Client
from .wait import until
from .ws import WebSocket

_numbers = itertools.count(1)


class Customer:
    def __init__(self, server, key, visitor=None, language="zh"):
        self.server, self.key, self.language = server, key, language
        self.visitor = visitor or f"visitor-{uuid.uuid4().hex}"
        self.client = Client(server)
        self.base = f"/api/v1/public/{key}"

    def send(self, text, client_message_id=None):
        """The answer of POST …/messages, whatever it is."""
        body = {"visitor_id": self.visitor, "client_message_id": client_message_id or f"m-{next(_numbers)}",
                "text": text, "context": {"language": self.language}}
        return self.client.post(f"{self.base}/messages", body)

    def ask(self, text):
        return self.send(text).ok()

    def history(self, **query):
        return self.client.get(f"{self.base}/messages", {"visitor_id": self.visitor, **query}).ok()["items"]

    def everything(self):
        """All of the visitor's messages, oldest first."""
        items = self.history(limit=200)
        while items:
            older = self.client.get(f"{self.base}/messages",
                                    {"visitor_id": self.visitor, "before": items[0]["id"], "limit": 200}).ok()
            if not older["items"]:
                break
            items = older["items"] + items
        return items

    def state(self):
        return self.client.get(f"{self.base}/state", {"visitor_id": self.visitor}).ok()

    def socket(self, after=None, **more):
        query = {"visitor_id": self.visitor, "after": after}
        return WebSocket(self.server.port, f"/ws/v1/public/{self.key}", query, **more)


class Colleague:
    """A signed-in member of a workspace."""

    def __init__(self, client, slug):
        self.client, self.slug = client, slug
        self.server = client.server
        self.base = f"/api/v1/workspaces/{slug}"
        self.id = client.get(f"{self.base}/me").ok()["id"]

    def get(self, path, query=None):
        return self.client.get(self.base + path, query)

    def post(self, path, body=None, **more):
        return self.client.post(self.base + path, body, **more)

    def socket(self, cursor=None, **more):
        headers = {"Cookie": self.client.cookie, "Origin": f"http://127.0.0.1:{self.server.port}"}
        return WebSocket(self.server.port, f"/ws/v1/workspaces/{self.slug}", {"cursor": cursor}, headers, **more)

    def choose(self, presence):
        return self.client.patch(f"{self.base}/me", {"presence": presence}).ok()

    def conversation(self, conversation_id):
        return self.get(f"/conversations/{conversation_id}").ok()

    def messages(self, conversation_id, **query):
        return self.get(f"/conversations/{conversation_id}/messages", query).ok()["items"]

    def act(self, conversation_id, what, body=None):
        return self.post(f"/conversations/{conversation_id}/{what}", body)

    def say(self, conversation_id, text, note=False):
        body = {"client_message_id": f"a-{uuid.uuid4().hex}", "text": text, **({"note": True} if note else {})}
        return self.act(conversation_id, "messages", body).ok(201)


def hire(admin, slug, role="agent", auto_accept=True, capacity=5, team_ids=None, name=None):
    """A new member who has signed in and set a password of his own."""
    number = next(_numbers)
    wanted = {"email": f"{role}{number}@example.com", "name": name or f"{role} {number}", "role": role,
              "auto_accept": auto_accept, "capacity": capacity}
    if team_ids is not None:
        wanted["team_ids"] = team_ids
    created = admin.post(f"/api/v1/workspaces/{slug}/members", wanted).ok(201)
    client = Client(admin.server)
    password = created["temporary_password"]
    session = client.sign_in(wanted["email"], password)
    if session["account"]["must_change_password"]:
        client.post("/api/v1/auth/password", {"current": password, "new": f"a new password {number}"}).ok(204)
    colleague = Colleague(client, slug)
    colleague.choose("offline")  # takes work only where a test says so
    return colleague


def text_of(message):
    return "\n".join(part["text"] for part in message["parts"] if part["type"] == "text")


def events_of(messages):
    return [part["name"] for message in messages for part in message["parts"] if part["type"] == "event"]


def until_handled_by(customer, handler):
    def look():
        state = customer.state()
        return state if state["handled_by"] == handler else None

    return until(look, f"the conversation being handled by {handler}")
