"""The bot's evaluation on a workspace's own knowledge: in the background, one at a time, kept."""

import uuid

import pytest
from support.figures import figure
from support.people import Customer, hire
from support.wait import until

SHARES = ("answered", "asked_back", "not_known", "handed_over", "other")


def finished(colleague, evaluation, limit=120):
    def ended():
        now = colleague.get(f"/evaluations/{evaluation['id']}").ok()
        return now if now["status"] != "running" else None
    return until(ended, "the evaluation", limit)


@pytest.fixture(scope="module")
def first(boss):
    return finished(boss, boss.post("/evaluations").ok(202))


def test_the_report_is_whole(first, boss):
    assert first["status"] == "done", first
    figures, report = first["figures"], first["report"]
    assert figures["questions"] == figures["questions_total"] == len(report["questions"]) >= 300
    assert figures["out_of_scope"] == len(report["out_of_scope"]) >= 300
    assert figures["top1"] > 0.7 and figures["answered_right"] > 0.85
    assert abs(sum(figures[share] for share in SHARES) - 1) < 0.001
    right = sum(question.get("found") == question["entry"] for question in report["questions"])
    assert abs(right / figures["questions"] - figures["top1"]) < 0.001
    assert sum(group["asked"] for group in report["by_category"]) == figures["questions"]
    assert 0.05 <= report["recommended"]["answer_threshold"] <= 0.95
    for pair in report["confusions"]:
        assert pair["entry"] != pair["found"] and pair["count"] >= len(pair["examples"]) >= 1
    entry = report["entries"][report["questions"][0]["entry"]]
    found = boss.get(f"/knowledge/entries/{entry['id']}").ok()
    assert report["questions"][0]["text"] in found["similar"]
    figure("evaluation of the shop", f"top-1 {figures['top1']:.3f}, right when answered "
           f"{figures['answered_right']:.3f}, false answers {figures['false_answers']:.3f}, p50 {figures['p50_us']:.0f} µs")


def test_the_thresholds_decide_from_the_stored_scores_as_the_bot_did(first):
    answer, clarify = first["figures"]["answer_threshold"], first["figures"]["clarify_threshold"]

    def decide(one):
        if one["score"] >= answer:
            return "clarify" if one["near"] else "answer"
        return "clarify" if one["together"] >= answer or one["score"] >= clarify else "unknown"

    scored = [one for one in first["report"]["questions"] + first["report"]["out_of_scope"] if "score" in one]
    assert len(scored) > 600
    assert [one for one in scored if decide(one) != one["kind"]] == []


def test_a_wrongly_labelled_question_is_named_and_the_runs_can_be_compared(first, boss):
    entries = first["report"]["entries"]
    own, other = entries[0], entries[1]
    path = f"{boss.base}/knowledge/entries/"
    wording = boss.client.get(path + other["id"]).ok()["similar"][0]
    stored = boss.client.get(path + own["id"]).ok()
    body = {key: stored[key] for key in ("version", "question", "similar", "answers", "category", "keywords") if key in stored}
    body["similar"] = [*stored["similar"], wording]
    boss.client.put(path + own["id"], body).ok()
    second = finished(boss, boss.post("/evaluations").ok(202))
    assert second["knowledge_seq"] > first["knowledge_seq"]
    assert second["figures"]["questions"] == first["figures"]["questions"] + 1
    doubled = [pair["entries"] for pair in second["report"]["contradictions"]]
    ids = [{second["report"]["entries"][place]["id"] for place in places} for places in doubled]
    assert {own["id"], other["id"]} in ids
    listed = boss.get("/evaluations").ok()["items"]
    assert [one["id"] for one in listed[:2]] == [second["id"], first["id"]]
    assert all("report" not in one for one in listed)
    body["version"] = stored["version"] + 1
    body["similar"] = stored["similar"]
    boss.client.put(path + own["id"], body).ok()


def test_one_at_a_time_and_customers_do_not_wait_for_it(server, shop, boss):
    running = boss.post("/evaluations").ok(202)
    assert running["status"] == "running" and 0 <= running["progress"] <= 1
    boss.post("/evaluations").problem(409, "evaluation_running")
    assert Customer(server, shop["key"]).ask("怎么取消订单")["replies"]
    boss.client.delete(f"{boss.base}/evaluations/{running['id']}").ok(204)
    boss.get(f"/evaluations/{running['id']}").problem(404, "evaluation_not_found")
    again = finished(boss, until(lambda: boss.post("/evaluations").ok(202), "the next one"))
    assert again["status"] == "done"


def test_an_analyst_reads_and_an_agent_does_not(admin, shop, first):
    analyst = hire(admin, shop["slug"], role="analyst")
    assert analyst.get(f"/evaluations/{first['id']}").ok()["figures"] == first["figures"]
    analyst.post("/evaluations").problem(403, "role_not_allowed")
    analyst.client.delete(f"{analyst.base}/evaluations/{first['id']}").problem(403, "role_not_allowed")
    hire(admin, shop["slug"], role="agent").get("/evaluations").problem(403, "role_not_allowed")


def test_a_company_without_similar_questions_is_told_so(admin):
    slug = f"new-{uuid.uuid4().hex[:8]}"
    admin.post("/api/v1/workspaces", {"slug": slug, "name": "New", "locale": "zh"}).ok(201)
    base = f"/api/v1/workspaces/{slug}"
    begun = admin.post(f"{base}/evaluations").ok(202)

    def ended():
        now = admin.get(f"{base}/evaluations/{begun['id']}").ok()
        return now if now["status"] != "running" else None
    failed = until(ended, "the evaluation")
    assert (failed["status"], failed["error"]) == ("failed", "evaluation_no_questions")


def test_consoles_are_told_of_its_end(boss):
    socket = boss.socket()
    socket.wait_for("hello")
    begun = boss.post("/evaluations").ok(202)
    told = []

    def ended():
        frame = socket.wait_for("event")
        if frame["event"] == "evaluation.changed":
            told.append(frame["data"]["id"])
        return len(told) == 2
    until(ended, "two events", 60)
    assert told == [begun["id"]] * 2
    assert boss.get(f"/evaluations/{begun['id']}").ok()["status"] == "done"


def test_a_stop_leaves_no_run_running(server, boss):
    begun = boss.post("/evaluations").ok(202)
    server.stop()
    server.start()
    left = server.admin().get(f"{boss.base}/evaluations/{begun['id']}").ok()
    assert left["status"] == "done" or left["error"] == "evaluation_interrupted"
