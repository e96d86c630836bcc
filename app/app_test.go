package app

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/app/prepare"
	"outbreath/audio"
	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
)

func TestLettersOfOneTopicArriveAsOne(t *testing.T) {
	var queue []func()
	var got []string
	m := mailbox{do: func(f func()) { queue = append(queue, f) }}
	m.receive = map[topic]func(){
		topicLibrary: func() { got = append(got, "library") },
		topicSound:   func() { got = append(got, "sound"); m.post(topicClock) },
		topicClock:   func() { got = append(got, "clock") },
	}
	for range 3 {
		m.post(topicSound)
		m.post(topicLibrary)
	}
	if len(queue) != 1 {
		t.Fatalf("%d errands for one mailbox", len(queue))
	}
	for i := 0; i < len(queue); i++ { // emptying it posts again
		queue[i]()
	}
	if want := []string{"library", "sound", "clock"}; !slices.Equal(got, want) {
		t.Errorf("arrived %v, want %v", got, want)
	}
}

func TestSettings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "down", "settings.toml")
	s, err := readSettings(path)
	if err != nil || s.Width != 1280 || s.Height != 800 || s.Volume != 0.8 {
		t.Fatalf("without a file: %+v, %v", s, err)
	}
	if s.FrameRate != 60 || !s.Counts || s.Second != "" {
		t.Errorf("without a file the pictures are %+v", s)
	}
	if got, want := s.levels(), audio.DefaultLevels; got != want {
		t.Errorf("without a file the levels are %+v, want %+v", got, want)
	}
	s = settings{
		Width: 1000, Height: 700, FullScreen: true, Volume: 0.3, Protocol: "relax",
		Theme: "light", TextScale: 1.2, Motion: "reduced",
		Sound: "sung", Bell: "chime", Bed: "/music/rain.mp3", BreathLevel: 1, BellLevel: 0.5, BedLevel: 0.2,
		FrameRate: 20, Second: showPeripheral, ClientRed: true, ClientMirrored: true, ClientTurned: 270,
	}
	if err := s.write(path); err != nil {
		t.Fatal(err)
	}
	if got, err := readSettings(path); err != nil || !reflect.DeepEqual(got, s) {
		t.Errorf("read back %+v, %v", got, err)
	}
	if list, _ := os.ReadDir(filepath.Dir(path)); len(list) != 1 {
		t.Errorf("left behind: %v", list)
	}
	for _, c := range []struct {
		text          string
		width, volume float64
		fault         bool
	}{
		{"width = 10\nvolume = 7", leastWidth, 1, false},
		{"width = 1e30\nvolume = -1", 16384, 0, false},
		{"width = nan\nvolume = nan", firstWidth, 0.8, false},
		{"volume = \"loud\"", firstWidth, 0.8, true},
		{"frame_rate = 59\nsecond_screen = \"third\"\nclient_turned = 45", firstWidth, 0.8, false},
		{"\x00\xff", firstWidth, 0.8, true},
	} {
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := readSettings(path)
		if float64(got.Width) != c.width || got.Volume != c.volume || (err != nil) != c.fault ||
			got.FrameRate != 60 || got.Second != "" || got.ClientTurned != 0 {
			t.Errorf("%q gave %+v, %v", c.text, got, err)
		}
	}
}

func TestTheLogIsPutAsideWhenItIsLarge(t *testing.T) {
	before := logger
	t.Cleanup(func() { logger = before })
	path := logPath(t.TempDir())
	for _, size := range []int{0, 100, logMost + 1} {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, bytes.Repeat([]byte("x"), size), 0o600); err != nil {
			t.Fatal(err)
		}
		c, err := openLog(path)
		if err != nil {
			t.Fatal(err)
		}
		logger.Info("here")
		c.Close()
		text, err := os.ReadFile(path)
		if err != nil || !bytes.Contains(text, []byte(`"msg":"here"`)) {
			t.Errorf("the log holds %.200q, %v", text, err)
		}
		_, err = os.Stat(path + ".1")
		if aside := !errors.Is(err, fs.ErrNotExist); aside != (size > logMost) || aside && len(text) > 1000 {
			t.Errorf("after %d bytes: put aside %v, %d bytes left", size, aside, len(text))
		}
	}
}

