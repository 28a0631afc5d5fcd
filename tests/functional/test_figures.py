"""Figures of this machine, printed and never asserted: latency, start, memory."""

import http.client
import json
import threading
import time
import uuid

from support.figures import figure, percentile
from support.server import Server

RATE, SECONDS, CONNECTIONS = 100, 4, 8
QUESTIONS = ["怎么取消订单？", "付款后多久发货？", "下单后还能改收货地址吗？", "怎么申请退货？", "优惠券怎么用？"]


def write_at_a_rate(server, key):
    """Messages at fixed moments, whether or not the one before was answered; milliseconds from the intended moment."""
    total, began = RATE * SECONDS, time.monotonic() + 0.2
    latencies, errors, lock = [], [], threading.Lock()
    numbers = iter(range(total))

    def work():
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        while True:
            with lock:
                number = next(numbers, None)
            if number is None:
                return
            due = began + number / RATE
            time.sleep(max(0.0, due - time.monotonic()))
            body = {"visitor_id": f"load-{uuid.uuid4().hex}", "client_message_id": "m",
                    "text": f"{QUESTIONS[number % len(QUESTIONS)]} {number}"}
            connection.request("POST", f"/api/v1/public/{key}/messages", json.dumps(body).encode(),
                               {"Content-Type": "application/json"})
            answer = connection.getresponse()
            answer.read()
            with lock:
                latencies.append((time.monotonic() - due) * 1000)
                if answer.status != 200:
                    errors.append(answer.status)

    threads = [threading.Thread(target=work) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return latencies, errors


def test_figures(tmp_path):
    server = Server(tmp_path)
    server.start()
    try:
        figure("first start, demo loaded (s)", f"{server.start_seconds:.3f}")
        server.stop()
        server.start()
        figure("start with the demo there (s)", f"{server.start_seconds:.3f}")
        figure("memory after start (MiB)", f"{server.resident_kib() / 1024:.1f}")
        latencies, errors = write_at_a_rate(server, server.workspaces()["shop"]["key"])
        figure(f"first answer at {RATE}/s (ms)", f"p50 {percentile(latencies, 0.5):.2f}, "
               f"p99 {percentile(latencies, 0.99):.2f}, max {max(latencies):.2f}, {len(latencies)} messages")
        figure("memory after the load (MiB)", f"{server.resident_kib() / 1024:.1f}")
        assert len(latencies) == RATE * SECONDS and not errors
        server.stop()
    finally:
        server.discard()
