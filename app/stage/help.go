package stage

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/words"
)

// help is the page of keys, laid over the stage.
type help struct {
	root    *fyne.Container
	ground  *canvas.Rectangle
	title   *canvas.Text
	lead    *canvas.Text
	bound   *keys.Bindings
	entries []*keys.Entry
	lists   []string // keys, in full
	keys    []*canvas.Text
	words   []*canvas.Text
}

func newHelp(b *keys.Bindings) *help {
	h := &help{
		ground: &canvas.Rectangle{}, bound: b,
		title: kit.Line("", kit.TextBreath, kit.Bold, nil), lead: kit.Line("", kit.TextBody, kit.Plain, nil),
	}
	h.root = container.NewWithoutLayout(h.ground, h.title, h.lead)
	for i := range keys.Table {
		e := &keys.Table[i]
		if e.In&keys.Stage == 0 || e.Action == keys.Focus {
			continue
		}
		key := trailing(kit.Line("", kit.TextLead, kit.Bold, nil))
		line := kit.Line("", kit.TextLead, kit.Plain, nil)
		h.entries, h.lists = append(h.entries, e), append(h.lists, "")
		h.keys, h.words = append(h.keys, key), append(h.words, line)
		h.root.Add(key)
		h.root.Add(line)
	}
	h.root.Hide()
	return h
}

// reword writes the page.
func (h *help) reword() {
	h.title.Text = words.Say("Keys")
	h.lead.Text = words.Say("Guarded means: hold the key for a second, or press it twice.")
	for i, e := range h.entries {
		h.lists[i] = keys.Enumerate(h.bound.Of(e.Action))
		h.words[i].Text = e.Words()
		if e.Guarded {
			h.words[i].Text = words.Say("%s, guarded", e.Words())
		}
	}
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

// lay gives the words the size that lets all of them be seen, and the usual one
// where there is room.
func (h *help) lay(size fyne.Size, k float32) {
	h.root.Resize(size)
	h.ground.Resize(size)
	line := min(whole(44*k), whole((size.Height-whole(110*k))/float32(len(h.keys))))
	y := whole(size.Height/2 - float32(len(h.keys))/2*line + 24*k)
	edge, middle := whole(24*k), whole(size.Width/2-200*k)
	room := size.Width - middle - edge

	text := min(kit.Text(kit.TextLead, k), line*0.78)
	for _, w := range h.words {
		text = min(text, text*room/kit.Width(w.Text, text, kit.Plain))
	}
	h.title.TextSize = min(kit.Text(kit.TextBreath, k), 44*k)
	kit.Seat(h.title, middle, y-whole(36*k), size.Width/2)
	beside := middle + whole(kit.Width(h.title.Text, h.title.TextSize, kit.Bold)+24*k)
	lead := min(kit.Text(kit.TextBody, k), text)
	h.lead.TextSize = min(lead, lead*(size.Width-beside-edge)/kit.Width(h.lead.Text, lead, kit.Plain))
	kit.Seat(h.lead, beside, y-whole(36*k), size.Width-beside)
	for i := range h.keys {
		h.keys[i].TextSize, h.words[i].TextSize = text, text
		h.keys[i].Text = kit.Cut(h.lists[i], text, kit.Bold, middle-2*edge)
		kit.Seat(h.keys[i], edge, y+whole(20*k), middle-2*edge)
		kit.Seat(h.words[i], middle, y+whole(20*k), room)
		y += line
	}
}
