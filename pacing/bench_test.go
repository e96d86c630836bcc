package pacing

import (
	"fmt"
	"testing"
	"time"
)

// manyPhases returns a protocol of n phases with every sort of breath; one in
// fifty is a ramp, which makes a segment of each cycle.
func manyPhases(n int) *Protocol {
	p := &Protocol{ID: "many", Name: "Many"}
	for i := range n {
		breath := breaths[i%len(breaths)]
		if breath.Ramped() && i%50 > 6 {
			breath = breaths[1]
		}
		p.Phases = append(p.Phases, Phase{
			ID: fmt.Sprint("p", i), Min: 20 * time.Second, Ideal: 50 * time.Second, Max: 80 * time.Second, Weight: 1 + float64(i%7)/3,
			Breath: breath, Warn: []time.Duration{10 * time.Second},
		})
	}
	return p
}

func BenchmarkFit1000Phases(b *testing.B) {
	p := manyPhases(1000)
	for name, length := range map[string]time.Duration{"ideal": 50000 * time.Second, "shortest": 20001 * time.Second, "longest": 79999 * time.Second} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Fit(p, length, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkAt1000Segments(b *testing.B) {
	plan, err := Fit(manyPhases(1000), 50000*time.Second, Options{})
	if err != nil {
		b.Fatal(err)
	}
	if len(plan.Segments) < 1000 {
		b.Fatalf("%d segments", len(plan.Segments))
	}
	b.ReportAllocs()
	t := time.Duration(0)
	for b.Loop() {
		plan.At(t)
		if t += 7919 * time.Millisecond; t > plan.Length {
			t -= plan.Length
		}
	}
}

func BenchmarkCuesOfABlock(b *testing.B) {
	plan, err := Fit(manyPhases(1000), 50000*time.Second, Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	t := time.Duration(0)
	for b.Loop() {
		for range plan.Cues(t, t+10*time.Millisecond) {
		}
		if t += 7919 * time.Millisecond; t > plan.Length {
			t -= plan.Length
		}
	}
}
