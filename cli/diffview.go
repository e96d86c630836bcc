package cli

import (
	"fmt"
	"slices"
	"strings"

	"outbreath/cli/terminal"
	"outbreath/pacing"
	"outbreath/words"
)

// marks are the signs of the first column, and their colours: never one without
// the other.
var marks = map[mark]struct {
	sign  string
	style terminal.Style
}{
	same:    {" ", ink},
	changed: {"~", terminal.Style{Colour: terminal.RGB(0xc9a26b)}},
	moved:   {">", terminal.Style{Colour: terminal.RGB(0x8fa0c4)}},
	removed: {"-", terminal.Style{Colour: terminal.RGB(0xa98fb0)}},
	added:   {"+", terminal.Style{Colour: terminal.RGB(0x7fb7b2)}},
}

// diffView is the picture of a comparison while its lines are gathered.
type diffView struct {
	width int
	lines [][]piece
	// The widths of the columns of a side, and how wide that is as a whole.
	start, length, name, breath, side int
}

// piece is a text in a line, from a column on.
type piece struct {
	x     int
	text  string
	style terminal.Style
}

// drawDiff draws two plans side by side.
func drawDiff(width int, names [2]string, a, b *pacing.Plan, c *comparison) *terminal.Canvas {
	v := &diffView{width: width}
	for i, plan := range []*pacing.Plan{a, b} {
		p := plan.Protocol
		v.paragraph(0, words.Say("%c  %s: %s, version %s, %s", 'A'+i, names[i], p.Name, p.Version, pacing.FormatDuration(plan.Length)), strong)
	}
	if len(c.changes) > 0 {
		v.blank()
		v.changes(2, c.changes, marks[changed].style)
	}
	v.blank()
	v.rows(a, b, c)
	canvas := &terminal.Canvas{}
	canvas.Reset(width, len(v.lines))
	for y, line := range v.lines {
		for _, p := range line {
			canvas.Text(p.x, y, p.text, p.style)
		}
	}
	return canvas
}

func (v *diffView) add(pieces ...piece) { v.lines = append(v.lines, pieces) }
func (v *diffView) blank()              { v.add() }

// paragraph adds words from a column to the right edge, further lines a little
// further in.
func (v *diffView) paragraph(x int, text string, style terminal.Style) {
	const further = 2
	for i, line := range terminal.Wrap(text, v.width-x-further) {
		v.add(piece{x + further*min(i, 1), line, style})
	}
}

// phaseSide is what one side shows of a phase.
type phaseSide struct{ start, length, name, breath string }

func sideOf(plan *pacing.Plan, phase int) (s phaseSide) {
	if phase < 0 {
		return s
	}
	p := &plan.Protocol.Phases[phase]
	s = phaseSide{name: p.Name, breath: shortBreath(p.Breath), start: words.Say("left out")}
	if span := span(plan, phase); span != nil {
		s.start, s.length = clock(span.Start), clock(span.Duration)
	}
	return s
}

// shortBreath names a breath in a few letters: "4/6", "12→4/6", "4/6 fade".
func shortBreath(b pacing.Breath) string {
	if b.Free() {
		return words.Say("free")
	}
	said := ratio(b.Pattern)
	if b.Ramped() {
		said = number(b.StartRate) + "→" + said
	}
	if b.Fade > 0 {
		said += words.Say(" fade")
	}
	return said
}

// rows adds the two timelines, and under each phase what changed.
func (v *diffView) rows(a, b *pacing.Plan, c *comparison) {
	sides := make([][2]phaseSide, len(c.rows))
	for i, r := range c.rows {
		sides[i] = [2]phaseSide{sideOf(a, r.a), sideOf(b, r.b)}
	}
	head := phaseSide{words.Say("start"), words.Say("lasts"), words.Say("phase"), words.Say("breath")}
	end := [2]phaseSide{{start: clock(a.Length), name: words.In("of a plan", "end")}, {start: clock(b.Length), name: words.In("of a plan", "end")}}
	v.measure(append(slices.Clone(sides), end, [2]phaseSide{head, head}))
	v.line(same, [2]phaseSide{head, head}, quiet)
	for i, r := range c.rows {
		v.line(r.mark, sides[i], marks[r.mark].style)
		if r.mark == moved {
			v.change(4, difference{one(words.Say("place"), fmt.Sprint(r.a+1)), one(words.Say("place"), fmt.Sprint(r.b+1))}, marks[moved].style)
		}
		v.changes(4, r.changes, marks[r.mark].style)
	}
	v.line(same, end, quiet)
}

