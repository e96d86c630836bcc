package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

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
	gap := 28 * k
	for _, r := range s.rows {
		if r[0] == "" {
			c.Add(28*k, kit.Heading(r[1], k, look.Quiet))
			gap = 6 * k
			continue
		}
		c.Add(gap, newPair(r[0], r[1], k))
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
	s.column.FitWidth(width + s.column.Inset)
	s.scroll.Move(fyne.NewPos(x, margin))
	s.scroll.Resize(fyne.NewSize(width+s.column.Inset, line-px(27+24)-margin))
	s.scroll.Refresh()
	target, between := fyne.NewSize(px(300), px(54)), px(24)
	n := float32(len(s.buttons))
	at := (size.Width - n*target.Width - (n-1)*between) / 2
	for _, b := range s.buttons {
		b.Resize(target)
		b.Move(fyne.NewPos(at, line-target.Height/2))
		at += target.Width + between
	}
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

// pair is a short word and what it stands for, in two columns.
type pair struct {
	widget.BaseWidget

	left, right *kit.Paragraph
	k           float32
	box         *fyne.Container
}

func newPair(left, right string, k float32) *pair {
	look := kit.Look()
	p := &pair{k: k, left: kit.NewText(left, kit.Text(kit.TextBody, k), kit.Plain, look.Ink),
		right: kit.NewText(right, kit.Text(kit.TextBody, k), kit.Plain, look.Soft())}
	p.box = container.NewWithoutLayout(p.left, p.right)
	p.ExtendBaseWidget(p)
	return p
}

// FitWidth lays the two columns out and returns the height.
func (p *pair) FitWidth(width float32) float32 {
	x := float32(int(180 * p.k))
	left, right := p.left.FitWidth(x), p.right.FitWidth(width-x)
	p.right.Move(fyne.NewPos(x, 0))
	p.right.Resize(fyne.NewSize(width-x, right))
	p.left.Resize(fyne.NewSize(x, left))
	return max(left, right)
}

// MinSize is as high as the words at their present width.
func (p *pair) MinSize() fyne.Size { return p.right.MinSize().Max(p.left.MinSize()) }

// CreateRenderer implements [fyne.Widget].
func (p *pair) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.box) }
