package stage

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"outbreath/app/kit"
	"outbreath/pacing"
)

// face is what decides where things stand and which are there.
type face struct {
	mode     mode
	topic    topic
	ledger   bool
	catchUp  bool
	revision int // in a hold, where each event may change the ways on
}

func (v *view) face() face {
	f := face{mode: v.mode, topic: v.m.topic, ledger: v.m.ledger, catchUp: v.m.catchUp}
	if v.mode == held || v.m.topic != nothing {
		f.revision = v.m.revision
	}
	return f
}

// creep is how often the line of the phase and the mark of the session move at
// most while the shape rests; while it breathes they move with it, since to draw
// one thing costs as much as to draw all.
const creep = 100 * time.Millisecond

// show brings every object up to a view, and reports whether the shape moved. At
// frame rate most of it compares and leaves alone.
func (s *Stage) show(v view) (moved bool) {
	first := s.shown.texts == nil
	changed := first || v.m != s.shown.m
	turned := first || v.face() != s.shown.face()
	s.shown = v
	moved = s.breath.Show(&v.pace)
	if changed {
		s.strip.SetPlan(s.viewer.plan.Of(s.player.Snapshot().Plan))
		s.strip.SetNotes(v.marks)
	}
	if since := v.pace.At - s.crept; changed || moved || since < 0 || since >= creep {
		s.crept = v.pace.At
		s.ring.SetShare(v.pace.Phase)
		s.strip.SetAt(v.pace.At)
	}
	if turned {
		s.turn()
	}
	if changed {
		s.read(&v)
	}
	s.announce(&v)
	s.rest(&v)
	return moved
}

// read sets the words.
func (s *Stage) read(v *view) {
	look := kit.Look()
	phase := s.player.Snapshot().Plan.Phase(v.m.span)
	color := look.Phase(phase.Kind)

	kit.Say(s.word, v.breath)
	kit.Say(s.count, v.count)
	for i, line := range s.appointment {
		kit.Say(line, v.appointment[i])
	}
	kit.Say(s.kind, kit.Caps(v.kind))
	kit.Tint(s.kind, color)
	kit.Say(s.place, v.place)
	kit.Say(s.endsLabel, kit.Caps(v.endsLabel))
	kit.Say(s.ends, v.ends)
	kit.Say(s.left, v.left)
	kit.Say(s.late, v.late)
	kit.Say(s.leftOut, v.leftOut)
	if v.behind {
		kit.Tint(s.late, look.Phase("targeted"))
	} else {
		kit.Tint(s.late, look.Breath)
	}
	line := color
	switch v.mode {
	case held:
		line = look.Faint(color, 0.35)
	case finished:
		line = look.Breath
	}
	s.ring.SetColor(line, look.Faint(look.Line, 0.8))
	s.figure.Light(v.m.zone, v.m.side, phase.Kind)
	for i, chip := range s.reasons {
		chip.SetSelected(v.mode == held && pacing.Reasons[i] == s.player.Snapshot().Reason)
	}
	if s.root == nil || s.root.Size().Width <= 0 {
		return
	}
	g := s.grid()
	s.layLeft(&g)
	if v.mode == held || v.question.topic != nothing {
		s.layWays(&g)
	}
	s.layLedger(&g)
}

// turn is when the stage goes from one face to another: the bottom changes.
func (s *Stage) turn() {
	if s.shown.mode != held {
		s.freed = false
	}
	for _, g := range s.guards() {
		if !g.Visible() {
			g.Cancel()
		}
	}
	s.offer(&s.shown)
	s.refocus()
	if s.root != nil {
		s.lay(s.root.Size())
		canvas.Refresh(s.root)
	}
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

// hear asks how sound and screen are, and says it in as many lines as there are
// for that.
func (s *Stage) hear() {
	if s.root == nil || s.root.Size().Width <= 0 {
		return
	}
	g := s.grid()
	var lines []string
	for _, ask := range []func() string{s.options.Sound, s.options.Screen} {
		if ask != nil {
			lines = append(lines, kit.Wrap(ask(), g.side(kit.TextLabel), kit.Plain, g.column, 2)...)
		}
	}
	more := false
	for i, line := range s.sound {
		text := ""
		if i < len(lines) {
			text = lines[i]
		}
		more = more || (text == "") != (line.Text == "")
		kit.Say(line, text)
	}
	if more { // or fewer
		s.layRight(&g)
		s.layLedger(&g)
	}
}
