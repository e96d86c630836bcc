package protocols

import (
	"fmt"
	"slices"
	"time"

	"outbreath/pacing"
	"outbreath/words"
	"outbreath/words/tell"
)

// draft is a protocol being read: values as far as they were right, and the
// entries to point at when values do not go together.
type draft struct {
	pacing.Protocol
	root        *entry   // the whole file, over what it extends
	bases       []string // the files that it extends, absolute
	id, length  *entry
	allowed     map[Code]*entry // warnings that the file silences, and where it says so
	breaths     map[string]*breathDraft
	breathNames []string // in the order of the file
	drafts      []*phaseDraft
}

// phaseDraft is a [[phase]] being read.
type phaseDraft struct {
	pacing.Phase
	e      *entry
	what   string   // it is called in messages
	meant  []string // keys that were misspelt
	breath string   // name as written, "" for none
}

// newDraft holds what a file may leave out.
func newDraft() *draft {
	return &draft{Protocol: pacing.Protocol{Version: "1.0", PressureCap: pacing.NoPressureCap}}
}

// phases reads all [[phase]] tables.
func (r *reader) phases(e *entry, d *draft) {
	if e.shape == list && len(e.items) == 0 {
		r.fault(e, CodeNoPhases, words.Say("add %s", aPhase), "the protocol has no phase")
		return
	}
	if !r.areTables(e, "[[phase]]") {
		return
	}
	ids, overridable := make(map[string]*phaseDraft, len(e.items)), r.overridable(e)
	for i, item := range e.items {
		p := &phaseDraft{Phase: pacing.Phase{Weight: 1}, e: item, what: phaseName(item, i)}
		before := len(r.faults)
		p.meant = walk(r, item, p.what, phaseKeys(), p)
		r.misnamed(p, overridable, before)
		d.drafts = append(d.drafts, p)
		if p.ID == "" {
			continue
		}
		if twin := ids[p.ID]; twin != nil {
			line, _ := twin.e.src.place(twin.e.get("id").at)
			r.fault(item.get("id"), CodeDuplicateID, words.Say("write %q, for instance", freeID(p.ID, ids)),
				"the phase on line %d already has the id %q", line, p.ID)
			continue
		}
		ids[p.ID] = p
	}
}

// overridable returns the ids of the phases that come from a base alone.
func (r *reader) overridable(phases *entry) (ids []string) {
	for _, item := range phases.items {
		if item.src != r.main {
			ids = append(ids, item.id())
		}
	}
	return ids
}

// misnamed finds a phase that was to override one of the base and has its id
// wrong: it lacks all that the base would give it. One fault says so, in place of
// what was reported since for what is missing.
func (r *reader) misnamed(p *phaseDraft, ids []string, since int) {
	if p.e.src != r.main || p.e.get("kind") != nil || p.e.get("name") != nil {
		return
	}
	hint := r.didYouMean(p.ID, ids)
	if hint == "" || p.ID == "" {
		return
	}
	missing := slices.DeleteFunc(slices.Clone(r.faults[since:]), func(d Diagnostic) bool { return d.Code == CodeMissing })
	r.faults = append(r.faults[:since], missing...)
	r.fault(p.e.get("id"), CodeMissing, hint, "the base has no phase %q, and a new one needs a kind and a name", p.ID)
}

// phaseName names a phase in messages: by its id, else by its number.
func phaseName(e *entry, i int) string {
	if f := e.get("id"); f != nil {
		if s, ok := f.value.(string); ok && s != "" {
			return words.Say("phase %q", shorten(s))
		}
	}
	return words.Say("phase %d", i+1)
}

// freeID finds an id like the given one that no phase has.
func freeID(id string, taken map[string]*phaseDraft) string {
	for n := 2; ; n++ {
		if s := fmt.Sprintf("%s-%d", id, n); taken[s] == nil {
			return s
		}
	}
}

// zones reads one zone or several.
func (r *reader) zones(e *entry) []string {
	if e.shape != list {
		if _, ok := e.value.(string); !ok {
			r.wrongType(e, "a zone or a list of zones", `write zone = "low back" or zone = ["glutes", "low back"]`)
			return nil
		}
		if z, ok := r.line(e); ok {
			return []string{z}
		}
		return nil
	}
	if len(e.items) == 0 {
		r.fault(e, CodeText, "leave the key out where the hands are nowhere", "%q is empty", e.name)
	}
	var zones []string
	for _, item := range e.items {
		if z, ok := r.line(item); ok {
			zones = append(zones, z)
		}
	}
	return zones
}

// warnings reads how long before the end the quiet warnings come.
func (r *reader) warnings(e *entry, p *phaseDraft) {
	r.each(e, "durations", `warn = ["1m"]`, func(item *entry) {
		if d, ok := r.duration(item); ok {
			p.Warn = append(p.Warn, d)
		}
	})
}

// prompts reads all [[phase.prompt]] tables of a phase.
func (r *reader) prompts(e *entry, p *phaseDraft) {
	if !r.areTables(e, "[[phase.prompt]]") {
		return
	}
	for _, item := range e.items {
		var prompt pacing.Prompt
		meant := walk(r, item, words.Say("the prompt"), promptKeys(), &prompt)
		given := make([]string, 0, 3)
		for _, name := range []string{"every", "at", "breaths"} {
			if item.get(name) != nil || slices.Contains(meant, name) {
				given = append(given, name)
			}
		}
		switch len(given) {
		case 0:
			r.report(Error, item.src, item.key, CodePrompt, `add every = "90s", at = "2m" or breaths = 6`,
				"the prompt does not say when it comes")
		case 1:
			p.Prompts = append(p.Prompts, prompt)
		default:
			r.report(Error, item.src, item.key, CodePrompt, "make two prompts of it",
				"the prompt says when it comes by %s and by %s; it takes one", given[0], given[1])
		}
	}
}

