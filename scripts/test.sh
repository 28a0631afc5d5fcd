#!/usr/bin/env bash
# Installs what is missing, builds, and runs the tests: C++ (with sanitizers), fuzzers, linters, web, functional
# (the real program), browser. Ends with one line "N passed, N failed"; exits non-zero on a failure.
#   ./scripts/test.sh [STEP...]      steps: cpp fuzz lint web functional browser
# Logs and screenshots: build/test-logs, build/screenshots.
source "$(dirname "$0")/lib.sh"

steps=${*:-cpp fuzz lint web functional browser}
logs="$root/build/test-logs"
mkdir -p "$logs"
passed=0
failed=0

# Counts of a test runner's closing lines (ctest, pytest, Vitest, node:test) as "passed failed".
counts() {
  sed -E 's/\x1b\[[0-9;]*m//g' "$1" | awk '
    /tests passed, [0-9]+ tests? failed out of [0-9]+/ { match($0, /[0-9]+ tests? failed/); f = substr($0, RSTART) + 0
      match($0, /out of [0-9]+/); bad += f; ok += substr($0, RSTART + 7) - f; next }
    /^(=+ )?[0-9]+ (passed|failed|skipped|errors?).* in [0-9.]+s/ { if (match($0, /[0-9]+ passed/)) ok += substr($0, RSTART) + 0
      if (match($0, /[0-9]+ failed/)) bad += substr($0, RSTART) + 0
      if (match($0, /[0-9]+ errors?/)) bad += substr($0, RSTART) + 0; next }
    /^ *Tests +([0-9]+ failed)?/ { if (match($0, /[0-9]+ passed/)) ok += substr($0, RSTART) + 0
      if (match($0, /[0-9]+ failed/)) bad += substr($0, RSTART) + 0; next }
    /^(ℹ|#) pass [0-9]+/ { ok += $3 } /^(ℹ|#) fail [0-9]+/ { bad += $3 }
    END { print ok + 0, bad + 0 }'
}

# suite NAME COMMAND...: a test runner; its own counts are added. Failing without a failed test counts as one.
suite() {
  local name=$1 rc=0 ok bad
  shift
  say "$name"
  "$@" >"$logs/$name.log" 2>&1 </dev/null || rc=$?
  read -r ok bad < <(counts "$logs/$name.log")
  if [ $rc != 0 ] && [ "$bad" = 0 ]; then bad=1; fi
  if [ $rc = 0 ] && [ $((ok + bad)) = 0 ]; then bad=1; echo "$name: ran no test" >&2; fi
  passed=$((passed + ok)) failed=$((failed + bad))
  grep -E '^(FIGURE|figure:)' "$logs/$name.log" || true
  if [ "$bad" != 0 ]; then tail -n 60 "$logs/$name.log"; fi
  echo "-- $name: $ok passed, $bad failed"
}

# check NAME COMMAND...: one thing that holds or not.
check() {
  local name=$1 start=$SECONDS
  shift
  say "$name"
  if "$@" >"$logs/$name.log" 2>&1 </dev/null; then
    passed=$((passed + 1)); echo "-- $name: ok ($((SECONDS - start)) s)"
  else
    failed=$((failed + 1)); tail -n 40 "$logs/$name.log"; echo "-- $name: FAILED"
  fi
}

step_cpp() {
  check build-dev build_cpp dev all
  suite cpp ctest --test-dir build/dev -j "$(nproc)" --output-on-failure --no-tests=error --timeout 300
}

step_fuzz() {
  check build-fuzz build_cpp dev all
  local target corpus
  for target in build/dev/bin/fuzz_*; do
    corpus="build/fuzz-corpus/$(basename "$target")"
    mkdir -p "$corpus"
    check "$(basename "$target")" "$target" -max_total_time="${FUZZ_SECONDS:-10}" -rss_limit_mb=2048 -verbosity=0 \
      -artifact_prefix=build/fuzz-corpus/ "$corpus"
  done
}

step_lint() {
  check lint-cpp scripts/lint.sh
  check lint-shell bash -n scripts/*.sh
  check lint-web npm --prefix web run --silent lint
  check types-web npm --prefix web run --silent typecheck
}

step_web() { suite web env NO_COLOR=1 npm --prefix web run --silent test; }

step_functional() {
  suite functional /usr/bin/python3 -m pytest tests/functional -q -rs -p no:cacheprovider -o console_output_style=classic
}

step_browser() { suite browser npm --prefix web run --silent test:browser; }

export LC_ALL=C.UTF-8
install_packages scripts/packages-build.txt scripts/packages-test.txt
check build-release build_cpp release yingda
check build-web build_web
fetch_models
use_node
for step in $steps; do "step_$step"; done

echo "logs: build/test-logs"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
