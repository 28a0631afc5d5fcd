"""The glossary: synonyms are understood within a second, and a bad row of a file is told."""

import time
import uuid

from support.figures import figure
from support.people import Customer, text_of
from support.wait import until

from test_knowledge import new_entry, xlsx


def ask(server, shop, question):
    return " ".join(text_of(reply) for reply in Customer(server, shop["key"]).ask(question)["replies"])


def word():
    """A Chinese word of rare characters, which nothing else says."""
    digits = uuid.uuid4().hex
    return "".join(chr(0x3400 + int(digits[i:i + 4], 16) % 6000) for i in range(0, 12, 4))


def new_term(boss, term, **more):
    return boss.post("/glossary/terms", {"term": term, **more}).ok(201)


def test_a_synonym_is_understood_at_once_and_forgotten_when_it_goes(server, shop, boss):
    own, customers = word(), word()
    new_entry(boss, f"{own}怎么预约？", "在小程序里预约护理。", similar=[own])
    until(lambda: "预约护理" in ask(server, shop, own), "the entry")
    assert "预约护理" not in ask(server, shop, customers)
    began = time.monotonic()
    term = new_term(boss, own, synonyms=[customers])
    until(lambda: "预约护理" in ask(server, shop, customers), "the synonym")
    seconds = time.monotonic() - began
    figure("glossary edit live after (s)", f"{seconds:.3f}")
    boss.client.delete(f"{boss.base}/glossary/terms/{term['id']}").ok(204)
    until(lambda: "预约护理" not in ask(server, shop, customers), "the removal")


def test_what_a_word_means_is_answered_from_the_glossary(server, shop, boss):
    term = word()
    new_term(boss, term, explanation="花艺师上门布置的服务。")
    until(lambda: "花艺师上门布置" in ask(server, shop, f"{term}是什么意思？"), "the explanation")
    reply = Customer(server, shop["key"]).ask(f"请问什么是{term}？")["replies"][-1]
    assert text_of(reply) == f"{term}：花艺师上门布置的服务。"
    assert reply["sources"] == [{"title": "术语表"}]


def test_the_demo_companies_have_their_glossaries(admin, server):
    for slug in ("tel", "shop", "fin", "med", "ind"):
        found = admin.get(f"/api/v1/workspaces/{server.workspaces()[slug]['slug']}/glossary/terms", {"limit": 200}).ok()
        assert len(found["items"]) >= 30
        assert all(term["explanation"] for term in found["items"] if term["kind"] == "term" and term["version"] == 1
                   and "updated_by_name" not in term)


def test_a_word_belongs_to_one_term(boss):
    a, b = word(), word()
    made = new_term(boss, f"{a} Modem", synonyms=[b])
    boss.post("/glossary/terms", {"term": f"{a} ＭＯＤＥＭ"}).problem(409, "duplicate_term")
    taken = boss.post("/glossary/terms", {"term": word(), "synonyms": [word(), b]}).problem(409, "synonym_taken")
    assert taken["field"] == "/synonyms/1" and b in taken["detail"]
    boss.post("/glossary/terms", {"term": "x" * 101}).problem(400, "too_long")
    boss.post("/glossary/terms", {"term": word(), "synonyms": ["y"] * 51}).problem(400, "too_many")
    boss.post("/glossary/terms", {"term": " 　"}).problem(400, "too_short")
    path = f"{boss.base}/glossary/terms/{made['id']}"
    change = {"term": made["term"], "synonyms": [], "kind": "product", "version": 1}
    assert boss.client.put(path, change).ok()["version"] == 2
    boss.client.put(path, change).problem(409, "term_changed")
    kinds = {kind["name"]: kind["count"] for kind in boss.get("/glossary/kinds").ok()["items"]}
    assert kinds["product"] >= 1 and kinds["term"] >= 30


def test_creating_twice_under_one_key_makes_one(boss):
    body, key = {"term": word()}, {"Idempotency-Key": uuid.uuid4().hex}
    path = f"{boss.base}/glossary/terms"
    first = boss.client.request("POST", path, json=body, headers=key).ok(201)
    assert boss.client.request("POST", path, json=body, headers=key).ok(201)["id"] == first["id"]


