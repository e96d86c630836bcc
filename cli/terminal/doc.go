// Package terminal draws calmly on a text terminal and reads its keys. It
// knows nothing of sessions.
//
//	bytes ── Keys ──▶ Key ── Presses ──▶ what a hand meant
//	cells ── Canvas ── Lines ──▶ Screen ──▶ only the lines that changed
//
// [Open] takes a terminal over and gives it back as it was. Drawing needs no
// colour: the escape sequences used are those that every terminal of the last
// thirty years knows, and a line that stays the same is never written again,
// so nothing flickers, not over a slow link either.
package terminal
