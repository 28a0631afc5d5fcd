"""A language that the sentence encoder does not know is understood by the second model, when it is asked for."""

import os
import pathlib

import pytest
from support.people import Colleague
from support.server import Server, run
from support.server_paths import ROOT
from support.wait import until

MODELS = pathlib.Path(os.environ.get("YINGDA_NLU_MODELS_DIR", ROOT / "build/models"))
QUESTION = "Mình trả hàng xong rồi, bao giờ tiền về tài khoản vậy?"  # when will the refund be on my account?
ON = {"YINGDA_NLU_E5": "true"}


def first_candidate(server):
    boss = Colleague(server.admin(), "shop")
    found = boss.post("/knowledge/test", {"text": QUESTION}).ok()["candidates"]
    return found[0]["question"] if found else ""


@pytest.fixture
def own_server(tmp_path):
    running = Server(tmp_path, environment=ON)
    yield running
    running.discard()


@pytest.mark.skipif(not (list(MODELS.glob("use-*.bin")) and list(MODELS.glob("e5-*.bin"))),
                    reason="no e5 model (scripts/fetch-models.sh --with e5)")
def test_a_vietnamese_question_finds_a_chinese_entry(own_server):
    own_server.start()
    until(lambda: first_candidate(own_server) == "退款多久到账？", "the entry behind a Vietnamese question", 300)
    kept = own_server.data / "e5-vectors.bin"
    assert kept.stat().st_size > 0
    # The vectors are kept: after a restart it takes seconds, even where one is damaged.
    own_server.stop()
    damaged = bytearray(kept.read_bytes())
    damaged[100] ^= 255
    kept.write_bytes(damaged)
    own_server.start()
    until(lambda: first_candidate(own_server) == "退款多久到账？", "the same after a restart", 60)


@pytest.mark.skipif(not list(MODELS.glob("use-*.bin")), reason="the sentence encoder was not fetched")
def test_without_its_model_the_server_says_so_and_works_on(tmp_path):
    models = tmp_path / "models"
    models.mkdir()
    for file in [*MODELS.glob("use-*.bin"), *MODELS.glob("languages-*.bin")]:
        (models / file.name).symlink_to(file.resolve())
    server = Server(tmp_path, environment=ON | {"YINGDA_NLU_MODELS_DIR": str(models)}).start()
    try:
        until(lambda: "scripts/fetch-models.sh --with e5" in server.log(), "the log to name what is missing", 30)
        boss = Colleague(server.admin(), "shop")
        assert boss.post("/knowledge/test", {"text": "when do I get my money back?"}).ok()["candidates"]
        server.stop()
    finally:
        server.discard()


def test_an_evaluation_with_e5_names_the_missing_model(tmp_path):
    done = run("eval", "workspace", ROOT / "examples/companies/shop", "--e5", "--set", f"nlu.models_dir={tmp_path}",
               check=False)
    assert done.returncode != 0
    assert "fetch" in done.stderr
