"""Restarts while customers are connected: they come back by themselves and see each message exactly once."""

import pytest
from support.figures import figure
from support.people import hire, until_handled_by
from support.server import Server
from support.talkers import Talkers
from support.wait import until

CUSTOMERS = 25


@pytest.mark.parametrize("blow", ["stop", "kill"])
def test_restart_with_customers_connected(tmp_path, blow):
    server = Server(tmp_path).start()
    try:
        key = server.workspaces()["shop"]["key"]
        with Talkers(server, key, CUSTOMERS) as talkers:
            for _ in range(3):
                talkers.until_each_wrote(2)
                before = [talker.connections for talker in talkers.talkers]
                stop_or_kill(server, blow)
                server.start()
                talkers.until_each(lambda each: each.connections > before[talkers.talkers.index(each)])
            talkers.until_each_wrote(2)
        counts, repeated = talkers.check()
        assert counts.lost() == (0, 0, 0, 0), counts
        assert repeated == 0
        server.stop()
    finally:
        server.discard()
    figure(f"{CUSTOMERS} customers on WebSockets, 3 times {blow} and start", f"{counts}, shown twice {repeated}")


def stop_or_kill(server, blow):
    server.stop() if blow == "stop" else server.kill()


@pytest.mark.parametrize("blow", ["stop", "kill"])
def test_what_an_agent_says_around_a_restart(tmp_path, blow):
    server = Server(tmp_path).start()
    try:
        shop = server.workspaces()["shop"]
        admin = server.admin()
        path = "/api/v1/workspaces/shop/teams"
        for team in admin.get(path).ok()["items"]:
            admin.patch(f"{path}/{team['id']}", {"hours": {"always": True}}).ok()
        agent = hire(admin, "shop")
        agent.choose("online")
        console = agent.socket()
        console.wait_for("hello")
        talkers = Talkers(server, shop["key"], 5)
        conversations = {}
        for talker in talkers.talkers:
            talker.connect()
            name, _ = talker.visit.next_message()
            receipt = talker.customer.send("转人工", name).ok()
            talker.visit.answered(receipt)
            conversations[talker] = receipt["conversation_id"]
            until_handled_by(talker.customer, "human")
        said = {talker: [agent.say(conversation, f"您好 {n}")["id"] for n in range(3)]
                for talker, conversation in conversations.items()}
        for talker, messages in said.items():
            until(lambda: talker.listen(0.01) or set(messages) <= set(talker.seen), "the agent's messages")
        stop_or_kill(server, blow)
        server.start()
        agent.client.close()
        for talker, conversation in conversations.items():  # before the customer is back
            said[talker] += [agent.say(conversation, f"我还在 {n}")["id"] for n in range(3)]
            talker.socket = None
            talker.connect()
            said[talker].append(agent.say(conversation, "再见")["id"])
        counts, repeated = talkers.check()
        assert counts.lost() == (0, 0, 0, 0) and repeated == 0, (counts, repeated)
        for talker in talkers.talkers:
            assert set(said[talker]) <= set(talker.seen)
        server.stop()
    finally:
        server.discard()
    figure(f"an agent's messages around {blow} and start", f"{sum(map(len, said.values()))} said, {counts}")
