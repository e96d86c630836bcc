//go:build !cgo && !windows

package speaker

import (
	"github.com/faiface/beep"

	"outbreath/words"
)

// openCard says that there is no way to a sound card: on this system it needs C,
// without which this program was built.
func openCard(beep.SampleRate, int) error { return words.Error("this build has no sound") }

func playCard(beep.Streamer) {}

func closeCard() {}
