package protocols

import (
	"math"
	"slices"

	"outbreath/pacing"
)

// What may stand where, one table of keys for each sort of TOML table. The
// tables are functions because the root's leads to all the others.

// Examples of what is missing most often.
const (
	aPhase = "a [[phase]] with id, kind, name and ideal"
	aSay   = `say = ["Lighter, same or a little more?"]`
)

// format is the version of the file format that this package reads.
const format = 1

func rootKeys() []key[draft] {
	return []key[draft]{
		{"format", "format = 1", func(r *reader, e *entry, d *draft) { r.format(e) }},
		{"id", `id = "my-drill"`, func(r *reader, e *entry, d *draft) { d.id = e; d.ID, _ = r.id(e) }},
		{"version", "", func(r *reader, e *entry, d *draft) { d.Version, _ = r.line(e) }},
		{"name", `name = "My drill"`, func(r *reader, e *entry, d *draft) { d.Name, _ = r.line(e) }},
		{"kind", `kind = "drill"`, func(r *reader, e *entry, d *draft) { d.Kind, _ = choice(r, e, pacing.Kinds) }},
		{"summary", "", func(r *reader, e *entry, d *draft) { d.Summary, _ = r.text(e) }},
		{"audience", "", func(r *reader, e *entry, d *draft) { d.Audience, _ = r.text(e) }},
		{"technique", "", func(r *reader, e *entry, d *draft) { d.Technique, _ = r.text(e) }},
		{"background", "", func(r *reader, e *entry, d *draft) { d.Background, _ = r.text(e) }},
		{"length", "", func(r *reader, e *entry, d *draft) { d.length = e; d.Length, _ = r.duration(e) }},
		{"pressure_cap", "", func(r *reader, e *entry, d *draft) { d.PressureCap, _ = r.whole(e, 0, 10) }},
		{"lost_time", "", func(r *reader, e *entry, d *draft) { d.LostTime, _ = choice(r, e, pacing.LostTimes) }},
		{"safety", "", func(r *reader, e *entry, d *draft) { d.Safety = r.safety(e) }},
		{"guidance", "", func(r *reader, e *entry, d *draft) { d.Guidance = r.guidance(e) }},
		{"allow", "", (*reader).allowances},
		{"extends", "", func(*reader, *entry, *draft) {}}, // followed before the keys are read
		{"breath", "", (*reader).breaths},
		{"sound", "", func(r *reader, e *entry, d *draft) {
			if r.isTable(e, "[sound]") {
				walk(r, e, "[sound]", soundKeys(), &d.Sound)
			}
		}},
		{"phase", aPhase, (*reader).phases},
	}
}

func soundKeys() []key[pacing.Sound] {
	return []key[pacing.Sound]{
		{"inhale", "", func(r *reader, e *entry, s *pacing.Sound) { s.Inhale, _ = r.id(e) }},
		{"exhale", "", func(r *reader, e *entry, s *pacing.Sound) { s.Exhale, _ = r.id(e) }},
		{"bell", "", func(r *reader, e *entry, s *pacing.Sound) { s.Bell, _ = r.id(e) }},
		{"bed", "", func(r *reader, e *entry, s *pacing.Sound) { s.Bed, _ = r.id(e) }},
	}
}

func breathKeys() []key[breathDraft] {
	return []key[breathDraft]{
		{"in", "", func(r *reader, e *entry, b *breathDraft) { b.In, _ = r.duration(e) }},
		{"hold", "", func(r *reader, e *entry, b *breathDraft) { b.Hold, _ = r.duration(e) }},
		{"out", "", func(r *reader, e *entry, b *breathDraft) { b.Out, _ = r.duration(e) }},
		{"rest", "", func(r *reader, e *entry, b *breathDraft) { b.Rest, _ = r.duration(e) }},
		{"start_rate", "", func(r *reader, e *entry, b *breathDraft) {
			b.StartRate, _ = r.number(e, CodeStartRate, 0, pacing.MaxStartRate, true)
		}},
		{"to", "", func(r *reader, e *entry, b *breathDraft) { b.other, _ = r.text(e) }},
		{"step", "", func(r *reader, e *entry, b *breathDraft) { b.Step, _ = r.number(e, CodeRange, 0, 1, true) }},
		{"from", "", func(r *reader, e *entry, b *breathDraft) { b.other, _ = r.text(e) }},
		{"fade", "", func(r *reader, e *entry, b *breathDraft) { b.Fade, _ = r.whole(e, 1, maxFade) }},
	}
}

// maxFade is the most cycles over which a pacer may fade: an hour of them.
// Design choice.
const maxFade = 360

// maxBreaths is the most breaths that a phase may count: a day of one a second.
const maxBreaths = 86400

