"""kill -9 in the middle of traffic: every acknowledged message is there after the restart, once and in order.

FAULT_KILLS=50 gives the long version; the moments are part of the seed.
"""

import os
import random
import time

from support.figures import figure
from support.server import Server
from support.traffic import Traffic

KILLS = int(os.environ.get("FAULT_KILLS", "10"))
# A start takes 0.2 to 0.5 s, so some blows fall into one.
LONGEST_START = 0.4


def test_kill_in_traffic(tmp_path):
    chance = random.Random(11)
    server = Server(tmp_path).start()
    in_start = 0
    try:
        with Traffic(server, server.workspaces()["shop"]["key"]) as traffic:
            for _ in range(KILLS):
                traffic.until_more(chance.randrange(1, 60))
                time.sleep(chance.uniform(0, 0.1))
                server.kill()
                if chance.random() < 0.3:
                    server.launch()
                    time.sleep(chance.uniform(0, LONGEST_START))
                    server.kill()
                    in_start += 1
                server.start()
            traffic.until_more(30)
        first = traffic.check()
        traffic.finish_unsure()
        counts = traffic.check()
        assert counts.acknowledged >= first.acknowledged > KILLS
        assert server.database_is_whole()
        server.stop()
        assert server.database_is_whole()
    finally:
        server.discard()
    figure(f"kill -9, {KILLS} times and {in_start} in a start", counts)
