package prepare

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"outbreath/app/kit"
	"outbreath/pacing"
)

// Options are what the screen needs and whom it tells. The functions are called
// on Fyne's goroutine.
type Options struct {
	// Now is the clock, for the end and for taps.
	Now func() pacing.Instant
	// Volume is the loudness to begin with, from 0 to 1.
	Volume float64
	// Silent says why no sound is heard; "" where it is.
	Silent string
	// Remark says what is not heard as the user has chosen it; "" for nothing.
	Remark string
	// Note says which version of a file this is; "" for the file as it is.
	Note string

	// OnStart is handed what is to be run.
	OnStart func(Start)
	// OnBack leaves the screen.
	OnBack func()
	// OnVolume hears another loudness.
	OnVolume func(float64)
	// OnTry is asked to sound one cue.
	OnTry func(pacing.CueKind)
	// OnKey sees every key first and reports whether it took it.
	OnKey func(*fyne.KeyEvent) bool
}

// Screen prepares one protocol. It lives on Fyne's goroutine.
type Screen struct {
	options  Options
	protocol *pacing.Protocol
	lengths  lengths
	notes    notes
	asked    map[string]bool // notes that were ticked; gone with the screen
	taps     taps
	silent   string
	remark   string
	k        float32
	dress    kit.Dress
	window   fyne.Window

	plan   *pacing.Plan // that Start begins
	shown  *pacing.Plan // what becomes of it by the appointment or the aim
	due    *pacing.Plan // of a late appointment, as it was to be; nil for any other
	usual  *pacing.Plan // at the length offered first
	bounds bounds

	appointment    appointment
	gun            gun
	over, choosing bool    // an appointment that is too short: run over, choose what to leave out
	leave          []int   // phases, the first of the protocol first
	following      bool    // the slider follows the appointment
	lengthWords    string  // beside the length, at full length
	whenLeft       float32 // where the row of the appointment begins

	root                       *fyne.Container
	kind, title                *canvas.Text
	endsLabel, ends            *canvas.Text
	length, lengthNote         *canvas.Text
	slider, rate, volume       *kit.Slider // rate is nil without a ramp
	strip                      *kit.Strip
	phases                     *kit.Phases
	rateWords, soundWords      *kit.Paragraph
	tap                        *kit.Button
	trials                     *kit.Flow
	phaseColumn                *kit.Column
	middleColumn, notesColumn  *kit.Column
	first, middle, notesScroll *container.Scroll
	start, back                *kit.Button
	open                       *canvas.Text
	when                       *when // nil for a drill
	aim                        *aim  // nil where nothing can be aimed
	notice                     notice
}

