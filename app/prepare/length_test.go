package prepare

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"outbreath/pacing"
)

// Whatever a protocol's bounds are, every length that is offered can be fitted,
// and the one offered first is among them.
func TestEveryLengthOfferedFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := &pacing.Protocol{ID: "p", Name: "P", Kind: rapid.SampledFrom(pacing.Kinds).Draw(t, "kind")}
		for range rapid.IntRange(1, 6).Draw(t, "phases") {
			var d [3]time.Duration
			for i := range d {
				d[i] = time.Duration(rapid.IntRange(1, 900_000).Draw(t, "ms"))*time.Millisecond + d[max(i-1, 0)]
			}
			ph := pacing.Phase{ID: "a", Kind: pacing.Breathing, Min: d[0], Ideal: d[1], Max: d[2],
				Weight: float64(rapid.IntRange(0, 3).Draw(t, "weight")), Optional: rapid.IntRange(0, 2).Draw(t, "optional")}
			if rapid.Bool().Draw(t, "paced") {
				ph.Breath.Pattern = pacing.Pattern{In: 4 * time.Second, Out: 6 * time.Second}
			}
			if len(p.Phases) == 0 {
				ph.Optional = 0
			}
			p.Phases = append(p.Phases, ph)
		}
		p.Length = time.Duration(rapid.IntRange(0, 10_000_000).Draw(t, "length")) * time.Millisecond
		if err := p.Validate(); err != nil {
			t.Fatal(err)
		}
		l := lengthsOf(p)
		if l.first < l.least || l.first > l.most {
			t.Fatalf("first %v is not from %v to %v", l.first, l.least, l.most)
		}
		at := l.least
		if !l.only() {
			at += time.Duration(rapid.IntRange(0, int((l.most-l.least)/l.step)).Draw(t, "step")) * l.step
		}
		for _, length := range []time.Duration{l.first, l.least, l.most, at} {
			if _, err := pacing.Fit(p, length, pacing.Options{}); err != nil {
				t.Fatalf("%v: %v", length, err)
			}
		}
	})
}

func TestTaps(t *testing.T) {
	seconds := func(s ...float64) (list []time.Duration) {
		for _, v := range s {
			list = append(list, time.Duration(v*float64(time.Second)))
		}
		return list
	}
	for _, c := range []struct {
		name string
		gaps []time.Duration
		rate float64
		ok   bool
	}{
		{"too few", seconds(0, 5, 5), 0, false},
		{"even", seconds(0, 5, 5, 5), 12, true},
		{"one late", seconds(0, 5, 5, 9, 5), 12, true},
		{"a slip counts for nothing", seconds(0, 5, 0.2, 4.8, 5, 5), 12, true},
		{"a long gap begins anew", seconds(0, 4, 4, 4, 60, 6, 6), 0, false},
		{"and anew it is counted", seconds(0, 4, 4, 4, 60, 6, 6, 6), 10, true},
		{"the newest count", seconds(0, 4, 4, 4, 4, 6, 6, 6, 6, 6, 6), 10, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			var taps taps
			now, rate, ok := time.Hour, 0.0, false
			for _, gap := range c.gaps {
				now += gap
				rate, ok = taps.tap(now)
			}
			if ok != c.ok || ok && (rate < c.rate-0.3 || rate > c.rate+0.3) {
				t.Errorf("%v, %v; want %v, %v", rate, ok, c.rate, c.ok)
			}
		})
	}
}
