"""Knowledge too wide for memory is found by meaning through an index in files, which the next start takes over."""

import os
import pathlib

import pytest
from support.people import Colleague
from support.server import Server, run
from support.server_paths import ROOT
from support.wait import until

ROWS = 3200  # each counts as two wordings; the tier in memory takes 6,000
MODELS = pathlib.Path(os.environ.get("YINGDA_NLU_MODELS_DIR", ROOT / "build/models"))


@pytest.fixture
def own_server(tmp_path):
    running = Server(tmp_path).start()
    yield running
    running.discard()


def import_rows(server, folder):
    table = folder / "parts.csv"
    table.write_text("question,answer\n" + "".join(
        f"编号 {n} 的零件多少钱？,编号 {n} 的零件售价 {n % 90 + 10} 元。\n" for n in range(ROWS)), encoding="utf-8")
    run("import", "faq", table, "--workspace", "shop", "--data", server.data)


def first_candidate(boss, text):
    found = boss.post("/knowledge/test", {"text": text}).ok()["candidates"]
    why = found[0]["why"] if found else {"tiers": [{"name": "none"}]}
    return why["tiers"][0]["name"], found[0]["question"] if found else ""


def segments(server, shop):
    return {path.name: path.stat().st_mtime_ns for path in (server.data / "index" / shop["id"]).glob("segment-*.ydx")}


@pytest.mark.skipif(not list(MODELS.glob("use-*.bin")), reason="the sentence encoder was not fetched")
def test_meaning_finds_among_thousands_of_entries_and_survives_a_restart(own_server, tmp_path):
    question = "quand vais-je recevoir mon remboursement ?"
    import_rows(own_server, tmp_path)
    shop = own_server.workspaces()["shop"]

    def is_found():
        boss = Colleague(own_server.admin(), "shop")
        return first_candidate(boss, question) == ("meaning", "退款多久到账？") and segments(own_server, shop)

    until(is_found, "the meaning of thousands of entries", 120)
    # The whole of it is written before it goes live.
    before = segments(own_server, shop)
    own_server.stop()
    own_server.start()
    until(is_found, "the meaning after a restart", 30)
    assert segments(own_server, shop) == before
    # A damaged index is built anew.
    own_server.stop()
    for name in before:
        path = own_server.data / "index" / shop["id"] / name
        path.write_bytes(path.read_bytes()[:-64])
    own_server.start()
    until(is_found, "the meaning after the index was damaged", 120)
    assert "index is damaged" in own_server.log()
