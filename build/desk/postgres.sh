# shellcheck shell=bash
# Private PostgreSQL clusters: the desk's own (kept), the benchmarks' (kept) and the tests' (thrown away).
# Each listens on 127.0.0.1 alone, on a port of its own, and has nothing to do with a cluster that the system runs.
# shellcheck disable=SC2154,SC2119,SC2120 # root, state; options that may be left out

db_name=sellerdesk

# Chooses the cluster that the functions below speak of, by the name of its folder: pg, test-pg, bench-pg.
use_cluster() {
  local name="$1"
  cluster_home="$state"
  cluster_owner=$(id -un)
  is_root && choose_owner "$name"
  cluster="$cluster_home/$name"
  if [ -d "$cluster" ] && [ ! -x "$cluster" ]; then
    fail "The database in $cluster belongs to $(owner_of "$cluster"): run this as root or as that user."
  fi
}

owner_of() { stat -c %U "$1" 2>/dev/null || stat -f %Su "$1"; }

# PostgreSQL refuses to run as root. A cluster already made by an ordinary user stays that user's.
choose_owner() {
  local name="$1" hash
  cluster_owner=nobody
  id postgres >/dev/null 2>&1 && cluster_owner=postgres
  if [ -f "$state/$name/PG_VERSION" ]; then
    cluster_owner=$(owner_of "$state/$name")
  elif ! as_owner test -x "$state"; then
    hash=$(printf '%s' "$root" | cksum | awk '{ print $1 }')
    cluster_home="/var/lib/sellerdesk/$hash"
    mkdir -p "$cluster_home"
    chmod 755 /var/lib/sellerdesk "$cluster_home"
    [ -d "$cluster_home/$name" ] || say "The user $cluster_owner cannot enter $root: the database is kept in $cluster_home/$name"
  fi
}

# In / because the owner may not be let into the folder that the command was started from.
as_owner() {
  if is_root; then
    (cd / && unlocked runuser -u "$cluster_owner" -- "$@")
  else
    unlocked "$@"
  fi
}

cluster_version() { cat "$cluster/PG_VERSION" 2>/dev/null || true; }

cluster_programs() {
  postgres_programs "$(cluster_version)" ||
    fail "The database in $cluster was made by PostgreSQL $(cluster_version), which is not installed: install that version and start again."
}

# --- making ---

# initdb works in a folder beside and the name is given at the end, so a folder under the final name was completed once.
make_cluster() {
  local making="$cluster.making" programs locale=C.UTF-8
  set_aside_half_made
  [ -f "$cluster/PG_VERSION" ] && return 0
  need_space "$cluster_home" 500
  programs=$(postgres_programs)
  [ "$(uname)" = Darwin ] && locale=en_US.UTF-8
  mkdir "$making"
  (umask 077 && new_password >"$cluster.password" && cat "$cluster.password" >"$making.password")
  is_root && chown "$cluster_owner" "$making" "$making.password"
  chmod 700 "$making"
  as_owner "$programs/initdb" -D "$making" -U "$db_name" -A scram-sha-256 --pwfile="$making.password" \
    --encoding=UTF8 --locale="$locale" "$@" >"$logs/initdb.log" 2>&1 || making_failed "$making"
  rm -f "$making.password"
  mv "$making" "$cluster"
}

making_failed() {
  rm -rf "$1" "$1.password"
  grep -q "No space left" "$logs/initdb.log" && fail "The disk became full while the database was being made: free some space and start again."
  fail "The database could not be made: $(grep -v '^$' "$logs/initdb.log" | tail -n 1) (see $logs/initdb.log)"
}

set_aside_half_made() {
  local aside
  if [ -e "$cluster.making" ]; then
    say "An earlier start was interrupted while it made the database: making it anew."
    rm -rf "$cluster.making" "$cluster.making.password"
  fi
  [ -d "$cluster" ] || return 0
  [ -f "$cluster/PG_VERSION" ] && [ -f "$cluster/global/pg_control" ] && return 0
  rmdir "$cluster" 2>/dev/null && return 0
  # Not a whole cluster, yet under the final name: damaged by something else. Nothing is deleted.
  aside="$cluster.damaged-$(date +%Y%m%d-%H%M%S)"
  mv "$cluster" "$aside"
  if [ -f "$cluster.password" ]; then mv "$cluster.password" "$aside.password"; fi
  say "The database in $cluster is half-made and cannot be started: it was moved to $aside and a new one is made."
}

