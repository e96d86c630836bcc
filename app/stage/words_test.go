package stage

import (
	"slices"
	"testing"
	"time"

	"outbreath/app/kit"
	"outbreath/pacing"
)

// planOf returns a plan with phases of the given lengths, in seconds, named a, b
// and so on; 0 leaves one out.
func planOf(p *pacing.Protocol, seconds ...int) *pacing.Plan {
	plan := &pacing.Plan{Protocol: p}
	for i, n := range seconds {
		if n > 0 {
			d := time.Duration(n) * time.Second
			plan.Spans = append(plan.Spans, pacing.Span{Phase: i, Start: plan.Length, Duration: d})
			plan.Length += d
		}
	}
	return plan
}

func TestWhatAPlanCosts(t *testing.T) {
	p := &pacing.Protocol{Phases: []pacing.Phase{{Name: "Calves"}, {Name: "Low back"}, {Name: "Neck"}, {Name: "Release"}}}
	before := planOf(p, 300, 300, 300, 300)
	for _, tt := range []struct {
		after []int
		want  []string // the forms
	}{
		{[]int{300, 300, 300, 300}, nil},
		{[]int{295, 295, 295, 296}, nil}, // whole cycles move that much
		{[]int{240, 300, 300, 300}, []string{"Calves 1:00 shorter · ends 15:00", "1 phase 1:00 shorter · ends 15:00"}},
		{[]int{240, 180, 240, 300}, []string{
			"Calves 1:00, low back 2:00 and neck 1:00 shorter · ends 15:00",
			"Calves 1:00, low back 2:00 and 1 more 1:00 shorter · ends 15:00",
			"Low back 2:00 and 2 more 2:00 shorter · ends 15:00",
			"3 phases 4:00 shorter · ends 15:00",
		}},
		{[]int{360, 270, 270, 300}, []string{
			"Low back 0:30 and neck 0:30 shorter; calves 1:00 longer · ends 15:00",
			"Low back 0:30 and 1 more 0:30 shorter; calves 1:00 longer · ends 15:00",
			"2 phases 1:00 shorter; calves 1:00 longer · ends 15:00",
			"2 phases 1:00 shorter; 1 phase 1:00 longer · ends 15:00",
		}},
		{[]int{296, 304, 270, 304}, []string{"Neck 0:30 shorter · ends 15:00", "1 phase 0:30 shorter · ends 15:00"}},
		{[]int{295, 305, 270, 304}, []string{
			"Calves 0:05 and neck 0:30 shorter; low back 0:05 longer · ends 15:00",
			"Calves 0:05 and neck 0:30 shorter; 1 phase 0:05 longer · ends 15:00",
			"Neck 0:30 and 1 more 0:05 shorter; 1 phase 0:05 longer · ends 15:00",
			"2 phases 0:35 shorter; 1 phase 0:05 longer · ends 15:00",
		}},
		{[]int{300, 300, 0, 300}, []string{"Neck left out · ends 15:00", "1 phase left out · ends 15:00"}},
	} {
		if got := cost(before, planOf(p, tt.after...), "15:00"); !slices.Equal(got, tt.want) {
			t.Errorf("%v: %q, want %q", tt.after, got, tt.want)
		}
	}
}

func TestWhoHasWhoseTime(t *testing.T) {
	m := time.Minute
	for _, tt := range []struct {
		name string
		all  []account
		want []string
	}{
		{"nothing moved", []account{{"neck", 5 * m, 0, 5 * m}}, nil},
		{"half a minute is not spoken of", []account{{"neck", 5 * m, 0, 5*m - 29*second}}, nil},
		{"one from one", []account{{"low back", 8 * m, 12 * m, 12 * m}, {"neck", 6 * m, 0, 2 * m}}, []string{"Low back has 4 min from neck."}},
		{"from who gave most first", []account{{"low back", 8 * m, 12 * m, 12 * m}, {"neck", 6 * m, 0, 5 * m}, {"calves", 8 * m, 0, 5 * m}},
			[]string{"Low back has 3 min from calves.", "Low back has 1:00 from neck."}},
		{"the rest was lost", []account{{"low back", 8 * m, 0, 9 * m}, {"neck", 6 * m, 0, 3 * m}}, []string{"Low back has 1:00 from neck.", "Neck 2 min less."}},
		{"all lost", []account{{"calves", 8 * m, 0, 7 * m}, {"neck", 6 * m, 0, 4 * m}}, []string{"Calves 1:00 and neck 2 min less."}},
		{"the end moved", []account{{"neck", 5 * m, 0, 6 * m}}, []string{"Neck has 1:00 more."}},
		{"half a minute is spoken of as it is", []account{{"neck", 5 * m, 0, 5*m - 30*second}}, []string{"Neck 0:30 less."}},
		{"seconds are kept below two minutes", []account{{"neck", 5 * m, 0, 5*m + 119*second}}, []string{"Neck has 1:59 more."}},
		{"whole minutes above", []account{{"neck", 5 * m, 0, 5*m + 150*second}}, []string{"Neck has 3 min more."}},
		{"a little of another's is not spoken of", []account{{"neck", 5 * m, 0, 5*m - 140*second}, {"calves", 5 * m, 0, 7 * m}},
			[]string{"Calves has 2 min from neck."}},
	} {
		if got := borrowed(tt.all); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestWhatEachZoneHad(t *testing.T) {
	player, clock := bending(t, pacing.Shrink, 47*time.Minute)
	must(t, player.Add(4*time.Minute))
	clock.Advance(time.Minute)
	of := map[string]account{}
	var planned, will time.Duration
	for _, a := range accounts(player.Snapshot(), player.Now()) {
		of[a.zone] = a
		planned += a.planned
		will += a.will
	}
	if got := of["calves"]; got != (account{"calves", 6 * time.Minute, 6 * time.Minute, 6 * time.Minute}) {
		t.Errorf("what is over: %+v", got)
	}
	if got := of["low back"]; got.got != 7*time.Minute || got.more() < 3*time.Minute {
		t.Errorf("what was added to: %+v", got)
	}
	if got := of["neck"]; got.got != 0 || got.more() >= 0 {
		t.Errorf("who pays: %+v", got)
	}
	// A phase that is begun again has had its time twice.
	must(t, player.Back())
	clock.Advance(pacing.ResumeLead + time.Minute)
	for _, a := range accounts(player.Snapshot(), player.Now()) {
		if a.zone == "low back" && a.got != 8*time.Minute {
			t.Errorf("begun again, low back had %v", a.got)
		}
	}
}

func TestTheStripMarksWhatChanged(t *testing.T) {
	player, clock := bending(t, pacing.Shrink, hamstrings)
	losing(t, player, clock, 27*time.Minute)
	snapshot := player.Snapshot()
	span := snapshot.Plan.At(snapshot.Position(player.Now())).Span
	got := marks(snapshot, snapshot.Undoable(player.Now()), span)
	if got[5] != (kit.Note{Words: "–3:30"}) || got[0] != (kit.Note{}) || got[10] != (kit.Note{}) {
		t.Errorf("just changed: %v", got)
	}
	later := marks(snapshot, nil, span)
	if later[5] != (kit.Note{Words: "least", Quiet: true}) || later[10] != (kit.Note{}) || later[span] != (kit.Note{}) {
		t.Errorf("later: %v", later)
	}
	if !noRoom(snapshot, span) {
		t.Error("there is no room, and it does not say so")
	}
	fresh, _ := bending(t, pacing.Shrink, hamstrings)
	if noRoom(fresh.Snapshot(), span) {
		t.Error("it says there is no room when all is as planned")
	}
}
