package pacing

import (
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// drill is half a minute of quiet, a minute of 4 in 6 out on two sides, and a
// hand-back that fades over 30 s of 45.
func drill() *Protocol {
	calm := Breath{Name: "calm", Pattern: Pattern{In: 4 * time.Second, Out: 6 * time.Second}}
	leave := calm
	leave.Fade = 3
	fixed := func(id string, d time.Duration, b Breath) Phase {
		return Phase{ID: id, Name: id, Min: d, Ideal: d, Max: d, Weight: 1, Breath: b}
	}
	p := &Protocol{ID: "drill", Name: "Drill", Phases: []Phase{
		fixed("settle", 30*time.Second, Breath{}), fixed("slow", time.Minute, calm), fixed("back", 45*time.Second, leave),
	}}
	p.Phases[1].Zones, p.Phases[1].Sides = []string{"calves"}, true
	p.Phases[1].Warn = []time.Duration{15 * time.Second}
	return p
}

func drillPlan(t testing.TB) *Plan {
	t.Helper()
	plan, err := Fit(drill(), 135*time.Second, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func TestAt(t *testing.T) {
	plan := drillPlan(t)
	for _, tt := range []struct {
		at      time.Duration
		phase   string
		side    Side
		stage   Stage
		elapsed time.Duration
		level   float64
		breath  int
		done    bool
	}{
		{-2 * time.Second, "settle", Both, StageFree, 0, 0, 0, false},
		{0, "settle", Both, StageFree, 0, 0, 0, false},
		{30*time.Second - 1, "settle", Both, StageFree, 0, 0, 0, false},
		{30 * time.Second, "slow", Left, StageIn, 0, 1, 1, false},
		{34 * time.Second, "slow", Left, StageOut, 0, 1, 1, false},
		{55 * time.Second, "slow", Left, StageOut, time.Second, 1, 3, false},
		{60 * time.Second, "slow", Right, StageIn, 0, 1, 4, false},
		{90 * time.Second, "back", Both, StageIn, 0, 1, 1, false},
		{105 * time.Second, "back", Both, StageOut, time.Second, 0.5, 2, false},
		{120 * time.Second, "back", Both, StageFree, 0, 0, 3, false},
		{135 * time.Second, "back", Both, StageFree, 0, 0, 3, true},
		{time.Hour, "back", Both, StageFree, 0, 0, 3, true},
	} {
		m := plan.At(tt.at)
		if got := plan.Phase(m.Span).ID; got != tt.phase || m.Side != tt.side || m.Stage != tt.stage ||
			m.Elapsed != tt.elapsed || m.Level != tt.level || m.Breath != tt.breath || m.Done != tt.done || m.At != tt.at {
			t.Errorf("at %v: %s %+v, want %+v", tt.at, got, m, tt)
		}
	}
}

func TestFullness(t *testing.T) {
	for _, tt := range []struct {
		m    Moment
		want float64
	}{
		{Moment{Stage: StageIn, Elapsed: 0, Length: 4}, 0},
		{Moment{Stage: StageIn, Elapsed: 2, Length: 4}, 0.5},
		{Moment{Stage: StageHold, Elapsed: 1, Length: 4}, 1},
		{Moment{Stage: StageOut, Elapsed: 0, Length: 6}, 1},
		{Moment{Stage: StageOut, Elapsed: 3, Length: 6}, 0.5},
		{Moment{Stage: StageRest, Elapsed: 1, Length: 4}, 0},
		{Moment{Stage: StageFree}, 0.5},
	} {
		if got := tt.m.Fullness(); got < tt.want-1e-9 || got > tt.want+1e-9 {
			t.Errorf("%v at %v of %v: %v, want %v", tt.m.Stage, tt.m.Elapsed, tt.m.Length, got, tt.want)
		}
	}
}

// A turn is no hold: within a fiftieth of the half, 80 ms of one that lasts four
// seconds, the breath has moved by a hundredth of its range, which is about
// the half pixel that the smallest window draws. It never goes back or leaps.
func TestTheBreathTurnsWithoutAHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Pattern{In: time.Duration(rapid.IntRange(1000, 12000).Draw(t, "in")) * time.Millisecond,
			Out: time.Duration(rapid.IntRange(1000, 12000).Draw(t, "out")) * time.Millisecond}
		at := func(d time.Duration) float64 {
			stage, elapsed, length := p.stage((d + p.Cycle()) % p.Cycle())
			return Moment{Stage: stage, Elapsed: elapsed, Length: length}.Fullness()
		}
		for _, turn := range []time.Duration{0, p.In} {
			for _, half := range []struct{ length, towards time.Duration }{{p.In, -1}, {p.Out, 1}} {
				towards := half.towards
				if turn == 0 {
					towards = -towards
				}
				if moved := math.Abs(at(turn+towards*half.length/50) - at(turn)); moved < 0.01 {
					t.Errorf("a fiftieth of a half of %v from the turn at %v it has moved by %.4f", half.length, turn, moved)
				}
			}
		}
		const frame = time.Second / 60
		for d := time.Duration(0); d < p.Cycle(); d += frame {
			step := at(d+frame) - at(d)
			switch {
			case d+frame < p.In && step <= 0, d >= p.In && d+frame < p.Cycle() && step >= 0:
				t.Errorf("at %v of %v the breath goes by %.4f", d, p, step)
			}
			if quickest := 1.3 * frame.Seconds() / min(p.In, p.Out).Seconds(); math.Abs(step) > quickest {
				t.Errorf("at %v of %v it leaps by %.4f", d, p, step)
			}
		}
	})
}

