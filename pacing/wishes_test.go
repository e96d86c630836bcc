package pacing

import (
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// hips is a session in which two zones share a phase, one can have no more, and
// one stands in two phases.
func hips() *Protocol {
	m := time.Minute
	calm := breaths[1]
	return &Protocol{ID: "hips", Name: "Hips", Kind: Table, Phases: []Phase{
		{ID: "opening", Name: "Opening", Kind: Opening, Min: 2 * m, Ideal: 3 * m, Max: 5 * m, Weight: 1},
		{ID: "hips", Name: "Hips", Kind: Targeted, Zones: []string{"glutes", "low back"}, Min: 4 * m, Ideal: 8 * m, Max: 12 * m, Weight: 1, Breath: calm,
			Safety: []Note{{ID: "consent.glutes"}, {ID: "care.hips"}}},
		{ID: "neck", Name: "Neck", Kind: Targeted, Zones: []string{"neck"}, Min: 3 * m, Ideal: 5 * m, Max: 7 * m, Weight: 1, Breath: calm,
			Safety: []Note{{ID: "massage.throat"}}},
		{ID: "release", Name: "Release", Kind: Release, Zones: []string{"low back"}, Min: m, Ideal: 2 * m, Max: 3 * m, Weight: 1},
		{ID: "feet", Name: "Feet", Kind: Targeted, Zones: []string{"feet"}, Min: 2 * m, Ideal: 2 * m, Max: 2 * m},
	}}
}

func TestWishes(t *testing.T) {
	m := time.Minute
	for _, c := range []struct {
		name    string
		wishes  Wishes
		want    []time.Duration // of each phase at 20 minutes; 0 is left out
		refused []string
	}{
		{"none", nil, []time.Duration{3 * m, 8 * m, 5 * m, 2 * m, 2 * m}, nil},
		{"a zone that is not there", Wishes{"arms": LeaveOut}, []time.Duration{3 * m, 8 * m, 5 * m, 2 * m, 2 * m}, nil},
		{"the only zone of a phase left out", Wishes{"neck": LeaveOut}, []time.Duration{4*m + 40*time.Second, 9*m + 40*time.Second, 0, 3 * m, 2 * m}, nil},
		{"one of two zones left out", Wishes{"glutes": LeaveOut}, []time.Duration{4 * m, 5 * m, 6 * m, 3 * m, 2 * m}, nil},
		{"a zone of two phases left out", Wishes{"low back": LeaveOut, "feet": LeaveOut}, []time.Duration{5 * m, 6 * m, 7 * m, 0, 0}, nil},
		{"more for one", Wishes{"neck": GiveMore}, nil, nil},
		{"no more to give", Wishes{"feet": GiveMore}, []time.Duration{3 * m, 8 * m, 5 * m, 2 * m, 2 * m}, []string{"feet"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, refused, err := hips().With(c.wishes)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(refused, c.refused) {
				t.Errorf("refused %q, want %q", refused, c.refused)
			}
			plan, err := Fit(p, 20*m, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if plan.Off() != 0 || len(plan.LeftOut) != 0 {
				t.Errorf("it is off by %v, and time was short for %v", plan.Off(), plan.LeftOut)
			}
			for i, want := range c.want {
				if got := phaseLength(plan, i); (got-want).Abs() > 30*time.Second || (got == 0) != (want == 0) {
					t.Errorf("%s lasts %v, want about %v", p.Phases[i].Name, got, want)
				}
			}
			for i := range plan.Segments {
				if zone := plan.Segments[i].Zone; c.wishes[zone] == LeaveOut {
					t.Errorf("the hands come to %s", zone)
				}
			}
		})
	}
	before, _ := Fit(hips(), 20*m, Options{})
	p, _, _ := hips().With(Wishes{"neck": GiveMore})
	after, _ := Fit(p, 20*m, Options{})
	if more := phaseLength(after, 2) - phaseLength(before, 2); more < 50*time.Second {
		t.Errorf("the neck was given %v more", more)
	}
}

// Whatever else is left out, something stays, and optional phases are nothing to
// stay with.
func TestOneZoneHasToStay(t *testing.T) {
	p := hips()
	p.Phases = p.Phases[1:]
	p.Phases[1].Optional = 1
	all := Wishes{"glutes": LeaveOut, "low back": LeaveOut, "feet": LeaveOut}
	if q, _, err := p.With(all); q != nil || !errors.Is(err, ErrNothingLeft) {
		t.Errorf("nothing is left, and the error is %v", err)
	}
	delete(all, "feet")
	if q, refused, err := p.With(all); err != nil || len(refused) != 0 || q.Validate() != nil {
		t.Errorf("refused %q, %v, %v", refused, err, q.Validate())
	}
}

func TestTheZoneOfANote(t *testing.T) {
	p := hips()
	for id, want := range map[string]string{
		"consent.glutes": "glutes", "consent.low_back": "low back", "massage.throat": "neck", "care.hips": "", "consent.areas": "", "plain": "",
	} {
		if got := p.ZoneOf(id); got != want {
			t.Errorf("%s speaks of %q, want %q", id, got, want)
		}
	}
}

func TestTouchingGoesRound(t *testing.T) {
	w := Include
	for _, want := range []Wish{GiveMore, LeaveOut, Include} {
		if w = w.Next(); w != want {
			t.Errorf("%q, want %q", w, want)
		}
	}
}

func phaseLength(plan *Plan, phase int) (sum time.Duration) {
	for _, s := range plan.Spans {
		if s.Phase == phase {
			sum += s.Duration
		}
	}
	return sum
}

// zonedProtocol draws a protocol with zones to wish for.
func zonedProtocol(t *rapid.T) *Protocol {
	return protocolOf(t, func(ph *Phase) {
		ph.Zones = rapid.SampledFrom([][]string{nil, {"calves"}, {"neck"}, {"low back", "glutes"}, {"glutes", "neck", "feet"}}).Draw(t, "wished zones")
		ph.Min = max(ph.Min, ph.Breath.Cycle()*time.Duration(ph.places()))
	})
}

func anyWishes(t *rapid.T) Wishes {
	w := Wishes{}
	for _, zone := range []string{"calves", "neck", "low back", "glutes", "feet"} {
		w[zone] = rapid.SampledFrom([]Wish{Include, Include, GiveMore, LeaveOut}).Draw(t, zone)
	}
	return w
}

// Whatever is wished for: the protocol can be fitted over its whole range, the
// hands come to nothing that was left out, the bounds of whole phases hold, the
// protocol that was asked is as it was, and no wish at all is the protocol itself.
func TestWishesAreSafe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := zonedProtocol(t)
		if q, refused, err := p.With(Wishes{}); q != p || refused != nil || err != nil {
			t.Fatal("no wish gives another protocol")
		}
		before := slices.Clone(p.Phases)
		w := anyWishes(t)
		q, _, wished := p.With(w)
		for i := range before {
			if a, b := &before[i], &p.Phases[i]; a.Ideal != b.Ideal || a.Weight != b.Weight || a.LeftOut != b.LeftOut || !slices.Equal(a.Zones, b.Zones) {
				t.Fatalf("phase %d was changed", i)
			}
		}
		if wished != nil {
			return
		}
		if err := q.Validate(); err != nil {
			t.Fatal(err)
		}
		plan, err := Fit(q, anyLength(t, q), Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range plan.Segments {
			if s := &plan.Segments[i]; s.Zone != "" && w[s.Zone] == LeaveOut {
				t.Fatalf("the hands come to %s", s.Zone)
			}
		}
		for i := range p.Phases {
			a, b := &p.Phases[i], &q.Phases[i]
			if len(a.Zones) == len(b.Zones) && (a.Min != b.Min || a.Max != b.Max || b.Ideal < a.Ideal) {
				t.Fatalf("phase %d: %v, %v, %v became %v, %v, %v", i, a.Min, a.Ideal, a.Max, b.Min, b.Ideal, b.Max)
			}
			if b.LeftOut && phaseLength(plan, i) != 0 {
				t.Fatalf("phase %d is in the plan", i)
			}
		}
	})
}

