# shellcheck shell=bash
# ./desk run: the database, the simulator and the desk, until Ctrl-C.
# shellcheck disable=SC2154 # root, state, logs, app

demo_password=desk-demo-2026

desk_run() {
  local port=5080 demo=yes
  while [ $# -gt 0 ]; do
    case "$1" in
      --port) [ $# -gt 1 ] || usage_error "--port needs a number"; port="$2"; shift 2 ;;
      --port=*) port="${1#--port=}"; shift ;;
      --no-demo) demo=no; shift ;;
      *) usage_error "there is no '$1' for ./desk run" ;;
    esac
  done
  case "$port" in '' | *[!0-9]* | ??????*) usage_error "'$port' is not a port" ;; esac
  if [ "$port" -lt 1 ] || [ "$port" -gt 65535 ]; then usage_error "'$port' is not a port"; fi

  only_one_run
  need_dotnet
  trap run_ended EXIT
  trap 'exit 0' INT TERM HUP
  stop_leftovers
  ! port_answers "$port" || fail "Port $port is taken by another program: stop that program, or choose another port with ./desk run --port N."
  want_dictionary
  provide_database
  build_app
  echo "$port" >"$state/run.port"
  if [ "$demo" = yes ]; then start_simulator "$port"; fi
  start_web "$port"
  wait_until_ready "$port"
  announce "$port" "$demo"
  wait_for_end
}

only_one_run() {
  exec 7>>"$state/run.lock"
  lock x now 7 ||
    fail "The desk is already running from this folder (http://localhost:$(cat "$state/run.port" 2>/dev/null)): stop that one with Ctrl-C first."
}

# Of a run that was killed without a chance to stop them. The lock above says that no run is alive.
stop_leftovers() {
  local name pid
  for name in web simulator; do
    if pid=$(process_of "$state/$name.pid" "$app/$name/"); then stop_processes "$pid"; fi
    rm -f "$state/$name.pid"
  done
}

run_ended() {
  local status=$?
  trap '' INT TERM HUP
  stop_children
  stop_leftovers
  rm -f "$state/pg.stays" "$state/run.port"
  leave_cluster
  exit "$status"
}

# --- the database ---

provide_database() {
  if [ -n "${ConnectionStrings__SellerDesk:-}" ]; then
    external_database_answers
  else
    join_cluster
    ConnectionStrings__SellerDesk=$(connection_string)
    export ConnectionStrings__SellerDesk
  fi
}

# Only what can be told without a client: whether anything listens there. The rest the desk says itself.
external_database_answers() {
  local host port
  host=$(connection_part 'host\|server\|data source')
  port=$(connection_part port)
  case "$host" in '' | /* | *,*) return 0 ;; esac
  case "$host" in *:*) port="${host##*:}"; host="${host%%:*}" ;; esac
  port="${port:-5432}"
  if have timeout; then
    timeout 10 bash -c "exec 3<>'/dev/tcp/$host/$port'" 2>/dev/null && return 0
  else
    (exec 3<>"/dev/tcp/$host/$port") 2>/dev/null && return 0
  fi
  fail "No database answers at $host, port $port, where ConnectionStrings__SellerDesk points: start it, correct the setting, or unset it for a private database."
}

connection_part() {
  printf '%s' "$ConnectionStrings__SellerDesk" | tr ';' '\n' | tr '[:upper:]' '[:lower:]' | sed -n "s/^ *\($1\) *= *//p" | head -n 1
}

# --- programs ---

# start_program NAME DLL ARGUMENTS...: with its own folder as content root, so that the settings and files beside it are found.
start_program() {
  local name="$1" dll="$app/$1/$2"
  shift 2
  ASPNETCORE_CONTENTROOT="$app/$name" DOTNET_CONTENTROOT="$app/$name" \
    started dotnet "$dll" "$@" >"$logs/$name.log" 2>&1 </dev/null &
  program=$!
  echo "$program" >"$state/$name.pid"
}

# The port is kept between runs, because the demo shops' settings hold the address.
start_simulator() {
  local port desk_port="$1"
  port=$(cat "$state/simulator.port" 2>/dev/null || echo 5090)
  if [ "$port" = "$desk_port" ] || port_answers "$port"; then port=$(free_port); fi
  echo "$port" >"$state/simulator.port"
  start_program simulator SellerDesk.Simulator.dll --urls "http://127.0.0.1:$port" --Volume 120 --History 10000 --Flaws true --State "$state/simulator.journal"
  simulator=$program
  export Demo__Enabled=true Demo__SimulatorUrl="http://127.0.0.1:$port" Demo__Password="$demo_password"
  # The demo's SMS gateway stands on this machine.
  export Channels__InsideHosts="127.0.0.1:$port ${Channels__InsideHosts:-}"
}

start_web() {
  ASPNETCORE_URLS="http://localhost:$1" start_program web SellerDesk.Web.dll
  web=$program
}

wait_until_ready() {
  local port="$1" tries=0
  until [ "$(http_status "$port" /health/ready)" = 200 ]; do
    kill -0 "$web" 2>/dev/null || program_died web "The desk"
    [ -z "${simulator:-}" ] || kill -0 "$simulator" 2>/dev/null || program_died simulator "The simulator"
    tries=$((tries + 1))
    [ "$tries" -ne 100 ] || say "Still starting; what the desk says meanwhile is in $logs/web.log"
    [ "$tries" -lt 3000 ] || fail "The desk did not become ready in ten minutes: see $logs/web.log"
    sleep 0.2
  done
}

# Without the stack, which pushes what matters out of sight.
last_words() { { grep -vE '^ +at |^ +---' "$logs/$1.log" || true; } | tail -n 10 >&2; }

program_died() {
  local log="$logs/$1.log" what="$2"
  last_words "$1"
  grep -qi "address already in use" "$log" && fail "$what did not start, because its port was taken in the meantime: start again, or choose another port with --port N."
  grep -q "No space left" "$log" && fail "$what did not start, because the disk is full: free some space and start again."
  fail "$what stopped while starting: its last words are above, all of them in $log"
}

announce() {
  local port="$1" demo="$2"
  echo "SellerDesk is ready: http://localhost:$port"
  if [ "$demo" = yes ]; then
    echo "Sign in as owner@demo.local (or manager@, seller@, support@, viewer@demo.local) with the password $demo_password"
    say "The simulated marketplace is steered at http://127.0.0.1:$(cat "$state/simulator.port")"
  fi
  say "Ctrl-C stops it. Logs: $logs"
}

# wait returns at once when a signal comes, and when the desk ends by itself.
wait_for_end() {
  local status=0
  wait "$web" || status=$?
  last_words web
  fail "The desk stopped by itself (exit code $status): its last words are above, all of them in $logs/web.log"
}
