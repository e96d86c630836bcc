// Package stage is the running session: one breathing shape in the middle, what
// to do on the left, what time it is on the right, the whole session in a strip
// below, and one large target that holds.
//
//	Player.Snapshot ─▶ viewer.look(now) ─▶ view ─▶ Stage.show
//	      ▲                                          shape, figure, clock, kit.Strip, …
//	      └── keys.Bindings ◀── keys and pointer
//
// A view is plain numbers and words, computed from a snapshot and an instant
// alone. Stage.show brings the objects on the screen up to it and touches only
// what has moved by half a pixel or reads differently.
//
// A hold has a reason, and its reason a way on. When time was lost the stage says
// what the new plan costs, above the strip, or asks who pays for it, beside the
// large target: a key for each, and never anything over the picture.
//
// One animation is the source of frames, and it runs only while the session
// does; a held session is looked at once a second, for its clocks.
package stage
