package prepare_test

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/app/prepare"
	"outbreath/pacing"
	"outbreath/protocols"
)

// typed types into what has the keyboard.
func (r *rig) typed(text string) {
	for _, c := range text {
		r.window.Canvas().Focused().TypedRune(c)
	}
}

// tap presses the button with some words on it.
func (r *rig) tap(words string) {
	r.t.Helper()
	b := kittest.Button(r.screen.CanvasObject(), words)
	if b == nil {
		r.t.Fatalf("there is no button %q", words)
	}
	test.Tap(b)
}

// tick lets time go by as the window sees it.
func (r *rig) tick(d time.Duration) {
	r.clock.Advance(d)
	r.screen.Tick()
}

// start returns what Enter starts or, where nothing has the keyboard, the button.
func (r *rig) start() (s begun) {
	r.t.Helper()
	if r.window.Canvas().Focused() == nil {
		r.tap("Start")
	} else {
		r.press(fyne.KeyReturn)
	}
	if len(r.starts) == 0 {
		r.t.Fatal("nothing was started")
	}
	s.Start = r.starts[len(r.starts)-1]
	s.plan, r.starts = s.Plan, nil
	return s
}

func TestTheEndCanBeGiven(t *testing.T) {
	r := newRig(t, session(t), "", 1280, 769)
	r.tap("ends by length")
	r.mustRead("ends at", "14:50", "60 minutes")
	r.typed("1515")
	r.mustRead("15:15", "85 minutes")
	r.press(fyne.KeyDown)
	r.mustRead("15:10", "80 minutes")
	s := r.start()
	if want := r.clock.Now().Wall.Add(80 * time.Minute); !s.End.Equal(want) || s.plan.Length != 80*time.Minute-pacing.StartLead {
		t.Errorf("it ends %v and lasts %v", s.End, s.plan.Length)
	}
	// The length, set by hand, moves the end with it.
	r.slider("Length").SetValue(3000)
	r.mustRead("14:40", "50 minutes")
	// Not started, it gets shorter.
	r.tick(5 * time.Minute)
	r.mustRead("14:40", "45 minutes")
	if got := r.slider("Length").Value(); got != 45*60 {
		t.Errorf("the slider stands at %v s", got)
	}
	r.tap("ends at")
	r.mustRead("ends by length", "45 minutes")
	if s := r.start(); !s.End.IsZero() || s.plan.Length != 45*time.Minute {
		t.Errorf("without an appointment it ends %v and lasts %v", s.End, s.plan.Length)
	}
}

func TestWhatEndIsPossible(t *testing.T) {
	for _, c := range []struct{ end, want string }{
		{"1429", "40 minutes at least: 14:30"},
		{"1345", "40 minutes at least: 14:30"},
		{"1430", "40 to 87 minutes are possible"},
		{"1517", "40 to 87 minutes are possible"},
		{"1600", "87 minutes at most: 15:17"},
	} {
		r := newRig(t, session(t), "", 1280, 769)
		r.tap("ends by length")
		r.typed(c.end)
		if c.end == "1430" {
			r.mustRead("without Glutes")
		} else {
			r.mustRead(c.want)
		}
		if s := r.start(); s.plan.Length < 40*time.Minute-pacing.StartLead || s.plan.Length > 87*time.Minute {
			t.Errorf("to %s it lasts %v", c.end, s.plan.Length)
		}
	}
}

func TestALateClientPaysInWords(t *testing.T) {
	r := newRig(t, session(t), "", 1280, 769)
	r.tap("starts now")
	r.typed("1400")
	r.mustRead("starts at", "It begins 14:00, in 10 minutes. Started now, it ends 14:50.", "15:00")
	r.tap("ends by length")
	r.typed("1500")
	r.mustRead("60 minutes", "Started now, it lasts 70 minutes.")
	r.tick(10 * time.Minute)
	if r.reads("late") || r.reads("It begins") {
		t.Error("on time, there is something to say")
	}
	r.tick(12 * time.Minute)
	r.mustRead("48 minutes", "15:00", "12 minutes late: ", "low back 3:30", " shorter", "ends 15:00 as planned.")
	s := r.start()
	if got := s.plan.Length; got != 48*time.Minute-pacing.StartLead {
		t.Errorf("it lasts %v", got)
	}
	// What is started is what was said, on the appointment's end.
	player := pacing.NewPlayer(s.plan, r.clock)
	if err := player.StartUntil(s.End); err != nil {
		t.Fatal(err)
	}
	if late := player.Snapshot().Late(r.clock.Now()); late != 0 || player.Snapshot().Plan != s.plan {
		t.Errorf("it is %v late, or laid out anew", late)
	}
}

