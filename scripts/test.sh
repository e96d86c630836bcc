#!/usr/bin/env bash
# Everything that must hold, cheapest first, or only the steps that are named:
#
#   test.sh [setup] [checks] [unit] [race] [build] [taplo] [window] [sound] [fuzz]
#
# Prints a heading and the time of each step, stops at the first that fails, and then keeps what was left behind
# (screenshots, recordings, logs) in test-output/. KEEP=1 keeps it always.
set -euo pipefail
cd "$(dirname "$0")/.."

tags=${TAGS:-migrated_fynedo}
bin=$PWD/${BIN:-bin/outbreath}
output=$PWD/test-output
vcs=false
git rev-parse --quiet --verify HEAD >/dev/null 2>&1 && vcs=true

# ── steps ────────────────────────────────────────────────────────────────────────────────────────────────────────────

title="" # of the step that runs
began=0

clock() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

step() { # TITLE COMMAND…
	title=$1
	began=$SECONDS
	shift
	printf '\n── %s\n' "$title"
	"$@"
	printf '── %s: %s\n' "$title" "$(clock $((SECONDS - began)))"
}

finish() {
	local code=$?
	if [ "$code" != 0 ]; then
		printf '\nFAILED: %s, after %s\n' "$title" "$(clock $((SECONDS - began)))"
		if [ -n "$(ls -A "$output" 2>/dev/null)" ]; then
			printf 'kept for a look: %s\n' "$output"
			find "$output" -type f | sort
		fi
	elif [ -z "${KEEP:-}" ]; then
		rm -rf "$output"
	fi
}
trap finish EXIT

# ── what is where ────────────────────────────────────────────────────────────────────────────────────────────────────

# pure lists the packages that build without cgo. What the checks have run already is left out too.
pure() { go list -tags "$tags" ./... | grep -vxE 'outbreath(/scripts)?'; }

# whole runs tests with -v inside a rig, and fails when one of them was skipped: there, all that they need is given.
whole() { # LOG COMMAND…
	local log=$output/$1
	shift
	"$@" 2>&1 | tee "$log" || return
	if grep -qE '^ *--- SKIP' "$log"; then
		echo "a test was skipped although its rig was there" >&2
		return 1
	fi
	if ! grep -qE '^ *--- PASS' "$log"; then
		echo "no test ran in the rig" >&2
		return 1
	fi
}

# ── the steps themselves ─────────────────────────────────────────────────────────────────────────────────────────────

# What a test may want of other programs is there by now: a test that misses one fails rather than skip itself.
unit() { pure | OUTBREATH_TOOLS=there CGO_ENABLED=0 xargs go test -tags "$tags"; }

# race leaves out the root package, which would build the OpenGL binding a second time, and asks long tests to be short:
# it looks for races, and a race does not hide for an hour of rendering.
race() { pure | xargs go test -race -short -tags "$tags"; }

build() { go build -tags "$tags" -buildvcs=$vcs -o "$bin" .; }

