package protocols

import (
	"slices"
	"strings"
	"testing"
	"time"

	"outbreath/pacing"
)

// bounds are min, ideal and max.
type bounds [3]time.Duration

// m makes bounds of minutes.
func m(lo, ideal, hi int) bounds {
	return bounds{time.Duration(lo) * time.Minute, time.Duration(ideal) * time.Minute, time.Duration(hi) * time.Minute}
}

// s makes bounds of seconds.
func s(lo, ideal, hi int) bounds {
	return bounds{time.Duration(lo) * time.Second, time.Duration(ideal) * time.Second, time.Duration(hi) * time.Second}
}

// What the protocols were agreed to be. The names of breaths follow from the
// pattern in them.
var agreed = []struct {
	id              string
	kind            pacing.Kind
	shortest, ideal time.Duration
	longest         time.Duration
	cap             int
	phases          []bounds
	breaths         string // of each phase, "-" for none
}{
	{"relax", pacing.Table, 60 * time.Minute, 75 * time.Minute, 90 * time.Minute, 4,
		[]bounds{m(4, 5, 6), m(5, 6, 8), m(8, 10, 12), m(5, 6, 8), m(6, 7, 8), m(5, 7, 8), m(6, 8, 9), m(6, 8, 9), m(4, 5, 6), m(4, 5, 6), m(4, 5, 6), m(3, 3, 4)},
		"- settle calm calm calm calm calm calm calm calm leave -"},
	{"deep", pacing.Table, 60 * time.Minute, 75 * time.Minute, 90 * time.Minute, 6,
		[]bounds{m(4, 5, 6), m(3, 4, 5), m(8, 10, 12), m(12, 15, 18), m(12, 16, 19), m(9, 11, 13), m(5, 6, 7), m(4, 5, 6), m(3, 3, 4)},
		"- settle calm calm calm calm calm leave -"},
	{"prenatal", pacing.Table, 45 * time.Minute, 60 * time.Minute, 75 * time.Minute, 4,
		[]bounds{m(5, 6, 7), m(3, 4, 5), m(5, 6, 8), m(7, 10, 12), m(5, 7, 9), m(2, 2, 3), m(7, 10, 12), m(4, 6, 7), m(3, 4, 5), m(2, 3, 4), m(2, 2, 3)},
		"- soft - - - - - - soft leave -"},
	{"postnatal", pacing.Table, 45 * time.Minute, 60 * time.Minute, 75 * time.Minute, 4,
		[]bounds{m(5, 6, 7), m(4, 5, 6), m(5, 6, 8), m(7, 9, 11), m(4, 6, 7), m(7, 9, 11), m(4, 6, 8), m(2, 3, 4), m(3, 4, 5), m(2, 4, 5), m(2, 2, 3)},
		"- soft - calm calm calm calm - calm leave -"},
	{"choice", pacing.Table, 45 * time.Minute, 60 * time.Minute, 75 * time.Minute, 3,
		[]bounds{m(7, 9, 10), m(3, 4, 5), m(2, 4, 5), m(4, 5, 6), m(9, 11, 14), m(2, 2, 3), m(9, 11, 14), m(4, 5, 6), m(3, 5, 7), m(2, 4, 5)},
		"- - - - - - - - - -"},
	{"quiet", pacing.Table, 30 * time.Minute, 45 * time.Minute, 60 * time.Minute, 1,
		[]bounds{m(3, 4, 5), m(4, 6, 8), m(4, 6, 8), m(4, 6, 8), m(4, 6, 8), m(4, 6, 8), m(4, 6, 8), m(3, 5, 7)},
		"- settle calm calm calm calm leave -"},
	{"taper", pacing.Table, 25 * time.Minute, 35 * time.Minute, 45 * time.Minute, 3,
		[]bounds{m(3, 4, 5), m(3, 4, 5), m(4, 6, 7), m(4, 5, 7), m(2, 3, 4), m(3, 4, 6), m(2, 3, 4), m(2, 3, 4), m(2, 3, 3)},
		"- settle calm calm calm calm calm leave -"},
	{"after", pacing.Table, 25 * time.Minute, 40 * time.Minute, 50 * time.Minute, 3,
		[]bounds{m(4, 5, 6), m(3, 5, 6), m(4, 7, 9), m(4, 7, 9), m(4, 6, 8), m(2, 4, 5), m(2, 4, 4), m(2, 2, 3)},
		"- settle calm calm calm calm leave -"},
	{"sprint", pacing.Drill, 3 * time.Minute, 270 * time.Second, 5 * time.Minute, pacing.NoPressureCap,
		[]bounds{s(15, 30, 30), s(120, 150, 180), s(15, 30, 30), s(30, 60, 60)}, "- calm leave -"},
	{"lift", pacing.Drill, time.Minute, 90 * time.Second, 150 * time.Second, pacing.NoPressureCap,
		[]bounds{s(10, 15, 20), s(30, 40, 60), s(20, 35, 70)}, "- calm -"},
	{"heats", pacing.Drill, 8 * time.Minute, 10 * time.Minute, 15 * time.Minute, pacing.NoPressureCap,
		[]bounds{m(2, 3, 5), s(30, 30, 60), s(90, 120, 180), s(180, 210, 240), m(1, 1, 2)}, "- - settle calm -"},
	{"sleep", pacing.Drill, 10 * time.Minute, 15 * time.Minute, 20 * time.Minute, pacing.NoPressureCap,
		[]bounds{m(1, 1, 2), m(2, 3, 4), m(6, 10, 12), m(1, 1, 2)}, "- settle calm leave"},
	{"finder", pacing.Drill, 17 * time.Minute, 22 * time.Minute, 23 * time.Minute, pacing.NoPressureCap,
		[]bounds{m(1, 1, 2), m(1, 2, 2), m(2, 2, 2), m(1, 2, 2), m(2, 2, 2), m(1, 2, 2), m(2, 2, 2), m(1, 2, 2), m(2, 2, 2), m(1, 2, 2), m(2, 2, 2), m(1, 1, 1)},
		"- calm rate-6-5 - calm - rate-5-5 - rate-5 - rate-4-5 -"},
	{"learn", pacing.Drill, 6 * time.Minute, 8 * time.Minute, 10 * time.Minute, pacing.NoPressureCap,
		[]bounds{s(60, 60, 90), m(1, 1, 1), s(120, 180, 210), m(1, 2, 3), m(1, 1, 1)}, "- - settle calm leave"},
}