// New returns the screen for a protocol that can be fitted.
func New(p *pacing.Protocol, options Options) *Screen {
	s := &Screen{options: options, protocol: p, lengths: lengthsOf(p), notes: notesOf(p), asked: map[string]bool{},
		silent: options.Silent, remark: options.Remark, k: 1}
	s.bounds.least, s.bounds.most = p.Range()
	kind := kindWords(p.Kind)
	if options.Note != "" {
		kind += " · " + options.Note
	}
	s.kind = kit.Line(kit.Caps(kind), kit.TextNote, kit.Plain, nil)
	s.title = kit.Line("", kit.TextTitle, kit.Bold, nil)
	s.endsLabel = trailing(kit.Heading("Ends", 1, color.NRGBA{}))
	s.ends = trailing(kit.Line("", kit.TextClock, kit.Plain, nil))
	s.length = kit.Line("", kit.TextLead, kit.Bold, nil)
	s.lengthNote = kit.Line("", kit.TextLabel, kit.Plain, nil)

	l := s.lengths
	s.slider = kit.NewSlider(l.least.Seconds(), l.most.Seconds(), l.step.Seconds(), l.first.Seconds())
	s.slider.Label, s.slider.OnKey, s.slider.Hidden = "Length", s.key, l.only()
	s.slider.OnChanged = func(float64) { s.slid() }
	if rate, slowest, ok := p.RampStart(); ok {
		s.rate = kit.NewSlider(slowest, pacing.MaxStartRate, 0.5, rate)
		s.rate.Label, s.rate.OnKey = "Breaths a minute at the start", s.key
		s.rate.OnChanged = func(float64) { s.sayRate(); s.fit() }
	}
	s.volume = kit.NewSlider(0, 1, 0.1, options.Volume)
	s.volume.Label, s.volume.OnKey = "Volume", s.key
	s.volume.OnChanged = func(v float64) { s.saySound(); s.layColumns(); options.OnVolume(v) }

	s.strip, s.phases = kit.NewStrip(nil), kit.NewPhases(nil)
	s.strip.Whole = true
	s.rateWords = kit.NewText("", kit.TextBody, kit.Plain, color.NRGBA{})
	s.soundWords = kit.NewText("", kit.TextBody, kit.Plain, color.NRGBA{})
	s.middleColumn, s.notesColumn = kit.NewColumn(), kit.NewColumn()
	s.phaseColumn = kit.NewColumn()
	s.phaseColumn.Add(0, s.phases)
	for _, c := range []*kit.Column{s.phaseColumn, s.middleColumn, s.notesColumn} {
		c.Inset = 2 * kit.Step
	}
	s.first, s.middle, s.notesScroll = container.NewVScroll(s.phaseColumn), container.NewVScroll(s.middleColumn), container.NewVScroll(s.notesColumn)

	s.start = kit.NewButton(kit.Target, "Start", "enter", s.begin)
	s.start.Primary, s.start.OnKey = true, s.away
	s.back = kit.NewButton(kit.Quiet, "‹ library", "esc", options.OnBack)
	s.back.Align, s.back.OnKey = fyne.TextAlignLeading, s.away
	s.open = trailing(kit.Line("", kit.TextLabel, kit.Plain, nil))

	s.notice.column, s.notice.sentence = kit.NewColumn(), kit.NewText("", kit.TextBody, kit.Plain, color.NRGBA{})
	objects := []fyne.CanvasObject{s.kind, s.title, s.endsLabel, s.ends, s.length, s.lengthNote, s.slider}
	switch {
	case p.Kind == pacing.Table:
		s.when = s.newWhen()
		objects = append(objects, s.when.objects()...)
	case slices.ContainsFunc(p.Phases, func(ph pacing.Phase) bool { return !ph.Breath.Free() }):
		s.aim = s.newAim()
		objects = append(objects, s.aim.chip)
	}
	s.root = container.New(s, append(objects, s.strip, s.notice.column, s.first, s.middle, s.notesScroll, s.back, s.start, s.open)...)
	s.fit()
	s.usual, s.phases.Usual = s.plan, s.plan
	s.rescale()
	return s
}

func kindWords(k pacing.Kind) string {
	if k == pacing.Table {
		return "Table session"
	}
	return "Drill"
}

func trailing(t *canvas.Text) *canvas.Text {
	t.Alignment = fyne.TextAlignTrailing
	return t
}

// CanvasObject returns what to show in a window.
func (s *Screen) CanvasObject() fyne.CanvasObject { return s.root }

// key sees the keys of what has the focus and of the window: Enter starts,
// Escape leaves.
func (s *Screen) key(key *fyne.KeyEvent, down bool) bool {
	if s.away(key, down) {
		return true
	}
	if down && (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) {
		s.begin()
		return true
	}
	return false
}

// away is key for what Enter presses itself.
func (s *Screen) away(key *fyne.KeyEvent, down bool) bool {
	switch {
	case !down:
		return false
	case s.options.OnKey(key):
		return true
	case key.Name == fyne.KeyEscape:
		s.options.OnBack()
		return true
	}
	return false
}

// Attach lets the screen hear the keys of a window that shows its object.
func (s *Screen) Attach(w fyne.Window) {
	s.window = w
	if c, ok := w.Canvas().(desktop.Canvas); ok {
		c.SetOnKeyDown(func(key *fyne.KeyEvent) { s.key(key, true) })
	}
	w.Canvas().SetOnTypedKey(s.slider.TypedKey)
	if s.slider.Visible() {
		w.Canvas().Focus(s.slider)
	}
}

// Detach ends what Attach began.
func (s *Screen) Detach() {
	if s.window == nil {
		return
	}
	if c, ok := s.window.Canvas().(desktop.Canvas); ok {
		c.SetOnKeyDown(nil)
	}
	s.window.Canvas().SetOnTypedKey(nil)
	s.window = nil
}
