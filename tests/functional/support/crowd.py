"""Many connections at once, without a thread for each."""

import contextlib
import json
import re
import resource
import selectors
import socket
import time

TCP_REPAIR = 19  # linux/tcp.h


def room_for_files(count):
    """Skips nothing and raises this process's own limit, so that the crowd is the server's problem."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(count, most), most))
    return most >= count


@contextlib.contextmanager
def crowd(port, count):
    """So many open connections that have said nothing yet."""
    sockets = []
    try:
        for _ in range(count):
            sockets.append(socket.create_connection(("127.0.0.1", port), timeout=10))
        yield sockets
    finally:
        for each in sockets:
            each.close()


def ended(sockets):
    """How many of them the server has ended."""
    with selectors.DefaultSelector() as selector:
        for each in sockets:
            selector.register(each, selectors.EVENT_READ)
        return sum(1 for key, _ in selector.select(0) if at_end(key.fileobj))


def at_end(each):
    each.setblocking(False)
    try:
        while data := each.recv(65536):
            pass
        return data == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def vanish(each):
    """Is gone without a word to the other side, as a machine that lost its power or its net."""
    each.setsockopt(socket.IPPROTO_TCP, TCP_REPAIR, 1)
    each.close()


def post_bytes(path, body, close=False):
    data = json.dumps(body, ensure_ascii=False).encode()
    return (f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            f"{'Connection: close' + chr(13) + chr(10) if close else ''}Content-Length: {len(data)}\r\n\r\n").encode() + data


def read_answer(each):
    """(status, body as JSON) from a blocking socket."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = each.recv(65536)
        if not piece:
            raise ConnectionError("ended before an answer")
        data += piece
    head, body = data.split(b"\r\n\r\n", 1)
    length = int(re.search(rb"(?i)content-length: *(\d+)", head).group(1))
    while len(body) < length:
        piece = each.recv(65536)
        if not piece:
            raise ConnectionError("ended within an answer")
        body += piece
    return int(head.split(b" ", 2)[1]), json.loads(body)


def all_at_once(port, requests, connections, limit=60):
    """Sends requests (bytes) over that many connections, each the next one as soon as it is answered. Yields
    (index, status, body, seconds); a connection that breaks gives status 0."""
    waiting = list(reversed(list(enumerate(requests))))
    selector = selectors.DefaultSelector()
    for _ in range(min(connections, len(waiting))):
        launch(selector, port, waiting.pop())
    end = time.monotonic() + limit
    while selector.get_map():
        assert time.monotonic() < end, f"{len(waiting)} not sent, {len(selector.get_map())} without an answer"
        for key, _ in selector.select(1):
            index, began = key.data
            selector.unregister(key.fileobj)
            key.fileobj.setblocking(True)
            try:
                status, body = read_answer(key.fileobj)
            except (OSError, ValueError) as broken:
                status, body = 0, {"code": type(broken).__name__}
            key.fileobj.close()
            if waiting:
                launch(selector, port, waiting.pop())
            yield index, status, body, time.monotonic() - began


def launch(selector, port, numbered):
    index, request = numbered
    each = socket.create_connection(("127.0.0.1", port), timeout=30)
    each.sendall(request)
    selector.register(each, selectors.EVENT_READ, (index, time.monotonic()))
