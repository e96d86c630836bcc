package stage

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"outbreath/app/kit"
	"outbreath/pacing"
)

// Options are what a stage needs beside its player. All may be left out; all
// are called on Fyne's goroutine.
type Options struct {
	// OnFinished is called once, when the session is over: at the end of its
	// plan, or because the user ended it ([pacing.Snapshot.Complete] tells).
	OnFinished func(*pacing.Snapshot)
	// ToggleFullScreen fills the screen with the window, or gives it back.
	ToggleFullScreen func()
	// Sound returns a few words on the sound where something is amiss ("no
	// sound"), "" where all is well. It is asked once a second.
	Sound func() string
}

// Stage is the picture of one running session, and its controls. It is made,
// attached and detached on Fyne's goroutine.
type Stage struct {
	player  *pacing.Player
	options Options
	viewer  viewer
	root    *fyne.Container
	narrow  bool // no room for what goes first
	hands   bool // the protocol says where they are

	shape *shape
	ring  *kit.Ring
	word  *canvas.Text
	count *canvas.Text

	kind, place *canvas.Text
	phase       *kit.Paragraph
	say, prompt *kit.Paragraph
	then        [2]*canvas.Text

	endsLabel, ends, left, late, sound *canvas.Text
	figure                             *figure
	figureLabel                        *canvas.Text

	strip   *kit.Strip
	banner  *canvas.Text
	hold    *kit.Button
	goOn    *kit.Guarded
	reasons []*kit.Button
	back    *kit.Guarded
	next    *kit.Guarded
	end     *kit.Guarded
	add     *kit.Button
	help    *help

	shown      view
	armed      Action // which guarded action waits for a second press
	isArmed    bool
	byKey      bool // a press comes from the keyboard
	armedByKey bool
	refusal    int // seconds for which a refusal is still shown
	window     fyne.Window
	frames     *fyne.Animation
	stop       context.CancelFunc
	reported   bool
}

// New returns the stage of a player's session. It is the one reader of
// [pacing.Player.Changed]; running the player's heartbeat is the caller's.
func New(player *pacing.Player, options Options) *Stage {
	s := &Stage{player: player, options: options, shape: newShape()}
	look := kit.Look()
	s.hands = slices.ContainsFunc(player.Snapshot().Plan.Protocol.Phases, func(p pacing.Phase) bool { return len(p.Zones) > 0 })
	s.shape.calm = !fyne.CurrentApp().Settings().ShowAnimations()
	s.ring = kit.NewRing(6)
	s.word = centred(kit.Line("", kit.TextBreath, kit.Plain, look.Ink))
	s.count = centred(kit.Line("", kit.TextCount, kit.Plain, look.Soft()))

	s.kind = kit.Line("", kit.TextLabel, kit.Plain, look.Quiet)
	s.phase = kit.NewParagraph(kit.TextTitle, kit.Bold, look.Ink)
	s.place = kit.Line("", kit.TextLead, kit.Plain, look.Soft())
	s.say = kit.NewParagraph(kit.TextLead, kit.Plain, look.Soft())
	s.prompt = kit.NewParagraph(kit.TextLead, kit.Plain, look.Ink)
	for i := range s.then {
		s.then[i] = kit.Line("", kit.TextBody, kit.Plain, look.Quiet)
	}

	s.endsLabel = trailing(kit.Line(kit.Caps("ends"), kit.TextLabel, kit.Plain, look.Quiet))
	s.ends = trailing(kit.Line("", kit.TextClock, kit.Plain, look.Ink))
	s.left = trailing(kit.Line("", kit.TextLead, kit.Plain, look.Soft()))
	s.late = trailing(kit.Line("", kit.TextBody, kit.Plain, look.Breath))
	s.sound = trailing(kit.Line("", kit.TextLabel, kit.Plain, look.Quiet))
	s.figure = newFigure()
	s.figureLabel = centred(kit.Line("back view", kit.TextNote, kit.Plain, look.Quiet))

	s.strip = kit.NewStrip(player.Snapshot().Plan)
	s.banner = centred(kit.Line("", kit.TextLead, kit.Plain, look.Ink))
	s.controls()
	s.help = newHelp()

	objects := s.shape.objects()
	objects = append(objects, s.ring, s.word, s.count, s.kind, s.phase, s.place, s.say, s.prompt, s.then[0], s.then[1],
		s.endsLabel, s.ends, s.left, s.late, s.sound, s.figure, s.figureLabel, s.strip, s.banner)
	for _, r := range s.reasons {
		objects = append(objects, r)
	}
	objects = append(objects, s.hold, s.goOn, s.back, s.add, s.next, s.end, s.help.root)
	s.root = container.New(arrangement{s}, objects...)
	s.update()
	return s
}

// CanvasObject returns what to show in a window.
func (s *Stage) CanvasObject() fyne.CanvasObject { return s.root }

// controls makes the buttons, from the table of bindings.
func (s *Stage) controls() {
	button := func(shape kit.Shape, a Action) *kit.Button {
		b := binding(a)
		k := kit.NewButton(shape, b.Button, "", func() { s.do(a) })
		k.OnKey = s.focusedKey
		return k
	}
	guarded := func(shape kit.Shape, a Action, align fyne.TextAlign) *kit.Guarded {
		b := binding(a)
		g := kit.NewGuarded(shape, b.Button, "", "", func() { s.do(a) })
		g.Align, g.OnKey = align, s.focusedKey
		g.OnState = func(on bool) { s.arm(a, on) }
		return g
	}
	s.hold = button(kit.Target, Hold)
	s.hold.AtOnce, s.hold.Hint = true, binding(Hold).Key
	s.goOn = guarded(kit.Target, GoOn, fyne.TextAlignCenter)
	s.goOn.Primary, s.goOn.Hint = true, "hold "+binding(GoOn).Key
	s.goOn.Hidden = true
	s.back = guarded(kit.Quiet, Back, fyne.TextAlignLeading)
	s.add = button(kit.Quiet, AddMinute)
	s.next = guarded(kit.Quiet, Next, fyne.TextAlignTrailing)
	s.end = guarded(kit.Quiet, End, fyne.TextAlignTrailing)
	s.end.Hint = binding(End).Key
	for _, reason := range pacing.Reasons {
		chip := kit.NewButton(kit.Chip, string(reason), "", func() { s.try(s.player.Hold(reason)) })
		chip.OnKey = s.focusedKey
		chip.Hidden = true
		s.reasons = append(s.reasons, chip)
	}
}

func centred(t *canvas.Text) *canvas.Text {
	t.Alignment = fyne.TextAlignCenter
	return t
}

func trailing(t *canvas.Text) *canvas.Text {
	t.Alignment = fyne.TextAlignTrailing
	return t
}
