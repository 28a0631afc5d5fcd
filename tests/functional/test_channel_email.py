"""E-mail as a channel, against a real IMAP server and a real SMTP server."""
import email
import email.policy
import itertools

import pytest
from support import mail
from support.wait import until

pytestmark = pytest.mark.skipif(not mail.is_there(), reason="dovecot-imapd and python3-aiosmtpd are not installed")
PASSWORD = "pass word"


@pytest.fixture(scope="module")
def post_office(tmp_path_factory):
    with mail.mail_server(tmp_path_factory.mktemp("mail")) as server:
        yield server


@pytest.fixture(scope="module")
def channel(boss, post_office):
    made = boss.post("/channels", {"type": "email", "name": "客服邮箱", "config": post_office.config(),
                                   "secrets": {"imap_password": PASSWORD, "smtp_password": PASSWORD}}).ok(201)
    numbers = itertools.count()

    # What came before the mailbox is opened for the first time is not answered.
    def open_by_now():
        post_office.put(letter(f"early{next(numbers)}", "early", "你好", sender="early@cust.example"))
        return sent_to(post_office, "early@cust.example")

    until(open_by_now, "the mailbox")
    return made


def letter(number, subject, text, more="", sender="wang@cust.example"):
    return (f"Message-ID: <{number}@cust.example>\r\nDate: Mon, 5 Jan 2026 10:00:00 +0800\r\nFrom: 王芳 <{sender}>\r\n"
            f"To: help@shop.example\r\nSubject: {subject}\r\n{more}MIME-Version: 1.0\r\n"
            f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n")


def sent_to(post_office, address):
    out = []
    for raw in post_office.sent():
        envelope, _, message = raw.partition("\n")
        if envelope.split()[1] == address:
            out.append(email.message_from_string(message, policy=email.policy.default))
    return out


def test_a_question_is_answered_in_its_thread_and_a_colleague_goes_on_in_it(boss, post_office, channel):
    post_office.put(letter("q1", "How do I cancel an order?", "怎么取消订单？"))
    until(lambda: sent_to(post_office, "wang@cust.example"), "the answer")
    answer = sent_to(post_office, "wang@cust.example")[0]
    assert answer["In-Reply-To"] == "<q1@cust.example>" and "<q1@cust.example>" in answer["References"]
    assert answer["Subject"].startswith("Re: How do I cancel an order?")
    assert answer["Auto-Submitted"] == "auto-replied" and "help@shop.example" in answer["From"]
    assert "取消订单" in answer.get_content()

    post_office.put(letter("q2", "Re: How do I cancel an order?", "转人工",
                           f"In-Reply-To: {answer['Message-ID']}\r\nReferences: <q1@cust.example> {answer['Message-ID']}\r\n"))

    def waiting():
        items = boss.get("/conversations?view=all").ok()["items"]
        return next((one for one in items if one["channel_id"] == channel["id"] and one["handoff_reason"] == "asked"), None)

    talk = until(waiting, "the hand-over")
    if talk["handler"] == "queue":
        boss.post(f"/conversations/{talk['id']}/assign", {"member_id": boss.id})
    before = len(sent_to(post_office, "wang@cust.example"))
    boss.post(f"/conversations/{talk['id']}/messages",
              {"client_message_id": "desk-1", "parts": [{"type": "text", "text": "您好，我来帮您取消。"}]}).ok(201)
    until(lambda: any("我来帮您取消" in one.get_content() for one in sent_to(post_office, "wang@cust.example")[before - 1:]),
          "the colleague's reply")
    reply = next(one for one in sent_to(post_office, "wang@cust.example") if "我来帮您取消" in one.get_content())
    assert reply["In-Reply-To"] == "<q2@cust.example>" and reply["Auto-Submitted"] in (None, "no")


def test_machines_and_bounces_are_not_answered(boss, post_office, channel):
    post_office.put(letter("auto1", "Out of office", "怎么取消订单？", "Auto-Submitted: auto-replied\r\n", "robot@cust.example"))
    post_office.put(letter("q3", "Frage", "怎么取消订单？", sender="li@cust.example"))
    until(lambda: sent_to(post_office, "li@cust.example"), "the answer to the message behind it")
    assert sent_to(post_office, "robot@cust.example") == []


def test_an_attachment_is_taken_over(boss, post_office, channel):
    body = ("Message-ID: <f1@cust.example>\r\nFrom: zhao@cust.example\r\nTo: help@shop.example\r\nSubject: file\r\n"
            "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n--b1\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n\r\n怎么取消订单？\r\n--b1\r\nContent-Type: text/plain; name=\"log.txt\"\r\n"
            "Content-Disposition: attachment; filename=\"log.txt\"\r\n\r\nhello file\r\n--b1--\r\n")
    post_office.put(body)
    until(lambda: sent_to(post_office, "zhao@cust.example"), "the answer")
    items = boss.get("/conversations?view=all").ok()["items"]
    talks = [one for one in items if one["channel_id"] == channel["id"]]
    parts = [part for one in talks for message in boss.get(f"/conversations/{one['id']}/messages").ok()["items"]
             for part in message["parts"]]
    file = next(part for part in parts if part["type"] == "file")
    assert file["name"] == "log.txt" and file["url"].startswith("/files/")
    assert boss.client.get(file["url"]).body == b"hello file"


def test_the_check_names_the_field_that_is_wrong(boss, post_office, channel):
    good = boss.post(f"/channels/{channel['id']}/check").ok()
    assert good["ok"], good
    wrong = boss.post("/channels", {"type": "email", "name": "falsch", "enabled": False, "config": post_office.config(),
                                    "secrets": {"imap_password": "no", "smtp_password": PASSWORD}}).ok(201)
    checked = boss.post(f"/channels/{wrong['id']}/check").ok()
    bad = [step for step in checked["steps"] if not step["ok"]]
    assert not checked["ok"] and [step["field"] for step in bad] == ["imap_password"], checked
    assert "no" not in str(bad[0].get("detail", ""))
