package audio

import (
	"testing"
	"time"

	"outbreath/pacing"
)

// fit returns the plan of phases that have their ideal lengths and no others.
func fit(t testing.TB, phases ...pacing.Phase) *pacing.Plan {
	t.Helper()
	p := &pacing.Protocol{ID: "test", Phases: phases}
	var length time.Duration
	for i := range phases {
		ph := &p.Phases[i]
		ph.Min, ph.Max = ph.Ideal, ph.Ideal
		length += ph.Ideal
	}
	plan, err := pacing.Fit(p, length, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// breathing returns a phase of one breath pattern.
func breathing(id string, length time.Duration, in, hold, out, rest time.Duration) pacing.Phase {
	return pacing.Phase{ID: id, Ideal: length, Breath: pacing.Breath{
		Name: id, Pattern: pacing.Pattern{In: in, Hold: hold, Out: out, Rest: rest},
	}}
}

// free returns a phase that nothing paces.
func free(id string, length time.Duration) pacing.Phase { return pacing.Phase{ID: id, Ideal: length} }

// stream returns all of a plan's sound, pulled in blocks of the sizes that
// next returns.
func stream(plan *pacing.Plan, l Levels, next func() int) [][2]float64 {
	return beginning(plan, int(Samples(plan, Rate)), l, next)
}

// beginning is the first so many samples of stream.
func beginning(plan *pacing.Plan, length int, l Levels, next func() int) [][2]float64 {
	s := NewStreamer(Along(plan, Rate), Rate)
	s.SetLevels(l)
	samples := make([][2]float64, length)
	for at := 0; at < len(samples); {
		n, ok := s.Stream(samples[at:min(at+next(), len(samples))])
		if !ok {
			break
		}
		at += n
	}
	return samples
}

func always(n int) func() int { return func() int { return n } }

var fullLevels = Levels{Master: 1, Breath: 1, Bell: 1, Bed: 1, Voice: 1}
