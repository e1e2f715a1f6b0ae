# shellcheck shell=bash
# ./desk cli VERB...: the desk's command line, on the same database as ./desk run.
# shellcheck disable=SC2154 # state, app

desk_cli() {
  local status=0
  need_dotnet
  trap cli_ended EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  # While the desk runs, its build is in use and is left as it is.
  exec 7>>"$state/run.lock"
  if lock x now 7 || [ ! -f "$app/web/SellerDesk.Web.dll" ]; then
    build_app
  fi
  exec 7>&-
  provide_database
  ASPNETCORE_CONTENTROOT="$app/web" DOTNET_CONTENTROOT="$app/web" started dotnet "$app/web/SellerDesk.Web.dll" cli "$@" <&0 &
  wait "$!" || status=$?
  exit "$status"
}

cli_ended() {
  local status=$?
  trap '' INT TERM HUP
  stop_children
  leave_cluster
  exit "$status"
}
