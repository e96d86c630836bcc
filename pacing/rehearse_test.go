package pacing

import (
	"reflect"
	"testing"
	"time"
)

func TestRehearsalsKeepWhatTheyPromise(t *testing.T) {
	for _, lost := range LostTimes {
		p := table(lost)
		p.Length = time.Hour
		report, err := Rehearse(p, Rehearsal{Runs: 500, Seed: 1})
		must(t, err)
		if len(report.Failures) > 0 {
			t.Errorf("%s: %v", lost, report.Failures)
		}
		if report.Possible < 100 || report.OnTime != report.Possible || report.Possible+report.Late != report.Runs {
			t.Errorf("%s: of %d runs %d could end on time, %d did, %d could not", lost, report.Runs, report.Possible, report.OnTime, report.Late)
		}
	}
}

func TestRehearsalsAreTheSameAgain(t *testing.T) {
	p := table(Shrink)
	r := Rehearsal{Length: 50 * time.Minute, Runs: 50, Seed: 7}
	a, err := Rehearse(p, r)
	must(t, err)
	b, err := Rehearse(p, r)
	must(t, err)
	if !reflect.DeepEqual(a, b) {
		t.Errorf("%+v, then %+v", a, b)
	}
	run, err := RehearseOne(p, r, 12)
	must(t, err)
	plan, err := Fit(p, r.Length, r.Options)
	must(t, err)
	again, err := Replay(plan, run.Events)
	must(t, err)
	if !equal(again.Snapshot().Plan, run.Last.Plan) {
		t.Error("a run's events replay to another plan")
	}
}

func BenchmarkRehearse500Runs(b *testing.B) {
	p := manyPhases(12)
	for b.Loop() {
		if _, err := Rehearse(p, Rehearsal{Length: 10 * time.Minute, Runs: 500, Seed: 1}); err != nil {
			b.Fatal(err)
		}
	}
}
