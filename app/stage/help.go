package stage

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"outbreath/app/kit"
	"outbreath/keys"
)

// help is the page of keys, laid over the stage.
type help struct {
	root   *fyne.Container
	ground *canvas.Rectangle
	title  *canvas.Text
	lead   *canvas.Text
	lists  []string // keys, in full
	keys   []*canvas.Text
	words  []*canvas.Text
}

func newHelp(b *keys.Bindings) *help {
	h := &help{
		ground: &canvas.Rectangle{},
		title:  kit.Line("Keys", kit.TextBreath, kit.Bold, nil),
		lead:   kit.Line("Guarded means: hold the key for a second, or press it twice.", kit.TextBody, kit.Plain, nil),
	}
	h.root = container.NewWithoutLayout(h.ground, h.title, h.lead)
	for i := range keys.Table {
		e := &keys.Table[i]
		if e.In&keys.Stage == 0 || e.Action == keys.Focus {
			continue
		}
		words := e.Words()
		if e.Guarded {
			words += ", guarded"
		}
		list := keys.Enumerate(b.Of(e.Action))
		h.lists = append(h.lists, list)
		key := trailing(kit.Line(list, kit.TextLead, kit.Bold, nil))
		line := kit.Line(words, kit.TextLead, kit.Plain, nil)
		h.keys, h.words = append(h.keys, key), append(h.words, line)
		h.root.Add(key)
		h.root.Add(line)
	}
	h.root.Hide()
	return h
}

// dress colours the page.
func (h *help) dress() {
	look := kit.Look()
	h.ground.FillColor = look.Ground
	h.ground.Refresh()
	kit.Tint(h.title, look.Ink)
	kit.Tint(h.lead, look.Quiet)
	kit.TintAll(look.Ink, h.keys...)
	kit.TintAll(look.Soft(), h.words...)
}

func (h *help) visible() bool { return h.root.Visible() }

func (h *help) toggle() { setVisible(h.root, !h.visible()) }

func (h *help) lay(size fyne.Size, k float32) {
	h.root.Resize(size)
	h.ground.Resize(size)
	line := min(whole(44*k), whole((size.Height-whole(110*k))/float32(len(h.keys))))
	y := whole(size.Height/2 - float32(len(h.keys))/2*line + 24*k)
	middle := whole(size.Width/2 - 200*k)
	h.title.TextSize = kit.Text(kit.TextBreath, k)
	kit.Seat(h.title, middle, y-whole(36*k), size.Width/2)
	h.lead.TextSize = kit.Text(kit.TextBody, k)
	kit.Seat(h.lead, middle+whole(110*k), y-whole(36*k), size.Width/2)
	for i := range h.keys {
		h.keys[i].TextSize, h.words[i].TextSize = kit.Text(kit.TextLead, k), kit.Text(kit.TextLead, k)
		room := middle - whole(48*k)
		h.keys[i].Text = kit.Cut(h.lists[i], h.keys[i].TextSize, kit.Bold, room)
		kit.Seat(h.keys[i], whole(24*k), y+whole(20*k), room)
		kit.Seat(h.words[i], middle, y+whole(20*k), size.Width)
		y += line
	}
}
