// Package prepare is the screen before a session: how long it is to last, how
// the first breaths go, what to ask and to know beforehand, and what it sounds
// like.
//
//	length, start rate ─▶ pacing.Fit ─▶ strip, phases, "ends at"
//	safety notes ─▶ what to ask ─▶ ticked off, never kept
//
// Nothing here blocks the start. Enter starts from anywhere.
package prepare
