package prepare

import (
	"fmt"
	"maps"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/pacing"
)

// Answer is what was answered to a question before the start.
type Answer string

// The answers; a question without one was not asked.
const (
	Yes Answer = "yes"
	No  Answer = "no"
)

// question is a safety note that asks, with the answers to choose from. None is
// needed.
type question struct {
	widget.BaseWidget

	note   pacing.Note
	chips  [3]*kit.Button // yes, no, not asked
	text   *kit.Paragraph
	flow   *kit.Flow
	box    *fyne.Container
	height float32
}

func (s *Screen) newQuestion(n pacing.Note) *question {
	k, look := s.k, kit.Look()
	q := &question{note: n, text: kit.NewText(n.Text, kit.Text(kit.TextLabel, k), kit.Plain, look.Soft())}
	for i, a := range []struct {
		answer       Answer
		words, voice string
	}{{Yes, "yes", "%s Yes"}, {No, "no", "%s No"}, {"", "not asked", "%s Not asked"}} {
		b := kit.NewButton(kit.Chip, a.words, "", func() { s.answer(n.ID, a.answer) })
		b.TextSize, b.OnKey = kit.Text(kit.TextNote, k), s.away
		b.Spoken = fmt.Sprintf(a.voice, n.Text)
		b.OnFocus = func() { s.reveal(s.notesScroll, q) }
		b.Selected = s.answers[n.ID] == a.answer
		q.chips[i] = b
	}
	q.flow = kit.NewFlow(6*k, q.chips[0], q.chips[1], q.chips[2])
	q.box = container.NewWithoutLayout(q.text, q.flow)
	q.ExtendBaseWidget(q)
	return q
}

// FitWidth lays the answers out below the question and returns the height of both.
func (q *question) FitWidth(width float32) float32 {
	h := q.text.FitWidth(width)
	q.text.Move(fyne.NewPos(0, 0))
	q.text.Resize(fyne.NewSize(width, h))
	h += kit.Step / 2
	flow := q.flow.FitWidth(width)
	q.flow.Move(fyne.NewPos(0, h))
	q.flow.Resize(fyne.NewSize(width, flow))
	q.height = h + flow
	return q.height
}

// MinSize is as high as the question at its present width.
func (q *question) MinSize() fyne.Size { return fyne.NewSize(8*kit.Step, q.height) }

// CreateRenderer implements [fyne.Widget].
func (q *question) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(q.box) }

// answer takes an answer. One that speaks against a zone leaves that out; another
// one takes that back.
func (s *Screen) answer(id string, a Answer) {
	if s.answers[id] == a {
		return
	}
	s.remember()
	before := s.answers[id]
	if a == "" {
		delete(s.answers, id)
	} else {
		s.answers[id] = a
	}
	switch zone := s.protocol.ZoneOf(id); {
	case zone == "":
	case a == No:
		s.refuse()
	case before == No:
		s.give(zone, pacing.Include)
	}
	s.wish()
	s.answered()
}

// refuse leaves out the zones that answers speak against.
func (s *Screen) refuse() {
	for _, n := range s.notes.ask {
		if zone := s.protocol.ZoneOf(n.ID); zone != "" && s.answers[n.ID] == No {
			s.give(zone, pacing.LeaveOut)
		}
	}
}

// answered shows the answers, and keeps them where that is wanted.
func (s *Screen) answered() {
	for _, q := range s.questions {
		for i, a := range []Answer{Yes, No, ""} {
			q.chips[i].SetSelected(s.answers[q.note.ID] == a)
		}
	}
	if s.kept {
		s.options.OnAnswers(maps.Clone(s.answers))
	}
	s.mention()
}

// newKeep returns the line that keeps the answers, or forgets them.
func (s *Screen) newKeep() *kit.Tick {
	t := kit.NewTick("Keep these answers for the next time", "kept", func(on bool) {
		s.kept = on
		if on {
			s.options.OnAnswers(maps.Clone(s.answers))
		} else {
			s.options.OnAnswers(nil)
		}
	})
	t.Checked, t.TextSize = s.kept, kit.Text(kit.TextLabel, s.k)
	t.OnKey = func(k keys.Key, down bool) bool { return s.key(k, down) }
	t.OnFocus = func() { s.reveal(s.notesScroll, t) }
	return t
}
