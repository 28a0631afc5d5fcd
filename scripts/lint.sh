#!/usr/bin/env bash
# C++ linters: formats, include directions and, without --quick, clang-tidy with the release build's commands.
# A file that was clean with the same content, headers and settings is not checked again.
source "$(dirname "$0")/lib.sh"

mapfile -t sources < <(git ls-files -co --exclude-standard 'src/*.cpp' 'src/*.hpp' 'tests/*.cpp' 'tests/*.hpp' 'fuzz/*.cpp' 'bench/*.cpp' | while read -r f; do [ -e "$f" ] && echo "$f"; done)
clang-format-19 --dry-run --Werror "${sources[@]}"
scripts/check-includes.sh
[ "${1:-}" = --quick ] && exit 0

tidy_one() {
  local file=$1 stamp="build/tidy/$2"
  [ -e "$stamp" ] && return 0
  clang-tidy-19 --quiet -p build/release "$file" 2>/dev/null || { echo "clang-tidy: $file"; return 1; }
  touch "$stamp"
}
export -f tidy_one
mkdir -p build/tidy
headers=$(cat .clang-tidy $(git ls-files -co --exclude-standard 'src/*.hpp' | sort) | sha256sum | cut -c1-16)
printf '%s\n' "${sources[@]}" | grep '^src/.*\.cpp$' | while read -r file; do
  printf '%s\0%s\0' "$file" "$( (cat "$file"; echo "$headers $file") | sha256sum | cut -c1-32)"
done | xargs -0 -n 2 -P "$(nproc)" bash -c 'tidy_one "$1" "$2"' _
