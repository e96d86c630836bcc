#!/usr/bin/env bash
# run.sh BINARY: opens the window where there is a display; otherwise plays the pre-sprint drill in the terminal.
set -euo pipefail

outbreath=$1
case $(uname -s) in
Linux | *BSD)
	if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
		echo "No display here, so the pre-sprint drill is played in the terminal." >&2
		exec "$outbreath" play sprint
	fi
	;;
esac
exec "$outbreath"
