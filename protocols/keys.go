package protocols

import (
	"fmt"
	"math"
	"slices"
	"sync"
	"time"

	"outbreath/pacing"
	"outbreath/words"
)

// What may stand where, one table of keys for each sort of TOML table. The
// reader, the schema and the documentation are all made from them.

// Examples of what is missing most often.
const (
	aPhase = "a [[phase]] with id, kind, name and ideal"
	aSay   = `say = ["Lighter, same or a little more?"]`
)

// format is the version of the file format that this package reads.
const format = 1

var rootKeys = sync.OnceValue(func() []key[draft] {
	return []key[draft]{
		newKey("format", form{"whole number", "", "1", object{"const": format}},
			func(r *reader, e *entry, d *draft) { r.format(e) }).
			must("format = 1").does("The version of this file format."),
		newKey("id", idForm, func(r *reader, e *entry, d *draft) { d.id = e; d.ID, _ = r.id(e) }).
			must(`id = "my-drill"`).does("What commands call it. A file of yours with the id of a shipped protocol takes its place."),
		lineKey("version", func(d *draft, s string) { d.Version = s }).
			may(`"1.0"`, `version = "1.2"`).does("Yours to count; the pictures and lists show it."),
		lineKey("name", func(d *draft, s string) { d.Name = s }).
			must(`name = "My drill"`).does("What people call it: in the library, on the stage, in the account."),
		choiceKey("kind", pacing.Kinds, func(d *draft, k pacing.Kind) { d.Kind = k }).
			must(`kind = "drill"`).does("A session at the table, or a drill that somebody does alone."),
		textKey("summary", func(d *draft, s string) { d.Summary = s }).
			may("nothing", `summary = "Settle nerves early, then switch on."`).does("One or two sentences for the library."),
		textKey("audience", func(d *draft, s string) { d.Audience = s }).
			may("nothing", `audience = "Sprinters and jumpers after warm-up"`).does("Whom it is for, and when."),
		textKey("technique", func(d *draft, s string) { d.Technique = s }).
			may("nothing", `technique = "Small breaths, through the nose if that is easy."`).does("How it is done, for the one who leads it."),
		textKey("background", func(d *draft, s string) { d.Background = s }).
			may("nothing", `background = "No direct evidence was found for sprinters."`).does("What is known about it, and what is not."),
		newKey("length", durationForm, func(r *reader, e *entry, d *draft) { d.length = e; d.Length, _ = r.duration(e) }).
			may("the sum of the phases' ideals", `length = "75m"`).does("The length that is offered first. It must lie within what the phases can fill."),
		wholeKey("pressure_cap", 0, 10, func(d *draft, n int) { d.PressureCap = n }).
			may("nothing is said about pressure", "pressure_cap = 4").does("The most pressure to work with, on a scale from 0 to 10."),
		choiceKey("lost_time", pacing.LostTimes, func(d *draft, l pacing.LostTime) { d.LostTime = l }).
			may(`"shrink" for a table, "extend" for a drill`, `lost_time = "ask"`).
			does("Who pays for a hold, a late start or an extra minute: later phases, the end, or whoever is asked."),
		newKey("safety", safetyForm(), func(r *reader, e *entry, d *draft) { d.Safety = r.safety(e) }).
			may("no notes", `safety = ["consent.*", "breath.dizzy"]`).
			does("Safety notes to show before the start, by id or by group: `massage.*` is every note directly below `massage`."),
		newKey("guidance", guidanceForm(), func(r *reader, e *entry, d *draft) { d.Guidance = r.guidance(e) }).
			may("nothing", `guidance = ["water", "Leave your shoes off for a while."]`).
			does("What to say at the end: ids of shipped lines, or sentences of your own."),
		newKey("allow", allowForm(), (*reader).allowances).
			may("every warning counts", `allow = ["OB110"]`).does("Warnings to silence. They are still listed, as allowed."),
		newKey("extends", form{"id or file", "", "a shipped id, or a .toml file beside this one", object{"type": "string", "pattern": `\S`}},
			func(*reader, *entry, *draft) {}). // followed before the keys are read
			may("it stands on its own", `extends = "relax"`).
			does("The protocol to start from. What this file says comes on top; phases of the same id override key by key."),
		newKey("breath", form{"tables", "", "[breath.NAME], NAME in kebab-case", object{
			"type": "object", "additionalProperties": false,
			"patternProperties": object{kebab.String(): reference("breath")},
		}}, (*reader).breaths).
			may("only free breathing", "[breath.calm]").does("The breath patterns, one table each."),
		newKey("sound", form{"table", "", "[sound]", reference("sound")}, func(r *reader, e *entry, d *draft) {
			if r.isTable(e, "[sound]") {
				walk(r, e, "[sound]", soundKeys(), &d.Sound)
			}
		}).may("the sounds of the settings", "[sound]").does("The sounds it asks for; the user's settings win."),
		newKey("phase", form{"list of tables", "", "[[phase]], in the order in which they come", object{
			"type": "array", "minItems": 1, "items": reference("phase"),
		}}, (*reader).phases).must(aPhase).eg("[[phase]]").does("The stages of the session."),
	}
})

