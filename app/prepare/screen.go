package prepare

import (
	"image/color"
	"maps"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"outbreath/app/kit"
	"outbreath/keys"
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
	// Note says which version of a file this is; nil for the file as it is.
	Note func() string

	// Changeover is what lies between the end of a session and the next client.
	Changeover time.Duration
	// Answers are those that were kept for this protocol; nil for none.
	Answers map[string]Answer

	// OnStart is handed what is to be run.
	OnStart func(Start)
	// OnWished hears what is wished for zones, and the plan that gives. It may be nil.
	OnWished func(pacing.Wishes, *pacing.Plan)
	// OnUndoable hears that there is something to undo, or no more. It may be nil.
	OnUndoable func()
	// Kept reports whether answers to this protocol are still kept. It may be nil.
	Kept func() bool
	// OnAnswers is handed answers to keep, nil to forget them. It may be nil.
	OnAnswers func(map[string]Answer)
	// OnBack leaves the screen.
	OnBack func()
	// OnVolume hears another loudness.
	OnVolume func(float64)
	// OnTry is asked to sound one cue.
	OnTry func(pacing.CueKind)
	// OnKey sees every key first and reports whether it took it.
	OnKey func(keys.Key) bool
	// Keys are the user's; nil has the usual ones.
	Keys *keys.Bindings
}

// Screen prepares one protocol. It lives on Fyne's goroutine.
type Screen struct {
	options  Options
	protocol *pacing.Protocol
	said     *pacing.Protocol // in the language in use, which is
	language string
	lengths  lengths
	notes    notes
	answers  map[string]Answer // by the id of the note
	kept     bool              // the answers, when the screen has gone
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
	told   kit.Told
	bounds bounds

	wishes   pacing.Wishes
	wished   *pacing.Protocol // as it is wished for
	refused  []string         // zones that cannot be given more
	stays    string           // a zone that cannot be left out, as somebody wished; "" for none
	askedFor time.Duration    // the length, before the wishes bound it
	before   []wanted         // what undo puts back, the last one last

	appointment    appointment
	gun            gun
	over, choosing bool     // an appointment that is too short: run over, choose what to leave out
	leave          []int    // phases, the first of the protocol first
	following      bool     // the slider follows the appointment
	lengthNotes    []string // beside the length, the longest first
	whenLeft       float32  // where the row of the appointment begins
	whenBelow      float32  // how much room it takes below the length
	whenLower      float32  // how much lower both stand where words are large

	root, top                  *fyne.Container // top holds the notice where it stands by itself
	kind, title                *canvas.Text
	endsLabel, ends            *canvas.Text
	length, lengthNote         *canvas.Text
	slider, rate, volume       *kit.Slider // rate is nil without a ramp
	strip                      *kit.Strip
	phases                     *kit.Phases
	rateWords, soundWords      *kit.Paragraph
	tap                        *kit.Button
	trials                     *kit.Flow
	phaseColumn, stack         *kit.Column
	middleColumn, notesColumn  *kit.Column
	first, middle, notesScroll *container.Scroll
	start, back                *kit.Button
	open                       *canvas.Text
	openWords                  []string // of it, the longest first
	when                       *when    // nil for a drill
	aim                        *aim     // nil where nothing can be aimed
	notice                     notice
	body                       *body // nil where there are no zones
	bodyWords                  *kit.Paragraph
	asItWas                    *kit.Button
	questions                  []*question
}

