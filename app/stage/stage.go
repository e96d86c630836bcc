package stage

import (
	"context"
	"image/color"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/pacing"
)

// Options are what a stage needs beside its player. All may be left out; all
// are called on Fyne's goroutine.
type Options struct {
	// OnFinished is called once, when the session is over: at the end of its
	// plan, or because the user ended it ([pacing.Snapshot.Complete] tells).
	OnFinished func(*pacing.Snapshot)
	// OnAction is asked for what keys do everywhere, such as filling the screen.
	OnAction func(keys.Action)
	// Sound returns a few words on the sound where something is amiss ("no
	// sound"), "" where all is well. It is asked once a second.
	Sound func() string
	// Screen does the same for the screen ("screen may go dark").
	Screen func() string
	// Frames is the source of frames; nil is one of the stage's own.
	Frames *kit.Frames
	// HideCounts leaves out the seconds left of each half of the breath; OnCounts
	// hears that the user wants them or not.
	HideCounts bool
	OnCounts   func(shown bool)
	// Peripheral is the view that may lie over the stage; nil for none.
	Peripheral Face
	// NextSecond goes on to the next view of the second screen.
	NextSecond func()
	// OnFrame, if set, hears of each picture of the shape that is drawn.
	OnFrame func(now pacing.Instant, p kit.Pace)
	// Keys are the user's; nil has the usual ones.
	Keys *keys.Bindings
	// Do runs a function on Fyne's goroutine; [fyne.Do] unless it is set.
	Do func(func())
}

// Face is another picture of the session. It is drawn on Fyne's goroutine.
type Face interface {
	CanvasObject() fyne.CanvasObject
	Show(s *pacing.Snapshot, now pacing.Instant)
}

// Stage is the picture of one running session, and its controls. It is made,
// attached and detached on Fyne's goroutine.
type Stage struct {
	player  *pacing.Player
	options Options
	viewer  viewer
	root    *fyne.Container
	picture *fyne.Container // all but what may lie over it
	narrow  bool            // no room for what goes first
	hands   bool            // the protocol says where they are

	ground *ground
	breath *kit.Breath
	ring   *kit.Ring
	word   *canvas.Text
	count  *canvas.Text

	kind, place *canvas.Text
	phase       *kit.Paragraph
	say, prompt *kit.Paragraph
	then        [2]*canvas.Text

	endsLabel, ends, left, late, leftOut *canvas.Text
	sound                                [3]*canvas.Text // what is amiss with it and with the screen, in a line or two each
	figure                               *kit.Figure
	figureLabel                          *canvas.Text
	told                                 float32 // baseline of the last line above the figure

	appointment [2]*canvas.Text
	aid         *kit.Paragraph // when to get help
	ledger      *ledger

	strip  *kit.Strip
	banner *canvas.Text
	controls
	help *help

	shown    view
	armed    keys.Action // which guarded action waits for a second press
	isArmed  bool
	by       keys.Key // that a press comes from, "" for the pointer
	armedBy  keys.Key
	down     stroke
	freed    bool      // this hold's reason has turned the pacer off
	refusal  int       // seconds for which a refusal is still shown
	dressed  kit.Dress // as it is coloured
	window   fyne.Window
	frames   *kit.Frames
	still    func() // takes the stage off the frames
	stop     context.CancelFunc
	reported bool
	endedAt  time.Duration // monotonic, 0 before the end

	stirred time.Duration // when pointer or keys last moved, monotonic
	faded   float64       // how much the controls have faded
	crept   time.Duration // in the plan, when ring and strip were last brought up
	covered bool          // by the peripheral view
}

// New returns the stage of a player's session. It is the one reader of
// [pacing.Player.Changed]; running the player's heartbeat is the caller's.
func New(player *pacing.Player, options Options) *Stage {
	if options.Do == nil {
		options.Do = fyne.Do
	}
	s := &Stage{player: player, options: options, breath: kit.NewBreath(), frames: options.Frames}
	if s.frames == nil {
		s.frames = kit.NewFrames(kit.Rates[0])
	}
	s.viewer.uncounted = options.HideCounts
	s.ground = newGround(s.stir, s.pressAt)
	s.hands = slices.ContainsFunc(player.Snapshot().Plan.Protocol.Phases, func(p pacing.Phase) bool { return len(p.Zones) > 0 })
	s.ring = kit.NewRing(6)
	s.word = centred(kit.Line("", kit.TextBreath, kit.Plain, nil))
	s.count = centred(kit.Line("", kit.TextCount, kit.Plain, nil))

	s.kind = kit.Line("", kit.TextLabel, kit.Plain, nil)
	s.phase = kit.NewParagraph(kit.TextTitle, kit.Bold, color.NRGBA{})
	s.place = kit.Line("", kit.TextLead, kit.Plain, nil)
	s.say = kit.NewParagraph(kit.TextLead, kit.Plain, color.NRGBA{})
	s.prompt = kit.NewParagraph(kit.TextLead, kit.Plain, color.NRGBA{})
	for i := range s.then {
		s.then[i] = kit.Line("", kit.TextBody, kit.Plain, nil)
	}

	s.endsLabel = trailing(kit.Line("", kit.TextLabel, kit.Plain, nil))
	s.ends = trailing(kit.Line("", kit.TextClock, kit.Plain, nil))
	s.left = trailing(kit.Line("", kit.TextLead, kit.Plain, nil))
	s.late = trailing(kit.Line("", kit.TextBody, kit.Plain, nil))
	s.leftOut = trailing(kit.Line("", kit.TextBody, kit.Plain, nil))
	for i := range s.sound {
		s.sound[i] = trailing(kit.Line("", kit.TextLabel, kit.Plain, nil))
	}
	s.figure = kit.NewFigure(kit.BackView)
	s.figure.Spoken = func() string { return place("", s.shown.zone, s.shown.m.side) }
	s.figureLabel = centred(kit.Line("", kit.TextNote, kit.Plain, nil))

	s.strip = kit.NewStrip(s.viewer.plan.Of(player.Snapshot().Plan))
	s.strip.OnHover = func(int) { s.stir() }
	s.banner = centred(kit.Line("", kit.TextLead, kit.Plain, nil))
	s.control()
	s.help = newHelp(options.Keys)

	for i := range s.appointment {
		s.appointment[i] = centred(kit.Line("", kit.TextBody, kit.Plain, nil))
	}
	s.aid = kit.NewParagraph(kit.TextBody, kit.Plain, color.NRGBA{})
	s.ledger = newLedger()

	objects := append([]fyne.CanvasObject{s.ground}, s.breath.Objects()...)
	objects = append(objects, s.ring, s.word, s.count, s.kind, s.phase, s.place, s.say, s.prompt, s.then[0], s.then[1],
		s.endsLabel, s.ends, s.left, s.late, s.leftOut, s.sound[0], s.sound[1], s.sound[2], s.figure, s.figureLabel, s.strip, s.banner)
	objects = append(objects, s.appointment[0], s.appointment[1], s.aid, s.ledger.root)
	objects = append(append(objects, s.all()...), s.help.root)
	s.picture = container.NewWithoutLayout(objects...)
	s.root = container.New(arrangement{s}, s.picture)
	if p := options.Peripheral; p != nil {
		p.CanvasObject().Hide()
		s.root.Add(p.CanvasObject())
	}
	s.still = s.frames.Add(s.frame)
	s.update()
	return s
}

// CanvasObject returns what to show in a window.
func (s *Stage) CanvasObject() fyne.CanvasObject { return s.root }