func phaseKeys() []key[phaseDraft] {
	return []key[phaseDraft]{
		{"id", `id = "low-back"`, func(r *reader, e *entry, p *phaseDraft) { p.ID, _ = r.id(e) }},
		{"kind", `kind = "targeted"`, func(r *reader, e *entry, p *phaseDraft) { p.Kind, _ = choice(r, e, pacing.PhaseKinds) }},
		{"name", `name = "Low back"`, func(r *reader, e *entry, p *phaseDraft) { p.Name, _ = r.line(e) }},
		{"zone", "", func(r *reader, e *entry, p *phaseDraft) { p.Zones = r.zones(e) }},
		{"sides", "", func(r *reader, e *entry, p *phaseDraft) { p.Sides, _ = r.flag(e) }},
		{"min", "", func(r *reader, e *entry, p *phaseDraft) { p.Min, _ = r.duration(e) }},
		{"ideal", "", func(r *reader, e *entry, p *phaseDraft) { p.Ideal, _ = r.duration(e) }},
		{"max", "", func(r *reader, e *entry, p *phaseDraft) { p.Max, _ = r.duration(e) }},
		{"breaths", "", func(r *reader, e *entry, p *phaseDraft) { p.Breaths, _ = r.whole(e, 1, maxBreaths) }},
		{"weight", "", func(r *reader, e *entry, p *phaseDraft) {
			w, ok := r.number(e, CodeRange, 0, pacing.MaxWeight, false)
			if ok && w > 0 && w < pacing.MinWeight {
				r.fault(e, CodeRange, "write weight = 0 to keep the ideal length", "\"weight\" must be 0 or at least %v, not %v", pacing.MinWeight, w)
			}
			p.Weight = w
		}},
		{"breath", "", func(r *reader, e *entry, p *phaseDraft) { p.breath, _ = r.text(e) }},
		{"say", "", func(r *reader, e *entry, p *phaseDraft) { p.Say, _ = r.text(e) }},
		{"warn", "", (*reader).warnings},
		{"protect", "", func(r *reader, e *entry, p *phaseDraft) { p.Protect, _ = r.flag(e) }},
		{"optional", "", func(r *reader, e *entry, p *phaseDraft) { p.Optional, _ = r.whole(e, 1, math.MaxInt32) }},
		{"safety", "", func(r *reader, e *entry, p *phaseDraft) { p.Safety = r.safety(e) }},
		{"prompt", "", (*reader).prompts},
	}
}

func promptKeys() []key[pacing.Prompt] {
	return []key[pacing.Prompt]{
		{"every", "", func(r *reader, e *entry, p *pacing.Prompt) { p.Every, _ = r.duration(e) }},
		{"at", "", func(r *reader, e *entry, p *pacing.Prompt) { p.At, _ = r.signed(e) }},
		{"breaths", "", func(r *reader, e *entry, p *pacing.Prompt) { p.Breaths, _ = r.whole(e, 1, math.MaxInt32) }},
		{"on", "", func(r *reader, e *entry, p *pacing.Prompt) {
			if half, ok := choice(r, e, []string{"in", "out"}); ok && half == "out" {
				p.On = pacing.StageOut
			}
		}},
		{"for", "", func(r *reader, e *entry, p *pacing.Prompt) { p.For, _ = r.whole(e, 1, maxBreaths) }},
		{"say", aSay, func(r *reader, e *entry, p *pacing.Prompt) {
			if e.shape == list && len(e.items) == 0 {
				r.fault(e, CodeText, "write the line to show", "%q is empty", e.name)
			}
			r.each(e, "texts", aSay, func(item *entry) {
				if s, ok := r.text(item); ok {
					p.Say = append(p.Say, s)
				}
			})
		}},
	}
}

// format checks the version of the file format.
func (r *reader) format(e *entry) {
	switch n := e.value.(type) {
	case int64:
		if n > format {
			r.fault(e, CodeFormat, "a newer version of Outbreath may read it", "this version reads format %d, not %d", format, n)
		} else if n < format {
			r.fault(e, CodeFormat, "write format = 1", "this version reads format %d, not %d", format, n)
		}
	default:
		r.fault(e, CodeFormat, "write format = 1", "this version reads format %d, not %s", format, e.found())
	}
}

// otherFormat reports whether the file is of a format that this version does
// not know; then its keys mean something else.
func otherFormat(root *entry) bool {
	e := root.get("format")
	if e == nil {
		return false
	}
	n, ok := e.value.(int64)
	return ok && n > format
}

// isTable checks that a single table stands at e.
func (r *reader) isTable(e *entry, header string) bool {
	if e.shape != table {
		r.wrongType(e, "a table", "write "+header+" with single brackets, on a line of its own")
		return false
	}
	return true
}

// areTables checks that [[tables]] stand at e; a list of inline tables is the
// same to TOML.
func (r *reader) areTables(e *entry, header string) bool {
	odd := e
	switch e.shape {
	case tables:
		return true
	case list:
		i := slices.IndexFunc(e.items, func(item *entry) bool { return item.shape != table })
		if i < 0 {
			return true
		}
		odd = e.items[i]
	}
	r.wrongType(odd, "a list of tables", "write "+header+" with double brackets, on a line of its own")
	return false
}
