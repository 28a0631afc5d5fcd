#!/usr/bin/env bash
# C++ linters: formats, include directions and, without --quick, clang-tidy with the release build's commands.
# Sources that were clean with the same settings are not checked again.
source "$(dirname "$0")/lib.sh"

mapfile -t sources < <(git ls-files -co --exclude-standard 'src/*.cpp' 'src/*.hpp' 'tests/*.cpp' 'tests/*.hpp' 'fuzz/*.cpp' 'bench/*.cpp' | while read -r f; do [ -e "$f" ] && echo "$f"; done)
clang-format-19 --dry-run --Werror "${sources[@]}"
scripts/check-includes.sh
[ "${1:-}" = --quick ] && exit 0

# clang-tidy reads the batches that the release build compiles: the headers are parsed once for a dozen files.
[ -e build/release/compile_commands.json ] || cmake --preset release >/dev/null
tidy_one() { clang-tidy-19 --quiet -p build/release "$1" 2>/dev/null || { echo "clang-tidy: $1"; return 1; }; }
export -f tidy_one
mkdir -p build/tidy
state=$(cat .clang-tidy CMakePresets.json $(printf '%s\n' "${sources[@]}" | grep '^src/' | sort) | sha256sum)
[ "$state" = "$(cat build/tidy/state 2>/dev/null)" ] && exit 0
python3 -c 'import json; print("\n".join(c["file"] for c in json.load(open("build/release/compile_commands.json"))))' |
  grep -E '/Unity/|/src/' | grep -v yaml_to_json | xargs -d '\n' -P "$(nproc)" -I{} bash -c 'tidy_one {}'
echo "$state" >build/tidy/state
