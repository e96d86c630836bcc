package prepare

import (
	"time"

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

	// OnStart is handed the plan that is to be run.
	OnStart func(*pacing.Plan)
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
	plan     *pacing.Plan
	k        float32
	window   fyne.Window

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
	middleColumn, notesColumn  *kit.Column
	first, middle, notesScroll *container.Scroll
	start, back                *kit.Button
	open                       *canvas.Text
}

// New returns the screen for a protocol that can be fitted.
func New(p *pacing.Protocol, options Options) *Screen {
	look := kit.Look()
	s := &Screen{options: options, protocol: p, lengths: lengthsOf(p), notes: notesOf(p), asked: map[string]bool{},
		silent: options.Silent, k: 1}
	s.kind = kit.Line(kit.Caps(kindWords(p.Kind)), kit.TextNote, kit.Plain, look.Quiet)
	s.title = kit.Line("", kit.TextTitle, kit.Bold, look.Ink)
	s.endsLabel = trailing(kit.Line(kit.Caps("Ends"), kit.TextNote, kit.Plain, look.Quiet))
	s.ends = trailing(kit.Line("", kit.TextClock, kit.Mono, look.Ink))
	s.length = kit.Line("", kit.TextLead, kit.Bold, look.Ink)
	s.lengthNote = kit.Line("", kit.TextLabel, kit.Plain, look.Quiet)

	l := s.lengths
	s.slider = kit.NewSlider(l.least.Seconds(), l.most.Seconds(), l.step.Seconds(), l.first.Seconds())
	s.slider.Label, s.slider.OnKey, s.slider.Hidden = "Length", s.key, l.only()
	s.slider.OnChanged = func(float64) { s.fit() }
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
	s.rateWords = kit.NewText("", kit.TextBody, kit.Plain, look.Soft())
	s.soundWords = kit.NewText("", kit.TextBody, kit.Plain, look.Soft())
	s.middleColumn, s.notesColumn = kit.NewColumn(), kit.NewColumn()
	s.first, s.middle, s.notesScroll = container.NewVScroll(s.phases), container.NewVScroll(s.middleColumn), container.NewVScroll(s.notesColumn)

	s.start = kit.NewButton(kit.Target, "Start", "enter", s.begin)
	s.start.Primary, s.start.OnKey = true, s.away
	s.back = kit.NewButton(kit.Quiet, "‹ library", "esc", options.OnBack)
	s.back.Align, s.back.OnKey = fyne.TextAlignLeading, s.away
	s.open = trailing(kit.Line("", kit.TextLabel, kit.Plain, look.Quiet))

	s.root = container.New(s, s.kind, s.title, s.endsLabel, s.ends, s.length, s.lengthNote, s.slider, s.strip,
		s.first, s.middle, s.notesScroll, s.back, s.start, s.open)
	s.fit()
	s.phases.Usual = s.plan
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

// fit lays the protocol out over the length that is set.
func (s *Screen) fit() {
	length := s.lengths.first
	if !s.lengths.only() {
		length = time.Duration(s.slider.Value()*1000+0.5) * time.Millisecond
	}
	o := pacing.Options{}
	if s.rate != nil {
		o.StartRate = s.rate.Value()
	}
	plan, err := pacing.Fit(s.protocol, length, o)
	if err != nil {
		return // no length on the slider is too short; the last plan stays
	}
	s.plan = plan
	s.strip.SetPlan(plan)
	s.phases.SetPlan(plan)
	words, note := lengthWords(plan, s.lengths)
	kit.Say(s.length, words)
	kit.Say(s.lengthNote, note)
	s.layLength()
	s.Tick()
}

// Tick brings the end up to the time of day.
func (s *Screen) Tick() {
	kit.Say(s.ends, s.options.Now().Wall.Add(pacing.StartLead+s.plan.Length).Format("15:04"))
}

func (s *Screen) begin() { s.options.OnStart(s.plan) }

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
