// Package protocols holds the protocols that ship with Outbreath and the one
// reader of protocol files: text in, a [pacing.Protocol] and [Diagnostics] out.
//
//	text ── parse ──▶ tree ── walk(keys) ──▶ draft ── resolve ──▶ pacing.Protocol
//	          │                  │                       │
//	          └───────────── Diagnostics: every fault, with its place
//
// Two libraries read each file. go-toml/v2's syntax tree knows where things
// stand, BurntSushi/toml what they are worth; the tree joins the two, so that a
// fault in a value has the place of that value. One run finds every fault: the
// tables of keys in keys.go say what may stand where, and a fault in one key
// does not hide the next. Only a file that is not TOML at all stops earlier.
//
// # What a file may leave out
//
// Required are format, id, name, kind and one phase; of a phase id, kind, name
// and ideal. For the rest:
//
//	version       "1.0"
//	length        the sum of the phases' ideals
//	lost_time     "shrink" for a table, "extend" for a drill
//	pressure_cap  nothing is said about pressure
//	min, max      the phase's ideal
//	weight        1
//	breath        free breathing
//	step          0.04
//
// A phase counted in breaths (breaths = 12) has no min, ideal, max or weight:
// its length follows from its breath. A prompt comes every so often, at a time or
// after so many breaths, with the next in-breath or, with on = "out", the next
// out-breath, and stays until the next line or for so many breaths.
//
// A breath has one of three shapes: a pattern (in, out, and if wanted hold and
// rest), a ramp (start_rate, to, step) that ends in a pattern, or a fade (from,
// fade) that leaves a pattern or a ramp.
//
// Safety is listed by id ("breath.dizzy") or by group: "massage.*" stands for
// the notes directly below massage, such as "massage.fever", and not for those
// one level further down, which "massage.pregnancy.*" names. However often a
// note is named, it is there once, in the order of the notes file. A line of
// guidance in kebab-case is an id; anything else is own text.
//
// # Extending
//
// A file with extends starts from another protocol: the id of a shipped one, or
// a .toml file beside it. Its keys override the base's; a breath replaces the
// base's of the same name, and a phase overrides the base's of the same id key
// by key. A phase with an id of its own comes after the phase that stands before
// it in the file, or at the end where none does. The protocol's own id is never
// taken over. A fault in the base is reported in the base's file.
package protocols