// soundWish is one thing that a protocol may wish a sound for.
type soundWish struct {
	key, what string
	about     string
	known     func() []string // the names there are
	of        func(*pacing.Sound) *string
	example   string
}

var soundWishes = []soundWish{
	{"inhale", words.Mark("sound of an in-breath"), "The sound of an in-breath.", pacing.Inhales, func(s *pacing.Sound) *string { return &s.Inhale }, "rise"},
	{"exhale", words.Mark("sound of an out-breath"), "The sound of an out-breath.", pacing.Exhales, func(s *pacing.Sound) *string { return &s.Exhale }, "fall"},
	{"bell", words.Mark("bell"), "The bell between phases.", pacing.Bells, func(s *pacing.Sound) *string { return &s.Bell }, "bowl"},
	{"bed", words.Mark("bed"), "What sounds below everything.", pacing.Beds, func(s *pacing.Sound) *string { return &s.Bed }, "none"},
}

var soundKeys = sync.OnceValue(func() (keys []key[pacing.Sound]) {
	for _, w := range soundWishes {
		k := idKey(w.key, func(s *pacing.Sound, id string) { *w.of(s) = id }).
			may("the setting", fmt.Sprintf("%s = %q", w.key, w.example)).does(w.about)
		keys = append(keys, k.known(w.known()))
	}
	return keys
})

var breathKeys = sync.OnceValue(func() []key[breathDraft] {
	return []key[breathDraft]{
		durationKey("in", func(b *breathDraft, d time.Duration) { b.In = d }).
			may("required in a pattern", `in = "4s"`).does("Pattern: how long the in-breath is."),
		durationKey("hold", func(b *breathDraft, d time.Duration) { b.Hold = d }).
			may("no hold", `hold = "1s"`).does("Pattern: how long the breath is held after it. No shipped pattern holds the breath."),
		durationKey("out", func(b *breathDraft, d time.Duration) { b.Out = d }).
			may("required in a pattern", `out = "6s"`).does("Pattern: how long the out-breath is."),
		durationKey("rest", func(b *breathDraft, d time.Duration) { b.Rest = d }).
			may("no rest", `rest = "1s"`).does("Pattern: how long the rest after it is."),
		aboveKey("start_rate", CodeStartRate, 0, pacing.MaxStartRate, func(b *breathDraft, n float64) { b.StartRate = n }).in("breaths a minute").
			may("required in a ramp", "start_rate = 12").does("Ramp: where it starts. The user may set their own before the start."),
		textKey("to", func(b *breathDraft, s string) { b.other = s }).
			may("required in a ramp", `to = "calm"`).does("Ramp: the pattern that it leads to."),
		aboveKey("step", CodeRange, 0, 1, func(b *breathDraft, n float64) { b.Step = n }).in("of a cycle").
			may("0.04", "step = 0.05").does("Ramp: by how much each cycle may be longer than the one before."),
		textKey("from", func(b *breathDraft, s string) { b.other = s }).
			may("required in a fade", `from = "calm"`).does("Fade: the pattern or ramp that it leaves."),
		wholeKey("fade", 1, maxFade, func(b *breathDraft, n int) { b.Fade = n }).in("cycles").
			may("required in a fade", "fade = 3").does("Fade: over how many cycles the pacer goes; then breathing is free."),
	}
})

// maxFade is the most cycles over which a pacer may fade: an hour of them.
// Design choice.
const maxFade = 360

// maxBreaths is the most breaths that a phase may count: a day of one a second.
const maxBreaths = 86400

