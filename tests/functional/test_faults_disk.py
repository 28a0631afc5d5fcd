"""Disks that are full, read-only or damaged: refused clearly, nothing lost, and back to work by itself."""

import json
import os
import pathlib
import random
import resource

import pytest
from support.disks import ext4_disk, fill, mount, mounted, small_disk
from support.figures import figure
from support.people import Customer
from support.samples import PNG
from support.server import Server, run
from support.traffic import Traffic
from support.wait import until


def server_on(folder, disk):
    """The log stays elsewhere: it is not the log's disk that fails."""
    server = Server(folder)
    server.data = disk / "data"
    return server


def shop_key(server):
    return server.workspaces()["shop"]["key"]


def test_a_full_disk_and_its_recovery(tmp_path):
    with small_disk(tmp_path / "disk", 12) as disk:
        server = server_on(tmp_path, disk).start()
        try:
            key = shop_key(server)
            admin = server.admin()
            with Traffic(server, key) as traffic:
                for _ in range(3):
                    traffic.until_more(40)
                    filler = fill(disk)
                    traffic.until_outcome("503 storage_full", 20)
                    # Reading goes on, and whatever else writes says the same.
                    reader = Customer(server, key, visitor=traffic.visits[0].visitor)
                    assert reader.everything()
                    reader.client.upload(f"{reader.base}/uploads", "dot.png", PNG, "image/png",
                                         query={"visitor_id": reader.visitor}).problem(503, "storage_full")
                    admin.post("/api/v1/workspaces/shop/teams", {"name": "no room"}).problem(503, "storage_full")
                    assert admin.get("/readyz").status == 200
                    filler.unlink()
                traffic.until_more(40)
            counts = traffic.check()
            assert set(traffic.outcomes) == {"acknowledged", "503 storage_full"}, traffic.outcomes
            traffic.finish_unsure()
            counts = traffic.check()
            assert [t for t in admin.get("/api/v1/workspaces/shop/teams").ok()["items"] if t["name"] == "no room"] == []
            server.kill()
            server.start()
            assert traffic.check().acknowledged == counts.acknowledged
            assert server.database_is_whole()
            # The search index lies on the same disk: it catches up with what was stored meanwhile.
            found_last = traffic.visits[-1].acknowledged[-1][0].split("-")[0]
            admin = server.admin()
            until(lambda: admin.get("/api/v1/workspaces/shop/search", {"q": found_last}).ok()["items"], "the index")
            server.stop()
        finally:
            server.discard()
    figure("full disk, 3 times", f"{counts}; refused {traffic.outcomes['503 storage_full']} times by 503 storage_full")


def test_a_limit_of_file_sizes_and_a_log_that_nobody_reads(tmp_path):
    server = Server(tmp_path)
    os.mkfifo(server.log_path)
    reader = os.open(server.log_path, os.O_RDONLY | os.O_NONBLOCK)
    server.start()
    try:
        os.close(reader)
        with Traffic(server, shop_key(server)) as traffic:
            traffic.until_more(40)
            size = (server.data / "yingda.db-wal").stat().st_size
            resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
            traffic.until_outcome("503 storage_full", 20)
            resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            traffic.until_more(40)
        traffic.finish_unsure()
        counts = traffic.check()
        assert set(traffic.outcomes) == {"acknowledged", "503 storage_full"}, traffic.outcomes
        server.stop()
    finally:
        server.discard()
    figure("limit of file sizes, log without a reader", counts)


def test_a_start_on_a_full_disk_is_refused_clearly(tmp_path):
    with small_disk(tmp_path / "disk", 4) as disk:
        filler = fill(disk)
        refused = run("serve", "--json", "--data", disk / "data", "--listen", "127.0.0.1:0", check=False)
        assert refused.returncode in (1, 2)
        assert json.loads(refused.stdout)["error"]["code"] in ("data_folder_unusable", "storage_full"), refused.stdout
        filler.unlink()
        server = server_on(tmp_path, disk).start()
        try:
            server.stop()
        finally:
            server.discard()


