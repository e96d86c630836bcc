package prepare

import (
	"fmt"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/pacing"
)

// tries are the sounds one may try, with their words.
var tries = []struct {
	kind  pacing.CueKind
	words string
}{
	{pacing.CueInhale, "in"}, {pacing.CueExhale, "out"}, {pacing.CuePhase, "phase"},
	{pacing.CueSide, "side"}, {pacing.CueWarn, "soon over"}, {pacing.CueEnd, "end"},
}

// fillMiddle puts the first breaths and the sound into the middle column or, where
// the body stands there, below the phases.
func (s *Screen) fillMiddle() {
	c, k, look := s.middleColumn, s.k, kit.Look()
	gap := float32(0)
	s.phaseColumn.Clear()
	s.phaseColumn.Add(0, s.phases)
	c.Clear()
	if s.body != nil {
		s.fillBody()
		c, gap = s.phaseColumn, 30*k
	}
	heading := func(words string) {
		c.Add(gap, kit.Heading(words, k, look.Quiet))
		gap = 30 * k
	}
	chip := func(words string, act func()) *kit.Button {
		b := kit.NewButton(kit.Chip, words, "", act)
		b.TextSize, b.OnKey = kit.Text(kit.TextNote, k), s.away
		return b
	}
	if s.rate != nil {
		heading("The first breaths")
		c.Add(6*k, s.rateWords)
		c.Add(2*k, s.rate)
		s.tap = chip("Tap with each in-breath", s.tapped)
		s.tap.AtOnce = true
		c.Add(6*k, kit.NewFlow(8*k, s.tap))
	}
	heading("Sound")
	c.Add(6*k, s.soundWords)
	c.Add(2*k, s.volume)
	var chips []fyne.CanvasObject
	for _, t := range tries {
		chips = append(chips, chip(t.words, func() { s.options.OnTry(t.kind) }))
	}
	s.trials = kit.NewFlow(8*k, chips...)
	c.Add(6*k, s.trials)
	s.rateWords.SetSize(kit.Text(kit.TextBody, k))
	s.soundWords.SetSize(kit.Text(kit.TextBody, k))
	s.sayRate()
	s.saySound()
}

// tapped is a tap with an in-breath.
func (s *Screen) tapped() {
	rate, ok := s.taps.tap(s.options.Now().Mono)
	if ok {
		s.rate.SetValue(rate)
		s.tap.SetText("Tapped: keep on, or leave it", "")
	} else {
		s.tap.SetText(fmt.Sprintf("Tap with each in-breath: %d of %d", s.taps.count, tapsNeeded), "")
	}
	s.layColumns()
}

func (s *Screen) sayRate() {
	if s.rate != nil {
		s.rateWords.SetText(rateWords(s.rate.Value()))
	}
}

// SetSound tells the screen why no sound is heard, and what is not heard as the
// user has chosen it; "" where all is.
func (s *Screen) SetSound(silent, remark string) {
	if s.silent != silent || s.remark != remark {
		s.silent, s.remark = silent, remark
		s.saySound()
		s.layColumns()
	}
}

func (s *Screen) saySound() {
	words := fmt.Sprintf("Volume %d of 10. Try it:", int(s.volume.Value()*10+0.5))
	switch {
	case s.silent != "":
		words = s.silent
	case s.volume.Value() == 0:
		words = "The session runs without sound."
	case s.remark != "":
		words = s.remark + " " + words
	}
	s.soundWords.SetText(words)
	s.volume.Hidden, s.trials.Hidden = s.silent != "", s.silent != ""
}
