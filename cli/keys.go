package cli

import (
	"strconv"
	"time"

	"outbreath/cli/terminal"
	"outbreath/pacing"
	"outbreath/words"
	"outbreath/words/tell"
)

// row is a line of text at the foot of the picture.
type row struct {
	text  string
	style terminal.Style
}

// drawRows writes rows above the one given and returns the first one taken.
func (p *picture) drawRows(rows []row, bottom int) (top int) {
	top = bottom - len(rows)
	for i, row := range rows {
		p.TextCentred(0, p.Width, top+i, terminal.Clip(row.text, p.Width), row.style)
	}
	return top
}

// foot returns what the keys do, what is asked for, and what became of the plan,
// in so many rows at most.
func (p *picture) foot(most int) []row {
	asked, others := p.offers()
	told := rowsOf(terminal.Wrap(p.news(), p.Width-2), ink)
	var rows []row
	switch warning := p.warning(); {
	case p.asked != "":
		return []row{{p.asked, strong}}
	case p.snapshot.State == pacing.Held:
		if p.snapshot.Cause == "" {
			rows = rowsOf(arrange(reasonWords(), p.Width-2), ink)
		}
		rows, told = append(rows, rowsOf(arrange(wordsOf(others), p.Width-2), ink)...), nil
	case asked != nil:
		rows = rowsOf(arrange(append([]string{p.question()}, wordsOf(asked)...), p.Width-2), strong)
	case p.snapshot.Ending > 0:
		rows = []row{{words.Say("the next phase follows this breath"), ink}}
	case warning != "":
		rows = []row{{warning, ink}}
	case len(told) >= most: // the keys can wait
	default:
		rows = rowsOf(arrange(wordsOf(others), p.Width-2), quiet)
	}
	rows = rows[:min(len(rows), most)]
	return append(p.cut(told, most-len(rows)), rows...)
}

// cut keeps so many rows, the last with an ellipsis where there are more.
func (p *picture) cut(rows []row, most int) []row {
	if len(rows) <= most {
		return rows
	}
	if rows = rows[:most]; most > 0 {
		rows[most-1].text = terminal.Clip(rows[most-1].text+" …", p.Width-2)
	}
	return rows
}

func rowsOf(texts []string, style terminal.Style) (rows []row) {
	for _, text := range texts {
		rows = append(rows, row{text, style})
	}
	return rows
}

// wordsOf are the words of offers that have any.
func wordsOf(offers []offer) (all []string) {
	for _, o := range offers {
		if o.words != "" {
			all = append(all, o.words)
		}
	}
	return all
}

// reasonWords are the reasons for a hold with the digits that choose them.
func reasonWords() []string {
	var all []string
	for i, reason := range pacing.Reasons {
		all = append(all, strconv.Itoa(i+1)+" "+tell.Reason(reason))
	}
	return all
}

// arrange puts short texts into rows, three blanks apart, or two where that saves a
// row.
func arrange(texts []string, columns int) []string {
	rows, close := spaced(texts, columns, "   "), spaced(texts, columns, "  ")
	if len(close) < len(rows) {
		return close
	}
	return rows
}

// spaced puts short texts into rows with a gap between them.
func spaced(texts []string, columns int, gap string) []string {
	var rows []string
	row := ""
	for _, text := range texts {
		switch {
		case row == "":
			row = text
		case terminal.Width(row+gap+text) <= columns:
			row += gap + text
		default:
			rows, row = append(rows, row), text
		}
	}
	return append(rows, row)
}

// warning returns what is to be said just now about the end of the phase: for
// some seconds at each of its warnings.
func (p *picture) warning() string {
	const shown = 10 * time.Second
	left := p.span.End() - p.at
	for _, before := range p.phase.Warn {
		if p.at >= 0 && before < p.span.Duration && left <= before && left > before-shown {
			return warnWords(p.phase, before)
		}
	}
	return ""
}
