#!/usr/bin/env bash
# Checks the Wildberries connector against servers made from the vendor's own OpenAPI documents (https://dev.wildberries.ru), which are not
# part of this project. Needs Node.js (npx). Each call that the connector makes goes to a server that marks every request which breaks the
# specification; answers are the specification's own examples, which must be read without an error.
#
# usage: check-specification.sh GENERAL ITEMS ORDERS-FBS DBS COMMUNICATIONS ANALYTICS REPORTS     (seven YAML files)
set -euo pipefail
set -m # each server in a process group of its own: npx does not take its child with it
[ $# -eq 7 ] || { sed -n '2,6p' "$0" | cut -c3-; exit 2; }

here=$(cd "$(dirname "$0")/.." && pwd)
logs=$(mktemp -d)
servers=()
stop() {
  for server in "${servers[@]}"; do kill -- "-$server" 2>/dev/null || true; done
  rm -rf "$logs"
}
trap stop EXIT

first_port=${FIRST_PORT:-4010}
parts=(General Items Orders Dbs Communications Analytics Reports)
n=0
for specification in "$@"; do
  port=$((first_port + n))
  npx -y @stoplight/prism-cli mock -p "$port" "$specification" >"$logs/${parts[$n]}.log" 2>&1 &
  servers+=($!)
  export "WildberriesSpecification__${parts[$n]}=http://127.0.0.1:$port"
  n=$((n + 1))
done

for part in "${parts[@]}"; do
  for _ in $(seq 180); do
    grep -q 'Prism is listening' "$logs/$part.log" && break
    sleep 1
  done
  grep -q 'Prism is listening' "$logs/$part.log" || { echo "The server for $part did not start:"; tail -n 5 "$logs/$part.log"; exit 1; }
done

result=0
dotnet test "$here" --nologo --logger "console;verbosity=detailed" --filter FullyQualifiedName~WildberriesSpecificationTests || result=$?
echo "Requests that the servers complained about (a list of files in a form and the kind of a report are beyond Prism, see the test):"
grep -hiE 'violation|did not pass' "$logs"/*.log || echo "none"
exit "$result"
