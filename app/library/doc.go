// Package library is the screen on which a protocol is chosen: what can be run
// on the left, by kind; all there is to know about the chosen one on the right.
//
//	protocols.Library ─▶ items ─ search ─▶ list of cards ─ selection ─▶ details
//
// The screen never reads files. It is handed a new library whenever one of the
// user's files changes, and keeps what was chosen, searched for and scrolled to.
package library
