// Package cli is the program in a terminal: the commands of outbreath.
//
//	arguments ── protocol or file ──▶ pacing.Protocol ── --length ──▶ pacing.Plan
//	                                                                           │
//	       plan: a table or JSON   render: sound, CSV    rehearse: a report   play
//	                                                                           │
//	        pacing.Player ── Snapshot, each frame ──▶ view ──▶ picture ──▶ terminal.Screen
//	              ▲                    └──▶ sound       └──▶ offers
//	              └── console ◀── presses ◀── keys             │
//	                    └─────── what a key does now ◀─────────┘
//
// [Main] is the whole of it. Data goes to stdout, words to stderr, and the exit
// code says whose turn it is: 0 done, 1 the input is at fault, 2 usage or I/O.
// Nothing here needs a display, a sound card or a terminal.
//
// What the screen offers and what the keys do come from one list of offers, which
// is a pure function of a session at one moment.
//
// A command is a file: its flags, its example and what it does. What they share
// is how a protocol is found and fitted (fitting.go), how things are put into
// words (words.go) and what an error is worth (exit.go).
package cli
