"""Measuring how well intents are recognised from the command line."""

import json

from support.server import run

ROWS = [
    ("refund", "I want my money back|how do I get a refund|please refund this order|can I have my money back"),
    ("parcel", "where is my parcel|when will the parcel arrive|track my parcel|the parcel is late"),
    ("invoice", "send me an invoice|I need the invoice|print the invoice again|an invoice for last month"),
]


def measure(train, test, *more):
    done = run("eval", "intent", "--train", train, "--test", test, *more, "--json", check=False)
    return done.returncode, json.loads(done.stdout)


def test_intents_are_learnt_and_asked(tmp_path):
    train, test = tmp_path / "train.tsv", tmp_path / "test.tsv"
    train.write_text("text\tlabel\n" + "".join(f"{t}\t{label}\n" for label, texts in ROWS for t in texts.split("|")))
    test.write_text("label\ttext\nrefund\ta refund please\nparcel\tmy parcel\ninvoice\tthe invoice\noos\ttell me a joke\n")
    status, figures = measure(train, test)
    assert status == 0
    assert figures["accuracy"] == 1 and figures["macro_f1"] == 1
    assert figures["examples"] == 12 and figures["intents"] == 3 and figures["questions"] == 4
    assert sum(tier["share"] for tier in figures["per_tier"].values()) == 1
    for key in ("oos_recall", "train_seconds", "p50_us", "p99_us"):
        assert figures[key] >= 0


def test_bad_tables_are_refused_with_their_line(tmp_path):
    good, bad = tmp_path / "good.tsv", tmp_path / "bad.tsv"
    good.write_text("text\tlabel\nhello\tgreeting\n")
    for content, where in (("text\tname\nx\ty\n", ":1:"), ("text\tlabel\nonly\n", ":2:"), ("", ":1:")):
        bad.write_text(content)
        for train, test in ((bad, good), (good, bad)):
            status, answer = measure(train, test)
            assert status == 2 and answer["error"]["code"] == "eval_input"
            assert f"{bad}{where}" in answer["error"]["detail"]
    status, answer = measure(tmp_path / "absent.tsv", good)
    assert status == 2 and "absent.tsv" in answer["error"]["detail"]
    bad.write_text("text\tlabel\nweather\toos\n")
    status, answer = measure(bad, good)
    assert status == 2 and answer["error"]["code"] == "no_examples"
