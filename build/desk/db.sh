# shellcheck shell=bash
# ./desk db: the private PostgreSQL alone.
# shellcheck disable=SC2154 # state

desk_db() {
  case "${1:-}" in
    '')
      trap leave_cluster EXIT
      join_cluster
      # From here on it stays when the last command that uses it has ended, until 'db stop' or the end of 'run'.
      : >"$state/pg.stays"
      connection_string
      echo
      ;;
    stop)
      need_postgres
      use_cluster pg
      rm -f "$state/pg.stays"
      exec 9>"$state/pg.users"
      lock x now 9 || fail "The database is in use by ./desk run or ./desk cli, and stops when they end."
      stop_cluster
      ;;
    *) usage_error "there is no './desk db $1'" ;;
  esac
}
