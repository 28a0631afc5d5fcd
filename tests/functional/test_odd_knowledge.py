"""What the bot is taught and asked may be anything: it says what is wrong or makes the best of it, and never falls."""

import json
import pathlib

import pytest
from support.people import Customer
from support.server import run
from support.wait import until

MODEL = "use-multilingual-v3.bin"
ROOT = pathlib.Path(__file__).resolve().parents[2]
ODD = ["退", "😀😀😀", "？！", "退款" * 2000, "a" * 10_000, " \t ", "\u202e退款", "\ufffd"]


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:4]))
def test_odd_questions_are_answered_or_refused(server, shop, boss, text):
    answer = Customer(server, shop["key"]).send(text)
    tested = boss.post("/knowledge/test", {"text": text})
    if answer.status == 200:
        assert answer.json()["replies"]
    else:  # longer than a message may be
        assert answer.status == 400 and answer.code() and answer.json()["title"], answer.body
    assert tested.status in (200, 400), tested.body
    assert Customer(server, shop["key"]).ask("怎么取消订单")["replies"], "the next customer is served"


def test_two_entries_with_one_question_are_asked_back_about(server, shop, boss):
    question = "云游四海卡能不能转送给别人用？"
    for text in ("可以转送一次。", "不能转送。"):
        body = {"question": question, "answers": [{"language": "zh", "parts": [{"type": "text", "text": text}]}]}
        boss.post("/knowledge/entries", body).ok(201)

    def candidates():
        found = boss.post("/knowledge/test", {"text": question}).ok()["candidates"]
        return [one for one in found if one["question"] == question]
    assert len(until(lambda: candidates() if len(candidates()) == 2 else None, "both entries")) == 2
    reply = Customer(server, shop["key"]).ask(question)["replies"][0]
    assert reply["kind"] in ("answer", "clarify") and "转送" in json.dumps(reply, ensure_ascii=False)


def intents(folder, train, test="text\tlabel\nhello\tgreeting\n", *more):
    (folder / "train.tsv").write_bytes(train if isinstance(train, bytes) else train.encode())
    (folder / "test.tsv").write_text(test)
    done = run("eval", "intent", "--train", folder / "train.tsv", "--test", folder / "test.tsv", *more, "--json", check=False)
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("train", [
    "text\tlabel\nhello\tgreeting\n",
    "text\tlabel\nhello\tgreeting\nbye\tfarewell\n",
    "text\tlabel\nhello\tgreeting\nhi there\tgreeting\ngood bye\tfarewell\n",
    "text\tlabel\nhello\tgreeting\nhello\tfarewell\nhello\tgreeting\n",
    "text\tlabel\n😀\tgreeting\n？\tfarewell\nhello\tgreeting\n",
    f"text\tlabel\n{'long ' * 2000}\tfarewell\nhello\tgreeting\n",
], ids=["one row", "one row a class", "a class with one example", "contradicting labels", "no words", "a long text"])
def test_poor_training_sets_give_a_model_that_knows_what_it_was_told(tmp_path, train):
    status, figures = intents(tmp_path, train)
    assert status == 0, figures
    assert figures["questions"] == 1 and 0 <= figures["accuracy"] <= 1
    if "hello\tfarewell" not in train:
        assert figures["accuracy"] == 1
    again = intents(tmp_path, train)[1]
    for key in ("accuracy", "calibration_error", "oos_auroc", "accuracy_of_surest_90"):
        assert figures[key] == again[key]


def test_a_training_set_that_is_no_text_is_refused(tmp_path):
    status, answer = intents(tmp_path, b"text\tlabel\n\xff\xfe\x80\tgreeting\nhello\tgreeting\n")
    if status == 0:  # taken with the broken bytes as U+FFFD
        assert answer["accuracy"] == 1
    else:
        assert status == 2 and ":2:" in answer["error"]["detail"]


@pytest.fixture(scope="module")
def model():
    path = ROOT / "build/models" / MODEL
    if not path.is_file():
        pytest.skip("the sentence encoder was not fetched")
    return path.read_bytes()


def workspace(models_dir):
    done = run("eval", "workspace", ROOT / "examples/companies/shop", "--set", f"nlu.models_dir={models_dir}", "--json", check=False)
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("harm", ["cut in half", "empty", "one bit in the middle", "one bit at the end", "another file"])
def test_a_damaged_model_is_named_and_never_used(tmp_path, model, harm):
    damaged = bytearray(model)
    if harm == "cut in half":
        del damaged[len(damaged) // 2:]
    elif harm == "empty":
        damaged.clear()
    elif harm == "another file":
        damaged[:] = b"PK\x03\x04 not a model" * 100
    else:
        damaged[len(damaged) // 2 if "middle" in harm else -1] ^= 1
    (tmp_path / MODEL).write_bytes(damaged)
    status, answer = workspace(tmp_path)
    assert status == 2 and answer["error"]["code"] == "model_damaged", answer
    doctor = run("doctor", "--set", f"nlu.models_dir={tmp_path}", check=False)
    assert MODEL in doctor.stdout + doctor.stderr


def test_without_a_model_words_alone_are_used_and_it_is_said(tmp_path):
    status, figures = workspace(tmp_path)
    assert status == 0 and figures["encoder"] is False
    assert "meaning" not in figures["per_tier"] and 0.99 < sum(t["share"] for t in figures["per_tier"].values()) < 1.01
    assert figures["top1"] > 0.7
