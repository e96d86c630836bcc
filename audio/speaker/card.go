//go:build cgo || windows

package speaker

import (
	"github.com/faiface/beep"
	card "github.com/faiface/beep/speaker"
)

func openCard(rate beep.SampleRate, buffer int) error { return card.Init(rate, buffer) }

func playCard(s beep.Streamer) { card.Play(s) }

func closeCard() { card.Close() }