// Every event of a session is in the log once, in order, and the last one is
// there when the session has been closed.
func TestASessionIsInTheLog(t *testing.T) {
	before := logger
	t.Cleanup(func() { logger = before })
	synctest.Test(t, func(t *testing.T) {
		var text bytes.Buffer
		logger = slog.New(slog.NewJSONHandler(&text, nil))
		relax := protocols.Shipped()[0]
		plan, err := pacing.Fit(relax, relax.Length, pacing.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s := newSession(plan)
		for _, do := range []func() error{
			s.player.Start, func() error { return s.player.Hold(pacing.ReasonPain) }, s.player.Resume, s.player.Next,
			func() error { return s.player.Add(time.Minute) },
		} {
			time.Sleep(1500 * time.Millisecond)
			if err := do(); err != nil {
				t.Fatal(err)
			}
		}
		if !s.running() {
			t.Error("it does not run")
		}
		if err := s.player.Finish(); err != nil {
			t.Fatal(err)
		}
		s.close()
		var got []string
		for line := range strings.Lines(text.String()) {
			var r struct{ Event, Protocol, Reason string }
			if err := json.Unmarshal([]byte(line), &r); err != nil || r.Protocol != "relax" {
				t.Errorf("%s: %v", line, err)
			}
			got = append(got, strings.TrimSpace(r.Event+" "+r.Reason))
		}
		if want := []string{"start", "hold pain", "resume", "next", "add", "finish"}; !slices.Equal(got, want) {
			t.Errorf("logged %v, want %v", got, want)
		}
		if s.running() {
			t.Error("it runs on")
		}
	})
}

// noCard hides whatever sound card this machine has.
func noCard(t *testing.T) {
	t.Helper()
	none := filepath.Join(t.TempDir(), "asound.conf")
	if err := os.WriteFile(none, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("ALSA_CONFIG_PATH", none)
}

// opened is a window of the test driver with the program in it. What other
// goroutines post is left alone: there is no goroutine of Fyne's here.
func opened(t *testing.T) *app {
	t.Helper()
	f := test.NewTempApp(t)
	f.Settings().SetTheme(kit.NewTheme(&kit.Dark))
	t.Setenv("HOME", "/home/coach")
	t.Setenv("LANGUAGE", "")
	t.Setenv("LC_ALL", words.InUse())                 // the system speaks as the test does
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:") // the screen of whoever runs the tests is theirs
	dir := t.TempDir()
	a := newApp(f, filepath.Join(dir, "settings.toml"), filepath.Join(dir, "protocols"), func(func()) {})
	t.Cleanup(a.close)
	a.window.Resize(fyne.NewSize(1280, 769))
	return a
}

func (a *app) down(name fyne.KeyName) {
	a.window.Canvas().Focused().(desktop.Keyable).KeyDown(&fyne.KeyEvent{Name: name})
}

func (a *app) reads(words string) bool {
	return strings.Contains(strings.Join(kittest.Words(a.screen.CanvasObject()), " "), words)
}

func TestFromLibraryToPrepareAndBack(t *testing.T) {
	a := opened(t)
	a.down(fyne.KeyReturn)
	if a.prepare == nil || !a.reads("Relaxation for athletes") {
		t.Fatal("Enter does not prepare")
	}
	if a.window.Title() != "Relaxation for athletes – Outbreath" {
		t.Errorf("the title is %q", a.window.Title())
	}
	prepared := a.screen
	a.down(fyne.KeyF1)
	if !a.reads("holds – at once") {
		t.Error("F1 does not show the keys of the stage")
	}
	test.Tap(kittest.Button(a.screen.CanvasObject(), "Close"))
	if a.screen != prepared || a.prepare == nil {
		t.Error("closing the keys does not lead back to what was prepared")
	}
	a.window.Canvas().Focus(kittest.Button(a.screen.CanvasObject(), "Start"))
	a.down(fyne.KeyEscape)
	if a.screen != screen(a.library) || a.prepare != nil {
		t.Error("Escape does not lead back to the library")
	}
}

func TestFullScreen(t *testing.T) {
	a := opened(t)
	a.down(fyne.KeyF11)
	if !a.window.FullScreen() {
		t.Fatal("F11 does not fill the screen")
	}
	a.down(fyne.KeyReturn)
	a.down(fyne.KeyEscape)
	if a.window.FullScreen() || a.prepare == nil {
		t.Error("Escape leaves more than the full screen")
	}
	a.down(fyne.KeyEscape)
	if a.prepare != nil {
		t.Error("the second Escape does not lead back")
	}
}

func TestAboutAndKeysOnceAfterTheOther(t *testing.T) {
	a := opened(t)
	a.showAbout()
	for _, want := range []string{"About Outbreath", "MIT", "no medical advice"} {
		if !a.reads(want) {
			t.Errorf("%q is not to be read", want)
		}
	}
	a.showKeys()
	test.Tap(kittest.Button(a.screen.CanvasObject(), "Close"))
	if a.screen != screen(a.library) {
		t.Error("closing the second page does not lead back to the library")
	}
}

func TestReloadFindsWhatTheWatchMissed(t *testing.T) {
	a := opened(t)
	if err := os.MkdirAll(a.folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(a.folder, "mine.toml"), []byte("format = 1"), 0o600); err != nil {
		t.Fatal(err)
	}
	a.reload()
	if !a.reads("mine.toml") {
		t.Error("the file is not shown")
	}
}

func TestSettingsAreKeptWhenTheWindowCloses(t *testing.T) {
	a := opened(t)
	a.settings.Protocol = "sprint"
	a.close()
	got, err := readSettings(a.path)
	if err != nil || got.Protocol != "sprint" || got.Width != 1280 {
		t.Errorf("kept %+v, %v", got, err)
	}
}

// What was prepared is what runs: aimed, over the end, or with a phase left out.
func TestASessionStartsAsItWasPrepared(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		relax := protocols.Shipped()[0]
		shortest, _ := relax.Range()
		plan, err := pacing.Fit(relax, shortest, pacing.Options{})
		if err != nil {
			t.Fatal(err)
		}
		last := plan.Spans[len(plan.Spans)-2].Phase
		end := time.Now().Add(shortest - 4*time.Minute)
		for name, c := range map[string]struct {
			how  prepare.Start
			late func(time.Duration) bool
		}{
			"no appointment":  {prepare.Start{Plan: plan}, func(d time.Duration) bool { return d.Abs() < time.Second }},
			"too short":       {prepare.Start{Plan: plan, End: end}, func(d time.Duration) bool { return d > 3*time.Minute }},
			"it may run over": {prepare.Start{Plan: plan, End: end, Over: true}, func(d time.Duration) bool { return d.Abs() < time.Second }},
			"a phase left out": {prepare.Start{Plan: plan, End: end, Leave: []int{last}},
				func(d time.Duration) bool { return d < 2*time.Minute }},
			"aimed": {prepare.Start{Plan: plan, LastOut: time.Now().Add(2 * shortest)}, func(d time.Duration) bool { return d.Abs() < time.Second }},
		} {
			s := newSession(c.how.Plan)
			if err := s.start(c.how); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			now := s.player.Snapshot()
			if late := now.Late(s.player.Now()); now.State != pacing.Running || !c.late(late) {
				t.Errorf("%s: %v, %v late", name, now.State, late)
			}
			if waits := now.Since - s.player.Now().Mono; (waits > shortest/2) != !c.how.LastOut.IsZero() {
				t.Errorf("%s: it waits %v", name, waits)
			}
			if gone := now.Plan.LeftOut; len(gone) != len(plan.LeftOut)+len(c.how.Leave) {
				t.Errorf("%s: left out %v", name, gone)
			}
			s.close()
		}
	})
}
