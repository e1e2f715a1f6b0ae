# shellcheck shell=bash
# Builds what is run, and only when a source has changed since.
# shellcheck disable=SC2154 # root, state, logs

app="$state/app"

sources() {
  (cd "$root" && find build/*.targets Directory.Build.props Directory.Packages.props global.json "$@" \
    \( -name bin -o -name obj -o -name _framework \) -prune -o -type f -print)
}

# Fresh: no source is newer than the stamp, and none has come or gone (their list is kept in the stamp).
is_fresh() {
  local stamp="$1"
  shift
  [ -f "$stamp" ] && [ "$(sources "$@" | sort | cksum)" = "$(cat "$stamp")" ] &&
    [ -z "$(sources "$@" | newer_than "$stamp")" ]
}

newer_than() {
  local file
  while IFS= read -r file; do
    if [ "$root/$file" -nt "$1" ]; then echo "$file"; fi
  done
}

# The stamp is as old as the build's beginning, so what is edited during a build is built the next time.
build_with_stamp() {
  local stamp="$1" builder="$2"
  shift 2
  is_fresh "$stamp" "$@" && return 0
  need_space "$root" 500
  need_libraries
  sources "$@" | sort | cksum >"$stamp.new"
  "$builder"
  mv "$stamp.new" "$stamp"
}

build_app() { build_with_stamp "$state/app.stamp" publish_app src; }

publish_app() {
  say "Building (a minute or two the first time)..."
  rm -rf "$app.new"
  dotnet_step publish "$root/src/SellerDesk.Web/SellerDesk.Web.csproj" -o "$app.new/web"
  dotnet_step publish "$root/src/SellerDesk.Simulator/SellerDesk.Simulator.csproj" -o "$app.new/simulator"
  rm -rf "$app"
  mv "$app.new" "$app"
}

build_tests() { build_with_stamp "$state/tests.stamp" build_solution src tests; }

build_solution() {
  say "Building..."
  dotnet_step build "$root/SellerDesk.sln"
}

dotnet_step() {
  local verb="$1" log="$logs/build.log"
  shift
  attended dotnet "$verb" "$@" -c Release --nologo -v q -nodeReuse:false -p:UseSharedCompilation=false >"$log" 2>&1 </dev/null && return 0
  grep -q "No space left" "$log" && fail "The disk became full during the build: free some space and start again."
  grep -q "NU1301" "$log" && fail "NuGet packages could not be downloaded: check the network and start again (see $log)."
  { grep -E "error|warning" "$log" || tail -n 20 "$log"; } | sort -u | head -n 20 >&2
  fail "The build failed: the whole of it is in $log"
}
