"""The load generator: what it counts must be what the server has."""

import json

import pytest
from support.figures import figure
from support.server import run


def bench(server, *arguments):
    return json.loads(run("bench", "consult", "--url", f"http://127.0.0.1:{server.port}", "--json", *arguments).stdout)


@pytest.fixture(scope="module")
def report(server):
    measured = bench(server, "--rate", "200", "--seconds", "3", "--connections", "16", "--preload", "300")
    figure("consultations at 200/s (ms)", f"p50 {measured['p50_ms']:.2f}, p99 {measured['p99_ms']:.2f}, "
           f"p99.9 {measured['p999_ms']:.2f}, server {measured['server']['cpu_percent']:.0f} % of a core")
    return measured


def test_all_that_was_acknowledged_is_stored_once_and_in_order(report):
    assert report["missing"] == report["duplicated"] == report["out_of_order"] == report["unread_visitors"] == 0
    assert report["errors"] == 0, report["errors_by_code"]
    # Six hundred are expected; a Poisson stream is within six standard deviations of it.
    assert 450 < report["acknowledged"] < 750
    assert report["checked"] > report["acknowledged"], "replies are looked for too"
    assert report["answered"] > 0.9 * report["acknowledged"]
    assert report["preload"]["messages"] >= 300 and report["preload"]["errors"] == 0


def test_the_figures_belong_together(report):
    assert report["offered_rate"] == pytest.approx(report["acknowledged"] / 3)
    assert 0 < report["achieved_rate"] <= report["offered_rate"]
    assert 0 < report["p50_ms"] <= report["p90_ms"] <= report["p99_ms"] <= report["p999_ms"] <= report["max_ms"]
    assert sum(count for _, count in report["histogram_ms"]) == report["acknowledged"]
    server = report["server"]
    by_thread = server["cpu_seconds_by_thread"]
    assert by_thread["io"] > 0 and by_thread["writer"] > 0 and sum(by_thread.values()) <= server["cpu_seconds"] + 0.2
    assert server["cpu_seconds"] > 0 and server["memory_bytes"] > 1 << 20 and server["database_bytes"] > 1 << 16


@pytest.mark.parametrize("arguments, code", [
    (["--url", "ftp://example.com"], "url_invalid"),
    (["--channel", "nobody"], "channel_not_found"),
    (["--questions", "/does/not/exist"], "file_unreadable"),
    (["--rate", "1000000", "--seconds", "1000"], "load_too_large"),
])
def test_bad_use_is_refused(server, arguments, code):
    if "--url" not in arguments:
        arguments = ["--url", f"http://127.0.0.1:{server.port}", *arguments]
    refused = run("bench", "consult", "--json", *arguments, check=False)
    assert refused.returncode == 2 and json.loads(refused.stdout)["error"]["code"] == code


def test_a_server_that_is_not_there(tmp_path):
    refused = run("bench", "consult", "--url", "http://127.0.0.1:1", "--json", check=False)
    assert refused.returncode == 1 and json.loads(refused.stdout)["error"]["code"] == "connect_failed"