func TestShippedProtocolsAreAsAgreed(t *testing.T) {
	list := Shipped()
	if len(list) != len(agreed) {
		t.Fatalf("%d protocols ship, want %d", len(list), len(agreed))
	}
	for i, want := range agreed {
		p := list[i]
		if p.ID != want.id || p.Kind != want.kind || p.Length != want.ideal || p.PressureCap != want.cap {
			t.Errorf("%d: %s, %s, %v, pressure %d; want %s, %s, %v, %d",
				i, p.ID, p.Kind, p.Length, p.PressureCap, want.id, want.kind, want.ideal, want.cap)
		}
		if lo, hi := p.Range(); lo != want.shortest || hi != want.longest {
			t.Errorf("%s lasts %v to %v, want %v to %v", p.ID, lo, hi, want.shortest, want.longest)
		}
		var got []bounds
		var breaths []string
		for _, ph := range p.Phases {
			got = append(got, bounds{ph.Min, ph.Ideal, ph.Max})
			name := ph.Breath.Name
			if ph.Breath.Free() {
				name = "-"
			}
			breaths = append(breaths, name)
			if ph.Weight != 1 || ph.Optional != 0 {
				t.Errorf("%s, %s: weight %v, optional %d would change the range", p.ID, ph.ID, ph.Weight, ph.Optional)
			}
		}
		if !slices.Equal(got, want.phases) {
			t.Errorf("%s: phases last\n%v, want\n%v", p.ID, got, want.phases)
		}
		if b := strings.Join(breaths, " "); b != want.breaths {
			t.Errorf("%s: phases breathe %q, want %q", p.ID, b, want.breaths)
		}
	}
}

