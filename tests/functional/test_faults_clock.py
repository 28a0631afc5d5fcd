"""The machine's clock is set back: ids and numbers go on growing, nothing is lost and nothing is stored twice."""

import datetime
import pathlib

import pytest
from support.figures import figure
from support.people import Customer
from support.server import Server
from support.traffic import Traffic
from support.wait import until

LIBRARY = pathlib.Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1")


@pytest.fixture
def server_and_clock(tmp_path):
    """A server whose wall clock is off by what stands in a file; timers go by the steady clock, as ever."""
    libraries = [LIBRARY, *pathlib.Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")]
    library = next((each for each in libraries if each.exists()), None)
    if library is None:
        pytest.skip("libfaketime is not installed (Debian: faketime)")
    clock = tmp_path / "clock"
    clock.write_text("+0")
    # malloc and new of the C and C++ libraries come before those of jemalloc, which asks for the time while libfaketime is not ready yet.
    server = Server(tmp_path, environment={
        "LD_PRELOAD": f"{library} libc.so.6 libstdc++.so.6", "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1", "FAKETIME_DISABLE_SHM": "1"})
    server.start()
    yield server, clock
    server.discard()


def stored_at(server, key):
    """The time by the server's clock."""
    customer = Customer(server, key)
    customer.ask("现在几点")
    return datetime.datetime.fromisoformat(customer.history()[0]["created_at"].replace("Z", "+00:00"))


def set_clock(server, key, clock, offset, real_hours):
    clock.write_text(offset)

    def off():
        ahead = stored_at(server, key) - datetime.datetime.now(datetime.timezone.utc)
        return abs(ahead - datetime.timedelta(hours=real_hours)) < datetime.timedelta(minutes=5)

    until(off, f"the server's clock at {offset}")


def test_the_clock_is_set_back(server_and_clock):
    server, clock = server_and_clock
    key = server.workspaces()["shop"]["key"]
    admin = server.admin()
    talker = Customer(server, key)
    asked = [talker.send("怎么取消订单", "m-before").ok()]
    with Traffic(server, key, messages_each=1_000) as traffic:
        traffic.until_more(50)
        set_clock(server, key, clock, "-1h", -1)
        assert talker.send("怎么取消订单", "m-before").ok()["message_id"] == asked[0]["message_id"], "known as before"
        asked.append(talker.send("运费怎么算", "m-back").ok())
        assert admin.get("/api/v1/auth/session").ok()["account"], "still signed in"
        traffic.until_more(50)
        server.kill()
        server.start()
        traffic.until_more(50)
        talker.client.close()
        asked.append(talker.send("可以开发票吗", "m-restarted").ok())
        set_clock(server, key, clock, "-2d", -48)
        traffic.until_more(50)
        asked.append(talker.send("怎么申请退货", "m-far-back").ok())
        set_clock(server, key, clock, "+30d", 30 * 24)
        traffic.until_more(50)
        set_clock(server, key, clock, "+0", 0)
        traffic.until_more(50)
        asked.append(talker.send("多久能发货", "m-right-again").ok())
    counts = traffic.check()
    traffic.finish_unsure()
    counts = traffic.check()
    ids = [each["message_id"] for each in asked]
    assert ids == sorted(set(ids))
    stored = talker.everything()
    assert [m["id"] for m in stored if m["author"] == "customer"] == ids
    assert [m["seq"] for m in stored] == sorted({m["seq"] for m in stored})
    assert len({each["conversation_id"] for each in asked}) == 1
    figure("clock set back an hour, two days, a month", counts)
    server.stop()
