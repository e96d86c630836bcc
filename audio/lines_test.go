package audio

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"outbreath/pacing"
)

var voiceOnly = Levels{Master: 1, Voice: 1}

// spoken is a folder of lines for phases.
func spoken(t *testing.T, phases ...string) string {
	folder := t.TempDir()
	for _, id := range phases {
		record(t, filepath.Join(folder, id+".wav"), 300, 0.3, 3)
	}
	return folder
}

func TestLinesAreSpokenAfterTheBellOfTheirPhase(t *testing.T) {
	plan := fit(t, free("one", 10*time.Second), free("two", 10*time.Second), free("three", 10*time.Second))
	lines, err := FindLines(spoken(t, "one", "three"), plan.Protocol)
	if err != nil {
		t.Fatal(err)
	}
	if err := lines.Load(t.Context(), Rate, nil); err != nil {
		t.Fatal(err)
	}
	s := NewStreamer(Along(plan, Rate), Rate)
	s.SetLevels(voiceOnly)
	s.SetSounds(DefaultSounds.Speaking(lines))
	samples := make([][2]float64, 40*48000)
	n, _ := s.Stream(samples)
	at := func(from time.Duration) time.Duration {
		first := firstSound(samples[:n], Rate.N(from))
		if first < 0 {
			return -1
		}
		return Rate.D(first).Round(time.Millisecond)
	}
	if got := at(0); got != afterBell {
		t.Errorf("the first line is spoken at %v, want %v", got, afterBell)
	}
	if got, want := at(6*time.Second), 20*time.Second+afterBell; got != want {
		t.Errorf("the next line is spoken at %v, want %v", got, want)
	}
	if got := at(25 * time.Second); got >= 0 {
		t.Errorf("something is heard at %v", got)
	}
	if n := lines.LeftOut(); n != 0 {
		t.Errorf("%d lines were left out", n)
	}
}

func TestALineThatIsNotReadyIsLeftOutAndCounted(t *testing.T) {
	plan := fit(t, free("one", 10*time.Second), free("two", 10*time.Second))
	lines, err := FindLines(spoken(t, "one", "two"), plan.Protocol)
	if err != nil {
		t.Fatal(err)
	}
	s := NewStreamer(Along(plan, Rate), Rate)
	s.SetLevels(voiceOnly)
	s.SetSounds(DefaultSounds.Speaking(lines))
	samples := make([][2]float64, 5*48000)
	s.Stream(samples)
	if at := firstSound(samples, 0); at >= 0 || lines.LeftOut() != 1 {
		t.Errorf("before it is read, a line is heard at sample %d; %d left out, want 1", at, lines.LeftOut())
	}
	var shares []float64
	if err := lines.Load(t.Context(), Rate, func(share float64) { shares = append(shares, share) }); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(shares, []float64{0, 0.5}) {
		t.Errorf("while two lines are read, the shares done are %v", shares)
	}
	s.Stream(samples)
	if at := firstSound(samples, 0); at >= 0 {
		t.Errorf("a line comes late, at %v", 5*time.Second+Rate.D(at))
	}
	s.Stream(samples)
	if at := firstSound(samples, 0); at < 0 || lines.LeftOut() != 1 {
		t.Errorf("the line of the next phase is heard at sample %d; %d left out, want 1", at, lines.LeftOut())
	}
}

// A line does not go on over a hold, nor into another phase.
func TestALineEndsWithWhatItBelongsTo(t *testing.T) {
	for name, leave := range map[string]func(*along) Line{
		"hold":  func(a *along) Line { return &stopped{a} },
		"phase": func(a *along) Line { a.at = int64(Rate.N(9900 * time.Millisecond)); return &turned{a} },
	} {
		plan := fit(t, free("one", 10*time.Second), free("two", 10*time.Second))
		lines, err := FindLines(spoken(t, "one"), plan.Protocol)
		if err != nil {
			t.Fatal(err)
		}
		if err := lines.Load(t.Context(), Rate, nil); err != nil {
			t.Fatal(err)
		}
		before := &along{plan: plan, rate: int64(Rate)}
		s := NewStreamer(before, Rate)
		s.SetLevels(voiceOnly)
		s.SetSounds(DefaultSounds.Speaking(lines))
		samples := make([][2]float64, 3*48000)
		s.Stream(samples)
		if firstSound(samples, Rate.N(2900*time.Millisecond)) < 0 {
			t.Fatal("the line is not heard")
		}
		s.line = leave(before)
		s.Stream(samples)
		if at := firstSound(samples, Rate.N(fadeOut)+block); at >= 0 {
			t.Errorf("%s: the line is still heard %v later", name, Rate.D(at))
		}
	}
}

// stopped is a line whose plan is held, turned one on which the plan is elsewhere.
type stopped struct{ *along }

func (l *stopped) Advance(n int) Stretch {
	st := l.along.Advance(n)
	st.Revision, st.Moving = 1, false
	return st
}

type turned struct{ *along }

func (l *turned) Advance(n int) Stretch {
	st := l.along.Advance(n)
	st.Revision, st.First = 1, Rate.D(Rate.N(9900*time.Millisecond))
	return st
}

func TestTheFirstLineCanBeTried(t *testing.T) {
	s, err := FirstLine(t.Context(), spoken(t, "one", "two"), Rate, voiceOnly)
	if err != nil {
		t.Fatal(err)
	}
	samples := make([][2]float64, 10*48000)
	n, _ := s.Stream(samples)
	if at := firstSound(samples[:n], 0); at < 0 || at > 2 || n < 3*48000 || n > 3*48000+block {
		t.Errorf("heard from sample %d on, %v long", at, Rate.D(n))
	}
	if _, err := FirstLine(t.Context(), t.TempDir(), Rate, voiceOnly); !errors.Is(err, ErrUnknown) {
		t.Errorf("of an empty folder: %v", err)
	}
}

func TestFindLinesSaysWhatIsMissing(t *testing.T) {
	p := &pacing.Protocol{ID: "mine", Phases: []pacing.Phase{free("sit", time.Minute), free("breathe", time.Minute)}}
	empty := t.TempDir()
	for folder, want := range map[string]string{
		filepath.Join(empty, "no"): "no folder",
		empty:                      "sit, breathe, such as sit.wav",
	} {
		if _, err := FindLines(folder, p); !errors.Is(err, ErrUnknown) || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one that says %q", err, want)
		}
	}
	if err := os.WriteFile(filepath.Join(empty, "sit.wav"), []byte("no sound"), 0o600); err != nil {
		t.Fatal(err)
	}
	lines, err := FindLines(empty, p)
	if err != nil {
		t.Fatal(err)
	}
	err = lines.Load(t.Context(), Rate, nil)
	if faults := Faults(err); len(faults) != 1 || faults[0].Name != filepath.Join(empty, "sit.wav") || !strings.Contains(err.Error(), "sit.wav") {
		t.Errorf("error %v, want one that names the file", err)
	}
	if lines.of(0) != nil || lines.LeftOut() != 0 {
		t.Errorf("a line that cannot be read counts among those that come too late: %d", lines.LeftOut())
	}
}
