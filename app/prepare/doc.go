// Package prepare is the screen before a session: how long it is to last, or
// when it has to be over, which zones get more or are left out, how the first
// breaths go, what to ask and to know beforehand, and what it sounds like.
//
//	zones, answers ─▶ pacing.Protocol.With ─┐
//	length, start rate ──┬─▶ pacing.Fit ◀───┘ ─▶ strip, phases, body, "ends"
//	appointment, clock ──┘        └─▶ who pays for a late start, in words
//	the gun, clock ─▶ pacing.Session.Aim ─▶ how long it waits, what is left out
//	safety notes ─▶ what to ask ─▶ answers, kept only where that is wanted
//
// While an appointment or a gun is waited for, the seconds of Tick lay the plan
// out anew. Nothing here blocks the start. Enter starts from anywhere but a button
// or a zone, which it presses.
package prepare
