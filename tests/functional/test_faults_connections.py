"""Connections that are too many, too slow, or gone without a word: normal customers go on being served."""

import contextlib
import re
import resource
import socket
import threading
import time

import pytest
from support.crowd import all_at_once, crowd, ended, post_bytes, read_answer, room_for_files, vanish
from support.figures import figure, percentile
from support.people import Customer
from support.server import Server
from support.traffic import Traffic, Visit, check_visits
from support.wait import until


@contextlib.contextmanager
def running(folder, before_start=None, **settings):
    server = Server(folder, environment={f"YINGDA_{name.upper()}": str(value) for name, value in settings.items()})
    server.before_start = before_start
    server.start()
    try:
        yield server
        server.stop()
    finally:
        server.discard()


def shop_key(server):
    return server.workspaces()["shop"]["key"]


def metric(server, name):
    text = server.client().get("/metrics").body.decode()
    return float(re.search(rf"^{name} (\S+)$", text, re.M).group(1))


def ask_fresh(server, key, times):
    """Seconds that new customers, each on a connection of his own, waited for their answer."""
    waits = []
    for _ in range(times):
        began = time.monotonic()
        customer = Customer(server, key)
        customer.ask("怎么取消订单")
        customer.client.close()
        waits.append(time.monotonic() - began)
    return waits


def served_at_last(customer):
    """While all connections are taken a customer is told so; soon those that say nothing have to go. Gives how
    often he was told."""
    told = 0

    def served():
        nonlocal told
        try:
            answer = customer.send("怎么取消订单", "m-first")
        except OSError:  # more are refused at once than are told
            return False
        if answer.status != 200:
            answer.problem(503, "too_many_connections")
            assert int(answer.headers["retry-after"]) > 0
            told += 1
            customer.client.close()
        return answer.status == 200

    until(served, "service for a new customer")
    return told


def test_ten_thousand_idle_and_a_thousand_slow_connections(tmp_path):
    if not room_for_files(12_500):
        pytest.skip("this machine permits too few open files for 11,000 connections")
    with running(tmp_path, server_max_connections=12_000, server_header_timeout_s=3) as server:
        key = shop_key(server)
        before = server.resident_kib()
        with crowd(server.port, 10_000) as idle, Traffic(server, key, writers=4) as traffic:
            until(lambda: metric(server, "yingda_http_connections_open") >= 10_000, "10,000 connections")
            each = (server.resident_kib() - before) / 10_000
            with crowd(server.port, 1_000) as slow:
                # A little of a request now and then: it never ends, but never pauses for long either.
                for piece in (b"GET /api/v1/", b"public", b" HTTP/1.1\r\n", b"Host: a\r\n"):
                    for one in slow:
                        with contextlib.suppress(OSError):
                            one.send(piece)
                    traffic.until_more(50)
                waits = ask_fresh(server, key, 30)
                until(lambda: ended(slow) == 1_000, "the end of the slow ones")
            assert ended(idle) == 0, "they have 75 s"
            traffic.until_more(50)
        assert set(traffic.outcomes) == {"acknowledged"}, traffic.outcomes
        counts = traffic.check()
    figure("10,000 idle and 1,000 slow connections", f"{counts}; new customers waited at most {max(waits) * 1000:.0f} ms; "
           f"{each:.1f} KiB of the server's memory each")


def test_idle_connections_make_room_for_customers(tmp_path):
    with running(tmp_path, server_max_connections=200) as server:
        key = shop_key(server)
        with Traffic(server, key, writers=4) as traffic:
            traffic.until_more(10)
            with crowd(server.port, 400):
                refused = served_at_last(Customer(server, key))
                traffic.until_more(50)
        assert set(traffic.outcomes) == {"acknowledged"}, traffic.outcomes
        counts = traffic.check()
        assert metric(server, "yingda_http_connections_refused_total") >= 100
    figure("400 connections where 200 may be", f"{counts}; the new customer was served after {refused} refusals")


def test_the_limit_of_open_files(tmp_path):
    def limit():
        resource.setrlimit(resource.RLIMIT_NOFILE, (300, 300))

    with running(tmp_path, before_start=limit) as server:
        key = shop_key(server)
        pid = server.process.pid
        with Traffic(server, key, writers=4) as traffic, crowd(server.port, 500) as many:
            # It knows the limit and keeps some for itself, so it says 503 instead of failing somewhere.
            assert "allows fewer connections" in server.log()
            traffic.until_more(50)
            until(lambda: ended(many) >= 300, "an end of those for whom there is no room")
            served_at_last(Customer(server, key))
            # Now really none: what is open goes on, what comes waits, and is served once there are some again.
            resource.prlimit(pid, resource.RLIMIT_NOFILE, (20, 300))
            traffic.until_more(50)
            late = socket.create_connection(("127.0.0.1", server.port), timeout=30)
            visit = Visit()
            name, text = visit.next_message()
            late.sendall(post_bytes(traffic.path, {"visitor_id": visit.visitor, "client_message_id": name, "text": text}))
            until(lambda: "cannot accept" in server.log(), "a refusal by the system")
            traffic.until_more(50)
            resource.prlimit(pid, resource.RLIMIT_NOFILE, (300, 300))
            status, receipt = read_answer(late)
            assert status == 200, receipt
            late.close()
        visit.answered(receipt)
        assert set(traffic.outcomes) == {"acknowledged"}, traffic.outcomes
        counts = traffic.check()
        late_counts = check_visits(server, key, [visit])
        assert late_counts.lost() == (0, 0, 0, 0)
        counts += late_counts
    figure("limit of open files", counts)