// finish checks what needs the whole protocol and puts the phases in their
// places.
func (r *reader) finish(d *draft) {
	for _, p := range d.drafts {
		r.finishPhase(d, p)
		d.Phases = append(d.Phases, p.Phase)
	}
	if d.LostTime == "" {
		d.LostTime = pacing.Shrink
		if d.Kind == pacing.Drill {
			d.LostTime = pacing.Extend
		}
	}
	if r.faults.HasErrors() {
		return // sums over missing lengths would only add noise
	}
	shortest, longest := d.Range()
	if shortest == 0 {
		r.fault(d.drafts[0].e.get("optional"), CodeAllOptional, "let at least one stay", "every phase is optional, so nothing might be left")
		return
	}
	if longest > pacing.MaxLength {
		last := d.drafts[len(d.drafts)-1]
		r.fault(last.e, CodeTooLong, "", "the phases may last %s together; a day is the most", pacing.FormatDuration(longest))
		return
	}
	switch {
	case d.length == nil:
		for i := range d.Phases {
			d.Length += d.Phases[i].Ideal
		}
	case d.Length < shortest || d.Length > longest:
		nearer := min(max(d.Length, shortest), longest)
		at := d.length
		if at.src != r.main {
			at = r.extends // the base is right by itself
		}
		r.fault(at, CodeLength, words.Say("write length = %q, or change the bounds of the phases", pacing.FormatDuration(nearer)),
			"\"length\" is %s; the phases can fill %s", pacing.FormatDuration(d.Length), span(shortest, longest))
	}
	if err := d.Validate(); err != nil {
		r.report(Error, r.main, 0, CodeInvalid, "", "the protocol cannot be fitted: %v", err)
	}
}

// finishPhase fills in the bounds of a phase, checks their order, and gives the
// phase its breath.
func (r *reader) finishPhase(d *draft, p *phaseDraft) {
	has := func(name string, value time.Duration) bool { return p.e.get(name) != nil && value > 0 }
	counted := r.counted(p)
	if !counted && p.e.get("ideal") == nil && !slices.Contains(p.meant, "ideal") {
		r.missing(p.e, p.what, "ideal", `ideal = "4m"`)
	}
	if ideal := p.Ideal; has("ideal", ideal) {
		if has("min", p.Min) && p.Min > ideal {
			r.fault(r.own(p, "min", "ideal"), CodeMinOverIdeal, "let min ≤ ideal ≤ max",
				"\"min\" is %s, longer than the ideal of %s", pacing.FormatDuration(p.Min), pacing.FormatDuration(ideal))
		}
		if has("max", p.Max) && p.Max < ideal {
			r.fault(r.own(p, "max", "ideal"), CodeIdealOverMax, "let min ≤ ideal ≤ max",
				"\"max\" is %s, shorter than the ideal of %s", pacing.FormatDuration(p.Max), pacing.FormatDuration(ideal))
		}
		if p.e.get("min") == nil {
			p.Min = ideal
		}
		if p.e.get("max") == nil {
			p.Max = ideal
		}
	}
	if p.breath != "" {
		if b := d.breaths[p.breath]; b != nil {
			p.Breath = b.Breath
		} else {
			r.noBreath(p.e.get("breath"), p.breath, d.breathNames)
		}
	}
	if counted {
		r.count(p)
	}
}

// counted reports whether the phase is counted in breaths. Lengths in the file
// that says so are a fault; those of a base give way, and so does a base's count
// to lengths.
func (r *reader) counted(p *phaseDraft) bool {
	breaths := p.e.get("breaths")
	if breaths == nil {
		return false
	}
	for _, name := range []string{"min", "ideal", "max", "weight"} {
		e := p.e.get(name)
		switch {
		case e == nil:
		case e.src == breaths.src:
			r.fault(e, CodeCounted, "leave it out, or leave breaths out", "\"breaths\" already says how long the phase lasts; %q cannot stand beside it", name)
		case e.src == r.main:
			p.Breaths = 0
			return false
		}
	}
	return true
}

// count gives a phase that is counted in breaths its length.
func (r *reader) count(p *phaseDraft) {
	breaths := p.e.get("breaths")
	if p.Breaths == 0 || p.breath != "" && p.Breath.Free() {
		return // reported already
	}
	if err := p.Count(p.Breaths); err != nil {
		r.fault(breaths, CodeCounted, "", "%v", tell.Uncounted(err))
	}
}

// own returns the first of two entries that do not go together, or the second
// where only that stands in the file read and the first in one it extends.
func (r *reader) own(p *phaseDraft, first, second string) *entry {
	if e := p.e.get(second); e.src == r.main && p.e.get(first).src != r.main {
		return e
	}
	return p.e.get(first)
}

// span writes a range of lengths.
func span(shortest, longest time.Duration) string {
	if shortest == longest {
		return words.Say("exactly %s", pacing.FormatDuration(shortest))
	}
	return words.Say("%s to %s", pacing.FormatDuration(shortest), pacing.FormatDuration(longest))
}