# What ships and what new files begin with pass Taplo with our schema, and files with faults that a schema can tell do not.
taplo() {
	local check=(.cache/taplo/node_modules/.bin/taplo check --schema "file://$output/schema.json") file log=$output/taplo.log
	"$bin" schema -o "$output/schema.json"
	for file in protocols/*.toml protocols/templates/*.toml protocols/templates/*/*.toml; do
		if ! "${check[@]}" "$file" >"$log" 2>&1; then
			cat "$log"
			return 1
		fi
	done
	for file in unknown-keys types-in-phase words missing-in-phase durations prompts; do
		if "${check[@]}" "protocols/testdata/faulty/$file.toml" >"$log" 2>&1; then
			echo "Taplo has nothing against $file.toml" >&2
			return 1
		fi
	done
	"$bin" fmt --check protocols/*.toml
	"$bin" check --strict protocols/*.toml
}

both='TestPictureAgainstSound' # needs a sink as well as an X server

in_window() { # NAME BINARY
	mkdir -p "$output/$1"
	OUTBREATH_BIN=$2 OUTBREATH_ARTIFACTS=$output/$1 whole "$1/test.log" \
		scripts/window-rig.sh go test -tags "$tags" -count=1 -v -skip "$both" .
}

# Fyne logs calls from a wrong goroutine, but only in a build that does not claim to be migrated. This one does not:
# neither by its tag nor by the metadata it embeds.
threads() {
	local dir=$output/threads
	mkdir -p "$dir"
	sed '/fyneDo/d' FyneApp.toml >"$dir/FyneApp.toml"
	printf '{"Replace": {"%s": "%s"}}\n' "$PWD/FyneApp.toml" "$dir/FyneApp.toml" >"$dir/overlay.json"
	go build -overlay "$dir/overlay.json" -buildvcs=false -o "$dir/outbreath" .
	in_window threads "$dir/outbreath"
	if grep -rIn 'Error in Fyne call thread' "$dir"; then
		echo "the window was touched from a wrong goroutine" >&2
		return 1
	fi
}

# Both wait for the window most of the time, and so they run side by side, each in an X server of its own.
window() {
	local second held=0
	threads >"$output/threads.txt" 2>&1 &
	second=$!
	in_window window "$bin" || held=1
	wait "$second" || held=1
	cat "$output/threads.txt"
	return $held
}

# Beside the tests that compare recordings run, with a sink of their own, those that take minutes and little of the
# machine; the one that takes all of it comes by itself.
sound() {
	local program='TestTheProgramThroughARealSink' trial='TestThroughARealSink' load='TestUnderLoad' rig rigs=() held=0
	# Those that bring a card of their own: no other may be open in the process.
	local server='TestTheServerComesAndGoes|TestOpen|TestThereIsOneCard|TestAwait|TestStandardError'
	in_rig program '' ./audio/speaker -run "$program" >"$output/program.txt" 2>&1 &
	rigs+=($!)
	in_rig server '' ./audio/speaker ./audio/trial -run "$server|$trial" >"$output/server.txt" 2>&1 &
	rigs+=($!)
	inside=scripts/window-rig.sh OUTBREATH_ARTIFACTS=$output/both in_rig both '' . -run "$both" >"$output/both.txt" 2>&1 &
	rigs+=($!)
	in_rig sound "$program|$server|$load" ./audio/speaker || held=1
	for rig in "${rigs[@]}"; do
		wait "$rig" || held=1
	done
	cat "$output/program.txt" "$output/server.txt" "$output/both.txt"
	in_rig load '' ./audio/speaker -run "$load" || held=1
	return $held
}

# A machine that is busy with something else cannot tell whether sound is on time, and then the test skips itself: it
# gets two more chances.
in_rig() { # NAME TESTS-TO-SKIP ARGUMENTS-OF-GO-TEST…
	local name=$1 skip=$2 try
	shift 2
	for try in 1 2 3; do
		if OUTBREATH_BIN=$bin whole "$name.log" scripts/sound-rig.sh "$output/$name.raw" \
			${inside:-} go test -tags "$tags" -count=1 -p 1 -v -skip "${skip:-^$}" "$@"; then
			return
		fi
		grep -q 'the machine is too busy' "$output/$name.log" || return 1
		echo "the machine was too busy to judge, time $try of 3"
	done
	return 1
}

fuzz() {
	local package target targets
	targets=$(pure | while read -r package; do
		CGO_ENABLED=0 go test -tags "$tags" -list '^Fuzz' "$package" </dev/null | sed -n "s|^Fuzz|$package &|p"
	done)
	if [ -z "$targets" ]; then
		echo "there is no fuzz target"
		return 1
	fi
	while read -r package target; do
		fuzz_one "$package" "$target" </dev/null
	done <<<"$targets"
}

fuzz_one() { # PACKAGE TARGET
	local log=$output/$2.log try time=5s
	case $2 in
	FuzzRead | FuzzEdited) time=20s ;; # files come from anywhere
	esac
	time=${FUZZTIME:-$time}
	for try in 1 2; do
		echo "$1 $2, $time"
		if CGO_ENABLED=0 go test -tags "$tags" -run '^$' -fuzz "^$2\$" -fuzztime "$time" -fuzzminimizetime 200x "$1" >"$log" 2>&1; then
			tail -n 1 "$log"
			return
		fi
		# Go 1.26 may lose a race at the end of the time given (go.dev/issue/75804): no input failed then, so once more.
		if [ $try = 2 ] || grep -q 'Failing input' "$log" || ! grep -q 'context deadline exceeded' "$log"; then
			cat "$log"
			return 1
		fi
	done
}

# ── in order ─────────────────────────────────────────────────────────────────────────────────────────────────────────

run() { # STEP
	case $1 in
	setup) step "setup" scripts/setup.sh test ;;
	checks) step "checks" scripts/check.sh ;;
	unit) step "unit tests" unit ;;
	race) step "race detector" race ;;
	build) step "build" build ;;
	taplo) step "the schema, with Taplo" taplo ;;
	window) step "the window, in an X server without a screen, and again with Fyne's thread checks" window ;;
	sound) step "the sound, through a real sink" sound ;;
	fuzz) step "fuzzing" fuzz ;;
	*) echo "test.sh: there is no step called $1" >&2; exit 2 ;;
	esac
}

if [ $# = 0 ]; then
	set -- setup checks unit race build taplo window sound fuzz
	if [ "$(uname -s)" != Linux ]; then
		printf '\nNOT TESTED here: the real window and the real sink; their rigs need Linux\n'
		set -- setup checks unit race build taplo fuzz
	elif [ -z "${CI:-}" ] && ! command -v pulseaudio >/dev/null && command -v pipewire-pulse >/dev/null; then
		printf '\nNOT TESTED here: the sound through a real sink, for want of PulseAudio; PipeWire was left alone\n'
		set -- setup checks unit race build taplo window fuzz
	fi
fi
rm -rf "$output"
mkdir -p "$output"
for name in "$@"; do
	run "$name"
done
printf '\nAll of it holds, in %s.\n' "$(clock $SECONDS)"
