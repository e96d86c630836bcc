package stage

import (
	"fyne.io/fyne/v2"

	"outbreath/app/kit"
)

// dress colours everything that does not get its colour with its words, and
// those anew, and writes what always reads the same.
func (s *Stage) dress(d kit.Dress) {
	s.dressed = d
	s.reword()
	look := kit.Look()
	kit.TintAll(look.Ink, s.word, s.count, s.ends, s.banner)
	kit.TintAll(look.Soft(), s.place, s.left, s.appointment[0], s.appointment[1])
	kit.TintAll(look.Quiet, s.then[0], s.then[1], s.endsLabel, s.leftOut, s.sound[0], s.sound[1], s.sound[2], s.figureLabel)
	s.phase.SetColor(look.Ink)
	s.help.dress()
	s.ledger.dress()
	s.figure.Refresh()
	s.breath.Calm = d.Calm
	s.breath.Dress(kit.Look().Ground, kit.Look().Breath, kit.Look().Glow)
	if s.shown.texts != nil {
		s.read(&s.shown)
	}
}

// dressFor dresses the stage for a window of a size where it is not.
func (s *Stage) dressFor(size fyne.Size) {
	if d := kit.DressFor(size); d != s.dressed {
		s.dress(d)
	}
}
