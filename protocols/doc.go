// Package protocols holds the protocols that ship with Outbreath and the one
// reader of protocol files: text in, a [pacing.Protocol] and [Diagnostics] out.
//
//	text ── parse ──▶ tree ── walk(keys) ──▶ draft ── resolve ──▶ pacing.Protocol
//	          │                  │                       │
//	          └───────────── Diagnostics: every fault, with its place ◀── lint
//
// Two libraries read each file. go-toml/v2's syntax tree knows where things
// stand, BurntSushi/toml what they are worth; the tree joins the two, so that a
// fault in a value has the place of that value. One run finds every fault: a line
// that is not TOML is left out and the rest read on, and a fault in one key does
// not hide the next. The tables of keys in keys.go say what may stand where; the
// reader, the [Schema] and docs/protocol-format.md are made from them, so that
// document is the place to look up what a key means and what holds without it.
//
// Round the reader stand the tools for those who write such files: [Format] lays
// a file out, [Entry.Expand] lays it over what it extends, [Explain] teaches a
// [Code], [Template] is a start. A [Library] is what ships and what the user's
// folder holds; [Watch] keeps it up to date, and [Import], [Entry.Export] and
// [Remove] move files in and out of the folder.
//
// # Extending
//
// A file with extends starts from another protocol: the id of a shipped one, or
// a .toml file. Its keys override the base's; a breath replaces the base's of the
// same name, and a phase overrides the base's of the same id key by key. A phase
// with an id of its own comes after the phase that stands before it in the file,
// or at the end where none does. The protocol's own id is never taken over. A
// fault in the base is reported in the base's file; a warning about a base is
// left to the check of that file.
package protocols