def test_half_open_connections(tmp_path):
    """Peers that vanished: no FIN, no RST. They are noticed, and what was for them waits until they are back."""
    with running(tmp_path, websocket_ping_s=1, websocket_silent_s=4, server_idle_timeout_s=2) as server:
        key = shop_key(server)
        customers = [Customer(server, key) for _ in range(60)]
        visits = []
        for customer in customers:
            visits.append(Visit())
            customer.visitor = visits[-1].visitor
            name, text = visits[-1].next_message()
            visits[-1].answered(customer.send(text, name).ok())
        sockets = [customer.socket() for customer in customers]
        for each in sockets:
            each.wait_for("hello")
        assert metric(server, "yingda_ws_open") == 60
        for each in sockets[:30]:
            vanish(each.socket)
        for customer in customers:
            vanish(customer.client.connection.sock)
        for customer, visit in zip(customers, visits):  # written from another device
            customer.client.connection = None
            name, text = visit.next_message()
            visit.answered(customer.send(text, name).ok())
            customer.client.close()
        for each, visit in zip(sockets[30:], visits[30:]):
            each.wait_for(lambda f: f["type"] == "message" and f["message"]["id"] == visit.acknowledged[-1][1])
        alive = threading.Event()

        def answer_pings():
            while not alive.is_set():
                for each in sockets[30:]:
                    with contextlib.suppress(socket.timeout):
                        each.receive(0.001)

        pinged = threading.Thread(target=answer_pings)
        pinged.start()
        try:
            until(lambda: metric(server, "yingda_ws_open") == 30, "an end of the vanished ones")
            until(lambda: metric(server, "yingda_http_connections_open") <= 31, "an end of the vanished ones")
        finally:
            alive.set()
            pinged.join()
        for customer, visit in zip(customers[:30], visits[:30]):
            back = customer.socket(after=visit.acknowledged[0][1])
            hello = back.wait_for("hello")
            replayed = [frame["message"]["id"] for frame in back.seen if frame["type"] == "message"]
            assert len(replayed) == hello["replayed"] == len(set(replayed)) and visit.acknowledged[1][1] in replayed
            back.close()
        for each in sockets[30:]:
            each.close()
        counts = check_visits(server, key, visits)
        assert counts.lost() == (0, 0, 0, 0), counts
    figure("90 half-open connections", counts)


def test_requests_a_byte_at_a_time(tmp_path):
    with running(tmp_path) as server:
        key = shop_key(server)
        with Traffic(server, key, writers=2) as traffic:
            visits, sockets, requests = [], [], []
            for _ in range(20):
                visits.append(Visit())
                name, text = visits[-1].next_message()
                body = {"visitor_id": visits[-1].visitor, "client_message_id": name, "text": text}
                requests.append(post_bytes(traffic.path, body))
                sockets.append(socket.create_connection(("127.0.0.1", server.port), timeout=30))
                sockets[-1].setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for index in range(max(map(len, requests))):
                for each, request in zip(sockets, requests):
                    each.send(request[index:index + 1])
            for each, visit in zip(sockets, visits):
                status, receipt = read_answer(each)
                assert status == 200, receipt
                visit.answered(receipt)
                each.close()
        counts = traffic.check()
        slow = check_visits(server, key, visits)
        assert slow.lost() == (0, 0, 0, 0), slow
        assert slow.acknowledged == 20
        counts += slow
    figure("20 requests a byte at a time", counts)


@pytest.mark.parametrize("queue", [10_000, 16])
def test_a_burst_of_new_visitors(tmp_path, queue):
    """All at once; with a short queue some are asked to come again, and do."""
    room_for_files(4_000)
    with running(tmp_path, store_write_queue=queue) as server:
        key = shop_key(server)
        path = f"/api/v1/public/{key}/messages"
        visits = [Visit() for _ in range(2_000)]
        outcomes, waits = {}, []
        pending = visits
        while pending:
            requests = []
            for visit in pending:
                name, text = visit.next_message()
                requests.append(post_bytes(path, {"visitor_id": visit.visitor, "client_message_id": name, "text": text},
                                           close=True))
            for index, status, body, seconds in all_at_once(server.port, requests, 1_000):
                outcome = "200" if status == 200 else f"{status} {body.get('code')}"
                outcomes[outcome] = outcomes.get(outcome, 0) + 1
                if status == 200:
                    pending[index].answered(body)
                    waits.append(seconds)
            pending = [visit for visit in pending if visit.unsure]
        assert set(outcomes) <= {"200", "503 store_busy"}, outcomes
        after = ask_fresh(server, key, 5)
        assert max(after) < 5
        counts = check_visits(server, key, visits)
        assert counts.lost() == (0, 0, 0, 0), counts
        assert counts.acknowledged == 2_000
    figure(f"burst of 2,000 new visitors, queue of {queue:,}",
           f"{counts}; asked to come again {outcomes.get('503 store_busy', 0)} times; waited p50 "
           f"{percentile(waits, .5):.2f} s, at most {max(waits):.2f} s; right afterwards {max(after) * 1000:.0f} ms")
