#!/usr/bin/env bash
# Fails when a file includes a header of a module that its own module must not know (docs/architecture.md).
set -euo pipefail
cd "$(dirname "$0")/.."

# module: the modules it may include, besides itself
declare -A may=(
  [base]=""
  [async]="base"
  [nlu]="base"
  [importer]="base"
  [core]="base async"
  [bot]="base async core nlu"
  [storage]="base async core"
  [channels]="base async net core"
  [http]="base async net core nlu bot importer channels"
  [net]="base async"
  [app]="base async core nlu bot importer storage http net channels"
)
bad=0
for module in $(ls src); do
  if [ -z "${may[$module]+x}" ]; then echo "src/$module: a module that this check does not know"; bad=1; continue; fi
  while IFS=: read -r file line text; do
    target=$(sed -E 's/.*#include "([a-z_]+)\/.*/\1/' <<<"$text")
    [ -d "src/$target" ] || continue
    case " $module ${may[$module]} " in
      *" $target "*) ;;
      *) echo "$file:$line: $module must not include $target"; bad=1 ;;
    esac
  done < <(grep -rnE '#include "[a-z_]+/' "src/$module" || true)
done
while IFS=: read -r file line _; do
  echo "$file:$line: Beast stays inside src/http and src/net"; bad=1
done < <(grep -rn '#include <boost/beast' src --include='*.?pp' | grep -vE '^src/(http|net)/' || true)
while IFS=: read -r file line _; do
  echo "$file:$line: nlu must not know Asio"; bad=1
done < <(grep -rn '#include <boost/asio' src/nlu src/base || true)
exit $bad
