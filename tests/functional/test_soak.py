"""Minutes under an even load of every kind: memory, open files and the log must stay level. Behind a flag:

    SOAK_MINUTES=10 /usr/bin/python3 -m pytest tests/functional/test_soak.py -q -s
"""

import json
import os
import pathlib
import statistics
import subprocess
import threading
import time

import pytest
from support.figures import figure
from support.people import Customer
from support.server import Server
from support.server_paths import PROGRAM, ROOT
from support.talkers import Talkers

MINUTES = float(os.environ.get("SOAK_MINUTES", "0"))
RATE = int(os.environ.get("SOAK_RATE", "100"))
SAMPLES = 40
# Caches fill up and the allocator keeps what it once had: between the middle third and the last one memory may
# grow by this share and not more.
GROWTH = 0.08


def sample(server, began):
    folder = pathlib.Path(server.data)
    return {"s": round(time.monotonic() - began), "memory_mib": server.resident_kib() / 1024,
            "own_mib": server.own_kib() / 1024,
            "files": len(os.listdir(f"/proc/{server.process.pid}/fd")),
            "log_mib": (folder / "yingda.db-wal").stat().st_size / 2**20,
            "database_mib": (folder / "yingda.db").stat().st_size / 2**20}


def come_and_go(server, key, stopping):
    """New customers, each on a connection of his own, some of whom look at the page first."""
    while not stopping.wait(0.2):
        customer = Customer(server, key)
        customer.client.get(f"{customer.base}/config")
        customer.ask("怎么取消订单")
        customer.history()
        customer.client.close()


@pytest.mark.skipif(MINUTES == 0, reason="takes SOAK_MINUTES, which is not set")
def test_memory_stays_level(tmp_path):
    seconds = MINUTES * 60
    server = Server(tmp_path).start()
    rows = []
    stopping = threading.Event()
    try:
        key = server.workspaces()["shop"]["key"]
        walker = threading.Thread(target=come_and_go, args=(server, key, stopping))
        with Talkers(server, key, 10, pause=0.7) as talkers:
            walker.start()
            bench = subprocess.Popen(
                [str(PROGRAM), "bench", "consult", "--url", f"http://127.0.0.1:{server.port}", "--rate", str(RATE),
                 "--seconds", str(seconds), "--visitors", "300", "--connections", "16", "--json"],
                stdout=subprocess.PIPE, text=True, cwd=ROOT)
            began = time.monotonic()
            while time.monotonic() - began < seconds:
                stopping.wait(seconds / SAMPLES)
                rows.append(sample(server, began))
                print(json.dumps(rows[-1]), flush=True)
            report = json.loads(bench.communicate(timeout=300)[0])
            stopping.set()
            walker.join()
        counts, repeated = talkers.check()
        server.stop()
    finally:
        stopping.set()
        server.discard()
    assert counts.lost() == (0, 0, 0, 0) and repeated == 0, (counts, repeated)
    lost = [report[name] for name in ("missing", "duplicated", "out_of_order", "unread_visitors")]
    assert lost == [0, 0, 0, 0] and report["errors"] == 0, report
    third = len(rows) // 3
    middle, last = ([row["memory_mib"] for row in part] for part in (rows[third:2 * third], rows[-third:]))
    figure(f"soak of {MINUTES:g} minutes at {RATE}/s",
           f"{report['acknowledged']} acknowledged, p50 {report['p50_ms']:.1f} ms, p99 {report['p99_ms']:.1f} ms; "
           f"WebSockets: {counts}; memory {rows[0]['memory_mib']:.0f} MiB at first, {statistics.mean(middle):.0f} in the "
           f"middle third, {statistics.mean(last):.0f} in the last; files {rows[0]['files']} → {rows[-1]['files']}; "
           f"log at most {max(row['log_mib'] for row in rows):.0f} MiB")
    assert statistics.mean(last) <= statistics.mean(middle) * (1 + GROWTH)
    # The load's own connections close when they are idle and open again.
    assert rows[-1]["files"] <= max(row["files"] for row in rows[:third]) + 5
