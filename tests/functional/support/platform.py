"""A small imitation of a platform's HTTP interface: keeps what it is sent and answers as the test wants."""

import http.server
import json
import threading

from .wait import until


class Call:
    def __init__(self, method, path, headers, body):
        self.method, self.path, self.headers, self.body = method, path, headers, body

    def json(self):
        return json.loads(self.body)


class Platform:
    """`answer(call)` gives (status, headers, body); a body that is no bytes goes out as JSON."""

    def __init__(self, answer):
        self.answer = answer
        self.calls = []
        self.lock = threading.Lock()
        platform = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_one(self):
                size = int(self.headers.get("Content-Length") or 0)
                call = Call(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, self.rfile.read(size))
                with platform.lock:
                    platform.calls.append(call)
                status, headers, body = platform.answer(call)
                if not isinstance(body, bytes):
                    headers, body = {"Content-Type": "application/json", **headers}, json.dumps(body).encode()
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = do_PUT = handle_one

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def seen(self, ending):
        """The calls whose path ends so, in order."""
        with self.lock:
            return [call for call in self.calls if call.path.split("?")[0].endswith(ending)]

    def wait_for(self, ending, count=1, limit=15.0):
        until(lambda: len(self.seen(ending)) >= count, f"{count} calls of {ending}, seen {len(self.seen(ending))}", limit)
        return self.seen(ending)
