#!/usr/bin/env bash
# Checks the Ozon connector against a server made from the vendor's own OpenAPI document (https://docs.ozon.ru/api/seller), which is not part of this
# project. Needs Node.js (npx). Each call that the connector makes goes to a server that marks every request which breaks the specification.
#
# usage: check-specification.sh SPECIFICATION     (one JSON or YAML file)
set -euo pipefail
set -m # the server in a process group of its own: npx does not take its child with it
[ $# -eq 1 ] || { sed -n '2,5p' "$0" | cut -c3-; exit 2; }

here=$(cd "$(dirname "$0")/.." && pwd)
log=$(mktemp)
port=${FIRST_PORT:-4050}
# Its pattern for times is a picture of one and matches nothing: what it means is put in its place.
specification=$(mktemp --suffix=".${1##*.}")
sed 's/" YYYY-MM-DDThh:mm:ssZ"/"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"/g' "$1" >"$specification"
npx -y @stoplight/prism-cli mock -p "$port" "$specification" >"$log" 2>&1 &
server=$!
trap 'kill -- "-$server" 2>/dev/null || true; rm -f "$log" "$specification"' EXIT
export Marketplaces__Ozon__BaseUrl="http://127.0.0.1:$port"

for _ in $(seq 120); do
  grep -q 'Prism is listening' "$log" && break
  sleep 1
done
grep -q 'Prism is listening' "$log" || { echo "The server did not start:"; tail -n 5 "$log"; exit 1; }

result=0
dotnet test "$here" --nologo --filter FullyQualifiedName~OzonSpecificationTests --logger "console;verbosity=detailed" || result=$?
echo "Requests that the server complained about:"
grep -hiE 'violation|did not pass' "$log" | grep -vi 'response' || echo "none"
exit "$result"
