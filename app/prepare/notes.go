package prepare

import (
	"fmt"

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

// fillNotes puts the notes into the right column.
func (s *Screen) fillNotes() {
	c, k, look := s.notesColumn, s.k, kit.Look()
	c.Clear()
	s.questions = nil
	gap := float32(0)
	heading := func(words string) {
		c.Add(gap, kit.Heading(words, k, look.Quiet))
		gap = 26 * k
	}
	if len(s.notes.ask) > 0 {
		heading("Before the start")
		for i, n := range s.notes.ask {
			q := s.newQuestion(n)
			s.questions = append(s.questions, q)
			between := 14 * k
			if i == 0 {
				between = 4 * k
			}
			c.Add(between, q)
		}
		c.Add(14*k, s.newKeep())
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
	open := 0
	for _, n := range s.notes.ask {
		if s.answers[n.ID] == "" {
			open++
		}
	}
	words := ""
	switch {
	case len(s.notes.ask) == 0:
	case open == 0:
		words = "all questions are answered"
	case open == 1:
		words = "one question is open"
	default:
		words = fmt.Sprintf("%d questions are open", open)
	}
	kit.Say(s.open, words)
}
