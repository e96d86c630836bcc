package cli

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"outbreath/pacing"
	"outbreath/protocols"
)

// minutes returns a plan with phases of the given ids, one minute each.
func minutes(t interface{ Fatal(...any) }, ids []string) *pacing.Plan {
	p := &pacing.Protocol{ID: "minutes", Version: "1.0", Kind: pacing.Drill, PressureCap: pacing.NoPressureCap}
	for _, id := range ids {
		p.Phases = append(p.Phases, pacing.Phase{
			ID: id, Name: id, Kind: pacing.Resting, Min: time.Minute, Ideal: time.Minute, Max: 2 * time.Minute, Weight: 1,
		})
	}
	_, longest := p.Range()
	p.Length = longest / 2
	plan, err := pacing.Fit(p, p.Length, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func phaseIDs(plan *pacing.Plan) (list []string) {
	for i := range plan.Protocol.Phases {
		list = append(list, plan.Protocol.Phases[i].ID)
	}
	return list
}

// TestCompareWithItself finds nothing, whatever ships and at whatever length.
func TestCompareWithItself(t *testing.T) {
	for _, p := range protocols.Shipped() {
		plan, err := pacing.Fit(p, p.Length, pacing.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if c := compare(plan, plan); c.different() || len(c.rows) != len(p.Phases) {
			t.Errorf("%s differs from itself: %+v", p.ID, c)
		}
	}
}

// TestAlign holds the rows to both orders: without what only A has they are B;
// without what is new or moved they are in the order of A; and no fewer phases
// could have been moved.
func TestAlign(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.SliceOfNDistinct(rapid.SampledFrom(strings.Split("abcdefghi", "")), 1, 8, rapid.ID)
		a, b := minutes(t, letters.Draw(t, "a")), minutes(t, letters.Draw(t, "b"))
		c := compare(a, b)
		idsA, idsB := phaseIDs(a), phaseIDs(b)
		var ofB, kept, all []string
		for _, r := range c.rows {
			if r.a >= 0 && r.b >= 0 && idsA[r.a] != idsB[r.b] {
				t.Fatalf("%s stands beside %s", idsA[r.a], idsB[r.b])
			}
			if (r.mark == removed) != (r.b < 0) || (r.mark == added) != (r.a < 0) {
				t.Fatalf("%+v is marked %s", r, r.mark)
			}
			if r.b >= 0 {
				ofB = append(ofB, idsB[r.b])
			}
			if r.a >= 0 {
				all = append(all, idsA[r.a])
				if r.mark != moved {
					kept = append(kept, idsA[r.a])
				}
			}
		}
		if !slices.Equal(ofB, idsB) {
			t.Fatalf("the rows have B as %v, which is %v", ofB, idsB)
		}
		if !subsequence(kept, idsA) {
			t.Fatalf("%v, not moved, are not in the order of A, %v", kept, idsA)
		}
		if slices.Sort(all); !slices.Equal(all, slices.Sorted(slices.Values(idsA))) {
			t.Fatalf("the rows have %v of A, which is %v", all, idsA)
		}
		common := slices.DeleteFunc(slices.Clone(idsA), func(id string) bool { return !slices.Contains(idsB, id) })
		if most := longestCommon(common, idsB); len(common)-c.count(moved) != most {
			t.Fatalf("%d of %v were moved to %v, though %d could stay", c.count(moved), idsA, idsB, most)
		}
	})
}

// subsequence reports whether part is whole with some left out.
func subsequence(part, whole []string) bool {
	for _, id := range whole {
		if len(part) > 0 && part[0] == id {
			part = part[1:]
		}
	}
	return len(part) == 0
}

// longestCommon tries every part of a.
func longestCommon(a, b []string) (most int) {
	for set := range 1 << len(a) {
		var part []string
		for i, id := range a {
			if set>>i&1 == 1 {
				part = append(part, id)
			}
		}
		if subsequence(part, b) {
			most = max(most, len(part))
		}
	}
	return most
}

// TestCompareMarks shows each mark.
func TestCompareMarks(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"a b c", "a b c", " a  b  c"},
		{"a b c", "a c", " a -b  c"},
		{"a c", "a b c", " a +b  c"},
		{"a b c d", "a c d b", " a  c  d >b"},
		{"a b c d", "d a b c", ">d  a  b  c"},
		{"a b", "c d", "+c +d -a -b"},
		{"a x b", "a y b", " a +y -x  b"},
	} {
		a, b := minutes(t, strings.Fields(c.a)), minutes(t, strings.Fields(c.b))
		var got []string
		for _, r := range compare(a, b).rows {
			if r.b >= 0 {
				got = append(got, marks[r.mark].sign+phaseIDs(b)[r.b])
			} else {
				got = append(got, marks[r.mark].sign+phaseIDs(a)[r.a])
			}
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s to %s: %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

// TestEveryPhaseFieldIsCompared changes each field of a phase by itself. A field
// that is new in pacing needs a case here, unless no file says it.
func TestEveryPhaseFieldIsCompared(t *testing.T) {
	cases := map[string]struct {
		change func(*pacing.Phase)
		want   string // the fields that differ
	}{
		"Name":     {func(p *pacing.Phase) { p.Name = "Other" }, "name: a → Other"},
		"Kind":     {func(p *pacing.Phase) { p.Kind = pacing.Settle }, "kind: rest → settle"},
		"Zones":    {func(p *pacing.Phase) { p.Zones = []string{"back", "neck"} }, "zone:  → back, neck"},
		"Sides":    {func(p *pacing.Phase) { p.Sides = true }, "sides:  → true"},
		"Min":      {func(p *pacing.Phase) { p.Min = 30 * time.Second }, "min: 1m → 30s"},
		"Ideal":    {func(p *pacing.Phase) { p.Ideal = 90 * time.Second }, "ideal: 1m → 1m30s"},
		"Max":      {func(p *pacing.Phase) { p.Max = 5 * time.Minute }, "max: 2m → 5m"},
		"Breaths":  {func(p *pacing.Phase) { p.Breaths = 6 }, "min: 1m → |ideal: 1m → |max: 2m → |breaths:  → 6"},
		"Weight":   {func(p *pacing.Phase) { p.Weight = 1.005 }, "weight: 1 → 1.005"},
		"Protect":  {func(p *pacing.Phase) { p.Protect = true }, "protect:  → true"},
		"Optional": {func(p *pacing.Phase) { p.Optional = 2 }, "optional:  → 2"},
		"Breath": {func(p *pacing.Phase) {
			p.Breath = pacing.Breath{Name: "x", Pattern: pacing.Pattern{In: 4e9, Out: 6e9}, StartRate: 12, Step: 0.04, Fade: 3}
		}, "breath: free → 12 a minute → 4/6, step 0.04, fade 3"},
		"Say":  {func(p *pacing.Phase) { p.Say = "Hello." }, "say:  → Hello."},
		"Warn": {func(p *pacing.Phase) { p.Warn = []time.Duration{30e9, 60e9} }, "warn:  → 30s, 1m"},
		"Prompts": {func(p *pacing.Phase) {
			p.Prompts = []pacing.Prompt{{Breaths: 6, On: pacing.StageOut, For: 2, Say: []string{"A", "B"}}, {At: -30e9, Say: []string{"C"}}}
		}, "prompt:  → every 6 breaths with the out-breath for 2 breaths: A / B; at -30s: C"},
		"Safety": {func(p *pacing.Phase) { p.Safety = []pacing.Note{{ID: "breath.dizzy"}} }, "safety:  → breath.dizzy"},
	}
	for f := range reflect.TypeFor[pacing.Phase]().Fields() {
		if _, ok := cases[f.Name]; !ok && !slices.Contains([]string{"ID", "LeftOut", "given"}, f.Name) {
			t.Errorf("no case changes %s", f.Name)
		}
	}
	for name, c := range cases {
		before := minutes(t, []string{"a"}).Protocol.Phases[0]
		after := before
		c.change(&after)
		if got := inWords(changes(phaseFields(&before), phaseFields(&after))); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestEveryProtocolFieldIsCompared does the same for the whole.
func TestEveryProtocolFieldIsCompared(t *testing.T) {
	cases := map[string]struct {
		change func(*pacing.Protocol)
		want   string
	}{
		"ID":          {func(p *pacing.Protocol) { p.ID = "other" }, "id: minutes → other"},
		"Version":     {func(p *pacing.Protocol) { p.Version = "1.1" }, "version: 1.0 → 1.1"},
		"Name":        {func(p *pacing.Protocol) { p.Name = "Other" }, "name:  → Other"},
		"Kind":        {func(p *pacing.Protocol) { p.Kind = pacing.Table }, "kind: drill → table"},
		"Summary":     {func(p *pacing.Protocol) { p.Summary = "x" }, "summary:  → x"},
		"Audience":    {func(p *pacing.Protocol) { p.Audience = "x" }, "audience:  → x"},
		"Technique":   {func(p *pacing.Protocol) { p.Technique = "x" }, "technique:  → x"},
		"Background":  {func(p *pacing.Protocol) { p.Background = "x" }, "background:  → x"},
		"Length":      {func(p *pacing.Protocol) { p.Length = 90e9 }, "length: 1m → 1m30s"},
		"PressureCap": {func(p *pacing.Protocol) { p.PressureCap = 0 }, "pressure_cap:  → 0"},
		"LostTime":    {func(p *pacing.Protocol) { p.LostTime = pacing.Ask }, "lost_time:  → ask"},
		"Safety":      {func(p *pacing.Protocol) { p.Safety = []pacing.Note{{ID: "x.y"}, {ID: "x.z"}} }, "safety:  → x.y; x.z"},
		"Guidance":    {func(p *pacing.Protocol) { p.Guidance = []string{"Rest."} }, "guidance:  → Rest."},
		"Sound": {func(p *pacing.Protocol) { p.Sound = pacing.Sound{Inhale: "a", Exhale: "b", Bell: "c", Bed: "d"} },
			"sound.inhale:  → a|sound.exhale:  → b|sound.bell:  → c|sound.bed:  → d"},
	}
	for f := range reflect.TypeFor[pacing.Protocol]().Fields() {
		if _, ok := cases[f.Name]; !ok && f.Name != "Phases" {
			t.Errorf("no case changes %s", f.Name)
		}
	}
	for name, c := range cases {
		before := *minutes(t, []string{"a"}).Protocol
		after := before
		c.change(&after)
		if got := inWords(changes(protocolFields(&before), protocolFields(&after))); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func inWords(list []difference) string {
	var all []string
	for _, d := range list {
		all = append(all, fmt.Sprintf("%s: %s → %s", d.a.name, strings.Join(d.a.values, "; "), strings.Join(d.b.values, "; ")))
	}
	return strings.Join(all, "|")
}

// TestBreathByAnotherName is no change.
func TestBreathByAnotherName(t *testing.T) {
	before := minutes(t, []string{"a"}).Protocol.Phases[0]
	before.Breath = pacing.Breath{Name: "calm", Pattern: pacing.Pattern{In: 4e9, Out: 6e9}}
	after := before
	after.Breath.Name = "slow"
	if got := changes(phaseFields(&before), phaseFields(&after)); len(got) > 0 {
		t.Errorf("a breath by another name differs: %s", inWords(got))
	}
}

// TestDiffFits holds the picture to its width, whatever the names, and every
// sign to its meaning without colour.
func TestDiffFits(t *testing.T) {
	a, b := minutes(t, []string{"a", "b", "c"}), minutes(t, []string{"c", "a", "d"})
	b.Protocol.Phases[0].Weight = 2
	b.Protocol.Phases[1].Name = strings.Repeat("long words ", 12)
	b.Protocol.Phases[1].Say = strings.Repeat("say it slowly ", 20)
	c := compare(a, b)
	for _, width := range []int{narrowest, 80, 200} {
		picture := drawDiff(width, [2]string{"a", "b.toml"}, a, b, &c)
		if picture.Width != width {
			t.Errorf("the picture is %d wide, want %d", picture.Width, width)
		}
		text := strings.Join(strings.Fields(picture.String()), " ")
		for _, want := range []string{"> ", "~ ", "- ", "+ ", "weight 1 → 2", "place 1 → 2", strings.TrimSpace(b.Protocol.Phases[1].Say[:40])} {
			if !strings.Contains(text, want) {
				t.Errorf("at %d columns no %q in:\n%s", width, want, picture)
			}
		}
	}
}
