package preferences

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"outbreath/app/kit"
	"outbreath/keys"
)

// Options are whom the page tells, on Fyne's goroutine.
type Options struct {
	OnClose func() // the page is put away
	// OnKey sees every key first and reports whether it took it.
	OnKey func(keys.Key) bool
	Keys  *keys.Bindings // of the user
}

// Screen is the page. It lives on Fyne's goroutine.
type Screen struct {
	options  Options
	sections []*section

	k      float32
	dress  kit.Dress
	root   *fyne.Container
	column *kit.Column
	scroll *container.Scroll
	close  *kit.Button
	window fyne.Window
}

// section is a [Section] on the page.
type section struct {
	title string
	rows  []*row
	reset *kit.Button
	undo  []func() // what puts the values back that were there before a reset; nil for none
}

// The words on the button of a section.
const (
	resetWords = "As it was at first"
	undoWords  = "Undo"
)

// New returns the page for sections.
func New(sections []Section, options Options) *Screen {
	s := &Screen{options: options, k: 1, column: kit.NewColumn()}
	s.column.Inset = 2 * kit.Step
	s.scroll = container.NewVScroll(s.column)
	s.close = kit.NewButton(kit.Target, "Close", kit.Hint(options.Keys.First(keys.Leave), "%s"), options.OnClose)
	s.close.OnKey = s.key
	for _, from := range sections {
		sec := &section{title: from.Title}
		sec.reset = s.chip("", resetWords, func() { s.resetOrUndo(sec) })
		sec.reset.Shape = kit.Quiet
		for _, r := range from.Rows {
			sec.rows = append(sec.rows, r.build(s, sec))
		}
		s.sections = append(s.sections, sec)
	}
	s.root = container.New(s, s.scroll, s.close)
	s.fill()
	return s
}

// CanvasObject returns what to show in a window.
func (s *Screen) CanvasObject() fyne.CanvasObject { return s.root }

// Update shows values that were changed elsewhere.
func (s *Screen) Update() { s.lay() }

func (s *Screen) chip(about, words string, press func()) *kit.Button {
	b := kit.NewButton(kit.Chip, words, "", press)
	b.Spoken, b.OnKey, b.OnFocus = about, s.key, func() { s.reveal(b) }
	return b
}

// change changes a value of a section, after which a reset cannot be undone.
func (s *Screen) change(sec *section, set func()) {
	sec.undo = nil
	set()
	s.lay()
}

// drag is change for a value that changes many times a second.
func (s *Screen) drag(sec *section, set func()) {
	hidden, words := sec.reset.Hidden, sec.reset.Text
	sec.undo = nil
	set()
	if sec.offer(); sec.reset.Hidden != hidden || sec.reset.Text != words {
		s.lay()
	}
}

// resetOrUndo makes the values of a section those of a program that has never
// run, or puts back what they were before.
func (s *Screen) resetOrUndo(sec *section) {
	undo := sec.undo
	sec.undo = nil
	if undo != nil {
		for _, put := range undo {
			put()
		}
	} else {
		for _, r := range sec.rows {
			if r.first != nil {
				undo = append(undo, r.take())
			}
		}
		for _, r := range sec.rows {
			if r.first != nil && !r.first() {
				r.reset()
			}
		}
		sec.undo = undo
	}
	s.lay()
}

// offer shows on the button of a section what it would do; it is hidden where
// that is nothing.
func (sec *section) offer() {
	first := true
	for _, r := range sec.rows {
		first = first && (r.first == nil || r.first())
	}
	words := resetWords
	if sec.undo != nil {
		words = undoWords
	}
	sec.reset.Spoken = sec.title + ": " + words
	sec.reset.SetText(words, "")
	sec.reset.Hidden = first && sec.undo == nil
}

