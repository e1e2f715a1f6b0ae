# shellcheck shell=bash
# ./desk bench [name]: benchmarks on a cluster of their own, set up like one that holds real data (fsync on).
# shellcheck disable=SC2154 # root, state, app

bench_options="-c shared_buffers=1GB -c max_connections=200 -c random_page_cost=1.1 -c max_wal_size=4GB -c work_mem=16MB -c jit=off"

desk_bench() {
  local status=0
  need_dotnet
  need_postgres
  exec 7>>"$state/bench.lock"
  lock x now 7 || fail "Benchmarks are already running from this folder."
  trap bench_ended EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  build_tests
  build_app
  export SELLERDESK_BENCH_APP="$app/web/SellerDesk.Web.dll"
  unset ConnectionStrings__SellerDesk
  use_cluster bench-pg
  make_cluster
  # shellcheck disable=SC2086 # a list of options
  start_cluster $bench_options
  SELLERDESK_BENCH_DB=$(connection_string)
  export SELLERDESK_BENCH_DB
  mkdir -p "$root/artifacts/bench"
  cd "$root" || exit
  attended dotnet tests/SellerDesk.Benchmarks/bin/Release/net10.0/SellerDesk.Benchmarks.dll "$@" || status=$?
  exit "$status"
}

bench_ended() {
  local status=$?
  trap '' INT TERM HUP
  stop_children
  if [ -n "${cluster:-}" ]; then stop_cluster; fi
  exit "$status"
}