func TestShippedBreaths(t *testing.T) {
	pattern := func(in, out int) pacing.Pattern {
		return pacing.Pattern{In: time.Duration(in) * time.Millisecond, Out: time.Duration(out) * time.Millisecond}
	}
	calm, soft := pattern(4000, 6000), pattern(3000, 4500)
	want := map[string]pacing.Breath{
		"calm":     {Pattern: calm},
		"soft":     {Pattern: soft},
		"rate-6-5": {Pattern: pattern(3690, 5540)},
		"rate-5-5": {Pattern: pattern(4360, 6550)},
		"rate-5":   {Pattern: pattern(4800, 7200)},
		"rate-4-5": {Pattern: pattern(5330, 8000)},
		"settle":   {Pattern: calm, StartRate: 12, Step: 0.04},
		"leave":    {Pattern: calm, Fade: 3},
	}
	for _, p := range Shipped() {
		for _, ph := range p.Phases {
			if ph.Breath.Free() {
				continue
			}
			b := want[ph.Breath.Name]
			b.Name = ph.Breath.Name
			if p.ID == "prenatal" && b.Name == "leave" {
				b.Pattern = soft // a fade leaves the last pattern, which here is the soft one
			}
			if ph.Breath != b {
				t.Errorf("%s, %s: breath is %+v, want %+v", p.ID, ph.ID, ph.Breath, b)
			}
			if ph.Breath.Hold != 0 {
				t.Errorf("%s, %s holds the breath", p.ID, ph.ID)
			}
		}
	}
}

func TestShippedProtocolsReadCleanAndFit(t *testing.T) {
	for _, id := range shippedIDs {
		text, ok := ShippedText(id)
		if !ok {
			t.Fatalf("%s does not ship", id)
		}
		p, ds := Read(id, text)
		if len(ds) > 0 {
			t.Errorf("%s", ds)
		}
		if !strings.HasPrefix(string(text), "# ") {
			t.Errorf("%s does not begin by saying what it is", id)
		}
		lo, hi := p.Range()
		for l := lo; l <= hi; l += time.Minute {
			plan, err := pacing.Fit(p, l, pacing.Options{})
			if err != nil {
				t.Errorf("%s at %v: %v", id, l, err)
			} else if plan.Off() != 0 || plan.Slack != 0 {
				t.Errorf("%s at %v: off by %v, slack %v", id, l, plan.Off(), plan.Slack)
			}
		}
	}
}

func TestShippedPhasesSayAndHold(t *testing.T) {
	for _, p := range Shipped() {
		if p.Name == "" || p.Summary == "" || p.Audience == "" || p.Technique == "" || len(p.Safety) == 0 {
			t.Errorf("%s lacks words", p.ID)
		}
		wantLost := pacing.Shrink
		if p.Kind == pacing.Drill {
			wantLost = pacing.Extend
		}
		if p.LostTime != wantLost {
			t.Errorf("%s: lost time is %q", p.ID, p.LostTime)
		}
		for _, ph := range p.Phases {
			if ph.Say == "" {
				t.Errorf("%s, %s says nothing", p.ID, ph.ID)
			}
			if n := len([]rune(ph.Name)); n > 22 {
				t.Errorf("%s, %s: name %q is too long for a strip", p.ID, ph.ID, ph.Name)
			}
			if p.Kind == pacing.Table && ph.Kind == pacing.Finishing && !ph.Protect {
				t.Errorf("%s, %s: finishing is not protected", p.ID, ph.ID)
			}
			if slices.Contains(ph.Zones, "glutes") && !slices.ContainsFunc(ph.Safety, func(n pacing.Note) bool { return n.ID == "consent.glutes" }) {
				t.Errorf("%s, %s: glutes without asking", p.ID, ph.ID)
			}
			if p.ID == "choice" && (len(ph.Warn) > 0 || !ph.Breath.Free()) {
				t.Errorf("%s, %s holds a surprise", p.ID, ph.ID)
			}
		}
	}
}
