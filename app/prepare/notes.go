package prepare

import (
	"strings"

	"outbreath/app/kit"
	"outbreath/pacing"
)

// notes are the safety notes that concern the start, by what they ask for.
type notes struct {
	ask, notToday, adviceFirst, know []pacing.Note
}

// notesOf sorts the notes of a protocol and of its phases; each is there once.
func notesOf(p *pacing.Protocol) (n notes) {
	seen := map[string]bool{}
	take := func(list []pacing.Note) {
		for _, note := range list {
			if seen[note.ID] {
				continue
			}
			switch note.When {
			case "always", "before", "before zone":
			default:
				continue
			}
			seen[note.ID] = true
			switch note.Action {
			case pacing.AskFirst:
				n.ask = append(n.ask, note)
			case pacing.Postpone, pacing.Stop, pacing.Help:
				n.notToday = append(n.notToday, note)
			case pacing.AdviceFirst:
				n.adviceFirst = append(n.adviceFirst, note)
			default:
				n.know = append(n.know, note)
			}
		}
	}
	take(p.Safety)
	for i := range p.Phases {
		take(p.Phases[i].Safety)
	}
	return n
}

// done is the word for a note that was ticked: a question is asked, anything
// else agreed.
func done(n pacing.Note) string {
	if strings.Contains(n.Text, "?") {
		return "asked"
	}
	return "agreed"
}

// fillNotes puts the notes into the right column.
func (s *Screen) fillNotes() {
	c, k, look := s.notesColumn, s.k, kit.Look()
	c.Clear()
	gap := float32(0)
	heading := func(words string) {
		c.Add(gap, kit.Heading(words, k, look.Quiet))
		gap = 26 * k
	}
	if len(s.notes.ask) > 0 {
		heading("Before the start")
		for _, n := range s.notes.ask {
			t := kit.NewTick(n.Text, done(n), func(on bool) { s.asked[n.ID] = on; s.mention() })
			t.Checked, t.TextSize, t.OnKey = s.asked[n.ID], kit.Text(kit.TextLabel, k), s.key
			t.OnFocus = func() {
				top := c.Top(t)
				kit.Reveal(s.notesScroll, top-kit.Step, top+t.Size().Height+2*kit.Step)
			}
			c.Add(2*k, t)
		}
	}
	lines := func(words string, list []pacing.Note, strict bool) {
		if len(list) == 0 {
			return
		}
		heading(words)
		ink := look.Quiet
		if strict {
			ink = look.Soft()
		}
		for i, n := range list {
			between := 8 * k
			if i == 0 {
				between = 6 * k
			}
			c.Add(between, newAside(n.Text, k, ink, strict))
		}
	}
	lines("Not today if", s.notes.notToday, true)
	lines("Check with a professional first if", s.notes.adviceFirst, true)
	lines("Good to know", s.notes.know, false)
	c.Add(16*k, kit.NewText("", kit.TextNote, kit.Plain, look.Quiet))
}

// mention says quietly what was not asked yet.
func (s *Screen) mention() {
	left := 0
	for _, n := range s.notes.ask {
		if !s.asked[n.ID] {
			left++
		}
	}
	words := ""
	switch {
	case len(s.notes.ask) == 0:
	case left == 0:
		words = "all points are done"
	case left == 1:
		words = "one point is open"
	default:
		words = kit.Count(left, "point") + " are open"
	}
	kit.Say(s.open, words)
}
