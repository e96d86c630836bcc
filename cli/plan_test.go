package cli

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"
	"time"

	"outbreath/pacing"
	"outbreath/protocols"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file in testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("not as in %s (go test -update writes it anew):\n%s", path, got)
	}
}

func TestPlanJSONGolden(t *testing.T) {
	golden(t, "relax-75m.json", run(t, "plan", "relax", "--length", "75m", "--json"))
}

// TestEveryWholeMinute holds the JSON of every shipped protocol, at every whole
// minute in its range, to what is promised of a plan.
func TestEveryWholeMinute(t *testing.T) {
	plans := 0
	for _, p := range protocols.Shipped() {
		shortest, longest := p.Range()
		for length := shortest.Truncate(time.Minute); length <= longest; length += time.Minute {
			if length < shortest {
				continue
			}
			plans++
			var plan planJSON
			out := run(t, "plan", p.ID, "--length", pacing.FormatDuration(length), "--json")
			if err := json.Unmarshal(out, &plan); err != nil {
				t.Fatal(err)
			}
			holdPlan(t, p, length, &plan)
		}
	}
	if plans != 269 {
		t.Errorf("%d plans were held, want 269", plans)
	}
}

func holdPlan(t *testing.T, p *pacing.Protocol, length time.Duration, plan *planJSON) {
	t.Helper()
	want := length.Milliseconds()
	if plan.Protocol != p.ID || plan.RequestedMS != want || plan.LengthMS != want || plan.SlackMS != 0 {
		t.Errorf("%s %v: %s, requested %d, length %d, slack %d",
			p.ID, length, plan.Protocol, plan.RequestedMS, plan.LengthMS, plan.SlackMS)
	}
	var sum int64
	phases, cycle := map[string]int64{}, map[string]int64{}
	for i, s := range plan.Segments {
		if s.StartMS != sum {
			t.Errorf("%s %v: segment %d starts at %d, want %d", p.ID, length, i, s.StartMS, sum)
		}
		sum += s.DurationMS
		phases[s.Phase] += s.DurationMS
		if s.Breath == nil {
			if s.Cycles != 0 {
				t.Errorf("%s %v: segment %d is free with %d cycles", p.ID, length, i, s.Cycles)
			}
			continue
		}
		b := s.Breath
		whole := b.InMS + b.HoldMS + b.OutMS + b.RestMS
		cycle[s.Phase] = max(cycle[s.Phase], whole)
		if s.Cycles < 1 || int64(s.Cycles)*whole != s.DurationMS {
			t.Errorf("%s %v: segment %d lasts %d, not %d cycles of %d", p.ID, length, i, s.DurationMS, s.Cycles, whole)
		}
	}
	if sum != want {
		t.Errorf("%s %v: the segments last %d ms, want %d", p.ID, length, sum, want)
	}
	for i := range p.Phases {
		ph := &p.Phases[i]
		got, there := phases[ph.ID]
		if !there {
			if ph.Optional == 0 {
				t.Errorf("%s %v: %s is missing", p.ID, length, ph.ID)
			}
			continue
		}
		lo, hi := ph.Bounds()
		if got < lo.Milliseconds()-cycle[ph.ID] || got > hi.Milliseconds()+cycle[ph.ID] {
			t.Errorf("%s %v: %s lasts %d ms, out of %v to %v", p.ID, length, ph.ID, got, lo, hi)
		}
	}
}
