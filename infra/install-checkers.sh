#!/bin/sh
# Tools that look at the files of infra/, for test/architecture/deployment.unit.spec.ts: promtool out of
# Debian's package (unpacked, not installed), kubernetes-validate from PyPI. What cannot be had is said, and
# its checks are skipped.
cd "$(dirname "$0")/.." || exit 1
checkers=node_modules/.cache/checkers

validator() {
  [ -x "$checkers/bin/kubernetes-validate" ] && return
  # In a folder of its own, because the system's Python may be closed to pip.
  python3 -m venv "$checkers" &&
    "$checkers/bin/python" -m pip install --quiet kubernetes-validate==1.37.0
}

promtool() {
  [ -x "$checkers/bin/promtool" ] && return
  unpacked=$(mktemp -d) && chmod 755 "$unpacked" || return
  (cd "$unpacked" && { apt-get update -qq || true; } && apt-get download -qq prometheus && dpkg-deb -x prometheus_*.deb .) &&
    mkdir -p "$checkers/bin" && cp "$unpacked/usr/bin/promtool" "$checkers/bin/"
  found=$?
  rm -rf "$unpacked"
  return $found
}

validator || echo 'kubernetes-validate could not be installed'
promtool || echo 'promtool could not be had'
exit 0
