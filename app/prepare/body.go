package prepare

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"outbreath/app/kit"
	"outbreath/pacing"
	"outbreath/words"
	"outbreath/words/tell"
)

// body is the figure from both sides, with a row for each zone of the protocol
// beside it or, where there is no room, below. Both are touched alike.
type body struct {
	widget.BaseWidget

	k      float32
	zones  []string
	touch  func(zone string)
	sides  [2]*touched     // by the view
	names  [2]*canvas.Text // below their feet
	rows   []*kit.ZoneRow
	lit    map[string]kit.Lit // by zone
	marked string
	box    *fyne.Container
	height float32
}

// newBody returns the figure for zones, those of the head first.
func newBody(zones []string, touch func(zone string)) *body {
	b := &body{k: 1, zones: slices.Clone(zones), touch: touch, lit: map[string]kit.Lit{}, box: container.NewWithoutLayout()}
	slices.SortStableFunc(b.zones, func(x, y string) int { return kit.ZoneOrder(x) - kit.ZoneOrder(y) })
	for view := range b.sides {
		b.sides[view] = newTouched(b, kit.View(view))
		b.names[view] = kit.Line("", 0, kit.Plain, nil)
		b.names[view].Alignment = fyne.TextAlignCenter
		b.box.Add(b.sides[view])
		b.box.Add(b.names[view])
	}
	for _, zone := range b.zones {
		row := kit.NewZoneRow("", func() { touch(zone) })
		row.OnMarked = func(on bool) { b.mark(zone, on) }
		b.rows = append(b.rows, row)
		b.box.Add(row)
	}
	b.ExtendBaseWidget(b)
	return b
}

// mark puts an outline round a zone, or takes it away.
func (b *body) mark(zone string, on bool) {
	switch {
	case on:
		b.marked = zone
	case b.marked == zone:
		b.marked = ""
	}
	b.draw()
}

// zoneAt returns the zone that a part of the figure stands for: the one of its
// name, or a larger one of which no part is a zone by itself; "" for none.
func (b *body) zoneAt(part string) string {
	own := func(part string) bool { return slices.Contains(b.zones, part) }
	if own(part) {
		return part
	}
	for _, zone := range b.zones {
		if parts := kit.ZoneParts(zone); slices.Contains(parts, part) && !slices.ContainsFunc(parts, own) {
			return zone
		}
	}
	return ""
}

// draw shows on the figure what is wished.
func (b *body) draw() {
	parts := map[string]kit.Lit{}
	for _, zone := range b.zones {
		for _, part := range kit.ZoneParts(zone) {
			if b.zoneAt(part) == zone {
				parts[part] = b.lit[zone]
			}
		}
	}
	for _, f := range b.sides {
		f.figure.Set(parts, pacing.Targeted, b.marked)
	}
}

// FitWidth lays figure and rows out and returns their height.
func (b *body) FitWidth(width float32) float32 {
	figure := kit.FigureSize(b.k)
	x := float32(0)
	for view := len(b.sides) - 1; view >= 0; view-- { // the front first, as one meets it
		f := b.sides[view]
		f.Resize(figure)
		f.Move(fyne.NewPos(x, 0))
		kit.Seat(b.names[view], x, figure.Height-kit.Step/2, figure.Width)
		x += figure.Width + kit.Step
	}
	x += kit.Step
	y, left := float32(0), width-x
	if left < rowLeast*kit.Text(kit.TextLabel, b.k) {
		x, y, left = 0, figure.Height+kit.Step, width
	}
	for _, r := range b.rows {
		h := r.FitWidth(left)
		r.Move(fyne.NewPos(x, y))
		r.Resize(fyne.NewSize(left, h))
		y += h
	}
	b.height = max(y, figure.Height)
	return b.height
}

// rowLeast is how many times the size of its words a row has to be wide.
const rowLeast = 9

// reword says everything in the language in use.
func (b *body) reword() {
	kit.Say(b.names[kit.BackView], words.In("view of the figure", "back"))
	kit.Say(b.names[kit.FrontView], words.In("view of the figure", "front"))
	for i, zone := range b.zones {
		b.rows[i].Name = words.Outer(tell.Zone(zone))
		b.rows[i].Refresh()
	}
}

// scale makes the body as large as the window asks for.
func (b *body) scale(k float32) {
	b.k = k
	for _, f := range b.sides {
		f.figure.Refresh() // in the colours of the theme
	}
	for _, n := range b.names {
		n.TextSize, n.Color = min(kit.Text(kit.TextNote, k), 2*kit.Step), kit.Look().Quiet
		n.Refresh()
	}
	for _, r := range b.rows {
		r.TextSize = kit.Text(kit.TextLabel, k)
		r.Refresh()
	}
	b.draw()
}

// MinSize is as high as the body at its present width.
func (b *body) MinSize() fyne.Size { return fyne.NewSize(2*kit.FigureSize(b.k).Width, b.height) }

// CreateRenderer implements [fyne.Widget].
func (b *body) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.box) }

// touched is the figure from one side, which hears the finger and the pointer. The
// rows have the keyboard.
type touched struct {
	widget.BaseWidget

	body   *body
	figure *kit.Figure
}

var (
	_ fyne.Tappable     = (*touched)(nil)
	_ desktop.Hoverable = (*touched)(nil)
)

func newTouched(b *body, view kit.View) *touched {
	t := &touched{body: b, figure: kit.NewFigure(view)}
	t.ExtendBaseWidget(t)
	return t
}

func (t *touched) zone(at fyne.Position) string {
	return t.body.zoneAt(t.figure.At(at, func(part string) bool { return t.body.zoneAt(part) != "" }))
}

// Tapped implements [fyne.Tappable].
func (t *touched) Tapped(e *fyne.PointEvent) {
	if zone := t.zone(e.Position); zone != "" {
		t.body.touch(zone)
	}
}

// MouseIn implements [desktop.Hoverable].
func (t *touched) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved implements [desktop.Hoverable].
func (t *touched) MouseMoved(e *desktop.MouseEvent) {
	if zone := t.zone(e.Position); zone != t.body.marked {
		t.body.mark(zone, true)
	}
}

// MouseOut implements [desktop.Hoverable].
func (t *touched) MouseOut() { t.body.mark("", true) }

// Resize leaves room below the feet for the finger.
func (t *touched) Resize(size fyne.Size) {
	t.BaseWidget.Resize(size)
	t.figure.Resize(fyne.NewSize(size.Width, size.Width*kit.FigureHeight/kit.FigureWidth))
}

// CreateRenderer implements [fyne.Widget].
func (t *touched) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.figure) }
