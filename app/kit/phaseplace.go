package kit

import (
	"slices"
	"strings"

	"outbreath/words"
)

// indent is where names begin.
func (l *Phases) indent() float32 { return float32(int(l.size() * 0.9)) }

// line is how high each more line of a row is.
func (l *Phases) line() float32 { return float32(int(l.size()*LineHeight + 0.5)) }

// clock is how wide the column of the lengths is.
func (l *Phases) clock() float32 { return Width("00:00", l.size(), Plain) + Step }

// phasePlace is how a row is laid out.
type phasePlace struct {
	lines  []string // of the name
	room   float32  // for them
	below  int      // on which line stands by how much its length changed, or that it has none
	height float32
}

// place lays out the row of a phase in a width. Where a word of the name has no room
// beside what stands at the right, that stands below, but for the length.
func (l *Phases) place(i int, width float32) phasePlace {
	name, size := l.plan.Protocol.Phases[i].Name, l.size()
	clock, change := l.lasts(i)
	right, extra := l.clock(), Width("+0:00", size, Plain)+Step
	switch {
	case !l.has(i):
		right, extra = 0, max(right, Width(clock, size, Plain)+Step)
	case l.Usual == nil:
		extra = 0
	}
	p := phasePlace{room: width - l.indent() - right - extra}
	p.lines = Wrap(name, size, Plain, p.room, 0)
	rows := len(p.lines)
	if extra > 0 && slices.ContainsFunc(p.lines, func(line string) bool { return strings.HasSuffix(line, "…") }) {
		p.room += extra
		p.lines = Wrap(name, size, Plain, p.room, 0)
		rows, p.below = len(p.lines), 1
		if rows > 1 {
			p.below = rows
		}
		if change != "" || !l.has(i) {
			rows = p.below + 1
		}
	}
	p.height = l.pitch() + float32(rows-1)*l.line()
	return p
}

// has reports whether a phase of the protocol is in the plan.
func (l *Phases) has(phase int) bool {
	_, is := lasts(l.plan, phase)
	return is
}

// lasts says how long a phase lasts and by how much that changed, or that it does not.
func (l *Phases) lasts(phase int) (clock, change string) {
	d, is := lasts(l.plan, phase)
	if !is {
		return words.In("of a phase", "left out"), ""
	}
	if l.Usual != nil {
		change = changed(l.Usual, phase, d)
	}
	return Clock(d), change
}
