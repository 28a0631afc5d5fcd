"""Where things lie."""

import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = pathlib.Path(os.environ.get("PROGRAM_UNDER_TEST", ROOT / "build/release/bin/yingda"))
COMPANIES = ROOT / "examples/companies"