func TestCues(t *testing.T) {
	type cue struct {
		kind CueKind
		at   int // seconds
	}
	want := []cue{
		{CuePhase, 0},
		{CuePhase, 30}, {CueInhale, 30}, {CueExhale, 34}, {CueInhale, 40}, {CueExhale, 44}, {CueInhale, 50}, {CueExhale, 54},
		{CueSide, 60}, {CueInhale, 60}, {CueExhale, 64}, {CueInhale, 70}, {CueExhale, 74}, {CueWarn, 75}, {CueInhale, 80}, {CueExhale, 84},
		{CuePhase, 90}, {CueInhale, 90}, {CueExhale, 94}, {CueInhale, 100}, {CueExhale, 104}, {CueInhale, 110}, {CueExhale, 114},
		{CueEnd, 135},
	}
	var got []cue
	for c := range drillPlan(t).Cues(0, time.Hour) {
		got = append(got, cue{c.Kind, int(c.At / time.Second)})
	}
	if !slices.Equal(got, want) {
		t.Errorf("cues\n%v\nwant\n%v", got, want)
	}
}

func TestCuesOfAHeldBreath(t *testing.T) {
	box := Pattern{In: 4 * time.Second, Hold: 3 * time.Second, Out: 5 * time.Second, Rest: 2 * time.Second}
	plan, err := Fit(&Protocol{Phases: []Phase{{Min: 14 * time.Second, Ideal: 14 * time.Second, Max: 14 * time.Second, Breath: Breath{Pattern: box}}}}, 14*time.Second, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []Cue
	for c := range plan.Cues(1, 13*time.Second) {
		got = append(got, Cue{Kind: c.Kind, At: c.At, Length: c.Length})
	}
	want := []Cue{
		{Kind: CueHold, At: 4 * time.Second, Length: 3 * time.Second},
		{Kind: CueExhale, At: 7 * time.Second, Length: 5 * time.Second},
		{Kind: CueRest, At: 12 * time.Second, Length: 2 * time.Second},
	}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// However a plan's cues are asked for, stretch by stretch, they are the same.
func TestCuesDoNotDependOnTheStretches(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := fitAny(t, anyProtocol(t))
		whole := slices.Collect(plan.Cues(-time.Minute, plan.Length+time.Minute))
		var parts []Cue
		for at := -time.Minute; at < plan.Length+time.Minute; {
			next := at + time.Duration(rapid.Int64Range(1, int64(5*time.Minute)).Draw(t, "stretch"))
			parts = slices.AppendSeq(parts, plan.Cues(at, min(next, plan.Length+time.Minute)))
			at = next
		}
		if !slices.Equal(whole, parts) {
			t.Fatalf("%d cues in one stretch, %d in many", len(whole), len(parts))
		}
		if !slices.IsSortedFunc(whole, func(a, b Cue) int { return int(a.At - b.At) }) {
			t.Fatal("cues are not in order")
		}
		if last := whole[len(whole)-1]; last.Kind != CueEnd || last.At != plan.Length {
			t.Fatalf("the last cue is %+v", last)
		}
	})
}

// The picture and the sound agree: a stage begins where its cue stands.
func TestCuesAgreeWithAt(t *testing.T) {
	stages := map[CueKind]Stage{CueInhale: StageIn, CueHold: StageHold, CueExhale: StageOut, CueRest: StageRest}
	rapid.Check(t, func(t *rapid.T) {
		plan := fitAny(t, anyProtocol(t))
		for c := range plan.Cues(0, plan.Length) {
			m := plan.At(c.At)
			stage, ofBreath := stages[c.Kind]
			if ofBreath && (m.Stage != stage || m.Elapsed != 0 || m.Length != c.Length || m.Level != c.Level) {
				t.Fatalf("%v at %v: %+v", c.Kind, c.At, m)
			}
			if plan.Segments[m.Segment].Phase != c.Phase || m.Zone != c.Zone || m.Side != c.Side {
				t.Fatalf("%v at %v belongs to phase %d, the plan is in %+v", c.Kind, c.At, c.Phase, m)
			}
		}
	})
}

