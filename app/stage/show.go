package stage

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"outbreath/app/kit"
	"outbreath/pacing"
)

// show brings every object up to a view. At frame rate most of it compares and
// leaves alone.
func (s *Stage) show(v view) {
	first := s.shown.words == nil
	changed := first || v.m != s.shown.m
	turned := first || v.mode != s.shown.mode
	s.shown = v
	s.shape.show(&v)
	s.ring.SetShare(v.ring)
	if snapshot := s.player.Snapshot(); changed {
		s.strip.SetPlan(snapshot.Plan)
	}
	s.strip.SetAt(v.at)
	if changed {
		s.read(&v)
	}
	if turned {
		s.turn(v.mode)
	}
	s.announce(&v)
}

// read sets the words.
func (s *Stage) read(v *view) {
	look := kit.Look()
	phase := s.player.Snapshot().Plan.Phase(v.m.span)
	color := look.Phase(phase.Kind)

	kit.Say(s.word, v.breath)
	kit.Say(s.count, v.count)
	kit.Say(s.kind, kit.Caps(v.kind))
	kit.Tint(s.kind, color)
	kit.Say(s.place, v.place)
	kit.Say(s.ends, v.ends)
	kit.Say(s.left, v.left)
	kit.Say(s.late, v.late)
	if v.behind {
		kit.Tint(s.late, look.Phase("targeted"))
	} else {
		kit.Tint(s.late, look.Breath)
	}
	line := color
	if v.mode == held || v.mode == finished {
		line = look.Faint(color, 0.35)
	}
	s.ring.SetColor(line, look.Faint(look.Line, 0.8))
	s.figure.light(v.m.zone, v.m.side, phase.Kind)
	for i, chip := range s.reasons {
		chip.SetSelected(v.mode == held && pacing.Reasons[i] == s.player.Snapshot().Reason)
	}
	s.layLeft()
}

// turn is when the stage goes from one mode to another: the bottom changes.
func (s *Stage) turn(m mode) {
	still := m == held
	s.goOn.Cancel()
	setVisible(s.hold, !still && m != finished)
	setVisible(s.goOn, still)
	for _, chip := range s.reasons {
		setVisible(chip, still)
	}
	s.refocus()
	s.lay(s.root.Size())
	canvas.Refresh(s.root)
}

// refocus moves the focus off what has just been hidden: from the hold to going
// on, else to nowhere.
func (s *Stage) refocus() {
	if s.window == nil {
		return
	}
	canvas := s.window.Canvas()
	focused, ok := canvas.Focused().(fyne.CanvasObject)
	switch {
	case !ok || focused.Visible():
	case focused == s.hold && s.goOn.Visible():
		canvas.Focus(s.goOn)
	default:
		canvas.Unfocus()
	}
}

// announce says what is about to happen, above the strip.
func (s *Stage) announce(v *view) {
	text := v.ending
	switch {
	case s.isArmed:
		text = s.again()
	case s.refusal > 0:
		text = "Not possible just now"
	}
	kit.Say(s.banner, text)
}

// hear asks how the sound is.
func (s *Stage) hear() {
	if s.options.Sound != nil {
		kit.Say(s.sound, s.options.Sound())
	}
}
