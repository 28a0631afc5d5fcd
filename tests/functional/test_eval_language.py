"""Measuring how well languages are recognised from the command line."""

import json

from support.server import run


def measure(file):
    done = run("eval", "language", "--test", file, "--json", check=False)
    return done.returncode, json.loads(done.stdout)


def test_labelled_texts_are_counted_by_language(tmp_path):
    file = tmp_path / "texts.tsv"
    file.write_text("id\ttext\tlang\n1\t怎么取消订单\tzh\n2\t怎麼取消訂單\tzh-Hant\n3\t환불해 주세요\tko\n4\tกี่บาท\tja\n", encoding="utf-8")
    status, figures = measure(file)
    assert status == 0
    assert figures["rows"] == 4 and figures["accuracy"] == 0.75
    assert figures["languages"]["zh-Hant"]["accuracy"] == 1
    assert figures["languages"]["ja"] == {"rows": 1, "accuracy": 0, "taken_for": {"th": 1}}
    assert figures["p50_us"] > 0


def test_a_bad_file_is_refused_with_its_line(tmp_path):
    file = tmp_path / "texts.tsv"
    for content, where, why in (("lang\tname\nzh\t你好\n", 1, "no column text"), ("lang\ttext\nzh\n", 2, "too few columns"),
                                ("lang\ttext\nzh\t你好\n\tno label\n", 3, "no language"), ("lang\ttext\n", 2, "no row")):
        file.write_text(content, encoding="utf-8")
        status, answer = measure(file)
        assert status == 2
        assert f"{file}:{where}:" in answer["error"]["detail"] and why in answer["error"]["detail"]
    status, answer = measure(tmp_path / "absent.tsv")
    assert status == 2 and "absent.tsv" in answer["error"]["detail"]
