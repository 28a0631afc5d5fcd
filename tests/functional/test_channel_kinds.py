"""The adapters as the program shows them."""
import json
import pathlib
import subprocess

import pytest
from support.figures import figure
from support.server_paths import PROGRAM, ROOT

VECTORS = ROOT.parent / "shared/vectors.json"


def test_every_test_vector_comes_out_as_expected():
    if not VECTORS.exists():
        pytest.skip(f"{VECTORS} is absent")
    done = subprocess.run([PROGRAM, "channels", "verify", "--vectors", VECTORS, "--json"], capture_output=True, text=True)
    result = json.loads(done.stdout)
    figure("test vectors", f"{result['passed']} passed, {result['failed']} failed, {result['unsupported']} unsupported")
    assert result["failures"] == []
    assert done.returncode == 0 and result["passed"] > 0


def test_vectors_that_are_not_met_are_named(tmp_path):
    file = tmp_path / "vectors.json"
    file.write_text(json.dumps({"vectors": [
        {"id": "t-1", "channel": "telegram", "kind": "signature", "inputs": {"configured_secret": "a", "headers": {}},
         "expected": {"valid": True}},
        {"id": "t-2", "channel": "pigeon", "kind": "payload", "inputs": {}, "expected": {"valid": True}}]}))
    done = subprocess.run([PROGRAM, "channels", "verify", "--vectors", file, "--json"], capture_output=True, text=True)
    result = json.loads(done.stdout)
    assert done.returncode == 1
    assert (result["passed"], result["failed"], result["unsupported"]) == (0, 1, 1)
    assert result["failures"][0]["id"] == "t-1" and result["failures"][0]["actual"] == {"valid": False}


@pytest.mark.parametrize("text,code", [("[", "vectors_invalid"), ("{}", "vectors_invalid"), (None, "vectors_not_found")])
def test_a_file_that_is_no_list_of_vectors_is_refused(tmp_path, text, code):
    file = tmp_path / "vectors.json"
    if text is not None:
        file.write_text(text)
    done = subprocess.run([PROGRAM, "channels", "verify", "--vectors", file, "--json"], capture_output=True, text=True)
    assert done.returncode == 2 and json.loads(done.stdout)["error"]["code"] == code


def test_the_table_in_the_docs_is_the_programs_own():
    done = subprocess.run([PROGRAM, "channels", "capabilities"], capture_output=True, text=True, check=True)
    assert pathlib.Path(ROOT / "docs/channels/capabilities.md").read_text(encoding="utf-8") == done.stdout
