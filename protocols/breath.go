package protocols

import (
	"slices"
	"strings"
	"time"

	"outbreath/pacing"
	"outbreath/words"
)

// breathDraft is a [breath.…] table as it was read, before the breath it leads
// to is known.
type breathDraft struct {
	pacing.Breath
	e     *entry
	other string // the breath it ramps to or fades from, as written
	state resolveState
}

// resolveState says how far a breath has been resolved.
type resolveState uint8

const (
	unresolved resolveState = iota
	resolving               // being followed; meeting it again is a circle
	resolved
	broken // has a fault that was reported
)

// breathShape is one of the three forms of a breath: the keys it may have and
// those it must.
type breathShape struct {
	name      string
	keys      []string
	need      []string // those it must, each as an example
	reference string   // the key that names another breath
}

var (
	patternShape = breathShape{words.Mark("a pattern"), []string{"in", "hold", "out", "rest"}, []string{`in = "4s"`, `out = "6s"`}, ""}
	rampShape    = breathShape{words.Mark("a ramp"), []string{"start_rate", "to", "step"}, []string{`start_rate = 12`, `to = "calm"`}, "to"}
	fadeShape    = breathShape{words.Mark("a fade"), []string{"from", "fade"}, []string{`from = "calm"`, `fade = 3`}, "from"}
)

// needed returns the names of the keys that the shape must have.
func (s breathShape) needed() []string {
	names := make([]string, len(s.need))
	for i, example := range s.need {
		names[i], _, _ = strings.Cut(example, " ")
	}
	return names
}

// breaths reads all [breath.…] tables.
func (r *reader) breaths(e *entry, d *draft) {
	if !r.isTable(e, "[breath.calm]") {
		return
	}
	d.breaths = make(map[string]*breathDraft, len(e.names))
	for _, name := range e.names {
		f := e.get(name)
		b := &breathDraft{e: f, Breath: pacing.Breath{Name: name}}
		d.breaths[name] = b
		d.breathNames = append(d.breathNames, name)
		if !kebab.MatchString(name) {
			r.report(Error, f.src, f.key, CodeBadID, `names look like "calm"`,
				"%q is not a breath's name: small letters and digits, joined by single hyphens", shorten(name))
		}
		if f.shape != table {
			b.state = broken
			r.wrongType(f, "a table", "write [breath.calm], then in and out on lines of their own")
			continue
		}
		before := len(r.faults)
		walk(r, f, words.Say("breath %q", name), breathKeys(), b)
		if len(r.faults) > before {
			b.state = broken
		}
	}
	for _, name := range d.breathNames {
		r.resolve(d, d.breaths[name])
	}
}

// resolve finds out which shape a breath has, whether it is whole, and gives a
// ramp or fade the pattern of the breath it refers to.
func (r *reader) resolve(d *draft, b *breathDraft) {
	if b.state != unresolved {
		return
	}
	b.state = resolving
	if r.resolveShape(d, b) {
		b.state = resolved
	} else {
		b.state = broken
	}
}

