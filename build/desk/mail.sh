# shellcheck shell=bash
# The mail server of the tests: Debian's Exim, unpacked into a folder of the checkout and never installed. A machine has one mail server at a time:
# installing this one would start it, and would take away the one that is there.
# shellcheck disable=SC2154 # state, logs

need_mail_server() {
  local folder="$state/mail-server"
  export SELLERDESK_MAIL_SERVER="${SELLERDESK_MAIL_SERVER:-$folder}"
  [ ! -x "$SELLERDESK_MAIL_SERVER/exim4" ] || return 0
  if ! have apt-get || ! have dpkg-deb; then
    say "Tests of e-mail will fail: they need Debian's packages exim4-daemon-light and libnss-wrapper."
    return 0
  fi
  say "Fetching the mail server of the tests (exim4-daemon-light, libnss-wrapper)..."
  (unpack_mail_server "$folder") || say "Tests of e-mail will fail: the mail server could not be fetched, see $logs/install.log."
}

unpack_mail_server() {
  local folder="$1" making="$1.making" package missing
  rm -rf "$making"
  mkdir -p "$making"
  fetch_packages "$making" || { apt_update && fetch_packages "$making"; } || return 1
  for package in "$making"/*.deb; do dpkg-deb -x "$package" "$making/root" || return 1; done
  # Without the set-user-id bit, and under another name for its own user: it runs as whoever runs the tests.
  install -m 755 "$making/root/usr/sbin/exim4" "$making/exim4" || return 1
  find "$making/root" -name 'libnss_wrapper.so*' -type f -exec install -m 755 {} "$making/libnss_wrapper.so" ';' || return 1
  missing=$(ldd "$making/exim4" | awk '/not found/ { print $1 }')
  if [ -n "$missing" ]; then apt_install "What the tests' mail server needs" "$(libraries_of "$making")"; fi
  rm -rf "$making/root" "$making"/*.deb "$folder"
  mv "$making" "$folder"
}

fetch_packages() { (cd "$1" && apt-get download exim4-daemon-light libnss-wrapper >>"$logs/install.log" 2>&1 </dev/null); }

apt_update() {
  if is_root; then apt_get "" update ""; else { have sudo && sudo -n true 2>/dev/null; } && apt_get "sudo -n" update ""; fi
}

# What the package depends on, without the packages that would set a mail server up.
libraries_of() {
  dpkg-deb -f "$1"/exim4-daemon-light_*.deb Depends | tr ',' '\n' | sed 's/(.*//; s/|.*//; s/ //g' | grep '^lib' | tr '\n' ' '
}