def test_a_disk_that_becomes_read_only(tmp_path):
    """As Linux does with a file system on which it has found a fault."""
    with ext4_disk(tmp_path / "disk", 64) as disk:
        server = server_on(tmp_path, disk).start()
        try:
            key = shop_key(server)
            with Traffic(server, key) as traffic:
                traffic.until_more(60)
                assert mount("-o", "remount,abort", disk) is None
                traffic.until_outcome("503 storage_read_only", 20)
                reader = Customer(server, key, visitor=traffic.visits[0].visitor)
                assert reader.everything()
                reader.client.upload(f"{reader.base}/uploads", "dot.png", PNG, "image/png",
                                     query={"visitor_id": reader.visitor}).problem(503, "storage_read_only")
                assert server.alive()
            # Whoever waited for the disk at that very moment hears of its failure.
            assert set(traffic.outcomes) - {"500 storage_failed"} == {"acknowledged", "503 storage_read_only"}
            assert traffic.outcomes["500 storage_failed"] <= len(traffic.threads), traffic.outcomes
            counts = traffic.check()
            server.stop()
        finally:
            server.discard()
    figure("disk becomes read-only", counts)


def test_a_start_on_a_read_only_disk_is_refused_clearly(tmp_path):
    server = Server(tmp_path).start()
    try:
        with Traffic(server, shop_key(server), writers=2) as traffic:
            traffic.until_more(20)
        server.stop()
        before = {path.name: path.read_bytes() for path in server.data.iterdir() if path.is_file()}
        with mounted(server.data, "--bind", server.data):
            assert mount("-o", "remount,ro,bind", server.data) is None
            refused = run("serve", "--json", "--data", server.data, "--listen", "127.0.0.1:0", check=False)
            assert refused.returncode in (1, 2)
            problem = json.loads(refused.stdout)["error"]
            assert problem["code"] == "data_folder_unusable" and "ead-only" in problem["detail"], problem
        assert before == {path.name: path.read_bytes() for path in server.data.iterdir() if path.is_file()}
        server.start()
        figure("read-only disk at start", traffic.check())
        server.stop()
    finally:
        server.discard()


def last_frame(wal):
    """Where the last frame of a write-ahead log begins, and where its end is."""
    page = int.from_bytes(wal[8:12], "big")
    frame = 24 + page
    salt = wal[16:24]
    end = 32
    # Frames of an earlier round, with other salt, may follow.
    while end + frame <= len(wal) and wal[end + 8:end + 16] == salt:
        end += frame
    return end - frame, end


@pytest.mark.parametrize("damage", ["flipped", "torn", "zeroed", "garbage behind"])
def test_a_damaged_last_frame_of_the_log(tmp_path, damage):
    """Only what the damaged commit held may be gone: everything acknowledged before it is whole."""
    server = Server(tmp_path).start()
    try:
        key = shop_key(server)
        with Traffic(server, key) as traffic:
            traffic.until_more(60)
        last = Customer(server, key).ask("最后一句")
        server.kill()
        path = pathlib.Path(server.data) / "yingda.db-wal"
        wal = bytearray(path.read_bytes())
        begin, end = last_frame(wal)
        if damage == "flipped":
            wal[begin + 24 + random.Random(5).randrange(end - begin - 24)] ^= 0x40
        elif damage == "torn":
            del wal[begin + 100:]
        elif damage == "zeroed":
            wal[begin:end] = bytes(end - begin)
        else:
            wal[end:] = random.Random(6).randbytes(9_000)
        path.write_bytes(wal)
        server.start()
        counts = traffic.check()
        assert server.database_is_whole()
        again = Customer(server, key).ask("重新开始")
        assert again["message_id"] > max(m for visit in traffic.visits for _, m, _ in visit.acknowledged)
        if damage == "garbage behind":
            assert again["message_id"] > last["message_id"]
        server.stop()
    finally:
        server.discard()
    figure(f"last frame of the log {damage}", counts)


def test_the_count_sees_a_loss(tmp_path):
    """What all these tests rest on: a quarter of the log is taken away, and the count says so."""
    server = Server(tmp_path).start()
    try:
        with Traffic(server, shop_key(server)) as traffic:
            traffic.until_more(60)
        server.kill()
        path = pathlib.Path(server.data) / "yingda.db-wal"
        wal = path.read_bytes()
        _, end = last_frame(wal)
        path.write_bytes(wal[:end * 3 // 4])
        server.start()
        with pytest.raises(AssertionError, match=r"missing [1-9]"):
            traffic.check()
        server.stop()
    finally:
        server.discard()