// resolveShape does what [reader.resolve] says and reports whether nothing was
// wrong.
func (r *reader) resolveShape(d *draft, b *breathDraft) bool {
	shape, ok := r.shapeOf(b)
	if !ok {
		return false
	}
	whole := true
	for i, name := range shape.needed() {
		if example := shape.need[i]; b.e.get(name) == nil {
			whole = false
			r.report(Error, b.e.src, b.e.key, CodeBreathPart, words.Say("add %s", example),
				"breath %q is %s and has no %s", b.Name, words.Of(shape.name), name)
		}
	}
	if !whole {
		return false
	}
	if shape.reference == "" {
		if cycle := b.Cycle(); cycle < pacing.MinCycle {
			r.fault(b.e, CodeQuickCycle, "", "breath %q lasts %s; the shortest that can be paced is %s",
				b.Name, pacing.FormatDuration(cycle), pacing.FormatDuration(pacing.MinCycle))
			return false
		}
		return true
	}
	ref := b.e.get(shape.reference)
	other := d.breaths[b.other]
	if other == nil {
		r.noBreath(ref, b.other, d.breathNames)
		return false
	}
	r.resolve(d, other)
	switch {
	case other.state == resolving:
		r.fault(ref, CodeCircular, "let one of them be a pattern with in and out", "breath %q leads back to itself: %s", b.Name, d.circle(b))
		return false
	case other.state == broken:
		return false // reported where it stands
	case shape.reference == "to" && (other.Ramped() || other.Fade > 0):
		r.fault(ref, CodeBreathTarget, "name a breath with in and out", "a ramp ends in a pattern; breath %q is not one", other.Name)
		return false
	case other.Fade > 0:
		r.fault(ref, CodeBreathTarget, "name a breath with in and out, or a ramp", "a fade leaves a pattern or a ramp; breath %q fades itself", other.Name)
		return false
	}
	b.Pattern = other.Pattern
	if shape.reference == "to" {
		return r.checkRamp(b)
	}
	return true
}

// checkRamp checks that a ramp goes from quick to slow.
func (r *reader) checkRamp(b *breathDraft) bool {
	if b.e.get("step") == nil {
		b.Step = pacing.DefaultStep
	}
	if slowest := float64(time.Minute) / float64(b.Cycle()); b.StartRate < slowest {
		r.fault(b.e.get("start_rate"), CodeStartRate, "a ramp goes from quick to slow",
			"\"start_rate\" is %v a minute, slower than the %.3g of breath %q that it leads to", b.StartRate, slowest, b.other)
		return false
	}
	return true
}

// shapeOf tells the shape of a breath by its keys, and reports keys of two
// shapes or none.
func (r *reader) shapeOf(b *breathDraft) (breathShape, bool) {
	var found []breathShape
	for _, s := range []breathShape{patternShape, rampShape, fadeShape} {
		if slices.ContainsFunc(s.keys, func(k string) bool { return b.e.get(k) != nil }) {
			found = append(found, s)
		}
	}
	switch len(found) {
	case 0:
		r.report(Error, b.e.src, b.e.key, CodeBreathPart, `add in = "4s" and out = "6s"; for free breathing, leave the breath out`,
			"breath %q has no in and out", b.Name)
		return breathShape{}, false
	case 1:
		return found[0], true
	}
	// The keys of the shape that came second are those too many.
	odd := b.e.names[slices.IndexFunc(b.e.names, func(k string) bool {
		return slices.Contains(found[len(found)-1].keys, k)
	})]
	r.report(Error, b.e.src, b.e.get(odd).key, CodeBreathShape, "make two breaths of it, and let one name the other",
		"breath %q is %s and %s at once; %s belongs to the latter", b.Name, words.Of(found[0].name), words.Of(found[len(found)-1].name), odd)
	return breathShape{}, false
}

// circle writes the way from a breath back to itself: a → b → a.
func (d *draft) circle(b *breathDraft) string {
	way := []string{b.Name}
	for at := d.breaths[b.other]; at != nil && at != b && len(way) <= len(d.breaths); at = d.breaths[at.other] {
		way = append(way, at.Name)
	}
	return strings.Join(append(way, b.Name), " → ")
}

// noBreath reports a name that no breath has.
func (r *reader) noBreath(e *entry, name string, names []string) {
	if r.baseless {
		return
	}
	hint := r.didYouMean(name, names)
	switch {
	case hint != "":
	case name == "free" || name == "none":
		hint = words.Say("for free breathing, leave the key out")
	case len(names) == 0:
		hint = words.Say("add [breath.%s] with in and out", toKebab(shorten(name)))
	default:
		hint = words.Say("the file has %s", oneOf(names))
	}
	r.fault(e, CodeNoBreath, hint, "no breath is named %q", shorten(name))
}
