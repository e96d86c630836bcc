// Package app is the window. App wires the screens to the engine; a screen knows
// neither another screen nor what stands behind it.
//
//	library ──▶ prepare ──▶ stage ──▶ closing ──▶ library
//	   ▲                      │
//	watch of the        pacing.Player ──▶ audio.Streamer ──▶ sound card
//	user's folder             └─▶ log of events
//
// Whatever happens on another goroutine reaches the window through one
// [mailbox], which is emptied on Fyne's.
package app