var phaseKeys = sync.OnceValue(func() []key[phaseDraft] {
	return []key[phaseDraft]{
		idKey("id", func(p *phaseDraft, s string) { p.ID = s }).
			must(`id = "low-back"`).does("What other files call it; once in a protocol."),
		choiceKey("kind", pacing.PhaseKinds, func(p *phaseDraft, k pacing.PhaseKind) { p.Kind = k }).
			must(`kind = "targeted"`).does("The stage of the session; it has a colour of its own."),
		lineKey("name", func(p *phaseDraft, s string) { p.Name = s }).
			must(`name = "Low back"`).does("What the stage shows and the voice says."),
		newKey("zone", form{"text or list of texts", "", "not empty", object{"anyOf": []any{lineForm.schema, listOf(lineForm, 1).schema}}},
			func(r *reader, e *entry, p *phaseDraft) { p.Zones = r.zones(e) }).
			may("the hands are nowhere", `zone = ["glutes", "low back"]`).does("Where the hands are. Several zones share the phase evenly, in their order."),
		flagKey("sides", func(p *phaseDraft, b bool) { p.Sides = b }).
			may("false", "sides = true").does("Each zone is done on the left, then on the right, with a cue between."),
		durationKey("min", func(p *phaseDraft, d time.Duration) { p.Min = d }).
			may("the ideal", `min = "5m"`).does("The shortest that does it justice."),
		durationKey("ideal", func(p *phaseDraft, d time.Duration) { p.Ideal = d }).
			may("required, unless `breaths` is there", `ideal = "6m"`).does("How long it is when there is time enough."),
		durationKey("max", func(p *phaseDraft, d time.Duration) { p.Max = d }).
			may("the ideal", `max = "8m"`).does("The longest that makes sense."),
		wholeKey("breaths", 1, maxBreaths, func(p *phaseDraft, n int) { p.Breaths = n }).in("breaths").
			may("the phase is measured in time", "breaths = 12").
			does("The phase lasts so many breaths of its pattern. Then `min`, `ideal`, `max` and `weight` cannot stand beside it."),
		newKey("weight", form{"number", "", weightBounds(), object{"anyOf": []any{
			object{"const": 0}, object{"type": "number", "minimum": pacing.MinWeight, "maximum": pacing.MaxWeight},
		}}}, (*reader).weight).
			may("1", "weight = 2.0").does("How much of the time to give or take falls on this phase; 0 keeps it at its ideal."),
		textKey("breath", func(p *phaseDraft, s string) { p.breath = s }).
			may("free breathing", `breath = "calm"`).does("The breath that paces it: the name of a `[breath.NAME]`."),
		textKey("say", func(p *phaseDraft, s string) { p.Say = s }).
			may("nothing", `say = "Jaw and shoulders easy."`).does("The line shown, and spoken, when it begins."),
		newKey("warn", listOf(durationForm, 0), (*reader).warnings).
			may("no warning", `warn = ["1m"]`).does("How long before its end a quiet warning comes."),
		flagKey("protect", func(p *phaseDraft, b bool) { p.Protect = b }).
			may("false", "protect = true").does("When time is lost, it never pays: it keeps its length or gains."),
		wholeKey("optional", 1, math.MaxInt32, func(p *phaseDraft, n int) { p.Optional = n }).
			may("it is never left out", "optional = 1").does("It may be left out when time is short; the lowest number goes first."),
		newKey("safety", safetyForm(), func(r *reader, e *entry, p *phaseDraft) { p.Safety = r.safety(e) }).
			may("no notes of its own", `safety = ["consent.glutes"]`).does("Safety notes for this zone, as at the root."),
		newKey("prompt", form{"list of tables", "", "[[phase.prompt]]", object{"type": "array", "items": reference("prompt")}}, (*reader).prompts).
			may("no prompts", "[[phase.prompt]]").does("Lines that come in the course of the phase."),
	}
})

var promptKeys = sync.OnceValue(func() []key[pacing.Prompt] {
	return []key[pacing.Prompt]{
		durationKey("every", func(p *pacing.Prompt, d time.Duration) { p.Every = d }).
			may("one of `every`, `at` and `breaths` is required", `every = "90s"`).does("A line comes every so often, the first after so long."),
		signedKey("at", func(p *pacing.Prompt, d time.Duration) { p.At = d }).
			may("one of `every`, `at` and `breaths` is required", `at = "-30s"`).does("The line comes at this time of the phase; with a minus, so long before its end."),
		wholeKey("breaths", 1, math.MaxInt32, func(p *pacing.Prompt, n int) { p.Breaths = n }).in("breaths").
			may("one of `every`, `at` and `breaths` is required", "breaths = 6").does("A line comes every so many breaths."),
		choiceKey("on", []string{"in", "out"}, func(p *pacing.Prompt, half string) {
			if half == "out" {
				p.On = pacing.StageOut
			}
		}).may(`"in"`, `on = "out"`).does("The half of a breath with which it comes."),
		wholeKey("for", 1, maxBreaths, func(p *pacing.Prompt, n int) { p.For = n }).in("breaths").
			may("it stays until the next", "for = 3").does("How many breaths a line stays."),
		newKey("say", listOf(textForm, 1), func(r *reader, e *entry, p *pacing.Prompt) {
			if e.shape == list && len(e.items) == 0 {
				r.fault(e, CodeText, "write the line to show", "%q is empty", e.name)
			}
			r.each(e, "texts", aSay, func(item *entry) {
				if s, ok := r.text(item); ok {
					p.Say = append(p.Say, s)
				}
			})
		}).must(aSay).does("The lines, one after the other; after the last, the first again."),
	}
})

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
		r.wrongType(e, "a table", words.Say("write %s with single brackets, on a line of its own", header))
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
	r.wrongType(odd, "a list of tables", words.Say("write %s with double brackets, on a line of its own", header))
	return false
}