// New returns the screen for a protocol that can be fitted.
func New(p *pacing.Protocol, options Options) *Screen {
	s := &Screen{options: options, protocol: p, lengths: lengthsOf(p), wished: p, wishes: pacing.Wishes{},
		silent: options.Silent, remark: options.Remark, k: 1}
	s.answers, s.kept = maps.Clone(options.Answers), options.Answers != nil
	if !s.kept {
		s.answers = map[string]Answer{}
	}
	s.tellNobody()
	s.askedFor = s.lengths.first
	s.bounds.least, s.bounds.most = p.Range()
	s.speak()
	s.kind = kit.Line("", kit.TextNote, kit.Plain, nil)
	s.title = kit.Line("", kit.TextTitle, kit.Bold, nil)
	s.endsLabel = trailing(kit.Line("", kit.TextNote, kit.Plain, nil))
	s.ends = trailing(kit.Line("", kit.TextClock, kit.Plain, nil))
	s.length = kit.Line("", kit.TextLead, kit.Bold, nil)
	s.lengthNote = kit.Line("", kit.TextLabel, kit.Plain, nil)

	l := s.lengths
	s.slider = kit.NewSlider(l.least.Seconds(), l.most.Seconds(), l.step.Seconds(), l.first.Seconds())
	s.slider.OnKey, s.slider.Hidden = s.key, l.only()
	s.slider.OnChanged = func(float64) { s.slid() }
	if rate, slowest, ok := p.RampStart(); ok {
		s.rate = kit.NewSlider(slowest, pacing.MaxStartRate, 0.5, rate)
		s.rate.OnKey = s.key
		s.rate.OnChanged = func(float64) { s.sayRate(); s.fit() }
	}
	s.volume = kit.NewSlider(0, 1, 0.1, options.Volume)
	s.volume.OnKey = s.key
	s.volume.OnChanged = func(v float64) { s.saySound(); s.layColumns(); options.OnVolume(v) }

	s.strip, s.phases = kit.NewStrip(nil), kit.NewPhases(nil)
	s.strip.Whole = true
	s.rateWords = kit.NewText("", kit.TextBody, kit.Plain, color.NRGBA{})
	s.soundWords = kit.NewText("", kit.TextBody, kit.Plain, color.NRGBA{})
	s.middleColumn, s.notesColumn = kit.NewColumn(), kit.NewColumn()
	s.phaseColumn, s.stack = kit.NewColumn(), kit.NewColumn()
	s.newBody()
	s.first, s.middle, s.notesScroll = container.NewVScroll(s.phaseColumn), container.NewVScroll(s.middleColumn), container.NewVScroll(s.notesColumn)

	s.start = kit.NewButton(kit.Target, "", "", s.begin)
	s.start.Primary, s.start.OnKey = true, s.away
	s.back = kit.NewButton(kit.Quiet, "", "", options.OnBack)
	s.back.Align, s.back.OnKey = fyne.TextAlignLeading, s.away
	s.open = trailing(kit.Line("", kit.TextLabel, kit.Plain, nil))

	s.top = container.NewWithoutLayout()
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
	s.root = container.New(s, append(objects, s.strip, s.top, s.first, s.middle, s.notesScroll, s.back, s.start, s.open)...)
	s.fit()
	s.usual, s.phases.Usual = s.plan, s.plan
	if s.refuse(); len(s.wishes) > 0 || s.stays != "" {
		s.wish()
	}
	s.rescale()
	return s
}

func trailing(t *canvas.Text) *canvas.Text {
	t.Alignment = fyne.TextAlignTrailing
	return t
}

// tellNobody stands in for whoever does not want to hear.
func (s *Screen) tellNobody() {
	o := &s.options
	if o.OnWished == nil {
		o.OnWished = func(pacing.Wishes, *pacing.Plan) {}
	}
	if o.OnUndoable == nil {
		o.OnUndoable = func() {}
	}
	if o.OnAnswers == nil {
		o.OnAnswers = func(map[string]Answer) {}
	}
}

// CanvasObject returns what to show in a window.
func (s *Screen) CanvasObject() fyne.CanvasObject { return s.root }

// key sees the keys of what has the focus and of the window, and reports whether
// it took one.
func (s *Screen) key(k keys.Key, down bool) bool {
	if !down {
		return false
	}
	if s.options.OnKey(k) {
		return true
	}
	switch s.options.Keys.Find(keys.Prepare, k) {
	case keys.Forward:
		s.begin()
	case keys.Leave:
		s.options.OnBack()
	default:
		return false
	}
	return true
}

// away is key for what Enter presses itself.
func (s *Screen) away(k keys.Key, down bool) bool { return k != keys.Enter && s.key(k, down) }

// Attach lets the screen hear the keys of a window that shows its object.
func (s *Screen) Attach(w fyne.Window) {
	s.window = w
	kit.Listen(w, kit.Ears{Key: s.slider.TypedKey,
		Down:  func(e *fyne.KeyEvent) { s.key(kit.KeyOf(e), true) },
		Typed: func(r rune) bool { return s.key(kit.TypedKey(r), true) }})
	s.hint()
	if s.kept && s.options.Kept != nil && !s.options.Kept() { // they were forgotten on another page
		s.kept = false
		s.fillNotes()
		s.layColumns()
	}
	if s.slider.Visible() {
		w.Canvas().Focus(s.slider)
	}
}

// Detach ends what Attach began.
func (s *Screen) Detach() {
	if s.window == nil {
		return
	}
	kit.Listen(s.window, kit.Ears{})
	s.window = nil
}
