#!/usr/bin/env bash
# Installs what is missing, builds a release and starts Yingda with embedded storage and the demo workspaces.
#   ./scripts/run.sh [--port N] [--data DIR] [more options of `yingda serve`]
source "$(dirname "$0")/lib.sh"

port=8080
data="$root/data"
more=()
while [ $# -gt 0 ]; do
  case $1 in
    --port) port=${2:?--port needs a number}; shift 2 ;;
    --data) data=${2:?--data needs a folder}; shift 2 ;;
    -h | --help) sed -n '2,3p' "$0" | sed 's/^# \{0,1\}//'; exit 0 ;;
    *) more+=("$1"); shift ;;
  esac
done

install_packages scripts/packages-build.txt
build_cpp release yingda
build_web
fetch_models
exec build/release/bin/yingda serve --data "$data" --listen "127.0.0.1:$port" --demo "${more[@]}"
