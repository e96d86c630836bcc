package pacing

import (
	"fmt"
	"time"

	"pgregory.net/rapid"
)

var breaths = []Breath{
	{},
	{Name: "calm", Pattern: Pattern{In: 4 * time.Second, Out: 6 * time.Second}},
	{Name: "box", Pattern: Pattern{In: 4 * time.Second, Hold: 4 * time.Second, Out: 4 * time.Second, Rest: 4 * time.Second}},
	{Name: "odd", Pattern: Pattern{In: 3690 * time.Millisecond, Out: 5540 * time.Millisecond}},
	{Name: "soft", Pattern: Pattern{In: 3 * time.Second, Out: 4500 * time.Millisecond}},
	{Name: "settle", Pattern: Pattern{In: 4 * time.Second, Out: 6 * time.Second}, StartRate: 12, Step: DefaultStep},
	{Name: "leave", Pattern: Pattern{In: 4 * time.Second, Out: 6 * time.Second}, Fade: 3},
}

// seconds draws a length of whole seconds.
func seconds(t *rapid.T, lo, hi int, label string) time.Duration {
	return time.Duration(rapid.IntRange(lo, hi).Draw(t, label)) * time.Second
}

// anyPhase draws a valid phase, however small.
func anyPhase(t *rapid.T) Phase {
	ph := Phase{Kind: Targeted}
	ph.Min = seconds(t, 1, 600, "min")
	ph.Weight = rapid.SampledFrom([]float64{0, 0.25, 1, 1, 1, 3.7}).Draw(t, "weight")
	ph.Protect = rapid.Bool().Draw(t, "protect")
	ph.Breath = rapid.SampledFrom(breaths).Draw(t, "breath")
	ph.Sides = rapid.Bool().Draw(t, "sides")
	ph.Zones = rapid.SampledFrom([][]string{nil, {"calves"}, {"low back", "glutes"}}).Draw(t, "zones")
	if rapid.IntRange(0, 4).Draw(t, "is optional") == 0 {
		ph.Optional = rapid.IntRange(1, 3).Draw(t, "optional")
	}
	ph.Warn = rapid.SampledFrom([][]time.Duration{nil, {time.Minute}, {30 * time.Second, 2 * time.Minute}}).Draw(t, "warn")
	return ph
}

// protocolOf draws a protocol whose phases are mended before they get their lengths.
func protocolOf(t *rapid.T, mend func(*Phase)) *Protocol {
	p := &Protocol{ID: "drawn", Name: "Drawn", Kind: Table, LostTime: rapid.SampledFrom(LostTimes).Draw(t, "lost time")}
	for i := range rapid.IntRange(1, 12).Draw(t, "phases") {
		ph := anyPhase(t)
		ph.ID, ph.Name = fmt.Sprint("p", i), fmt.Sprint("Phase ", i)
		mend(&ph)
		ph.Ideal = ph.Min + seconds(t, 0, 300, "ideal")
		ph.Max = ph.Ideal + seconds(t, 0, 300, "max")
		p.Phases = append(p.Phases, ph)
	}
	p.Phases[rapid.IntRange(0, len(p.Phases)-1).Draw(t, "stays")].Optional = 0
	return p
}

// anyProtocol draws a valid protocol.
func anyProtocol(t *rapid.T) *Protocol { return protocolOf(t, func(*Phase) {}) }

// roomyProtocol draws a protocol in which each place of a paced phase has time
// for a breath, as every sensible one has.
func roomyProtocol(t *rapid.T) *Protocol {
	return protocolOf(t, func(ph *Phase) {
		ph.Min = max(ph.Min, ph.Breath.Cycle()*time.Duration(ph.places()))
	})
}

// anyLength draws a length that the protocol can be fitted to.
func anyLength(t *rapid.T, p *Protocol) time.Duration {
	shortest, longest := p.Range()
	beyond := 10 * time.Minute
	ms := rapid.Int64Range(int64(shortest/Grain), int64((max(shortest, longest)+beyond)/Grain)).Draw(t, "length in ms")
	return time.Duration(ms) * Grain
}

// fitAny fits the protocol to any length.
func fitAny(t *rapid.T, p *Protocol) *Plan {
	rate := rapid.SampledFrom([]float64{0, 7, 12, 16, 40}).Draw(t, "start rate")
	plan, err := Fit(p, anyLength(t, p), Options{StartRate: rate})
	if err != nil {
		t.Skip(err)
	}
	return plan
}
