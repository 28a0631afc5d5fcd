"""A WebSocket client on a bare socket, so that tests can also send what no library would."""

import base64
import json
import os
import socket
import struct
import time
from urllib.parse import urlencode

from .contract import contract

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10


class Refused(Exception):
    """The upgrade was answered by an ordinary HTTP answer."""

    def __init__(self, status, body):
        super().__init__(f"{status} {body[:300]!r}")
        self.status, self.body = status, body

    def code(self):
        return json.loads(self.body).get("code")


class Closed(Exception):
    """The connection has ended; `code` is the peer's close code, None when it just went away."""

    def __init__(self, code):
        super().__init__(f"closed with {code}")
        self.code = code


class WebSocket:
    def __init__(self, port, path, query=None, headers=None, timeout=15, receive_buffer=None):
        self.frames = "CustomerFrameOut" if "/public/" in path else "ConsoleFrameOut"
        self.socket = socket.socket()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(timeout)
        self.socket.connect(("127.0.0.1", port))
        self.timeout = timeout
        self.buffer = b""
        self.close_code = None
        self.seen = []  # frames that wait_for passed over, in order
        if query:
            path += "?" + urlencode({key: value for key, value in query.items() if value is not None})
        lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Upgrade: websocket", "Connection: Upgrade",
                 "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: " + base64.b64encode(os.urandom(16)).decode()]
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        self._read_handshake()

    def _read_handshake(self):
        while b"\r\n\r\n" not in self.buffer:
            self._fill()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        status = int(head.split(b" ", 2)[1])
        if status == 101:
            return
        length = 0
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-length":
                length = int(value)
        while len(self.buffer) < length:
            self._fill()
        self.socket.close()
        raise Refused(status, self.buffer[:length])

    def _fill(self):
        try:
            data = self.socket.recv(65536)
        except (ConnectionResetError, BrokenPipeError):
            data = b""
        if not data:
            raise Closed(self.close_code)
        self.buffer += data

    def _take(self, count):
        while len(self.buffer) < count:
            self._fill()
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def send_frame(self, opcode, payload, final=True):
        mask = os.urandom(4)
        head = bytes([(0x80 if final else 0) | opcode])
        if len(payload) < 126:
            head += bytes([0x80 | len(payload)])
        elif len(payload) < 65536:
            head += bytes([0x80 | 126]) + struct.pack("!H", len(payload))
        else:
            head += bytes([0x80 | 127]) + struct.pack("!Q", len(payload))
        repeated = (mask * (len(payload) // 4 + 1))[: len(payload)]
        masked = (int.from_bytes(payload, "big") ^ int.from_bytes(repeated, "big")).to_bytes(len(payload), "big")
        self.socket.sendall(head + mask + masked)

    def send(self, frame):
        self.send_frame(TEXT, json.dumps(frame, ensure_ascii=False).encode())

    def receive(self, timeout=None):
        """The next JSON frame; answers pings on the way. Raises Closed or socket.timeout."""
        self.socket.settimeout(self.timeout if timeout is None else max(timeout, 0.001))
        text = b""
        while True:
            first, second = self._take(2)
            length = second & 0x7F
            if length == 126:
                length = struct.unpack("!H", self._take(2))[0]
            elif length == 127:
                length = struct.unpack("!Q", self._take(8))[0]
            payload = self._take(length)
            opcode = first & 0x0F
            if opcode == PING:
                self.send_frame(PONG, payload)
            elif opcode == CLOSE:
                self.close_code = struct.unpack("!H", payload[:2])[0] if len(payload) >= 2 else None
                self.socket.close()
                raise Closed(self.close_code)
            elif opcode in (TEXT, CONTINUATION):
                text += payload
                if not first & 0x80:
                    continue
                frame = json.loads(text)
                contract().check_frame(self.frames, frame)
                return frame

    def wait_for(self, wanted, what=None, limit=15.0):
        """The first frame, of those passed over or to come, for which wanted(frame) holds."""
        if isinstance(wanted, str):
            name = wanted
            what = what or name
            wanted = lambda frame: frame["type"] == name  # noqa: E731
        for index, frame in enumerate(self.seen):
            if wanted(frame):
                return self.seen.pop(index)
        end = time.monotonic() + limit
        while True:
            left = end - time.monotonic()
            if left <= 0:
                raise AssertionError(f"no frame {what or ''} came; passed over: {self.seen[-5:]}")
            try:
                frame = self.receive(left)
            except socket.timeout:
                continue
            if wanted(frame):
                return frame
            self.seen.append(frame)

    def closed(self, limit=15.0):
        """Reads until the server ends the connection; the close code."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            try:
                self.receive(end - time.monotonic())
            except Closed as ended:
                return ended.code
            except socket.timeout:
                break
        raise AssertionError("the connection stayed open")

    def close(self):
        try:
            self.send_frame(CLOSE, struct.pack("!H", 1000))
        except OSError:
            pass
        self.socket.close()

    def cut(self):
        """Goes away without a word, as a phone in a tunnel does."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()
