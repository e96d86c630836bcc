package protocols

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"outbreath/pacing"
)

// lengthIn draws a whole number of milliseconds, round ones more often.
func lengthIn(t *rapid.T, name string, lo, hi time.Duration) time.Duration {
	grain := rapid.SampledFrom([]time.Duration{time.Millisecond, time.Second, time.Minute}).Draw(t, name+" grain")
	d := time.Duration(rapid.Int64Range(int64(lo/grain), int64(hi/grain)).Draw(t, name)) * grain
	return min(max(d, lo), hi)
}

// validFile draws the text of a protocol that nothing is wrong with, also at
// the far ends of what is allowed.
func validFile(t *rapid.T) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	key := func(name string, d time.Duration) { line("%s = %q", name, pacing.FormatDuration(d)) }
	line("format = 1\nid = \"x\"\nname = \"X\"")
	line("kind = %q", rapid.SampledFrom(pacing.Kinds).Draw(t, "kind"))
	line("[breath.p]")
	in := lengthIn(t, "in", time.Millisecond, 30*time.Second)
	out := lengthIn(t, "out", max(time.Millisecond, pacing.MinCycle-in), time.Minute)
	key("in", in)
	key("out", out)
	names := []string{"p", "f"}
	line("[breath.f]\nfrom = \"p\"\nfade = %d", rapid.IntRange(1, maxFade).Draw(t, "fade"))
	if slowest := float64(time.Minute) / float64(in+out); slowest <= pacing.MaxStartRate {
		line("[breath.r]\nto = \"p\"\nstart_rate = %v", rapid.Float64Range(slowest, pacing.MaxStartRate).Draw(t, "rate"))
		line("step = %v", rapid.SampledFrom([]float64{1e-9, 0.01, 0.04, 0.5, 1}).Draw(t, "step"))
		names = append(names, "r")
	}
	for i := range rapid.IntRange(1, 8).Draw(t, "phases") {
		line("[[phase]]\nid = \"p%d\"\nname = \"P\"\nkind = %q", i, rapid.SampledFrom(pacing.PhaseKinds).Draw(t, "phase kind"))
		ideal := lengthIn(t, "ideal", time.Millisecond, 90*time.Minute)
		key("ideal", ideal)
		if rapid.Bool().Draw(t, "elastic") {
			key("min", lengthIn(t, "min", time.Millisecond, ideal))
			key("max", lengthIn(t, "max", ideal, 3*time.Hour))
			line("weight = %v", rapid.SampledFrom([]float64{0, pacing.MinWeight, 0.3, 1, pacing.MaxWeight}).Draw(t, "weight"))
		}
		if rapid.Bool().Draw(t, "paced") {
			line("breath = %q", rapid.SampledFrom(names).Draw(t, "breath"))
		}
		if rapid.Bool().Draw(t, "sides") {
			line("zone = [\"a\", \"b\"]\nsides = true")
		}
		if i > 0 && rapid.IntRange(0, 3).Draw(t, "optional") == 0 {
			line("optional = %d", rapid.IntRange(1, 9).Draw(t, "order"))
		}
	}
	return b.String()
}

// Whatever reads clean can be fitted, at both ends of its range and between.
func TestWhatReadsFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := validFile(t)
		p, ds := Read("x.toml", []byte(text))
		if p == nil || ds.HasErrors() {
			t.Fatalf("%s\nin\n%s", ds, text)
		}
		shortest, longest := p.Range()
		for _, length := range []time.Duration{p.Length, longest, shortest + time.Duration(rapid.Float64Range(0, 1).Draw(t, "share")*float64(longest-shortest))} {
			plan, err := pacing.Fit(p, length, pacing.Options{})
			if err != nil {
				t.Fatalf("%v does not fit: %v\n%s", length, err, text)
			}
			var end time.Duration
			for _, s := range plan.Segments {
				if s.Start != end || s.Duration <= 0 || s.Cycles > 0 && s.Duration != time.Duration(s.Cycles)*s.Pattern.Cycle() {
					t.Fatalf("%v: segment %+v after %v\n%s", length, s, end, text)
				}
				end = s.End()
			}
			if end != plan.Length {
				t.Fatalf("%v: segments end at %v, the plan at %v\n%s", length, end, plan.Length, text)
			}
		}
	})
}