// fill writes the page.
func (s *Screen) fill() {
	c, k, look := s.column, s.k, kit.Look()
	c.Clear()
	c.AddIndented(0, halo, kit.NewText("Settings", kit.Text(kit.TextBreath, k), kit.Bold, look.Ink))
	for i, sec := range s.sections {
		gap := 36 * k
		if i == 0 {
			gap = 20 * k
		}
		sec.reset.SetSize(kit.Text(kit.TextLabel, k))
		for _, r := range sec.rows {
			if r.update != nil {
				r.update()
			}
		}
		sec.offer()
		c.Add(gap, newHead(kit.Heading(sec.title, k, look.Quiet), sec.reset))
		for j, r := range sec.rows {
			gap = 18 * k
			if j == 0 {
				gap = 8 * k
			}
			r.fill(c, gap, k)
		}
	}
	s.close.SetSize(kit.Text(kit.TextLead, k))
}

// lay writes the page anew and lays it out, so that what has the keyboard stays
// where it is on the screen.
func (s *Screen) lay() {
	before, ok := s.place()
	s.fill()
	s.Layout(nil, s.root.Size())
	if after, still := s.place(); ok && still {
		kit.ScrollTo(s.scroll, s.scroll.Offset.Y+after-before)
	}
	s.root.Refresh()
}

// place returns how far down in the window stands what has the keyboard, if that
// is on the page.
func (s *Screen) place() (y float32, ok bool) {
	if s.window == nil {
		return 0, false
	}
	o, ok := s.window.Canvas().Focused().(fyne.CanvasObject)
	if !ok || o == fyne.CanvasObject(s.close) || !o.Visible() {
		return 0, false
	}
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y, true
}

// MinSize implements [fyne.Layout].
func (s *Screen) MinSize([]fyne.CanvasObject) fyne.Size { return kit.LeastSize() }

// Layout implements [fyne.Layout]: one narrow page in the middle.
func (s *Screen) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	if d := kit.DressFor(size); d != s.dress {
		s.dress, s.k = d, d.Scale
		s.fill()
	}
	px := func(v float32) float32 { return kit.Pixels(v, s.k) }
	margin := px(kit.Margin)
	width := min(px(820), size.Width-2*margin)
	x := float32(int((size.Width - width) / 2))
	least := s.close.MinSize()
	target := fyne.NewSize(max(px(300), least.Width), max(px(54), least.Height))
	foot := size.Height - px(24) - target.Height
	s.column.FitWidth(width + s.column.Inset)
	s.scroll.Move(fyne.NewPos(x, margin))
	s.scroll.Resize(fyne.NewSize(width+s.column.Inset, foot-px(24)-margin))
	s.scroll.Refresh()
	s.close.Resize(target)
	s.close.Move(fyne.NewPos(float32(int((size.Width-target.Width)/2)), foot))
}

// reveal scrolls as little as it takes to have something on the page in view.
func (s *Screen) reveal(o fyne.CanvasObject) {
	places := fyne.CurrentApp().Driver()
	top := places.AbsolutePositionForObject(o).Y - places.AbsolutePositionForObject(s.column).Y
	margin := 4 * kit.Step * s.k
	kit.Reveal(s.scroll, top-margin, top+o.Size().Height+margin)
}

// key sees every key, also of what has the keyboard.
func (s *Screen) key(k keys.Key, down bool) bool {
	if !down {
		return false
	}
	if s.options.OnKey(k) {
		return true
	}
	if s.options.Keys.Find(keys.Page, k) == keys.Leave {
		s.options.OnClose()
		return true
	}
	return false
}

// Attach lets the page hear the keys of a window that shows its object.
func (s *Screen) Attach(w fyne.Window) {
	s.window = w
	kit.Listen(w, kit.Ears{
		Key:   func(e *fyne.KeyEvent) { kit.ScrollByKey(s.scroll, e.Name) },
		Down:  func(e *fyne.KeyEvent) { s.key(kit.KeyOf(e), true) },
		Typed: func(r rune) bool { return s.key(kit.TypedKey(r), true) }})
	s.lay() // what was shown may have changed since
}

// Detach ends what Attach began.
func (s *Screen) Detach() {
	kit.Listen(s.window, kit.Ears{})
	s.window = nil
}
