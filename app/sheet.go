package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/words"
)

// sheet is a page of plain information that any key but a few puts away.
type sheet struct {
	title, lead string
	rows        [][2]string // key and words; an empty key makes a heading
	onClose     func()
	done        *kit.Meter                     // below the lead; nil for none
	extra       func(c *kit.Column, k float32) // adds what is below the rows; nil for nothing
	onSound     func()                         // sound came or went; nil for nothing
	onLeave     func()                         // however the page is left; nil for nothing
	onDrop      func(paths []string) bool      // whether it takes what is dropped on it; nil for nothing
	hear        func(keys.Key) bool            // sees every key first, and reports whether it took it; nil for none
	others      func(keys.Key) bool            // sees those that mean nothing here
	keys        *keys.Bindings

	k       float32
	dress   kit.Dress
	root    *fyne.Container
	column  *kit.Column
	scroll  *container.Scroll
	close   *kit.Button
	buttons []*kit.Button // below the page, close the last of them
	window  fyne.Window
}

// showSheet shows a page of information in place of the screen, and the screen
// again afterwards.
func (a *app) showSheet(title, lead string, rows ...[2]string) *sheet {
	back := a.aside()
	s := &sheet{title: title, lead: lead, rows: rows, k: 1, column: kit.NewColumn(), keys: a.keys, others: a.key}
	s.onClose = back
	s.column.Inset = 2 * kit.Step
	s.scroll = container.NewVScroll(s.column)
	s.close = kit.NewButton(kit.Target, words.Say("Close"), kit.Hint(a.keys.First(keys.Leave), "%s"), s.onClose)
	s.root = container.New(s)
	s.offer(s.close)
	a.show(s, a.menu())
	logger.Info("screen", "name", "sheet", "title", title)
	return s
}

// offer shows buttons below the page in place of those before.
func (s *sheet) offer(buttons ...*kit.Button) {
	s.buttons, s.root.Objects = buttons, []fyne.CanvasObject{s.scroll}
	for _, b := range buttons {
		b.OnKey = s.buttonKey
		s.root.Objects = append(s.root.Objects, b)
	}
	s.fill()
	s.root.Refresh()
}

// say changes what the page says.
func (s *sheet) say(lead string, rows ...[2]string) {
	s.lead, s.rows = lead, rows
	s.fill()
	s.root.Refresh()
}

func (s *sheet) CanvasObject() fyne.CanvasObject { return s.root }

func (s *sheet) fill() {
	c, k, look := s.column, s.k, kit.Look()
	c.Clear()
	c.Add(0, kit.NewText(s.title, kit.Text(kit.TextBreath, k), kit.Bold, look.Ink))
	if s.lead != "" {
		c.Add(4*k, kit.NewText(s.lead, kit.Text(kit.TextBody, k), kit.Plain, look.Soft()))
	}
	if s.done != nil {
		c.Add(16*k, s.done)
	}
	gap, first := 28*k, firstColumn(s.rows, k)
	for _, r := range s.rows {
		if r[0] == "" {
			c.Add(28*k, kit.Heading(r[1], k, look.Quiet))
			gap = 6 * k
			continue
		}
		c.Add(gap, newPair(r[0], r[1], first, k))
		gap = 3 * k
	}
	if s.extra != nil {
		s.extra(c, k)
	}
	for _, b := range s.buttons {
		b.SetSize(kit.Text(kit.TextLead, k))
	}
}

// MinSize implements [fyne.Layout].
func (s *sheet) MinSize([]fyne.CanvasObject) fyne.Size { return kit.LeastSize() }

// Layout implements [fyne.Layout]: one narrow page in the middle.
func (s *sheet) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	if d := kit.DressFor(size); d != s.dress {
		s.dress, s.k = d, d.Scale
		s.fill()
	}
	px := func(v float32) float32 { return kit.Pixels(v, s.k) }
	margin := px(kit.Margin)
	width := min(px(720), size.Width-2*margin)
	x := float32(int((size.Width - width) / 2))
	line := size.Height - px(51)
	rise := s.layButtons(size, line)
	s.column.FitWidth(width + s.column.Inset)
	s.scroll.Move(fyne.NewPos(x, margin))
	s.scroll.Resize(fyne.NewSize(width+s.column.Inset, line-px(27+24)-margin-rise))
	s.scroll.Refresh()
}

// layButtons lays the buttons out beside each other along a line, or above each other
// where they have no room, and returns by how much they are higher then.
func (s *sheet) layButtons(size fyne.Size, line float32) (rise float32) {
	px := func(v float32) float32 { return kit.Pixels(v, s.k) }
	target, between := fyne.NewSize(px(300), px(54)), px(24)
	for _, b := range s.buttons {
		target.Width = max(target.Width, b.MinSize().Width)
	}
	n := float32(len(s.buttons))
	beside := n*target.Width + (n-1)*between
	step := fyne.NewDelta(target.Width+between, 0)
	at := fyne.NewPos((size.Width-beside)/2, line-target.Height/2)
	if beside > size.Width-2*between {
		step = fyne.NewDelta(0, target.Height+px(12))
		rise = (n - 1) * step.DY
		at = fyne.NewPos((size.Width-target.Width)/2, at.Y-rise)
	}
	for _, b := range s.buttons {
		b.Resize(target)
		b.Move(at)
		at = at.Add(step)
	}
	return rise
}

// reveal scrolls as little as it takes to have something on the page in view.
func (s *sheet) reveal(o fyne.CanvasObject) {
	places := fyne.CurrentApp().Driver()
	top := places.AbsolutePositionForObject(o).Y - places.AbsolutePositionForObject(s.column).Y
	margin := 2 * kit.Step * s.k
	kit.Reveal(s.scroll, top-margin, top+o.Size().Height+margin)
}

// key sees every key, and reports whether it took one.
func (s *sheet) key(k keys.Key, down bool) bool {
	if !down {
		return false
	}
	if s.hear != nil && s.hear(k) {
		return true
	}
	switch action := s.keys.Find(keys.Page, k); action {
	case keys.Leave, keys.Forward, keys.Press, keys.Help:
		s.onClose()
		return true
	default:
		return s.others(k)
	}
}

// buttonKey is key for a button, which Enter and Space press.
func (s *sheet) buttonKey(k keys.Key, down bool) bool {
	return k != keys.Enter && k != keys.Space && s.key(k, down)
}

// typed is a key that scrolls, held or not.
func (s *sheet) typed(key *fyne.KeyEvent) {
	kit.ScrollByKey(s.scroll, key.Name)
}

// Attach lets the page hear the keys of a window that shows its object.
func (s *sheet) Attach(w fyne.Window) {
	s.window = w
	kit.Listen(w, kit.Ears{Key: s.typed,
		Down:  func(e *fyne.KeyEvent) { s.key(kit.KeyOf(e), true) },
		Typed: func(r rune) bool { return s.key(kit.TypedKey(r), true) }})
}

// Detach ends what Attach began.
func (s *sheet) Detach() {
	if s.onLeave != nil {
		s.onLeave()
	}
	kit.Listen(s.window, kit.Ears{})
}
