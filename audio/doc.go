// Package audio turns plans into sound.
//
//	plan ── Cues ──▶ Line ──▶ Streamer ── voices ── buses ──▶ beep.Streamer
//	                  │
//	      Along: a plan along a file, sample = round(t · rate)
//	      Follow: a session along a sound card, whose clock is not ours
//
// A cue is placed by sample inside [Streamer.Stream], never started by a timer:
// the [Line] says which stretch of which plan a block of samples covers, and the
// streamer starts a voice at the sample where each cue of that stretch lies. The
// same streamer therefore serves a file and a session, and is tested without
// either.
//
// A voice is the sound of one cue: a [swell] is a half of a breath, a [strike]
// anything that is struck and rings, a [player] a recording. What they sound like
// is in the tables of [cueSets] and [bells], from which [Open] makes [Sounds]. A
// [bed] sounds below them all and makes room for them. All compute in pieces of
// [piece] samples counted from their own beginning, so that what they produce
// does not depend on how it is asked for, and two renders are equal byte for
// byte.
//
// Nothing here opens a sound card (package audio/speaker does), starts a
// goroutine, or allocates once as many voices have sounded together as ever do.
package audio

import "github.com/faiface/beep"

// Rate is the sample rate at which sound is made unless something else is
// asked for.
const Rate beep.SampleRate = 48000
