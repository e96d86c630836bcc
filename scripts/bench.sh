#!/usr/bin/env bash
# Every speed the design names: the engine, the sound and the stage as Go benchmarks, and what the window costs beside
# an empty Fyne window, in an X server without a screen.
set -euo pipefail
cd "$(dirname "$0")/.."

tags=${TAGS:-migrated_fynedo}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

go list -tags "$tags" ./... | grep -vx outbreath | xargs go test -tags "$tags" -run '^$' -bench . -benchmem
if [ "$(uname -s)" != Linux ] || ! command -v Xvfb xdotool >/dev/null; then
	echo "NOT MEASURED here: the window; that needs Linux, Xvfb and xdotool"
	exit
fi
go build -tags "$tags" -buildvcs=false -o "$dir/outbreath" .
go build -tags "$tags" -buildvcs=false -o "$dir/empty" ./testdata/empty
# What the graphics driver compiles is kept from one start to the next, as it is for a user.
OUTBREATH_BIN=$dir/outbreath OUTBREATH_EMPTY=$dir/empty OUTBREATH_ARTIFACTS=$dir MESA_SHADER_CACHE_DIR=$dir/shaders \
	scripts/window-rig.sh go test -tags "$tags" -run '^$' -bench . -benchtime 1x -timeout 20m .
