"""More customers than the server lets in at once: refused before anything is stored, fairly, and over with the burst."""

import threading

from support.figures import figure
from support.people import Customer
from support.server import Server
from support.traffic import Traffic

MOST = 8  # messages under way, so that a few connections are an overload on any machine
BESIDE = 30


def test_a_burst_is_refused_in_time_and_leaves_room_for_others(tmp_path):
    server = Server(tmp_path, environment={"YINGDA_LIMITS_MESSAGES_UNDER_WAY": str(MOST)}).start()
    try:
        spaces = server.workspaces()
        with Traffic(server, spaces["shop"]["key"], writers=24) as traffic:
            traffic.until_outcome("503 store_busy", 200)
            # Whoever writes to another company meanwhile is let in, message by message.
            beside = Customer(server, spaces["tel"]["key"])
            for number in range(BESIDE):
                beside.ask(f"怎么办理宽带 {number}")
            refused = see_refusal(server, spaces["shop"]["key"])
            assert int(refused.headers["retry-after"]) > 0
            traffic.until_more(100)
        assert set(traffic.outcomes) == {"acknowledged", "503 store_busy"}, traffic.outcomes
        # The burst is over: the next customers are served at once.
        for number in range(20):
            Customer(server, spaces["shop"]["key"]).ask(f"运费怎么算 {number}")
        traffic.finish_unsure()
        counts = traffic.check()
        sent = [message for message in beside.everything() if message["author"] == "customer"]
        assert len(sent) == BESIDE
        figure("overload, 24 writers where 2 fit",
               f"{counts}; refused {traffic.outcomes['503 store_busy']}; beside it all {BESIDE} of another company")
        server.stop()
    finally:
        server.discard()


def see_refusal(server, key):
    """What a customer is told who comes while others press: one of several at once is refused before long."""
    refused, stop = [], threading.Event()

    def press():
        customer = Customer(server, key)
        while not stop.is_set():
            answer = customer.send("多久能发货")
            if answer.status == 503:
                refused.append(answer)
                stop.set()

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    refused[0].problem(503, "store_busy")
    return refused[0]
