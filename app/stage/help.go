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
// where there is room. What the keys do stands left of the middle, further left
// where it is long.
func (h *help) lay(size fyne.Size, g *grid) {
	k := g.k
	h.root.Resize(size)
	h.ground.Resize(size)
	line := min(whole(44*k), whole((size.Height-whole(110*k))/float32(len(h.keys))))
	y := whole(size.Height/2 - float32(len(h.keys))/2*line + 24*k)
	edge := whole(24 * k)
	text := min(g.text(kit.TextLead), line*0.78)
	does := func() (widest float32) {
		for _, w := range h.words {
			widest = max(widest, kit.Width(w.Text, text, kit.Plain))
		}
		return widest
	}
	names := float32(0)
	for _, list := range h.lists {
		names = max(names, min(kit.Width(list, text, kit.Bold), size.Width/4)) // longer ones are cut
	}
	if need := names + does() + 3*edge; need > size.Width {
		text = max(float32(int(text*size.Width/need)), kit.TextLeast)
	}
	middle := whole(min(size.Width/2-200*k, size.Width-edge-does()))
	room := size.Width - middle - edge
	h.title.TextSize = min(g.text(kit.TextBreath), 44*k)
	kit.Seat(h.title, middle, y-whole(36*k), size.Width/2)
	beside := middle + whole(kit.Width(h.title.Text, h.title.TextSize, kit.Bold)+24*k)
	lead := min(g.text(kit.TextBody), text)
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
