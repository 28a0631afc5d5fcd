#!/usr/bin/env bash
# Fetches the models of models/manifest.json into build/models and verifies them; a no-op when they are there.
#   ./scripts/fetch-models.sh [--into DIR] [--from DIR] [--only NAME] [--with NAME] [verify | list]
exec python3 "$(dirname "$0")/../models/fetch.py" "$@"
