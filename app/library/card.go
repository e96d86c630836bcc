package library

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"outbreath/app/kit"
	"outbreath/words"
)

// card is one row of the list: name, length, summary and the phases as a strip.
type card struct {
	widget.BaseWidget

	item  *item
	press func()
	again *kit.Button // nil where it was never run

	k                        float32
	selected, focused, hover bool
	back, mark               *canvas.Rectangle
	name                     [2]*canvas.Text // in one line or two
	own, length              *canvas.Text
	summary                  *kit.Paragraph
	strip                    *kit.Strip
	box                      []fyne.CanvasObject
	height                   float32
}

var (
	_ fyne.Tappable     = (*card)(nil)
	_ fyne.Accessible   = (*card)(nil)
	_ desktop.Hoverable = (*card)(nil)
)

func newCard(it *item, k float32, again *kit.Button, press func()) *card {
	look := kit.Look()
	c := &card{item: it, press: press, again: again, k: k,
		back: &canvas.Rectangle{CornerRadius: 10 * k, StrokeWidth: 2}, mark: &canvas.Rectangle{CornerRadius: 2},
		own:     kit.Line("", kit.Text(kit.TextNote, k), kit.Plain, look.Breath),
		length:  kit.Line(it.length(), kit.Text(kit.TextLabel, k), kit.Plain, look.Quiet),
		summary: kit.NewText(it.summary(), kit.Text(kit.TextLabel, k), kit.Plain, look.Quiet),
		strip:   kit.NewStrip(it.plan),
	}
	for i := range c.name {
		c.name[i] = kit.Line("", kit.Text(kit.TextLead, k), kit.Plain, look.Ink)
	}
	switch {
	case it.guest:
		c.own.Text = words.In("of a file", "from elsewhere")
	case !it.entry.Shipped:
		c.own.Text = words.In("of a file", "yours")
	}
	c.length.Alignment = fyne.TextAlignTrailing
	c.strip.Whole, c.strip.Names, c.strip.Height = true, kit.NamesNone, max(float32(int(5*k)), 4)
	c.strip.Hidden = it.plan == nil
	c.box = []fyne.CanvasObject{c.back, c.mark, c.name[0], c.name[1], c.own, c.length, c.summary, c.strip}
	if again != nil {
		c.box = append(c.box, again)
	}
	c.ExtendBaseWidget(c)
	return c
}

// cardPad is how far a card's words stand from its edges.
func cardPad(k float32) float32 { return float32(int(18 * k)) }

// FitWidth lays the card out in width and returns its height.
func (c *card) FitWidth(width float32) float32 {
	k, look := c.k, kit.Look()
	pad := cardPad(k)
	room := width - 2*pad
	length := kit.Width(c.length.Text, c.length.TextSize, kit.Plain)
	own := kit.Width(c.own.Text, c.own.TextSize, kit.Plain)
	name, size := c.item.name(), c.name[0].TextSize
	y := float32(int(max(34*k, 14*k+size)))
	left := room - length - 2*kit.Step
	if own > 0 {
		left -= own + kit.Step
	}
	c.length.Alignment = fyne.TextAlignTrailing
	lines, beside := []string{kit.Cut(name, size, kit.Plain, left)}, y
	if length > 0 && lines[0] != name {
		// A long name has the line to itself, or two, and the length moves below it.
		left += length + 2*kit.Step
		lines = kit.Wrap(name, size, kit.Plain, left, len(c.name))
		c.length.Alignment = fyne.TextAlignLeading
		beside = y + float32(len(lines)-1)*float32(int(size*1.3)) + float32(int(max(24*k, c.length.TextSize*1.5)))
	}
	for i, line := range c.name {
		line.Text = ""
		if i < len(lines) {
			line.Text = lines[i]
			kit.Seat(line, pad, y, left)
			c.seatOwn(line, y)
			y += float32(int(size * 1.3))
		}
	}
	y = beside
	kit.Seat(c.length, pad, y, room)
	y += float32(int(max(8*k, c.length.TextSize*0.5)))
	c.summary.Move(fyne.NewPos(pad, y))
	y += c.summary.Set(c.item.summary(), c.length.TextSize, look.Quiet, room, 2)
	if c.strip.Visible() {
		y += float32(int(10 * k))
		c.strip.Move(fyne.NewPos(pad, y))
		c.strip.Resize(fyne.NewSize(room, c.strip.Height))
		y += c.strip.Height
	}
	if c.again != nil {
		y += float32(int(12 * k))
		size := c.again.MinSize()
		size.Height = max(size.Height, kit.Finger)
		c.again.Resize(size)
		c.again.Move(fyne.NewPos(pad, y))
		y += size.Height
	}
	y += float32(int(16 * k))
	c.height = y
	c.back.Resize(fyne.NewSize(width, y))
	c.mark.Move(fyne.NewPos(0, pad))
	c.mark.Resize(fyne.NewSize(4, y-2*pad))
	c.paint()
	return y
}

// seatOwn puts what is said of the file beside a line of the name.
func (c *card) seatOwn(line *canvas.Text, y float32) {
	kit.Seat(c.own, line.Position().X+kit.Width(line.Text, line.TextSize, kit.Plain)+kit.Step*1.25, y,
		kit.Width(c.own.Text, c.own.TextSize, kit.Plain))
}

// show marks the card as chosen, and the list as the one that hears the keys.
func (c *card) show(selected, focused bool) {
	if c.selected != selected || c.focused != focused {
		c.selected, c.focused = selected, focused
		c.paint()
	}
}

func (c *card) paint() {
	look := kit.Look()
	back, edge := color.NRGBA{}, color.NRGBA{}
	switch {
	case c.selected:
		back = look.Raised
	case c.hover:
		back = look.Faint(look.Raised, 0.55)
	}
	if c.selected && c.focused {
		edge = look.Faint(look.Ink, 0.45)
	}
	c.back.FillColor, c.back.StrokeColor = back, edge
	c.mark.FillColor = look.Breath
	if c.item.entry.Protocol == nil {
		c.mark.FillColor = look.Quiet
	}
	c.mark.Hidden = !c.selected
	canvas.Refresh(c)
}

// Tapped implements [fyne.Tappable].
func (c *card) Tapped(*fyne.PointEvent) { c.press() }

// MouseIn implements [desktop.Hoverable].
func (c *card) MouseIn(*desktop.MouseEvent) { c.hover = true; c.paint() }

// MouseMoved implements [desktop.Hoverable].
func (c *card) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (c *card) MouseOut() { c.hover = false; c.paint() }

// AccessibilityLabel implements [fyne.Accessible].
func (c *card) AccessibilityLabel() string { return c.item.name() }

// AccessibilityRole implements [fyne.Accessible].
func (c *card) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// MinSize is as high as the card at its present width.
func (c *card) MinSize() fyne.Size { return fyne.NewSize(20*kit.Step, c.height) }

// CreateRenderer implements [fyne.Widget].
func (c *card) CreateRenderer() fyne.WidgetRenderer { return &cardRenderer{c} }

type cardRenderer struct{ c *card }

func (r *cardRenderer) Destroy()                     {}
func (r *cardRenderer) Layout(fyne.Size)             {}
func (r *cardRenderer) MinSize() fyne.Size           { return r.c.MinSize() }
func (r *cardRenderer) Objects() []fyne.CanvasObject { return r.c.box }
func (r *cardRenderer) Refresh()                     { r.c.paint() }