// The list of phases and the sentence above it speak of the same changes, also
// where the appointment was never as long as the protocol would like.
func TestTheListSaysWhatTheSentenceSays(t *testing.T) {
	r := newRig(t, session(t), "", 1280, 769)
	r.tap("starts now")
	r.typed("1400")
	r.tap("ends by length")
	r.typed("1515") // longer than usual: late, it still is
	r.mustRead("75 minutes", "+")
	r.tick(15 * time.Minute)
	r.mustRead("70 minutes", "5 minutes late: breath 1:00, low back 2:00 and neck 2:00 shorter", "–1:00", "–2:00")
	if r.reads("+") {
		t.Error("the list says that something is longer, the sentence that all is shorter")
	}
	r.tap("starts at") // nothing is late any more
	r.mustRead("+")
}

func TestALateStartWithoutAnEnd(t *testing.T) {
	r := newRig(t, session(t), "", 1280, 769)
	r.tap("starts now")
	r.typed("1400")
	r.tick(10*time.Minute + 50*time.Second)
	if r.reads("late") {
		t.Error("late by less than a minute is spoken of")
	}
	r.tick(3*time.Minute + 50*time.Second)
	r.mustRead("4 minutes late: ends 15:04 instead of 15:00.")
	if s := r.start(); !s.End.IsZero() || s.plan.Length != time.Hour {
		t.Errorf("it ends %v and lasts %v", s.End, s.plan.Length)
	}
}

// Of many phases the sentence names few.
func TestALateClientOfManyPhases(t *testing.T) {
	r := newRig(t, protocols.Shipped()[0], "", 1280, 769)
	r.tap("starts now")
	r.typed("1350")
	r.tap("ends by length")
	r.typed("1505")
	r.tick(12 * time.Minute)
	r.mustRead("12 minutes late: assessment 1:10, glutes 1:20, upper shoulders 1:20 and 8 more 8:10 shorter, ends 15:05 as planned.")
}

