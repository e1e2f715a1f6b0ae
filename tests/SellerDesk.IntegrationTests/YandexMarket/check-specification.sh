#!/usr/bin/env bash
# Checks the Yandex Market connector against a server made from the vendor's own OpenAPI document (github.com/yandex-market/yandex-market-partner-api,
# as one file), which is not part of this project. Needs Node.js (npx). Each call that the connector makes goes to a server that marks every
# request which breaks the specification.
#
# usage: check-specification.sh SPECIFICATION     (one JSON or YAML file)
set -euo pipefail
set -m # the server in a process group of its own: npx does not take its child with it
[ $# -eq 1 ] || { sed -n '2,6p' "$0" | cut -c3-; exit 2; }

here=$(cd "$(dirname "$0")/.." && pwd)
log=$(mktemp)
port=${FIRST_PORT:-4030}
npx -y @stoplight/prism-cli mock -p "$port" "$1" >"$log" 2>&1 &
server=$!
trap 'kill -- "-$server" 2>/dev/null || true; rm -f "$log"' EXIT
export Marketplaces__YandexMarket__BaseUrl="http://127.0.0.1:$port"

for _ in $(seq 120); do
  grep -q 'Prism is listening' "$log" && break
  sleep 1
done
grep -q 'Prism is listening' "$log" || { echo "The server did not start:"; tail -n 5 "$log"; exit 1; }

result=0
dotnet test "$here" --nologo --filter FullyQualifiedName~YandexSpecificationTests || result=$?
echo "Requests that the server complained about:"
grep -hiE 'violation|did not pass' "$log" | grep -vi 'response' || echo "none"
exit "$result"
