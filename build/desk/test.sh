# shellcheck shell=bash
# ./desk test [filter]: every test, on a PostgreSQL cluster that exists for this run alone. The last line is the sum.
# shellcheck disable=SC2154 # root, state, logs

test_projects="UnitTests IntegrationTests BrowserTests"
# Nothing in it outlives the run, so nothing is waited for to reach the disk.
test_options="-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c shared_buffers=512MB -c max_connections=300 -c max_wal_size=4GB -c jit=off"

desk_test() {
  [ $# -le 1 ] || usage_error "./desk test takes one filter"
  local filter="${1:-}" project
  results="$root/artifacts/tests"
  crashed=0
  need_dotnet
  need_postgres
  need_chromium
  need_dictionary
  need_mail_server
  exec 7>>"$state/test.lock"
  lock x now 7 || fail "The tests are already running from this folder."
  trap test_ended EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  build_tests
  # A real database named in the environment must never be a test's.
  unset ConnectionStrings__SellerDesk
  start_test_cluster
  rm -rf "$results"
  mkdir -p "$results"
  for project in $test_projects; do
    test_project "$project" "$filter"
  done
  drop_test_cluster
  add_up "$filter"
}

start_test_cluster() {
  use_cluster test-pg
  # Of a run that was killed.
  drop_test_cluster
  make_cluster --no-sync
  # shellcheck disable=SC2086 # a list of options
  start_cluster $test_options
  SELLERDESK_TEST_DB=$(connection_string postgres)
  export SELLERDESK_TEST_DB
}

drop_test_cluster() {
  stop_cluster immediate
  if [ -f "$cluster.log" ]; then cp "$cluster.log" "$logs/test-pg.log"; fi
  rm -rf "$cluster" "$cluster.making" "$cluster".making.password "$cluster".password "$cluster".log
}

test_ended() {
  local status=$?
  trap '' INT TERM HUP
  stop_children
  if [ -n "${cluster:-}" ]; then drop_test_cluster; fi
  exit "$status"
}

test_project() {
  local name="$1" filter="$2" status=0 failed began=$SECONDS
  local dll="$root/tests/SellerDesk.$name/bin/Release/net10.0/SellerDesk.$name.dll"
  set -- test "$dll" --nologo --results-directory "$results" --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" \
    --blame-hang-timeout 10m --blame-hang-dump-type none
  [ -z "$filter" ] || set -- "$@" --filter "FullyQualifiedName~$filter"
  say "== $name"
  attended dotnet "$@" || status=$?
  say "== $name: $((SECONDS - began)) s"
  failed=$(count_in "$results/$name.trx" Failed)
  # A project that ends badly without a failed test, or without results, or half-way, has crashed: that must never look green.
  if { [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; } || [ ! -f "$results/$name.trx" ] ||
    grep -q "<Text>The active test run was aborted" "$results/$name.trx"; then
    say "$name did not come to its end (exit code $status): it crashed, hung or could not start."
    crashed=$((crashed + 1))
  fi
}

count_in() { { grep -o "<UnitTestResult [^>]*outcome=\"$2\"" "$1" 2>/dev/null || true; } | wc -l | tr -d ' '; }

add_up() {
  local filter="$1" project passed=0 failed=0 skipped=0
  for project in $test_projects; do
    passed=$((passed + $(count_in "$results/$project.trx" Passed)))
    failed=$((failed + $(count_in "$results/$project.trx" Failed)))
    skipped=$((skipped + $(count_in "$results/$project.trx" NotExecuted)))
  done
  failed=$((failed + crashed))
  show_slowest
  if [ $((passed + failed + skipped)) -eq 0 ]; then
    say "No test was found${filter:+ with \"$filter\" in its full name}."
  fi
  printf '%s passed, %s failed' "$passed" "$failed"
  if [ "$skipped" -gt 0 ]; then printf ', %s skipped' "$skipped"; fi
  printf '\n'
  [ "$failed" -eq 0 ] && [ $((passed + skipped)) -gt 0 ]
}

show_slowest() {
  echo "Slowest:"
  cat "$results"/*.trx 2>/dev/null | { grep -o '<UnitTestResult [^>]*' || true; } |
    sed -n 's/.*testName="\([^"]*\)".*duration="\([0-9]*\):\([0-9]*\):\([0-9.]*\)".*/\2 \3 \4 \1/p' |
    awk '{ seconds = $1 * 3600 + $2 * 60 + $3; sub(/^[^ ]* [^ ]* [^ ]* /, ""); printf "%8.2f s  %s\n", seconds, $0 }' |
    sed 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | sort -rn >"$results/durations.txt"
  head -n 5 "$results/durations.txt"
}
