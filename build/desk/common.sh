# shellcheck shell=bash
# What every verb needs: messages, locks, ports, processes. Written for bash 3.2 and bare systems:
# no curl, ps, ss or lsof is taken for granted.
# shellcheck disable=SC2154 # root is set by ./desk

state="$root/.desk"
logs="$state/logs"

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "desk: $*"
  exit 1
}

usage_error() {
  say "desk: $1"
  usage >&2
  exit 2
}

have() { command -v "$1" >/dev/null 2>&1; }

is_root() { [ "$(id -u)" -eq 0 ]; }

# A shell without job control starts background programs with Ctrl-C ignored, and bash can never trap a signal that was
# ignored at its start: ask for the default back, in the same process.
take_interrupts() {
  local ignored
  [ -z "${DESK_TOOK_INTERRUPTS:-}" ] && [ -r /proc/self/status ] || return 0
  ignored=$(awk '/^SigIgn:/ { print $2 }' "/proc/$$/status")
  if [ $((0x$ignored & 2)) -ne 0 ] && env --default-signal=INT true 2>/dev/null; then
    DESK_TOOK_INTERRUPTS=1 exec env --default-signal=INT,QUIT "$root/desk" "$@"
  fi
}

prepare_state() {
  mkdir -p "$logs" 2>/dev/null || fail "The folder $state cannot be written to: check who owns it and whether the disk is full."
  if [ ! -w "$state" ] || [ ! -w "$logs" ]; then
    fail "The folder $state belongs to someone else: run this as that user, or use a checkout of your own."
  fi
  # dotnet and NuGet keep their files under HOME; a user made without a home folder has none.
  if [ ! -w "${HOME:-/nonexistent}" ]; then
    mkdir -p "$state/home"
    export HOME="$state/home"
  fi
}

# --- locks: descriptors 7 (one run), 8 (starting a cluster), 9 (using a cluster) ---

# flock(1) and this perl line do the same: the lock belongs to the descriptor, so it outlives the program that took it.
lock() {
  local kind="$1" wait="$2" fd="$3"
  if have flock; then
    if [ "$wait" = now ]; then flock -n "-$kind" "$fd"; else flock "-$kind" "$fd"; fi
  else
    local mode=2
    [ "$kind" = s ] && mode=1
    [ "$wait" = now ] && mode=$((mode + 4))
    perl -e 'open(my $f, ">&=", $ARGV[0]) && flock($f, $ARGV[1]) or exit 1' "$fd" "$mode"
  fi
}

# Programs started by the desk must not hold its locks after it has gone.
unlocked() { "$@" 7>&- 8>&- 9>&-; }

# --- processes ---

# For the background: becomes the program, so that $! is the program's own number.
started() { exec "$@" 7>&- 8>&- 9>&-; }

# Runs a program in the background and waits: a signal is then answered at once, not when the program has ended.
attended() {
  started "$@" &
  wait "$!"
}

process_line() {
  if [ -d /proc/self ]; then
    [ -r "/proc/$1/cmdline" ] && tr '\0' ' ' <"/proc/$1/cmdline"
  else
    ps -p "$1" -o args= 2>/dev/null
  fi
}

# Is the process written in a file still the program that wrote it there? Numbers are used again after a crash.
process_of() {
  local file="$1" words="$2" pid
  pid=$(head -n 1 "$file" 2>/dev/null) || return 1
  case "$pid" in '' | *[!0-9]*) return 1 ;; esac
  case "$(process_line "$pid" 2>/dev/null)" in *"$words"*) echo "$pid" ;; *) return 1 ;; esac
}

# One that has ended and whose parent has not asked for it yet has no command line any more.
is_alive() { kill -0 "$1" 2>/dev/null && [ -n "$(process_line "$1" 2>/dev/null)" ]; }

# shellcheck disable=SC2046 # a list of numbers
stop_children() { stop_processes $(jobs -p); }

stop_processes() {
  local pid tries
  for pid in "$@"; do kill -TERM "$pid" 2>/dev/null || true; done
  for pid in "$@"; do
    tries=0
    while is_alive "$pid"; do
      tries=$((tries + 1))
      [ "$tries" -lt 100 ] || kill -KILL "$pid" 2>/dev/null || true
      sleep 0.1
    done
  done
}

# --- ports and disk ---

port_answers() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null || (exec 3<>"/dev/tcp/localhost/$1") 2>/dev/null
}

# Below the range that the system hands out by itself, so that nothing else comes to hold it by chance.
free_port() {
  local port tries=0
  while [ "$tries" -lt 50 ]; do
    port=$((20000 + RANDOM % 12000))
    port_answers "$port" || { echo "$port"; return 0; }
    tries=$((tries + 1))
  done
  return 1
}

# The status code of GET http://127.0.0.1:PORT/PATH, or nothing.
http_status() {
  local port="$1" path="$2" protocol code _
  {
    exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
    printf 'GET %s HTTP/1.0\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$path" "$port" >&3
    read -r -t 5 protocol code _ <&3 || true
    exec 3>&-
  } 2>/dev/null
  case "$protocol" in HTTP/*) echo "$code" ;; *) return 1 ;; esac
}

need_space() {
  local folder="$1" megabytes="$2" free
  free=$(df -Pk "$folder" | awk 'NR == 2 { print int($4 / 1024) }')
  [ "$free" -ge "$megabytes" ] ||
    fail "The disk that holds $folder is full: $free MB are free and at least $megabytes MB are needed."
}