func TestTooLateThereAreThreeWays(t *testing.T) {
	late := func() *rig {
		r := newRig(t, session(t), "", 1280, 769)
		r.tap("ends by length")
		r.typed("1500")
		r.tick(34*time.Minute + 12*time.Second)
		r.mustRead("36 minutes are left until 15:00. It takes 40 minutes at least.", "40 minutes at least: 15:05",
			"Run over by 4:15", "Leave out a phase", "Another day", "15:04")
		return r
	}
	r := late()
	r.tap("Run over by 4:15")
	r.mustRead("It runs over, to 15:04.")
	if s := r.start(); !s.Over || s.Leave != nil || s.plan.Length != 40*time.Minute {
		t.Errorf("running over: %+v lasts %v", s.Start, s.plan.Length)
	}
	r.tick(2 * time.Second)
	r.mustRead("Run over by 4:17")

	r = late()
	r.tap("Leave out a phase")
	r.tap("Neck")
	r.mustRead("Without Neck it ends 15:00.", "35 minutes 45 seconds")
	if b := kittest.Button(r.screen.CanvasObject(), "Neck"); !b.Selected || b.Hint != "10:00" {
		t.Errorf("the neck is chosen: %v, gives back %s", b.Selected, b.Hint)
	}
	s := r.start()
	player := pacing.NewPlayer(s.plan, r.clock)
	if err := player.StartUntil(s.End); err != nil {
		t.Fatal(err)
	}
	if err := player.Leave(s.Leave...); err != nil || s.Over {
		t.Fatal(err, s.Over)
	}
	if late := player.Snapshot().Late(r.clock.Now()); late.Abs() >= pacing.Hysteresis {
		t.Errorf("without the neck it is %v late", late)
	}
	// The clock goes on, and the rest gets shorter.
	r.tick(3 * time.Minute)
	r.mustRead("Without Neck it ends 15:00.", "32 minutes 45 seconds")
	// More than one, and back again.
	r.tap("Breath")
	r.mustRead("Without Breath and Neck it ends")
	if s := r.start(); !slices.Equal(s.Leave, []int{1, 4}) {
		t.Errorf("left out %v", s.Leave)
	}
	for _, name := range []string{"Opening", "Low back", "Finishing"} { // one has to stay
		r.tap(name)
	}
	if s := r.start(); len(s.Leave) != 4 {
		t.Errorf("left out %v", s.Leave)
	}
	for _, name := range []string{"Opening", "Low back", "Neck", "Breath"} {
		r.tap(name)
	}
	r.mustRead("Which phase to leave out?")
	r.tap("Keep all")
	r.mustRead("Run over by")
	if s := r.start(); s.Leave != nil || s.Over || s.End.IsZero() {
		t.Errorf("undecided: %+v", s.Start)
	}

	r = late()
	r.tap("Another day")
	if r.left != 1 || len(r.started) != 0 {
		t.Error("another day does not lead back")
	}
	// A later end does away with all that.
	r = late()
	r.window.Canvas().Focus(field(r, "When the session has to be over"))
	r.typed("1530")
	r.mustRead("66 minutes", "15:30")
	if r.reads("Run over") || r.reads("left until") {
		t.Error("there is time, and still choices")
	}
}

func field(r *rig, label string) (found *kit.Field) {
	r.t.Helper()
	kittest.Walk(r.screen.CanvasObject(), func(o fyne.CanvasObject) {
		if f, ok := o.(*kit.Field); ok && f.Label == label {
			found = f
		}
	})
	if found == nil {
		r.t.Fatalf("there is no field for %q", label)
	}
	return found
}

func TestTheNextClient(t *testing.T) {
	r := newRig(t, session(t), "", 1280, 769)
	r.tap("next client")
	r.mustRead("next client at", "14:55", "14:50", "It ends 14:50, which leaves 5 minutes until the next client.")
	r.typed("1515")
	r.mustRead("15:10", "80 minutes")
	if s := r.start(); !s.End.Equal(r.clock.Now().Wall.Add(80 * time.Minute)) {
		t.Errorf("it ends %v", s.End)
	}
	// The length, set by hand, moves the next client.
	r.slider("Length").SetValue(3000)
	if got := field(r, "When the next client comes").Value(); got != 14*time.Hour+45*time.Minute {
		t.Errorf("the next client comes %v", got)
	}
	r.tap("ends by length") // which is another way to say it
	r.mustRead("ends at", "next client", "14:40")
	if r.reads("until the next client") {
		t.Error("the next client is spoken of")
	}
	r.tap("next client")
	r.tap("next client at")
	r.mustRead("ends by length")
	if s := r.start(); !s.End.IsZero() {
		t.Errorf("it ends %v", s.End)
	}
}

func TestTheAppointmentLooks(t *testing.T) {
	late := func(r *rig, by time.Duration) {
		r.tap("starts now")
		r.typed("1400")
		r.tap("ends by length")
		r.typed("1500")
		r.tick(22 * time.Minute)
		r.tick(by)
	}
	looks(t, "next", session(t), func(r *rig) {
		r.tap("starts now")
		r.tap("next client")
	})
	looks(t, "late", session(t), func(r *rig) { late(r, 0) })
	looks(t, "short", session(t), func(r *rig) { late(r, 13*time.Minute) })
	looks(t, "without", session(t), func(r *rig) {
		late(r, 13*time.Minute)
		r.tap("Leave out a phase")
		r.tap("Neck")
	})
}

// begun is what was started, with its plan.
type begun struct {
	prepare.Start
	plan *pacing.Plan
}
