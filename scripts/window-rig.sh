#!/usr/bin/env bash
# window-rig.sh COMMAND…: runs a command beside an X server of its own that has no screen.
#
# The server picks a free display by itself, OpenGL is drawn by the processor, and there is no window manager: a test
# gives the focus with xdotool. OUTBREATH_SCREEN sets the screen's size.
set -euo pipefail

dir=$(mktemp -d)
Xvfb -displayfd 3 -screen 0 "${OUTBREATH_SCREEN:-1280x800}x24" -dpi 96 -nolisten tcp -noreset \
	3>"$dir/display" >"$dir/log" 2>&1 &
server=$!
cleanup() {
	kill "$server" 2>/dev/null || true
	wait "$server" 2>/dev/null || true
	rm -rf "$dir"
}
trap cleanup EXIT

for _ in $(seq 300); do
	[ -s "$dir/display" ] && break
	kill -0 "$server" 2>/dev/null || break
	sleep 0.1
done
if ! [ -s "$dir/display" ]; then
	echo "window-rig: Xvfb did not start:" >&2
	cat "$dir/log" >&2
	exit 1
fi

DISPLAY=":$(cat "$dir/display")"
export DISPLAY LIBGL_ALWAYS_SOFTWARE=1 OUTBREATH_WINDOW_RIG=1
# Nothing of the desktop that this may run on: neither its Wayland socket nor its bus.
install -d -m 700 "$dir/runtime"
export XDG_RUNTIME_DIR=$dir/runtime XDG_SESSION_TYPE=x11 DBUS_SESSION_BUS_ADDRESS=disabled:
unset WAYLAND_DISPLAY
# What is read there is English, whatever the language of this machine.
export LC_ALL=C.UTF-8
unset LANGUAGE
"$@" </dev/null 3>&-