func TestAtDoesNotAllocate(t *testing.T) {
	plan := drillPlan(t)
	if n := testing.AllocsPerRun(100, func() { plan.At(70 * time.Second) }); n != 0 {
		t.Errorf("At allocates %v times", n)
	}
}

func TestFormatDuration(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0s", 90 * time.Second: "1m30s", 75 * time.Minute: "1h15m", 4500 * time.Millisecond: "4.5s",
		time.Hour + time.Second: "1h1s", -time.Minute: "-1m", 5 * time.Millisecond: "0.005s",
		1122 * time.Millisecond: "1.122s",
	} {
		if got := FormatDuration(d); got != want {
			t.Errorf("%d is written %q, want %q", d, got, want)
		}
	}
}

func TestPrompts(t *testing.T) {
	calm := Breath{Pattern: Pattern{In: 4 * time.Second, Out: 6 * time.Second}}
	five := 5 * time.Minute
	for _, tt := range []struct {
		name   string
		breath Breath
		prompt Prompt
		up     map[int]string // from so many seconds on
	}{
		{"every", calm, Prompt{Every: 90 * time.Second, Say: []string{"one", "two"}}, map[int]string{0: "", 90: "one", 180: "two", 270: "one"}},
		{"every, with the next breath", calm, Prompt{Every: 95 * time.Second, Say: []string{"one", "two"}}, map[int]string{0: "", 100: "one", 190: "two", 290: "one"}},
		{"on the out-breath", calm, Prompt{Every: 95 * time.Second, On: StageOut, Say: []string{"one", "two"}}, map[int]string{0: "", 104: "one", 194: "two", 294: "one"}},
		{"free", Breath{}, Prompt{Every: 95 * time.Second, Say: []string{"one"}}, map[int]string{0: "", 95: "one"}},
		{"at the start", calm, Prompt{Say: []string{"one"}}, map[int]string{0: "one"}},
		{"at two minutes", calm, Prompt{At: 2 * time.Minute, Say: []string{"one"}}, map[int]string{0: "", 120: "one"}},
		{"before the end", calm, Prompt{At: -30 * time.Second, Say: []string{"one"}}, map[int]string{0: "", 270: "one"}},
		{"before the start", calm, Prompt{At: -time.Hour, Say: []string{"one"}}, map[int]string{0: ""}},
		{"after thirteen breaths", calm, Prompt{Breaths: 13, Say: []string{"one", "two"}}, map[int]string{0: "", 130: "one", 260: "two"}},
		{"for the next three out-breaths", calm, Prompt{At: 61 * time.Second, On: StageOut, For: 3, Say: []string{"one"}}, map[int]string{0: "", 64: "one", 94: ""}},
	} {
		plan, err := Fit(&Protocol{Phases: []Phase{{Breath: tt.breath, Min: five, Ideal: five, Max: five, Prompts: []Prompt{tt.prompt}}}}, five, Options{})
		must(t, err)
		want := ""
		for s := range 300 {
			if line, ok := tt.up[s]; ok {
				want = line
			}
			if got := plan.Prompt(plan.At(time.Duration(s) * time.Second)); got != want {
				t.Errorf("%s: at %d s %q, want %q", tt.name, s, got, want)
				break
			}
		}
	}
}

func TestCountedPhases(t *testing.T) {
	calm := Breath{Pattern: Pattern{In: 4 * time.Second, Out: 6 * time.Second}}
	ramp := calm
	ramp.StartRate, ramp.Step = 12, DefaultStep
	counted := func(n int, b Breath) Phase {
		d := b.pace().length(n)
		return Phase{Min: d, Ideal: d, Max: d, Breaths: n, Breath: b}
	}
	p := &Protocol{Phases: []Phase{
		{Min: time.Minute, Ideal: 2 * time.Minute, Max: 3 * time.Minute, Weight: 1},
		counted(7, ramp), counted(12, calm), {Min: time.Minute, Ideal: 2 * time.Minute, Max: 3 * time.Minute, Weight: 1, Breath: calm},
		{Min: time.Minute, Ideal: 2 * time.Minute, Max: 3 * time.Minute, Weight: 1},
	}}
	p.Phases[2].Sides = true
	for _, rate := range []float64{0, 9, 16} {
		plan, err := Fit(p, 8*time.Minute, Options{StartRate: rate})
		must(t, err)
		plan = plan.refit(150*time.Second, 7*time.Minute, 0)
		breaths := map[int]int{}
		for _, s := range plan.Segments {
			breaths[s.Phase] += s.Cycles
		}
		if breaths[1] != 7 || breaths[2] != 12 || plan.Off() != 0 {
			t.Errorf("from %v a minute: %v breaths, off by %v", rate, breaths, plan.Off())
		}
	}
}