def test_the_list_is_searched_and_paged(boss):
    tag = word()
    for n in range(3):
        new_term(boss, f"{tag}{n}", synonyms=[f"{tag}别名{n}"], explanation="解释", kind=f"k{tag}")
    query = {"kind": f"k{tag}", "limit": 2}
    page = boss.get("/glossary/terms", query).ok()
    rest = boss.get("/glossary/terms", {**query, "cursor": page["next_cursor"]}).ok()
    assert [term["term"] for term in page["items"] + rest["items"]] == [f"{tag}2", f"{tag}1", f"{tag}0"]
    assert "next_cursor" not in rest
    assert [t["term"] for t in boss.get("/glossary/terms", {"q": f"{tag}别名1"}).ok()["items"]] == [f"{tag}1"]
    boss.get("/glossary/terms", {"cursor": "nonsense"}).problem(400, "invalid_cursor")


def test_files_are_taken_but_for_bad_rows_and_come_back_as_csv(boss):
    a, b, c = word(), word(), word()
    data = f"术语,同义词,解释,类型\n{a},\"{b}、{c}甲\",盒子,product\n,没有术语,,\n{c},{b},,\n".encode()
    path = f"{boss.base}/glossary/import"
    tried = boss.client.upload(path, "terms.csv", data, "text/csv", query={"dry_run": "true"}).ok()
    assert (tried["rows"], tried["created"], tried["dry_run"]) == (3, 1, True)
    assert boss.get("/glossary/terms", {"q": a}).ok()["items"] == []
    report = boss.client.upload(path, "terms.csv", data, "text/csv").ok()
    assert [(row["row"], row["code"]) for row in report["refused"]] == [(3, "missing_term"), (4, "synonym_taken")]
    again = boss.client.upload(path, "terms.csv", data, "text/csv").ok()
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 1)
    exported = boss.client.request("GET", f"{boss.base}/glossary/export")
    assert exported.status == 200 and exported.headers["content-type"].startswith("text/csv")
    assert f'"{a}","{b}|{c}甲","盒子","product"' in exported.body.decode()
    same = boss.client.upload(path, "back.csv", exported.body, "text/csv").ok()
    assert (same["created"], same["updated"], same["refused"]) == (0, 0, [])


def test_every_format_is_read(boss):
    path = f"{boss.base}/glossary/import"
    a, b, c = word(), word(), word()
    for name, data in (("t.tsv", f"{a}\t{a}甲,{a}乙\t解释".encode()),
                       ("t.xlsx", xlsx([["term", "synonyms"], [b, f"{b}甲|{b}乙"]])),
                       ("t.jsonl", f'{{"term":"{c}","synonyms":["{c}甲","{c}乙"]}}\n'.encode())):
        assert boss.client.upload(path, name, data).ok()["created"] == 1, name
    for each in (a, b, c):
        found = boss.get("/glossary/terms", {"q": each}).ok()["items"]
        assert [term["synonyms"] for term in found] == [[f"{each}甲", f"{each}乙"]]
    boss.client.upload(path, "kb.csv", b"question,answer\na,b\n").problem(400, "import_no_header")


def test_one_companys_words_mean_nothing_to_another(server, admin, boss):
    own, customers = word(), word()
    new_entry(boss, f"{own}的尺寸有哪些？", "有大中小三种。", similar=[f"{own}多大"])
    new_term(boss, own, synonyms=[customers])
    shop, tel = server.workspaces()["shop"], server.workspaces()["tel"]
    until(lambda: "大中小" in ask(server, shop, f"{customers}的尺寸有哪些？"), "the synonym")
    assert "大中小" not in ask(server, tel, f"{customers}的尺寸有哪些？")
    assert admin.get(f"/api/v1/workspaces/{tel['slug']}/glossary/terms", {"q": own}).ok()["items"] == []
