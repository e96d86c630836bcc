#!/usr/bin/env bash
# sound-rig.sh RECORDING COMMAND…: runs a command whose sound card is a PulseAudio sink without a speaker, and records
# what the sink played into RECORDING: raw signed 16 bit little-endian, 48 kHz, stereo. The command finds the path in
# OUTBREATH_SOUND_RIG. Needs no card, no desktop, no D-Bus, and leaves the user's own sound server alone.
set -euo pipefail

recording=$1
shift
format=(--raw --format=s16le --rate=48000 --channels=2)

run=$(mktemp -d)
cat >"$run/asound.conf" <<'ALSA'
</usr/share/alsa/alsa.conf>
pcm.!default { type pulse }
ctl.!default { type pulse }
ALSA
export PULSE_RUNTIME_PATH=$run PULSE_STATE_PATH=$run/state PULSE_COOKIE=$run/cookie \
	PULSE_SERVER=unix:$run/native ALSA_CONFIG_PATH=$run/asound.conf
unset PULSE_SINK PULSE_SOURCE
# What is read there is English, whatever the language of this machine.
export LC_ALL=C.UTF-8
unset LANGUAGE

realtime=no # a server in real time keeps the rig's own jitter out of the figures, where the kernel allows it
chrt -f 5 true 2>/dev/null && realtime=yes
clients=()
pulseaudio -n --daemonize=no --exit-idle-time=-1 --disable-shm=yes --use-pid-file=no \
	--realtime=$realtime --high-priority=$realtime --log-target=file:"$run/log" \
	-L "module-native-protocol-unix auth-anonymous=1 socket=$run/native" \
	-L "module-null-sink sink_name=rig format=s16le rate=48000 channels=2" >/dev/null 2>&1 &
server=$!
cleanup() { # the clients first, so that they do not complain of the server's end
	if [ ${#clients[@]} -gt 0 ]; then
		kill "${clients[@]}" 2>/dev/null || true
		wait "${clients[@]}" 2>/dev/null || true
	fi
	kill "$server" 2>/dev/null || true
	wait "$server" 2>/dev/null || true
	rm -rf "$run"
}
trap cleanup EXIT

for _ in $(seq 100); do
	pactl info >/dev/null 2>&1 && break
	sleep 0.1
done
if ! pactl set-default-sink rig; then
	echo "sound-rig: PulseAudio did not start:" >&2
	cat "$run/log" >&2
	exit 1
fi

# An idle sink works in blocks of two seconds, and a stream that starts then is late by as much: keep it awake.
pacat "${format[@]}" --latency-msec=20 /dev/zero &
clients+=($!)
parec "${format[@]}" --latency-msec=5 -d rig.monitor >"$recording" &
clients+=($!)
for _ in $(seq 100); do
	[ -s "$recording" ] && break
	sleep 0.1
done
[ -s "$recording" ] || { echo "sound-rig: nothing arrives at the recorder" >&2; exit 1; }

# What is freed is spoilt, so that a use of it after that would show.
OUTBREATH_SOUND_RIG=$recording MALLOC_PERTURB_=165 "$@" </dev/null
