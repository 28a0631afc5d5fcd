"""Knowledge: what is edited is answered at once, and a bad row of a file is told."""

import io
import time
import uuid
import zipfile

from support.figures import figure
from support.people import Customer, text_of
from support.wait import until


def ask_until(server, shop, question, wanted, limit=5):
    """Ever new visitors ask until the answer holds `wanted`; the seconds it took."""
    began = time.monotonic()
    until(lambda: any(wanted in text_of(reply) for reply in Customer(server, shop["key"]).ask(question)["replies"]),
          f"the answer {wanted}", limit)
    return time.monotonic() - began


def new_entry(boss, question, answer, **more):
    body = {"question": question, "answers": [{"language": "zh", "parts": [{"type": "text", "text": answer}]}], **more}
    return boss.post("/knowledge/entries", body).ok(201)


def test_an_edit_is_live_within_a_second(server, shop, boss):
    question = "会员星辰卡如何办理挂失补卡？"
    entry = new_entry(boss, question, "第一版：请到柜台办理。", source_title="《会员手册》")
    seconds = ask_until(server, shop, question, "第一版")
    changed = {"version": entry["version"], "question": question,
               "answers": [{"language": "zh", "parts": [{"type": "text", "text": "第二版：请在 App 办理。"}]}]}
    path = f"{boss.base}/knowledge/entries/{entry['id']}"
    boss.client.put(path, changed).ok()
    edited = ask_until(server, shop, question, "第二版")
    figure("knowledge edit live after (s)", f"new {seconds:.3f}, changed {edited:.3f}")
    boss.client.put(path, changed).problem(409, "entry_changed")
    boss.client.delete(path).ok(204)
    until(lambda: "第二版" not in str(Customer(server, shop["key"]).ask(question)["replies"]), "the removal")


def test_what_is_not_valid_now_is_never_quoted(server, shop, boss):
    question = "中秋限定礼盒玉兔款怎么预订？"
    new_entry(boss, question, "玉兔款已经下架。", valid_until="2020-01-01T00:00:00Z")
    new_entry(boss, "草稿里的问题金桂款怎么预订？", "草稿不能说出去。", status="draft")
    marker = "限量版青瓷杯怎么预订？"
    new_entry(boss, marker, "青瓷杯请预订。")
    ask_until(server, shop, marker, "青瓷杯请预订")
    for asked in (question, "草稿里的问题金桂款怎么预订？"):
        replies = str(Customer(server, shop["key"]).ask(asked)["replies"])
        assert "玉兔款已经下架" not in replies and "草稿不能说出去" not in replies


def test_the_test_box_says_how_sure_and_why_and_stores_nothing(boss):
    before = boss.get("/conversations/counts").ok()
    result = boss.post("/knowledge/test", {"text": "怎样取消订单"}).ok()
    assert result["kind"] == "answer" and result["candidates"][0]["score"] > 0.5
    assert result["candidates"][0]["why"] and result["micros"] >= 0
    assert boss.get("/conversations/counts").ok() == before


def test_the_test_box_knows_what_was_just_saved(boss):
    question = "星河联名伞怎么保养？"
    entry = new_entry(boss, question, "第 0 版。")
    path = f"{boss.base}/knowledge/entries/{entry['id']}"
    for version in range(1, 9):
        answers = [{"language": "zh", "parts": [{"type": "text", "text": f"第 {version} 版。"}]}]
        entry = boss.client.put(path, {"version": entry["version"], "question": question, "answers": answers}).ok()
        tested = boss.post("/knowledge/test", {"text": question}).ok()
        assert tested["parts"][0]["text"].startswith(f"第 {version} 版"), tested["parts"]
    boss.client.delete(path).ok(204)


def csv_with_bad_rows():
    tag = uuid.uuid4().hex[:6]
    rows = ["question,answer,similar,category",
            f"好问题一 {tag}?,好回答一,另一种问法 {tag},订单",
            ",没有问题的回答,,订单",
            f"没有回答的问题 {tag}?,,,订单",
            f"好问题二 {tag}?,好回答二,,订单",
            f"太长的问题 {'长' * 600},回答,,订单"]
    return "\n".join(rows)


def test_a_file_with_bad_rows_is_taken_but_for_those(boss):
    path = f"{boss.base}/knowledge/import"
    data = csv_with_bad_rows().encode()
    tried = boss.client.upload(path, "faq.csv", data, "text/csv", query={"dry_run": "true"}).ok()
    assert (tried["created"], tried["dry_run"]) == (2, True)
    report = boss.client.upload(path, "faq.csv", data, "text/csv").ok()
    assert (report["rows"], report["created"]) == (5, 2)
    assert [row["row"] for row in report["refused"]] == [3, 4, 6]
    assert all(row["code"] and row["reason"] for row in report["refused"])
    again = boss.client.upload(path, "faq.csv", data, "text/csv").ok()
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 2)


def xlsx(rows):
    """A small workbook with inline strings."""
    cells = "".join(
        f'<row r="{r}">' + "".join(f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{value}</t></is></c>'
                                   for c, value in enumerate(row)) + "</row>" for r, row in enumerate(rows, 1))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="'
        'application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
        'sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relations}/'
        'officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet name="FAQ" sheetId="1" '
        'r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="'
        f'{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return out.getvalue()


def test_a_spreadsheet_with_bad_rows(boss):
    tag = uuid.uuid4().hex[:6]
    data = xlsx([["问题", "回答"], [f"表格问题 {tag}？", "表格回答"], ["", "没有问题"], [f"没有回答 {tag}？", ""]])
    report = boss.client.upload(f"{boss.base}/knowledge/import", "faq.xlsx", data).ok()
    assert (report["created"], [row["row"] for row in report["refused"]]) == (1, [3, 4])
    found = boss.get("/knowledge/entries", {"q": f"表格问题 {tag}"}).ok()["items"]
    assert [entry["question"] for entry in found] == [f"表格问题 {tag}？"]


def test_broken_files_are_refused_and_store_nothing(boss):
    count = sum(row["count"] for row in boss.get("/knowledge/categories").ok()["items"])
    path = f"{boss.base}/knowledge/import"
    whole = xlsx([["question", "answer"], ["broken?", "never"]])
    cases = [("cut.xlsx", whole[: len(whole) // 2]), ("no.xlsx", b"PK\x03\x04 this is no workbook"),
             ("empty.csv", b""), ("noheader.csv", b"just,some,cells\n1,2,3\n"),
             ("bytes.csv", bytes(range(256)) * 50), ("broken.jsonl", b"{\"question\": \n[1,2\n"),
             ("line.csv", b"question,answer\n" + b"x" * 1_000_000)]
    for name, data in cases:
        answer = boss.client.upload(path, name, data)
        if answer.status == 200:  # readable, but every row is refused
            report = answer.ok()
            assert report["created"] == 0 and report["refused"], (name, report)
        else:
            assert 400 <= answer.status < 500 and answer.code(), (name, answer.body)
    assert sum(row["count"] for row in boss.get("/knowledge/categories").ok()["items"]) == count
