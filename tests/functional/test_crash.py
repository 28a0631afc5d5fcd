"""kill -9 in the middle of traffic: every acknowledged message is there after the restart, once and in order."""

import random
import threading
import time

import pytest
from support.people import Customer
from support.server import Server
from support.wait import until

KILLS = 3


class Traffic:
    """Customers who write as fast as they are answered, and remember what was acknowledged."""

    def __init__(self, server, key, customers=6):
        self.server, self.key = server, key
        self.customers = [Customer(server, key) for _ in range(customers)]
        self.acknowledged = {customer.visitor: [] for customer in self.customers}  # (client_message_id, message_id)
        self.unsure = {customer.visitor: None for customer in self.customers}  # sent, but not answered
        self.number = 0
        self.stopping = threading.Event()
        self.threads = []

    def start(self):
        self.stopping.clear()
        self.threads = [threading.Thread(target=self._write, args=(each,)) for each in self.customers]
        for thread in self.threads:
            thread.start()

    def join(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join()

    def count(self):
        return sum(len(rows) for rows in self.acknowledged.values())

    def _write(self, customer):
        rows = self.acknowledged[customer.visitor]
        while not self.stopping.is_set():
            # What was not answered is sent again under its old id, as the widget does.
            name = self.unsure[customer.visitor] or f"{customer.visitor[-6:]}-{len(rows)}"
            self.unsure[customer.visitor] = name
            try:
                answer = customer.send(f"怎么取消订单 {name}", name)
            except Exception:  # noqa: BLE001 — the server has just died, in whatever phase of the exchange
                customer.client.close()
                return
            if answer.status != 200:
                return
            rows.append((name, answer.json()["message_id"]))
            self.unsure[customer.visitor] = None


def check(traffic):
    """Against what is stored: nothing missing, doubled or out of order."""
    for customer in traffic.customers:
        stored = [(m["client_message_id"], m["id"]) for m in customer.everything() if m["author"] == "customer"]
        acknowledged = traffic.acknowledged[customer.visitor]
        names = [name for name, _ in stored]
        assert len(names) == len(set(names)), "doubled"
        assert [row for row in stored if row in set(acknowledged)] == acknowledged, "missing or out of order"
        extra = [name for name in names if name not in {name for name, _ in acknowledged}]
        assert extra in ([], [traffic.unsure[customer.visitor]]), "stored without ever being asked"


@pytest.mark.parametrize("seed", [11, 12])
def test_kill_in_traffic(tmp_path, seed):
    chance = random.Random(seed)
    server = Server(tmp_path).start()
    try:
        traffic = Traffic(server, server.workspaces()["shop"]["key"])
        for _ in range(KILLS):
            before = traffic.count()
            traffic.start()
            until(lambda: traffic.count() > before + 20, "some traffic")
            time.sleep(chance.uniform(0, 0.15))  # the moment of the blow is part of the seed
            server.kill()
            traffic.join()
            server.start()
            check(traffic)
            for customer in traffic.customers:
                numbers = [m["seq"] for m in customer.everything()]
                assert numbers == sorted(set(numbers))
        # What was not answered before the last blow can be sent again and is stored once.
        for customer in traffic.customers:
            name = traffic.unsure[customer.visitor]
            if name:
                traffic.acknowledged[customer.visitor].append(
                    (name, customer.send(f"怎么取消订单 {name}", name).ok()["message_id"]))
                traffic.unsure[customer.visitor] = None
        check(traffic)
        assert traffic.count() > 20 * KILLS
        server.stop()
    finally:
        server.discard()
