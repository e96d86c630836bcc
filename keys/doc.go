// Package keys says what each key does, in the window and in the terminal. It
// knows no toolkit and touches no files.
//
//	Table ── the defaults ──▶ Bindings ◀── [keys] of the settings
//	                             │    ◀── Bind, Unbind, Reset: the page of keys
//	     a key, and where ── Find ──▶ Action
//
// It is a package of its own because window and terminal must agree and may not
// import each other. The [Table] is the one place where keys stand: what acts,
// what buttons, menus and pages of keys show, and docs/keys.md all come from it.
package keys
