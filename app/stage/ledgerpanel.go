package stage

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"outbreath/app/kit"
	"outbreath/words"
)

// ledger is the calm panel of what each zone was to get, got and borrowed. It
// takes the place of the figure.
type ledger struct {
	root  *fyne.Container
	heads [3]*canvas.Text
	rows  []ledgerRow
	lent  *kit.Paragraph
}

type ledgerRow struct {
	zone    *canvas.Text
	figures [3]*canvas.Text
}

func newLedger() *ledger {
	l := &ledger{root: container.NewWithoutLayout(), lent: kit.NewParagraph(kit.TextBody, kit.Plain, color.NRGBA{})}
	for i := range l.heads {
		l.heads[i] = trailing(kit.Line("", kit.TextNote, kit.Plain, nil))
		l.root.Add(l.heads[i])
	}
	l.root.Add(l.lent)
	l.root.Hide()
	return l
}

// reword writes what always reads the same.
func (l *ledger) reword() {
	for i, head := range []string{words.In("of a zone's time", "plan"), words.In("of a zone's time", "got"), "+/–"} {
		kit.Say(l.heads[i], head)
	}
}

// dress colours what stays as it is; rows are coloured as they are shown.
func (l *ledger) dress() { kit.TintAll(kit.Look().Quiet, l.heads[:]...) }

// row returns a row, made when it is first needed.
func (l *ledger) row(i int) *ledgerRow {
	for i >= len(l.rows) {
		r := ledgerRow{zone: kit.Line("", kit.TextBody, kit.Plain, nil)}
		l.root.Add(r.zone)
		for j := range r.figures {
			r.figures[j] = trailing(kit.Line("", kit.TextBody, kit.Plain, nil))
			l.root.Add(r.figures[j])
		}
		l.rows = append(l.rows, r)
	}
	return &l.rows[i]
}

// show writes the ledger into the right column from y to foot, its rows as high as
// there is room for.
func (l *ledger) show(all []account, lent []string, present string, y, foot float32, g *grid) {
	look, x, width := kit.Look(), g.right-g.column, g.column
	pitch := min(g.down(24), max(whole(24*g.k), whole((foot-y)/float32(len(all)+4)))) // and some lines of what is lent
	size, note := max(min(g.text(kit.TextLabel), pitch*0.65), kit.TextLeast), max(min(g.text(kit.TextNote), pitch*0.6), kit.TextLeast)
	column := kit.Width("–0:00", size, kit.Plain)
	for _, h := range l.heads {
		column = max(column, kit.Width(h.Text, note, kit.Plain))
	}
	for _, a := range all {
		column = max(column, kit.Width(clock(round(max(a.planned, a.got))), size, kit.Plain), kit.Width(signed(round(a.more())), size, kit.Plain))
	}
	column += min(2*kit.Step, max(width/24, kit.Step/2))
	seat := func(figures *[3]*canvas.Text, y float32) {
		for j, f := range figures {
			kit.Seat(f, x+width-column*float32(3-j), y, column)
		}
	}
	for _, h := range l.heads {
		h.TextSize = note
	}
	seat(&l.heads, y)
	for i, a := range all {
		y += pitch
		r := l.row(i)
		ink := look.Soft()
		if a.zone == present {
			ink = look.Ink
		}
		kit.Tint(r.zone, ink)
		r.zone.TextSize, r.zone.TextStyle = size, fyne.TextStyle{Bold: a.zone == present}
		kit.Say(r.zone, shorter(a.zone, all, size, width-3*column))
		kit.Seat(r.zone, x, y, width-3*column)
		for j, text := range []string{clock(round(a.planned)), clock(round(a.got)), signed(round(a.more()))} {
			r.figures[j].TextSize = size
			kit.Tint(r.figures[j], look.Soft())
			kit.Say(r.figures[j], text)
		}
		seat(&r.figures, y)
	}
	for i := range l.rows {
		for _, o := range append([]*canvas.Text{l.rows[i].zone}, l.rows[i].figures[:]...) {
			setVisible(o, i < len(all))
		}
	}
	y += whole(12 * g.k)
	l.lent.Move(fyne.NewPos(x, y))
	// Whole sentences or none: half of one misleads.
	room := int((foot - y) / whole(size*kit.LineHeight))
	for len(lent) > 0 && len(kit.Wrap(strings.Join(lent, " "), size, kit.Plain, width, 0)) > room {
		lent = lent[:len(lent)-1]
	}
	l.lent.Set(strings.Join(lent, " "), size, look.Ink, width, 0)
}

// shorter cuts a zone's name to what fits: its last word before half a word,
// where no other zone is called that.
func shorter(zone string, all []account, size, width float32) string {
	if kit.Width(zone, size, kit.Plain) > width {
		last := zone[strings.LastIndexByte(zone, ' ')+1:]
		if !slices.ContainsFunc(all, func(a account) bool { return a.zone == last }) {
			zone = last
		}
	}
	return kit.Cut(zone, size, kit.Plain, width)
}

// signed writes seconds as +0:40 or –4:00, and nothing as a point. The minus is
// an en dash: the theme's font has no minus sign.
func signed(seconds int) string {
	switch {
	case seconds > 0:
		return "+" + clock(seconds)
	case seconds < 0:
		return "–" + clock(-seconds)
	}
	return "·"
}
