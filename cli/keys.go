package cli

import (
	"strconv"
	"time"

	"outbreath/cli/terminal"
	"outbreath/pacing"
)

// drawKeys writes what the keys do, or what is asked for, into the rows above
// the one given, and returns the first row taken. At most so many rows are.
func (p *picture) drawKeys(bottom, most int) (top int) {
	rows := []string{}
	style := ink
	switch warning := p.warning(); {
	case p.asked != nothing:
		rows, style = append(rows, guardWords[p.asked]), strong
	case p.snapshot.State == pacing.Held:
		rows = append(arrange(reasonWords(), p.Width-2), arrange(heldKeys, p.Width-2)...)
	case p.snapshot.Asking:
		rows, style = arrange(askingKeys, p.Width-2), strong
	case p.snapshot.Ending > 0:
		rows = append(rows, endingWords)
	case warning != "":
		rows = append(rows, warning)
	default:
		rows, style = arrange(runningKeys, p.Width-2), quiet
	}
	rows = rows[:min(len(rows), most)]
	for i, row := range rows {
		p.TextCentred(0, p.Width, bottom-len(rows)+i, terminal.Clip(row, p.Width), style)
	}
	return bottom - len(rows)
}

// reasonWords are the reasons for a hold with the digits that choose them.
func reasonWords() []string {
	var words []string
	for i, reason := range pacing.Reasons {
		words = append(words, strconv.Itoa(i+1)+" "+string(reason))
	}
	return words
}

// arrange puts short texts into rows, three blanks apart.
func arrange(texts []string, columns int) []string {
	const gap = "   "
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
