# shellcheck shell=bash
# Finds the programs that the desk is built on, and installs what the system's own package manager can.
# shellcheck disable=SC2154,SC2119,SC2120 # root, state, logs; options that may be left out

need_dotnet() {
  local wanted found
  wanted=$(sed -n 's/.*"version": *"\([0-9]*\.[0-9]*\)\..*/\1/p' "$root/global.json")
  have dotnet || fail "The .NET SDK $wanted is not installed: get it from https://dotnet.microsoft.com/download and start again."
  found=$(dotnet --list-sdks 2>/dev/null | awk '{ printf "%s ", $1 }')
  case " $found" in
    *" $wanted."*) ;;
    "  " | " ") fail "Only the .NET runtime is installed: the SDK $wanted is needed, from https://dotnet.microsoft.com/download." ;;
    *) fail "The .NET SDK $wanted is needed and only ${found% } is installed: get it from https://dotnet.microsoft.com/download." ;;
  esac
  # Warm build servers would stay behind after the desk has stopped.
  export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
}

# What dotnet itself needs of the system and a bare one lacks: ICU (PostgreSQL brings it too) and the certificates that
# NuGet's host is checked against.
need_libraries() {
  local missing=""
  have apt-get || return 0
  [ -n "$(find /usr/lib /lib -name 'libicuuc.so.*' -print -quit 2>/dev/null)" ] || missing="libicu-dev"
  [ -e "${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}" ] || missing="$missing ca-certificates"
  [ -z "$missing" ] || apt_install "What .NET needs of the system" "${missing# }"
}

# install_packages WHAT APT-PACKAGES BREW-PACKAGE
install_packages() {
  local what="$1" apt="$2" brew="$3"
  if have apt-get; then
    apt_install "$what" "$apt"
  elif have brew && ! is_root; then
    say "Installing $what (brew install $brew)..."
    brew install "$brew" >>"$logs/install.log" 2>&1 </dev/null || fail "'brew install $brew' failed: see $logs/install.log"
  else
    fail "$what is not installed and there is neither apt-get nor brew here: install it and start again."
  fi
}

apt_install() {
  local what="$1" packages="$2" as=""
  if ! is_root; then
    { have sudo && sudo -n true 2>/dev/null; } ||
      fail "$what is not installed: have an administrator run 'apt-get install -y $packages', then start again."
    as="sudo -n"
  fi
  say "Installing $what (apt-get install $packages)..."
  # A fresh machine has no package lists, an old one has lists of packages that are gone: either way the second try follows an update.
  apt_get "$as" install "$packages" ||
    { apt_get "$as" update "" && apt_get "$as" install "$packages"; } ||
    fail "'apt-get install $packages' failed: see $logs/install.log"
}

apt_get() {
  local as="$1" verb="$2" packages="$3" options="-y -q"
  [ "$verb" = update ] || options="$options --no-install-recommends"
  # shellcheck disable=SC2086 # lists of words
  unlocked $as env DEBIAN_FRONTEND=noninteractive apt-get $options -o DPkg::Lock::Timeout=300 "$verb" $packages \
    >>"$logs/install.log" 2>&1 </dev/null
}

# --- PostgreSQL: prints the folder of the server's programs, of one major version if told ---

postgres_programs() {
  local version="${1:-}" folder
  for folder in "${DESK_POSTGRES_BIN:-}" \
    $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -t/ -k5 -rn) \
    /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin /usr/pgsql-*/bin \
    "$(dirname "$(command -v initdb 2>/dev/null || echo /nonexistent/initdb)")"; do
    if [ ! -x "$folder/initdb" ] || [ ! -x "$folder/pg_ctl" ]; then continue; fi
    case "${version:-any} $("$folder/postgres" --version) " in
      any\ * | "$version "*" $version"[.\ ]*) echo "$folder"; return 0 ;;
    esac
  done
  return 1
}

need_postgres() {
  postgres_programs >/dev/null || install_packages PostgreSQL postgresql postgresql@17
  postgres_programs >/dev/null || fail "PostgreSQL was installed, but initdb and pg_ctl are not where they are looked for: set DESK_POSTGRES_BIN to their folder."
}

# --- the dictionary that replies are checked against: useful, never needed ---

want_dictionary() {
  [ ! -e /usr/share/hunspell/ru_RU.dic ] && have apt-get || return 0
  # Where it cannot be had, it is tried for again after a day and not at each start.
  [ -z "$(find "$state/no-dictionary" -mtime -1 2>/dev/null)" ] || return 0
  (apt_install "The Russian spelling dictionary" hunspell-ru) || say "Spelling will not be checked; all else works."
  [ -e /usr/share/hunspell/ru_RU.dic ] || touch "$state/no-dictionary"
}

# The tests measure the reply rules with it: it is tried for each time, and they fail without it.
need_dictionary() {
  rm -f "$state/no-dictionary"
  want_dictionary
  [ -e /usr/share/hunspell/ru_RU.dic ] || say "Tests of spelling and of the reply rules will fail: they need the package hunspell-ru."
}

# --- Chromium for the browser's tests ---

chromium_program() {
  local program
  for program in "${SELLERDESK_CHROMIUM:-}" /usr/bin/chromium "$(command -v chromium || true)" "$(command -v google-chrome || true)" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    [ -n "$program" ] && [ -x "$program" ] && { echo "$program"; return 0; }
  done
  return 1
}

need_chromium() {
  # The fonts: without one that has Cyrillic, a page is drawn as boxes and its measurements mean nothing.
  chromium_program >/dev/null || install_packages Chromium "chromium fonts-liberation fonts-noto-color-emoji" chromium
  SELLERDESK_CHROMIUM=$(chromium_program) || fail "Chromium was installed but is not found: set SELLERDESK_CHROMIUM to the program."
  export SELLERDESK_CHROMIUM
}
