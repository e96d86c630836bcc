package library

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"outbreath/app/kit"
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
	name, own, length        *canvas.Text
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
		name:    kit.Line("", kit.Text(kit.TextLead, k), kit.Plain, look.Ink),
		own:     kit.Line("", kit.Text(kit.TextNote, k), kit.Plain, look.Breath),
		length:  kit.Line(it.length(), kit.Text(kit.TextLabel, k), kit.Plain, look.Quiet),
		summary: kit.NewText(it.summary(), kit.Text(kit.TextLabel, k), kit.Plain, look.Quiet),
		strip:   kit.NewStrip(it.plan),
	}
	switch {
	case it.guest:
		c.own.Text = "from elsewhere"
	case !it.entry.Shipped:
		c.own.Text = "yours"
	}
	c.length.Alignment = fyne.TextAlignTrailing
	c.strip.Whole, c.strip.Names, c.strip.Height = true, kit.NamesNone, max(float32(int(5*k)), 4)
	c.strip.Hidden = it.plan == nil
	c.box = []fyne.CanvasObject{c.back, c.mark, c.name, c.own, c.length, c.summary, c.strip}
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
	y := float32(int(34 * k))
	left := room - length - 2*kit.Step
	if own > 0 {
		left -= own + kit.Step
	}
	if name := kit.Width(c.item.entry.Name(), c.name.TextSize, kit.Plain); name > left && length > 0 {
		// A long name has the line to itself, and the length moves below it.
		left += length + 2*kit.Step
		kit.Seat(c.length, pad, y+24*k, room)
		c.length.Alignment = fyne.TextAlignLeading
		c.name.Text = kit.Cut(c.item.entry.Name(), c.name.TextSize, kit.Plain, left)
		kit.Seat(c.name, pad, y, left)
		c.seatOwn(pad, y)
		y += float32(int(24 * k))
	} else {
		c.length.Alignment = fyne.TextAlignTrailing
		c.name.Text = kit.Cut(c.item.entry.Name(), c.name.TextSize, kit.Plain, left)
		kit.Seat(c.name, pad, y, left)
		kit.Seat(c.length, pad, y, room)
		c.seatOwn(pad, y)
	}
	y += float32(int(8 * k))
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

func (c *card) seatOwn(x, y float32) {
	kit.Seat(c.own, x+kit.Width(c.name.Text, c.name.TextSize, kit.Plain)+kit.Step*1.25, y,
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
func (c *card) AccessibilityLabel() string { return c.item.entry.Name() }

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
