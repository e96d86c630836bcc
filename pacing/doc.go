// Package pacing is the engine: it knows how a protocol is fitted to a length,
// what a plan does at each instant, and what happens to a session that is held,
// hurried or stretched.
//
//	Protocol ── Fit(length) ──▶ Plan ── At(t), Cues(a, b)
//	                             │
//	                          Session (events in, state out)
//	                             │
//	                 Player = Session + Clock ──▶ Snapshot
//
// A [Protocol] says what may happen, a [Plan] what will, a [Session] what did.
// All three are plain values: nothing here reads a clock, a file or a sound
// card, except that [Player] asks the [Clock] it was given. Plans and snapshots
// are immutable and safe to share between goroutines.
//
// Durations are whole milliseconds ([Grain]) so that a plan adds up exactly in
// every unit in which it is written down.
package pacing

import "time"

// Grain is the resolution of every length in a protocol and a plan.
const Grain = time.Millisecond