// At the same length, before whole cycles, what is given more never has less for
// it, all of it together, and nothing else has more.
func TestMoreIsNeverLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := zonedProtocol(t)
		w := anyWishes(t)
		for zone := range w {
			if w[zone] == LeaveOut {
				w[zone] = Include
			}
		}
		q, _, err := p.With(w)
		if err != nil {
			t.Fatal(err)
		}
		lo, hi := allBounds(p)
		total := lo + time.Duration(rapid.Int64Range(0, int64((hi-lo)/Grain)).Draw(t, "total"))*Grain
		was, is := lengthsOf(p, total), lengthsOf(q, total)
		var gave, got time.Duration
		for i := range was {
			if q.Phases[i].given {
				got += is[i] - was[i]
			} else {
				gave += was[i] - is[i]
				if is[i] > was[i]+Grain {
					t.Fatalf("phase %d has %v, and had %v", i, is[i], was[i])
				}
			}
		}
		if got < -Grain*time.Duration(len(was)) || got != gave {
			t.Fatalf("%v was taken, %v given", gave, got)
		}
	})
}

func allBounds(p *Protocol) (lo, hi time.Duration) {
	for i := range p.Phases {
		l, h := p.Phases[i].Bounds()
		lo, hi = lo+l, hi+h
	}
	return lo, hi
}

// lengthsOf returns the lengths of the phases before whole cycles.
func lengthsOf(p *Protocol, total time.Duration) (lengths []time.Duration) {
	var stints []stint
	for i := range p.Phases {
		stints = append(stints, p.stint(i, Options{}))
	}
	fill(stints, total)
	for i := range stints {
		lengths = append(lengths, stints[i].length)
	}
	return lengths
}
