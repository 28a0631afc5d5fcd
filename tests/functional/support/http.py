"""A small HTTP client that keeps its connection, its cookies and its CSRF token."""

import http.client
import json as json_module
import uuid
from urllib.parse import urlencode

from .contract import contract


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json_module.loads(self.body)

    def ok(self, status=200):
        """The body of an answer that must have this status."""
        assert self.status == status, f"{self.status} instead of {status}: {self.body[:600]!r}"
        return self.json() if self.body else None

    def problem(self, status, code):
        """The problem of a refusal that must have this status and code."""
        assert (self.status, self.code()) == (status, code), f"{self.status} {self.body[:600]!r}"
        assert self.headers.get("content-type", "").startswith("application/problem+json"), self.headers
        body = self.json()
        assert body["status"] == status and body["type"] == f"/docs/errors#{code}" and body["title"], body
        return body

    def code(self):
        try:
            return self.json().get("code")
        except (ValueError, AttributeError):
            return None


class Client:
    def __init__(self, server, api_key=None, language=None, timeout=30):
        self.server, self.timeout = server, timeout
        self.headers = {}
        if api_key:
            self.headers["Authorization"] = f"Bearer {api_key}"
        if language:
            self.headers["Accept-Language"] = language
        self.cookie = self.csrf = None
        self.connection = None

    def request(self, method, path, json=None, body=None, headers=None, query=None):
        if query:
            path += "?" + urlencode({key: value for key, value in query.items() if value is not None})
        sent = {**self.headers}
        if json is not None:
            body = json_module.dumps(json, ensure_ascii=False).encode()
            sent["Content-Type"] = "application/json"
        if self.cookie:
            sent["Cookie"] = self.cookie
        if self.csrf and method != "GET":
            sent["X-CSRF-Token"] = self.csrf
        sent.update(headers or {})
        try:
            return self._exchange(method, path, body, {k: v for k, v in sent.items() if v is not None})
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError, ConnectionRefusedError):
            # An idle connection that the server closed, or the port before a restart; a GET may be asked again.
            self.close()
            if method != "GET":
                raise
            return self._exchange(method, path, body, {k: v for k, v in sent.items() if v is not None})

    def _exchange(self, method, path, body, headers):
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=self.timeout)
        try:
            self.connection.request(method, path, body=body, headers=headers)
            response = self.connection.getresponse()
            data = response.read()
        except Exception:
            self.close()
            raise
        answer = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, data)
        self._keep_cookie(response)
        contract().check_answer(method, path, answer.status, answer.headers.get("content-type", ""), data)
        return answer

    def _keep_cookie(self, response):
        for header in response.headers.get_all("Set-Cookie") or []:
            pair = header.split(";")[0]
            if pair.startswith("yd_session="):
                self.cookie = pair if pair != "yd_session=" else None

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def get(self, path, query=None, **more):
        return self.request("GET", path, query=query, **more)

    def post(self, path, json=None, **more):
        return self.request("POST", path, json=json, **more)

    def patch(self, path, json=None, **more):
        return self.request("PATCH", path, json=json, **more)

    def put(self, path, json=None, **more):
        return self.request("PUT", path, json=json, **more)

    def delete(self, path, **more):
        return self.request("DELETE", path, **more)

    def upload(self, path, name, data, media_type="application/octet-stream", query=None):
        boundary = uuid.uuid4().hex
        body = (
            f"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n"
            f"Content-Type: {media_type}\r\n\r\n"
        ).encode() + data + f"\r\n--{boundary}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        return self.request("POST", path, body=body, headers=kind, query=query)

    def sign_in(self, email, password):
        session = self.post("/api/v1/auth/sign-in", {"email": email, "password": password}).ok()
        self.csrf = session["csrf_token"]
        return session
