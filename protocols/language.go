package protocols

import (
	"slices"

	"outbreath/pacing"
	"outbreath/words"
)

// InLanguage returns a protocol as it is shown in the language in use: all texts of
// one that ships, and of a user's own, which keeps its words, those of the safety
// notes and guidance lines that ship. Codes and zones stay, as do times and ids. What
// it is given is not changed, and is returned itself where English is spoken.
func InLanguage(p *pacing.Protocol) *pacing.Protocol {
	switch {
	case p == nil || words.InUse() == words.English:
		return p
	case ships(p):
		return Reword(p, words.Of)
	}
	lines := shippedNotes().lines
	return reword(p, keep, func(line string) string {
		for _, ours := range lines {
			if line == ours {
				return words.Of(line)
			}
		}
		return line
	}, words.Of)
}

// ships reports whether a protocol is one that ships, or a copy of one that still
// says what that says, however long its phases are.
func ships(p *pacing.Protocol) bool {
	return slices.ContainsFunc(shippedOnce(), func(s *pacing.Protocol) bool {
		return p == s || p.ID == s.ID && p.Name == s.Name && p.Summary == s.Summary &&
			slices.EqualFunc(p.Phases, s.Phases, func(a, b pacing.Phase) bool { return a.ID == b.ID && a.Name == b.Name && a.Say == b.Say })
	})
}

func keep(text string) string { return text }

// PlanInLanguage returns a plan as it is shown in the language in use: that of
// [InLanguage]'s protocol, with its zones as the language calls them. What it is
// given is not changed, and is returned itself where English is spoken.
func PlanInLanguage(plan *pacing.Plan) *pacing.Plan {
	if plan == nil || words.InUse() == words.English {
		return plan
	}
	said := *plan
	said.Protocol = InLanguage(plan.Protocol)
	for i := range said.Protocol.Phases {
		ph := &said.Protocol.Phases[i]
		ph.Zones = each(ph.Zones, words.Of)
	}
	said.Segments = slices.Clone(plan.Segments)
	for i := range said.Segments {
		said.Segments[i].Zone = words.Of(said.Segments[i].Zone)
	}
	return &said
}

// Reword returns a copy of a protocol with what say makes of each of its texts.
func Reword(p *pacing.Protocol, say func(text string) string) *pacing.Protocol {
	return reword(p, say, say, say)
}

// reword rewords a protocol: its own texts, its lines of guidance and its notes.
func reword(p *pacing.Protocol, say, guide, note func(string) string) *pacing.Protocol {
	said := *p
	for _, text := range []*string{&said.Name, &said.Summary, &said.Audience, &said.Technique, &said.Background} {
		*text = say(*text)
	}
	said.Guidance = each(p.Guidance, guide)
	said.Safety = noted(p.Safety, note)
	said.Phases = slices.Clone(p.Phases)
	for i := range said.Phases {
		ph := &said.Phases[i]
		ph.Name, ph.Say = say(ph.Name), say(ph.Say)
		ph.Safety = noted(ph.Safety, note)
		ph.Prompts = slices.Clone(ph.Prompts)
		for j := range ph.Prompts {
			ph.Prompts[j].Say = each(ph.Prompts[j].Say, say)
		}
	}
	return &said
}

func each(texts []string, say func(string) string) []string {
	said := slices.Clone(texts)
	for i := range said {
		said[i] = say(said[i])
	}
	return said
}

func noted(notes []pacing.Note, say func(string) string) []pacing.Note {
	said := slices.Clone(notes)
	for i := range said {
		said[i].Text = say(said[i].Text)
	}
	return said
}