const (
	markWidth = 2
	between   = 3 // columns between the sides
)

// measure finds how wide the columns are: what they hold, but no more than there
// is room for. The names give way first.
func (v *diffView) measure(rows [][2]phaseSide) {
	for _, row := range rows {
		for _, s := range row {
			v.start, v.length = max(v.start, terminal.Width(s.start)), max(v.length, terminal.Width(s.length))
			v.name, v.breath = max(v.name, terminal.Width(s.name)), max(v.breath, terminal.Width(s.breath))
		}
	}
	const leastName = 6
	room := (v.width-markWidth-between)/2 - v.start - 1 - v.length - 2
	v.breath = min(v.breath, room-1-leastName)
	v.name = min(v.name, room-1-v.breath)
	v.side = v.start + 1 + v.length + 2 + v.name + 1 + v.breath
}

// line adds a phase as it is on both sides. Names take further lines where they
// are long.
func (v *diffView) line(m mark, sides [2]phaseSide, style terminal.Style) {
	names := [2][]string{terminal.Wrap(sides[0].name, v.name), terminal.Wrap(sides[1].name, v.name)}
	for n := range max(len(names[0]), len(names[1]), 1) {
		var pieces []piece
		add := func(x int, text string) { pieces = append(pieces, piece{x, text, style}) }
		if n == 0 {
			add(0, marks[m].sign)
		}
		for i, x := range []int{markWidth, markWidth + v.side + between} {
			s := &sides[i]
			name := x + v.start + 1 + v.length + 2
			if n < len(names[i]) {
				add(name, names[i][n])
			}
			if n == 0 {
				add(x+v.start-terminal.Width(s.start), s.start)
				add(x+v.start+1+v.length-terminal.Width(s.length), s.length)
				add(name+v.name+1, terminal.Clip(s.breath, v.breath))
			}
		}
		v.add(pieces...)
	}
}

func (v *diffView) changes(x int, list []difference, style terminal.Style) {
	for _, c := range list {
		v.change(x, c, style)
	}
}

// change adds a field: in one line where it fits, or else what is no more and
// what is new below each other. Of a list it shows only those, unless the order
// is all that changed.
func (v *diffView) change(x int, c difference, style terminal.Style) {
	before, after := without(c.a.values, c.b.values), without(c.b.values, c.a.values)
	if len(before)+len(after) == 0 {
		v.paragraph(x, words.Say("%s in another order: %s", c.a.name, strings.Join(c.b.values, ", ")), style)
		return
	}
	if !c.a.list {
		line := fmt.Sprintf("%s %s → %s", c.a.name, orNone(c.a.values), orNone(c.b.values))
		if x+terminal.Width(line) <= v.width {
			v.add(piece{x, line, style})
			return
		}
	}
	v.add(piece{x, c.a.name, style})
	for _, value := range inOneLine(before) {
		v.paragraph(x+2, "- "+value, style)
	}
	for _, value := range inOneLine(after) {
		v.paragraph(x+2, "+ "+value, style)
	}
}

// inOneLine joins values of one word each, such as ids, and leaves sentences
// apart.
func inOneLine(values []string) []string {
	if len(values) == 0 || slices.ContainsFunc(values, func(s string) bool { return strings.Contains(s, " ") }) {
		return values
	}
	return []string{strings.Join(values, ", ")}
}

func orNone(values []string) string {
	if len(values) == 0 {
		return words.In("of a value", "none")
	}
	return strings.Join(strings.Fields(values[0]), " ")
}

// without returns the values that others do not have.
func without(values, others []string) (rest []string) {
	for _, value := range values {
		if !slices.Contains(others, value) {
			rest = append(rest, value)
		}
	}
	return rest
}
