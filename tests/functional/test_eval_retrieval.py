"""Measuring how well documents are found from the command line."""

import json

from support.server import run

KB = [("refund", "How long does a refund take?"), ("address", "Can I change the delivery address?"),
      ("invoice", "怎么开发票？"), ("warranty", "保修期是多久？"), ("invoice", "在哪里申请电子发票")]
QUERIES = [("refund", "when is my refund here"), ("address", "change the address of a delivery"), ("invoice", "电子发票怎么申请"),
           ("warranty", "保修多久"), ("", "今天天气怎么样")]


def table(path, rows):
    path.write_text("text\tlang\tid\n" + "".join(f"{text}\t-\t{key}\n" for key, text in rows), encoding="utf-8")
    return path


def measure(kb, queries, *more):
    done = run("eval", "retrieval", "--kb", kb, "--queries", queries, *more, "--json", check=False)
    return done.returncode, json.loads(done.stdout)


def test_documents_are_indexed_and_found(tmp_path):
    status, figures = measure(table(tmp_path / "kb.tsv", KB), table(tmp_path / "queries.tsv", QUERIES))
    assert status == 0
    assert figures["hit1"] == 1 and figures["hit3"] == 1 and figures["hit10"] == 1 and figures["mrr10"] == 1
    assert figures["documents"] == 4 and figures["queries"] == 4 and figures["without_answer"] == 1
    assert figures["turned_away_at_95"] == 1 and figures["oos_auroc"] == 1
    assert figures["languages"]["zh"]["queries"] == 2 and figures["languages"]["en"]["hit1"] == 1
    for key in ("p50_us", "p99_us", "index_seconds", "search_p50_us"):
        assert figures[key] > 0


def test_words_alone_without_a_model(tmp_path):
    status, figures = measure(table(tmp_path / "kb.tsv", KB), table(tmp_path / "queries.tsv", QUERIES),
                              "--set", f"nlu.models_dir={tmp_path}")
    assert status == 0
    assert figures["meaning"] is False and figures["encoded"] == 0 and figures["hit3"] == 1


def test_a_kept_index_is_brought_up_to_date(tmp_path):
    queries = table(tmp_path / "queries.tsv", QUERIES[:1])
    _, first = measure(table(tmp_path / "kb.tsv", KB), queries, "--index", tmp_path / "index")
    changed = KB[:1] + [("address", "How do I move the delivery elsewhere?")]
    _, second = measure(table(tmp_path / "kb.tsv", changed), queries, "--index", tmp_path / "index")
    assert (first["documents"], second["documents"]) == (4, 2)
    if first["meaning"]:
        assert (first["encoded"], second["encoded"]) == (5, 1)


def test_bad_input_is_refused_with_its_line(tmp_path):
    kb, queries, bad = table(tmp_path / "kb.tsv", KB), table(tmp_path / "queries.tsv", QUERIES), tmp_path / "bad.tsv"
    for content, where in (("id\tname\nx\ty\n", ":1:"), ("id\ttext\nonly\n", ":2:"), ("", ":1:"), ("id\ttext\n", ":1:")):
        bad.write_text(content)
        for pair in ((bad, queries), (kb, bad)):
            status, answer = measure(*pair)
            assert status == 2 and answer["error"]["code"] == "eval_input"
            assert f"{bad}{where}" in answer["error"]["detail"]
    bad.write_text("id\ttext\n\nrefund\tmoney\nnobody\tmoney\n")
    status, answer = measure(kb, bad)
    assert status == 2 and f"{bad}:4:" in answer["error"]["detail"] and "nobody" in answer["error"]["detail"]
    bad.write_text("id\ttext\na\tx\n\ty\n")
    status, answer = measure(bad, queries)
    assert status == 2 and f"{bad}:3:" in answer["error"]["detail"]
    status, answer = measure(tmp_path / "absent.tsv", queries)
    assert status == 2 and "absent.tsv" in answer["error"]["detail"]


def test_damaged_files_are_refused(tmp_path):
    kb, queries, index = table(tmp_path / "kb.tsv", KB), table(tmp_path / "queries.tsv", QUERIES), tmp_path / "index"
    measure(kb, queries, "--index", index)
    segment = next(index.glob("segment-*.ydx"))
    content = bytearray(segment.read_bytes())
    content[len(content) // 2] ^= 1
    segment.write_bytes(content)
    status, answer = measure(kb, queries, "--index", index)
    assert status == 2 and answer["error"]["code"] == "index_damaged" and str(segment) in answer["error"]["detail"]
    (tmp_path / "use-multilingual-v3.bin").write_bytes(b"no model")
    status, answer = measure(kb, queries, "--set", f"nlu.models_dir={tmp_path}")
    assert status == 2 and answer["error"]["code"] == "model_damaged"
