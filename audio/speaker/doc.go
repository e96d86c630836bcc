// Package speaker is the only one that touches the sound card, through
// beep/speaker, and keeps its manners when the machine does not.
//
//	Streamers ──▶ governor ──▶ beep/speaker ──▶ card
//	                 │  ▲
//	        "wild", "quiet"  reopen
//	                 ▼  │
//	               watchdog
//
// When the sound server dies, beep/speaker reports nothing and pulls more than
// a thousand times faster than real time on a whole core. So the governor, which
// is all that beep ever sees, refuses to run ahead of the monotonic clock; a
// pull that it has to refuse again and again means that nobody plays what is
// pulled, and the watchdog closes the card and opens it again until that works.
// What plays is not told: it finds, when it is pulled again, that time has gone
// by.
//
// beep/speaker keeps its state in package variables, and so there is one sound
// card to a process: a second [Open] while a [Speaker] is open is refused. A card
// that plays is handed on from one to the next, and closed some seconds after the
// last. Where blocks of sound come too
// late, it is closed and opened again with a larger buffer.
//
// Nobody else in the program may use beep/speaker.
package speaker