new_password() { od -An -N18 -tx1 /dev/urandom | tr -d ' \n'; }

# --- starting ---

cluster_runs() { process_of "$cluster/postmaster.pid" "$cluster" >/dev/null 2>&1; }

cluster_port() { cat "$cluster.port" 2>/dev/null || true; }

# start_cluster SERVER-OPTIONS...
start_cluster() {
  local programs options tries=0
  [ -r "$cluster.password" ] ||
    fail "The database's password, $cluster.password, is gone: put it back from a copy, or move $cluster away to start over."
  cluster_runs && return 0
  need_space "$cluster_home" 200
  programs=$(cluster_programs)
  # Left by a crash. Its number may belong to another program by now, and then PostgreSQL would refuse to start.
  [ ! -e "$cluster/postmaster.pid" ] || rm -f "$cluster/postmaster.pid"
  prepare_log
  while :; do
    choose_cluster_port
    options="-p $(cluster_port) -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c timezone=UTC -c log_timezone=UTC -c lc_messages=C $*"
    as_owner "$programs/pg_ctl" start -w -s -t 300 -D "$cluster" -l "$cluster.log" -o "$options" >/dev/null 2>&1 </dev/null && break
    tries=$((tries + 1))
    if [ "$tries" -ge 4 ] || ! start_may_be_repeated; then start_failed; fi
  done
  ensure_database
}

prepare_log() {
  : >"$cluster.log"
  chmod 640 "$cluster.log"
  if is_root; then chown "$cluster_owner" "$cluster.log"; fi
}

choose_cluster_port() {
  local port
  port=$(cluster_port)
  if [ -z "$port" ] || port_answers "$port"; then
    free_port >"$cluster.port" || fail "No free port was found for the database between 20000 and 32000."
  fi
}

# Another program took the port a moment ago, or the processes of a killed server are still ending.
start_may_be_repeated() {
  if grep -q "could not bind\|could not create any TCP" "$cluster.log"; then
    rm -f "$cluster.port"
  elif grep -q "pre-existing shared memory" "$cluster.log"; then
    sleep 1
  else
    return 1
  fi
  prepare_log
}

start_failed() {
  grep -q "No space left" "$cluster.log" && fail "The disk is full, so the database cannot start: free some space and start again."
  fail "The database in $cluster did not start: $(grep 'FATAL\|PANIC' "$cluster.log" | tail -n 1 | sed 's/.*\(FATAL\|PANIC\): *//') (see $cluster.log)"
}

ensure_database() {
  local found
  found=$(sql "SELECT 1 FROM pg_database WHERE datname = '$db_name'") || exit 1
  [ -n "$found" ] || sql "CREATE DATABASE $db_name"
}

sql() {
  PGPASSWORD=$(cat "$cluster.password") PGCONNECT_TIMEOUT=10 \
    "$(cluster_programs)/psql" -X -q -A -t -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$(cluster_port)" -U "$db_name" -d postgres -c "$1" 2>>"$logs/psql.log" ||
    fail "The database in $cluster is running but does not answer as it should: see $logs/psql.log and $cluster.log"
}

connection_string() {
  printf 'Host=127.0.0.1;Port=%s;Database=%s;Username=%s;Password=%s' "$(cluster_port)" "${1:-$db_name}" "$db_name" "$(cat "$cluster.password")"
}

stop_cluster() {
  local mode="${1:-fast}"
  cluster_runs || return 0
  as_owner "$(cluster_programs)/pg_ctl" stop -w -s -t 60 -m "$mode" -D "$cluster" >/dev/null 2>&1 </dev/null ||
    say "The database in $cluster did not stop: see $cluster.log"
}

# --- sharing the desk's own cluster: run, cli and db may use it at the same time; the last to leave stops it ---

desk_options="-c shared_buffers=256MB -c max_connections=200 -c random_page_cost=1.1 -c max_wal_size=2GB -c work_mem=16MB -c jit=off"

join_cluster() {
  need_postgres
  use_cluster pg
  exec 9>"$state/pg.users" 8>"$state/pg.starting"
  lock s wait 9
  lock x wait 8
  joined=yes
  make_cluster
  # shellcheck disable=SC2086 # a list of options
  start_cluster $desk_options
  exec 8>&-
}

leave_cluster() {
  [ "${joined:-}" = yes ] || return 0
  joined=
  if lock x now 9 && [ ! -e "$state/pg.stays" ]; then stop_cluster; fi
  exec 9>&-
}
