package app

import (
	"bytes"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/faiface/beep"

	"outbreath/audio"
	"outbreath/pacing"
	"outbreath/words"
)

// noSound writes a file of a name that is none of sound.
func noSound(t *testing.T, name string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte("not a sound"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestSoundsAreThereAtOnceAndRecordingsLater(t *testing.T) {
	p := &pacing.Protocol{ID: "mine", Sound: pacing.Sound{Bed: "sea"}, Phases: []pacing.Phase{{ID: "sit"}}}
	for _, c := range []struct {
		name  string
		user  pacing.Sound
		voice string
		short string // at the edge of the stage
		words string // a part of those on the page that prepares
	}{
		{name: "names", user: pacing.Sound{Inhale: "tick", Exhale: "tick"}},
		{"a file that is no sound", pacing.Sound{Bed: noSound(t, "rain.mp3")}, "", "rain.mp3 cannot be played: built-in sounds instead", "Rain.mp3: this is no WAV"},
		{"a file that is not there", pacing.Sound{Bed: filepath.Join(t.TempDir(), "no.mp3")}, "", "no.mp3 cannot be played: built-in sounds instead", "nor a file of that name."},
		{"a name that nobody knows", pacing.Sound{Bell: "gong"}, "", "gong cannot be played: built-in sounds instead", "There is no bell \"gong\", only bowl, chime."},
		{"two of them", pacing.Sound{Bell: "gong", Bed: noSound(t, "rain.mp3")}, "", "gong and 1 more cannot be played: built-in sounds instead", "There is no bell"},
		{"a line that is no sound", pacing.Sound{}, filepath.Dir(noSound(t, "sit.wav")), "sit.wav cannot be spoken", "this is no WAV"},
		{"lines for other sessions", pacing.Sound{}, t.TempDir(), "no spoken lines for this session", "such as sit.wav"},
	} {
		told := make(chan struct{}, 9)
		f := &faults{changed: func() { told <- struct{}{} }}
		m := makeSounds(p, c.user, c.voice, f)
		var s audio.Streamer
		m.use(&s)
		if c.short != "" {
			<-told
		}
		words, short := f.words()
		if short != c.short || !strings.Contains(strings.ToLower(words), strings.ToLower(c.words)) || (words == "") != (short == "") {
			t.Errorf("%s: it says %q and %q", c.name, short, words)
		}
		for m.waits() {
			time.Sleep(time.Millisecond)
		}
		m.stop()
	}
}

// waits reports whether somebody waits for the sounds.
func (m *made) waits() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.users) > 0
}

// A fault is told on the page that prepares already, and goes when something else is
// chosen there.
func TestAFileAtFaultIsToldWhenASessionIsPrepared(t *testing.T) {
	a := opened(t)
	a.settings.Bed = noSound(t, "rain.mp3")
	a.sound.prefer(a.settings.wanted(), "")
	a.showPrepare(a.watched.Load().Entries[0])
	until(t, func() bool { _, short := a.sound.faults.words(); return strings.HasPrefix(short, "rain.mp3") })
	a.settings.Bed = "sea"
	a.sound.prefer(a.settings.wanted(), "")
	if _, short := a.sound.faults.words(); short != "" {
		t.Errorf("with another bed it still says %q", short)
	}
}

// until waits for something that another goroutine does.
func until(t *testing.T, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !holds(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("that does not come to be")
		}
	}
}

// pulled is a card whose sound nobody hears: the test pulls it.
type pulled struct {
	streamer beep.Streamer
	starved  int
	err      error
}

func (p *pulled) Rate() beep.SampleRate    { return audio.Rate }
func (p *pulled) Latency() time.Duration   { return 0 }
func (p *pulled) Breaks() int              { return 0 }
func (p *pulled) Play(s ...beep.Streamer)  { p.streamer = s[0] }
func (p *pulled) KeepAwake(bool)           {}
func (p *pulled) Starved() int             { return p.starved }
func (p *pulled) Err() error               { return p.err }
func (p *pulled) Changed() <-chan struct{} { return nil }
func (p *pulled) Close()                   {}

// Lines that were not ready and blocks that came too late are in the log when the
// session is over, over all cards that played it, and nothing is made any more.
func TestWhatWasNotHeardIsInTheLog(t *testing.T) {
	before := logger
	t.Cleanup(func() { logger = before })
	folder := filepath.Dir(noSound(t, "sit.wav"))
	synctest.Test(t, func(t *testing.T) {
		var text bytes.Buffer
		logger = slog.New(slog.NewJSONHandler(&text, nil))
		p := &pacing.Protocol{ID: "mine", Phases: []pacing.Phase{{ID: "sit", Min: time.Minute, Ideal: time.Minute, Max: time.Minute}}}
		plan, err := pacing.Fit(p, time.Minute, pacing.Options{})
		if err != nil {
			t.Fatal(err)
		}
		session := newSession(plan)
		if err := session.player.Start(); err != nil {
			t.Fatal(err)
		}
		lines, err := audio.FindLines(folder, p) // and nobody loads them
		if err != nil {
			t.Fatal(err)
		}
		given := false
		s := &sound{changed: func() {}, levels: audio.DefaultLevels, voice: folder}
		s.made = &made{protocol: p, voice: folder, language: words.English, lines: lines, cancel: func() { given = true }, sounds: audio.DefaultSounds.Speaking(lines)}
		first, second := &pulled{starved: 5}, &pulled{starved: 100}
		s.put(first, nil)
		s.play(session.player)
		samples := make([][2]float64, audio.Rate.N(100*time.Millisecond))
		for range 50 {
			time.Sleep(100 * time.Millisecond)
			first.streamer.Stream(samples)
		}
		first.starved += 2
		s.put(nil, errors.New("gone"))
		s.put(second, nil)
		second.starved += 3
		if n := s.end(); n != 1 || !given {
			t.Errorf("%d lines were left out, want 1; the rest is given up: %v", n, given)
		}
		if !strings.Contains(text.String(), `"lines_left_out":1,"blocks_late":5`) {
			t.Errorf("the log holds %s", text.String())
		}
		if n := s.end(); n != 0 {
			t.Errorf("it ends twice, with %d lines", n)
		}
		session.close()
	})
}

func TestWhyNothingIsHeard(t *testing.T) {
	s := &sound{changed: func() {}, levels: audio.DefaultLevels}
	c := &pulled{err: errors.New("no card")}
	s.put(c, nil)
	if words, short := s.why(); !strings.HasPrefix(words, "No sound card was found.") || short != "no sound" {
		t.Errorf("without a card it says %q, %q", words, short)
	}
	c.err = nil
	s.put(c, nil)
	if words, short := s.why(); words != "" || short != "" {
		t.Errorf("with a card it says %q, %q", words, short)
	}
	c.err = errors.New("the server died")
	if words, short := s.why(); !strings.HasPrefix(words, "The sound card went away.") || short != "no sound" {
		t.Errorf("after its card went away it says %q, %q", words, short)
	}
}
