package preferences

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/words"
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
	ask      func() []Section
	sections []*section
	language string // in which they were asked for
	refocus  int    // which of the controls gets the keyboard when it is laid out; -1 for none

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

// New returns the page for sections. It asks for them again when the language is
// another, and then they have the same rows.
func New(sections func() []Section, options Options) *Screen {
	s := &Screen{options: options, ask: sections, refocus: -1, k: 1, column: kit.NewColumn()}
	s.column.Inset = 2 * kit.Step
	s.scroll = container.NewVScroll(s.column)
	s.close = kit.NewButton(kit.Target, "", "", options.OnClose)
	s.close.OnKey = s.key
	s.root = container.New(s, s.scroll, s.close)
	s.fill()
	return s
}

// build makes the rows, in the language in use. What can be undone stays so.
func (s *Screen) build() {
	before := s.sections
	s.sections, s.language = nil, words.InUse()
	for i, from := range s.ask() {
		sec := &section{title: from.Title}
		sec.reset = s.chip("", "", func() { s.resetOrUndo(sec) })
		sec.reset.Shape = kit.Quiet
		for _, r := range from.Rows {
			sec.rows = append(sec.rows, r.build(s, sec))
		}
		if before != nil {
			sec.undo = before[i].undo
		}
		s.sections = append(s.sections, sec)
	}
}

// controls are all that can have the keyboard in the sections.
func (s *Screen) controls() (all []fyne.Focusable) {
	for _, sec := range s.sections {
		all = append(all, sec.reset)
		for _, r := range sec.rows {
			all = append(all, r.controls()...)
		}
	}
	return all
}

// focused returns which of the controls has the keyboard, -1 for none.
func (s *Screen) focused() int {
	if s.window == nil {
		return -1
	}
	return slices.Index(s.controls(), s.window.Canvas().Focused())
}

// CanvasObject returns what to show in a window.
func (s *Screen) CanvasObject() fyne.CanvasObject { return s.root }

// Update shows values that were changed elsewhere.
func (s *Screen) Update() { s.lay() }

func (s *Screen) chip(about, said string, press func()) *kit.Button {
	b := kit.NewButton(kit.Chip, said, "", press)
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
	hidden, does := sec.reset.Hidden, sec.reset.Text
	sec.undo = nil
	set()
	if sec.offer(); sec.reset.Hidden != hidden || sec.reset.Text != does {
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
	does := words.Say("As it was at first")
	if sec.undo != nil {
		does = words.Say("Undo")
	}
	sec.reset.Spoken = sec.title + ": " + does
	sec.reset.SetText(does, "")
	sec.reset.Hidden = first && sec.undo == nil
}

// fill writes the page.
func (s *Screen) fill() {
	if s.language != words.InUse() {
		s.refocus = s.focused()
		s.build()
	}
	c, k, look := s.column, s.k, kit.Look()
	c.Clear()
	c.AddIndented(0, halo, kit.NewText(words.Say("Settings"), kit.Text(kit.TextBreath, k), kit.Bold, look.Ink))
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
	s.close.SetText(words.Say("Close"), kit.Hint(s.options.Keys.First(keys.Leave), "%s"))
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
	if at := s.refocus; at >= 0 {
		s.refocus = -1
		s.window.Canvas().Focus(s.controls()[at])
	}
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
