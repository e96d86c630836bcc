package protocols

import (
	"slices"
	"strings"

	"outbreath/pacing"
	"outbreath/words"
)

// lintFinishing finds table sessions that do not come to a close, or whose close
// pays for lost time.
func (r *reader) lintFinishing(d *draft) {
	if d.Kind != pacing.Table {
		return
	}
	found := false
	for _, p := range d.drafts {
		if p.Kind != pacing.Finishing {
			continue
		}
		found = true
		if !p.Protect {
			r.warn(r.mine(p.e.get("protect"), p.e.get("kind")), CodeUnprotected, "add protect = true",
				"%s pays when time is lost; the finishing of a table session keeps its length", p.what)
		}
	}
	if !found {
		r.warn(r.mine(d.root.get("kind"), r.extends), CodeNoFinishing, `add a [[phase]] of kind = "finishing"`, "the session has no finishing")
	}
}

// lintSides finds phases that have sides of nothing.
func (r *reader) lintSides(d *draft) {
	for _, p := range d.drafts {
		if p.Sides && len(p.Zones) == 0 {
			r.warn(r.mine(p.e.get("sides")), CodeSidesNowhere, `add zone = "calves", or leave sides out`, "%s has two sides of no zone", p.what)
		}
	}
}

// lintConsent finds zones of a table session that are worked on without a
// question: one of their own where the notes have one, and any at all.
func (r *reader) lintConsent(d *draft) {
	if d.Kind != pacing.Table {
		return
	}
	for _, p := range d.drafts {
		asked := slices.Concat(d.Safety, p.Safety)
		for _, zone := range p.Zones {
			need := "consent." + toKebab(zone)
			if _, has := shippedNotes().index[need]; !has {
				need = "consent.*"
			}
			if !asks(asked, need) {
				r.warn(r.mine(p.e.get("zone"), d.root.get("safety"), r.extends), CodeNoConsent, words.Say("add %q to safety", need),
					"%s works on %q, and consent to that is never asked for", p.what, shorten(zone))
				break
			}
		}
	}
}

// asks reports whether some notes have one of an id, or of a group "name.*".
func asks(notes []pacing.Note, want string) bool {
	group, isGroup := strings.CutSuffix(want, "*")
	return slices.ContainsFunc(notes, func(n pacing.Note) bool {
		return n.ID == want || isGroup && strings.HasPrefix(n.ID, group)
	})
}

// pressed reports whether hands do more than rest on the body: 2 on the scale from
// 0 to 10, or no cap at all.
func pressed(pressureCap int) bool { return pressureCap == pacing.NoPressureCap || pressureCap >= 2 }

// lintSafety finds protocols without the safety notes of their kind: those about
// massage where hands press at the table, and those about the breath wherever it is paced.
func (r *reader) lintSafety(d *draft) {
	var notes []pacing.Note
	paced, hands := false, false
	for i := range d.Phases {
		p := &d.Phases[i]
		notes = append(notes, p.Safety...)
		paced, hands = paced || !p.Breath.Free(), hands || len(p.Zones) > 0
	}
	notes = append(notes, d.Safety...)
	e := r.mine(d.root.get("safety"), d.root.get("kind"), r.extends)
	if d.Kind == pacing.Table && hands && pressed(d.PressureCap) && !asks(notes, "massage.*") {
		r.warn(e, CodeNoSafetyGroup, `add "massage.*" to safety`, "hands press, and there is no safety note about massage")
	}
	if paced && !asks(notes, "breath.*") {
		r.warn(e, CodeNoSafetyGroup, `add "breath.*" to safety`, "the breath is paced, and there is no safety note about it")
	}
}
