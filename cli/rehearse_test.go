package cli

import (
	"encoding/json"
	"io"
	"strings"
	"testing"

	"outbreath/pacing"
	"outbreath/protocols"
)

// TestRehearsalsOfWhatShips holds 500 messy sessions of every shipped protocol
// to the promise: no minimum is broken, and what can end on time does.
func TestRehearsalsOfWhatShips(t *testing.T) {
	for _, p := range protocols.Shipped() {
		var report rehearsalJSON
		if err := json.Unmarshal(run(t, "rehearse", p.ID, "--json"), &report); err != nil {
			t.Fatal(err)
		}
		if len(report.Failures) > 0 || len(report.WorstShortfallMS) > 0 {
			t.Errorf("%s: %+v", p.ID, report.Failures)
		}
		if report.Runs != 500 || report.PossibleRuns < 100 || report.OnTimeRuns != report.PossibleRuns ||
			report.PossibleRuns+report.LateRuns != report.Runs {
			t.Errorf("%s: of %d runs %d could end on time, %d did, %d could not",
				p.ID, report.Runs, report.PossibleRuns, report.OnTimeRuns, report.LateRuns)
		}
	}
}

// TestRehearsalsAreOne holds what is rehearsed in parts to what is rehearsed at
// once.
func TestRehearsalsAreOne(t *testing.T) {
	plan := shippedPlan(t, "quiet")
	r := rehearsal{plan: plan, Rehearsal: pacing.Rehearsal{Length: plan.Requested, Runs: 37, Seed: 5}}
	if err := r.run(t.Context(), io.Discard); err != nil {
		t.Fatal(err)
	}
	whole, err := pacing.Rehearse(plan.Protocol, r.Rehearsal)
	if err != nil {
		t.Fatal(err)
	}
	got, _ := json.Marshal(r.report)
	want, _ := json.Marshal(whole)
	if string(got) != string(want) {
		t.Errorf("in parts %s, at once %s", got, want)
	}
}

// TestFailuresAreReported shows what a rehearsal says when something was not
// kept, which those of the engine never do.
func TestFailuresAreReported(t *testing.T) {
	r := rehearsal{plan: shippedPlan(t, "sprint"), Rehearsal: pacing.Rehearsal{Runs: 3, Seed: 7}}
	r.report = pacing.Report{
		Length: r.plan.Length, Runs: 3, Possible: 3, OnTime: 2, Worst: 65e9, LeftOut: map[int]int{3: 1},
		Failures: []pacing.Failure{{Seed: 7, Phase: -1, By: 65e9}, {Seed: 8, Phase: 2, By: 20e9}, {Seed: 8, Phase: 2, By: 30e9}},
	}
	if err := r.trace(io.Discard); err != nil {
		t.Fatal(err)
	}
	if r.traced != 7 || len(r.steps) == 0 {
		t.Errorf("seed %d was traced, in %d steps", r.traced, len(r.steps))
	}
	r.steps = nil
	var people, machines strings.Builder
	if err := r.write(&people); err != nil {
		t.Fatal(err)
	}
	if err := r.writeJSON(&machines); err != nil {
		t.Fatal(err)
	}
	golden(t, "failures.txt", []byte(people.String()+machines.String()))
}

func BenchmarkRehearse500RunsOf90Minutes(b *testing.B) {
	p := shippedPlan(b, "relax").Protocol
	for b.Loop() {
		if _, err := pacing.Rehearse(p, pacing.Rehearsal{Length: 90 * 60e9, Runs: 500, Seed: 1}); err != nil {
			b.Fatal(err)
		}
	}
}
