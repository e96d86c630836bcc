//go:build cgo || windows

package speaker

import (
	"github.com/faiface/beep"
	card "github.com/faiface/beep/speaker"
)

func openCard(rate beep.SampleRate, buffer int) error {
	err := card.Init(rate, buffer)
	if err != nil {
		unopened()
	}
	return err
}

func playCard(s beep.Streamer) { card.Play(s) }

func closeCard() {
	card.Close()
	closed()
}
