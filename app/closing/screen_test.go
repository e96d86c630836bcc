package closing_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"outbreath/app/closing"
	"outbreath/app/kit/kittest"
	"outbreath/keys"
	"outbreath/pacing"
)

// drill is five minutes of free breathing: it ends exactly when it is told to.
var drill = &pacing.Protocol{
	ID: "drill", Name: "Before the start", Kind: pacing.Drill, LostTime: pacing.Extend,
	Guidance: []string{"Drink if you are thirsty.", "Leave a few quiet minutes before driving or training."},
	Phases: []pacing.Phase{{ID: "all", Name: "All", Kind: pacing.Breathing,
		Min: 5 * time.Minute, Ideal: 5 * time.Minute, Max: 5 * time.Minute}},
}

// run plays a session: each step is done to it after a while.
func run(t *testing.T, steps ...step) closing.Account {
	t.Helper()
	return runUntil(t, time.Time{}, steps...)
}

// runUntil is run for an appointment.
func runUntil(t *testing.T, due time.Time, steps ...step) closing.Account {
	t.Helper()
	plan, err := pacing.Fit(drill, 5*time.Minute, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	at := pacing.Instant{Wall: tenToTwo}
	s := pacing.NewSession(plan)
	if err := s.Apply(pacing.Event{Kind: pacing.EventStart, At: at, Lead: 3 * time.Second}); err != nil {
		t.Fatal(err)
	}
	for _, step := range steps {
		at = at.Add(step.after)
		step.event.At = at
		if err := s.Apply(step.event); err != nil {
			t.Fatal(err)
		}
	}
	return closing.AccountOf(plan, s.Events(), s.Snapshot(), due)
}

var tenToTwo = time.Date(2026, 3, 5, 13, 50, 0, 0, time.UTC)

type step struct {
	after time.Duration
	event pacing.Event
}

var (
	hold   = pacing.Event{Kind: pacing.EventHold, Reason: pacing.ReasonPause}
	resume = pacing.Event{Kind: pacing.EventResume, Lead: time.Second}
	minute = pacing.Event{Kind: pacing.EventAdd, By: time.Minute}
	finish = pacing.Event{Kind: pacing.EventFinish}
)

func show(t *testing.T, a closing.Account, width, height float32) (w fyne.Window, s *closing.Screen, did *[]string) {
	t.Helper()
	kittest.App(t)
	did = &[]string{}
	s = closing.New(a, closing.Options{
		OnLibrary: func() { *did = append(*did, "library") },
		OnAgain:   func() { *did = append(*did, "again") },
		OnKey:     func(keys.Key) bool { return false },
	})
	w = test.NewTempWindow(t, s.CanvasObject())
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	s.Attach(w)
	return w, s, did
}

func TestWhatWasDone(t *testing.T) {
	for _, c := range []struct {
		name  string
		steps []step
		want  []string
		never []string
	}{
		{"all of it", []step{{5*time.Minute + 3*time.Second, finish}},
			[]string{"That was all of it.", "5 minutes", "Drink if you are thirsty."}, []string{"hold", " of 5"}},
		{"ended early", []step{{63 * time.Second, finish}},
			[]string{"Ended here.", "1 minute of 5 minutes", "part of the session"}, []string{"fail", "hold", "only"}},
		{"held once and longer", []step{{63 * time.Second, hold}, {30 * time.Second, hold}, {60 * time.Second, resume}, {10 * time.Second, minute}, {time.Minute, finish}},
			[]string{"on hold once, for 1 minute 30 seconds", "2 minutes 10 seconds of 5 minutes"}, nil},
		{"held twice, the second time to the end", []step{{30 * time.Second, hold}, {5 * time.Second, resume}, {30 * time.Second, hold}, {7 * time.Second, finish}},
			[]string{"on hold 2 times, 12 seconds in all", "57 seconds of 5 minutes"}, nil},
		{"ended before the first breath", []step{{time.Second, finish}}, []string{"Ended here.", "0 seconds of 5 minutes"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, s, _ := show(t, run(t, c.steps...), 1280, 769)
			words := strings.Join(kittest.Words(s.CanvasObject()), " ")
			for _, want := range c.want {
				if !strings.Contains(words, want) {
					t.Errorf("%q is not to be read on: %s", want, words)
				}
			}
			for _, never := range c.never {
				if strings.Contains(words, never) {
					t.Errorf("%q is to be read on: %s", never, words)
				}
			}
		})
	}
}

func TestASleepIsPartOfItsHold(t *testing.T) {
	plan, err := pacing.Fit(drill, 5*time.Minute, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	began := pacing.Instant{Wall: tenToTwo}
	slept := began.Add(63 * time.Second) // when it was last seen to run
	back := slept.Add(20 * time.Second)
	back.Boot += 12 * time.Minute // the monotonic clock stood still
	back.Wall = back.Wall.Add(12 * time.Minute)
	s := pacing.NewSession(plan)
	for _, e := range []pacing.Event{
		{Kind: pacing.EventStart, At: began, Lead: 3 * time.Second},
		{Kind: pacing.EventHold, At: slept, Reason: pacing.ReasonOther, Cause: pacing.CauseSleep},
		{Kind: pacing.EventResume, At: back},
		{Kind: pacing.EventFinish, At: back.Add(time.Minute)},
	} {
		if err := s.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
	a := closing.AccountOf(plan, s.Events(), s.Snapshot(), time.Time{})
	if want := 12*time.Minute + 20*time.Second; a.Held != want || a.Holds != 1 || a.Done != 2*time.Minute {
		t.Errorf("held %v in %d holds, done %v; want %v in one, 2m0s", a.Held, a.Holds, a.Done, want)
	}
}

func TestTheAppointment(t *testing.T) {
	all := step{5*time.Minute + 3*time.Second, finish}
	move := pacing.Event{Kind: pacing.EventMove, End: tenToTwo.Add(10 * time.Minute)}
	for _, c := range []struct {
		due   time.Duration // after ten to two; 0 for none
		steps []step
		want  string // "" for nothing
	}{
		{0, []step{all}, ""},
		{5 * time.Minute, []step{all}, "The appointment was until 13:55, and it ended then."},
		{5 * time.Minute, []step{{time.Minute, finish}}, "The appointment was until 13:55; it ended 13:51, 4 minutes earlier."},
		{5 * time.Minute, []step{{time.Minute, hold}, {100 * time.Second, resume}, {4*time.Minute + 4*time.Second, finish}},
			"The appointment was until 13:55; it ended 13:57, 2 minutes later."},
		{5 * time.Minute, []step{{time.Minute, move}, {4*time.Minute + 3*time.Second, finish}},
			"The appointment was until 14:00; it ended 13:55, 5 minutes earlier."},
	} {
		due := time.Time{}
		if c.due != 0 {
			due = tenToTwo.Add(c.due)
		}
		_, s, _ := show(t, runUntil(t, due, c.steps...), 1280, 769)
		words := strings.Join(kittest.Words(s.CanvasObject()), " ")
		if !strings.Contains(words, c.want) || c.want == "" && strings.Contains(words, "appointment") {
			t.Errorf("%q is not to be read on: %s", c.want, words)
		}
	}
}

func TestInEveryLanguage(t *testing.T) {
	early := run(t, step{30 * time.Second, hold}, step{5 * time.Second, resume}, step{30 * time.Second, hold}, step{7 * time.Second, finish})
	early.Unspoken = 3
	late := runUntil(t, tenToTwo.Add(5*time.Minute), step{7*time.Minute + 3*time.Second, finish})
	for name, a := range map[string]closing.Account{"early": early, "late": late} {
		kittest.Languages(t, name, func(t *testing.T, size fyne.Size) fyne.Window {
			size = kittest.UnderMenu(size)
			w, _, _ := show(t, a, size.Width, size.Height)
			return w
		}, drill.Name, "Drink if .*", "Leave a few .*", "[RC]|7 minutes") // its protocol is the user's own
	}
}

func TestLooks(t *testing.T) {
	for name, a := range map[string]closing.Account{
		"early":       run(t, step{63 * time.Second, hold}, step{90 * time.Second, resume}, step{70 * time.Second, finish}),
		"appointment": runUntil(t, tenToTwo.Add(5*time.Minute), step{7*time.Minute + 3*time.Second, finish}),
		"complete":    run(t, step{5*time.Minute + 3*time.Second, finish}),
	} {
		kittest.Looks(t, name, func(t *testing.T, size fyne.Size) fyne.Window {
			size = kittest.UnderMenu(size)
			w, _, _ := show(t, a, size.Width, size.Height)
			return w
		})
	}
}

func TestKeysAndButtonsLeadOn(t *testing.T) {
	w, s, did := show(t, run(t, step{time.Minute, finish}), 1280, 769)
	test.Tap(kittest.Button(s.CanvasObject(), "Run it again"))
	test.Tap(kittest.Button(s.CanvasObject(), "Back to the library"))
	if got := strings.Join(*did, " "); got != "again library" {
		t.Errorf("the buttons did %q", got)
	}
	*did = nil
	w.Canvas().Focus(kittest.Button(s.CanvasObject(), "Back to the library"))
	for _, key := range []fyne.KeyName{fyne.KeyR, fyne.KeyEscape, fyne.KeyReturn} {
		w.Canvas().Focused().(desktop.Keyable).KeyDown(&fyne.KeyEvent{Name: key})
	}
	if got := strings.Join(*did, " "); got != "again library library" {
		t.Errorf("the keys did %q", got)
	}
}

func TestLinesThatWereNotSpoken(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "One spoken line was not ready in time and left out.", 3: "3 spoken lines were not ready in time and left out."} {
		a := run(t, step{30 * time.Second, finish})
		a.Unspoken = n
		_, s, _ := show(t, a, 1280, 769)
		words := strings.Join(kittest.Words(s.CanvasObject()), " ")
		if !strings.Contains(words, want) || n == 0 && strings.Contains(words, "spoken") {
			t.Errorf("%d lines: it says %s", n, words)
		}
	}
}
