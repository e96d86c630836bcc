package welcome

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/words"
)

// Options are whom the page tells, on Fyne's goroutine.
type Options struct {
	OnTaste   func() // breathe for a minute
	OnLibrary func() // on to the library
	// OnKey sees every key first and reports whether it took it.
	OnKey func(keys.Key) bool
	Keys  *keys.Bindings // of the user
}

// Screen is the page. It lives on Fyne's goroutine.
type Screen struct {
	options Options
	k       float32
	dress   kit.Dress
	window  fyne.Window

	root           *fyne.Container
	shape          []*canvas.Circle // the breathing shape, at rest
	column         *kit.Column
	scroll         *container.Scroll
	taste, library *kit.Button
}

// lines say what the program is.
var lines = [...]string{
	words.Mark("It paces a session: one calm shape to breathe along with, its sound, and the name of each phase."),
	words.Mark("At the table it ends when the appointment ends, and one key holds it at any moment."),
	words.Mark("Protocols are plain files: fourteen ship, and yours join them. Nothing leaves this computer."),
}

// New returns the page.
func New(options Options) *Screen {
	s := &Screen{options: options, k: 1, column: kit.NewColumn()}
	s.column.Inset = 2 * kit.Step
	s.scroll = container.NewVScroll(s.column)
	s.taste = kit.NewButton(kit.Target, "", "", options.OnTaste)
	s.taste.Primary, s.taste.OnKey = true, s.key
	s.library = kit.NewButton(kit.Target, "", "", options.OnLibrary)
	s.library.OnKey = s.key
	objects := []fyne.CanvasObject{s.scroll, s.taste, s.library}
	for range 3 {
		c := &canvas.Circle{}
		s.shape = append(s.shape, c)
		objects = append(objects, c)
	}
	s.root = container.New(s, objects...)
	s.fill()
	return s
}

// CanvasObject returns what to show in a window.
func (s *Screen) CanvasObject() fyne.CanvasObject { return s.root }

// fill writes the page.
func (s *Screen) fill() {
	c, k, look := s.column, s.k, kit.Look()
	c.Clear()
	c.Add(0, kit.Heading("Outbreath", k, look.Breath))
	c.Add(4*k, kit.NewText(words.Say("Welcome"), kit.Text(kit.TextTitle, k), kit.Bold, look.Ink))
	for i, line := range lines {
		gap := 12 * k
		if i == 0 {
			gap = 16 * k
		}
		c.Add(gap, kit.NewText(words.Of(line), kit.Text(kit.TextLead, k), kit.Plain, look.Soft()))
	}
	c.Add(28*k, kit.Heading(words.Say("Before the minute"), k, look.Quiet))
	for _, note := range before(Taste().Protocol) {
		c.Add(8*k, kit.NewText(note, kit.Text(kit.TextBody, k), kit.Plain, look.Soft()))
	}
	s.taste.SetText(words.Say("Breathe for a minute"), kit.Hint(s.options.Keys.First(keys.Forward), "%s"))
	s.library.SetText(words.Say("Go to the library"), kit.Hint(s.options.Keys.First(keys.Leave), "%s"))
	for _, b := range []*kit.Button{s.taste, s.library} {
		b.SetSize(kit.Text(kit.TextLead, k))
	}
}

// MinSize implements [fyne.Layout].
func (s *Screen) MinSize([]fyne.CanvasObject) fyne.Size { return kit.LeastSize() }

// Layout implements [fyne.Layout]: one narrow page in the middle, the two ways on
// below it, above each other where they have no room side by side.
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
	width := min(px(680), size.Width-2*margin)
	x := float32(int((size.Width - width) / 2))

	between := px(24)
	target := fyne.NewSize(px(300), px(54)).Max(s.taste.MinSize()).Max(s.library.MinSize())
	foot := size.Height - px(24) - target.Height
	if beside := 2*target.Width + between; beside <= size.Width-2*margin {
		left := float32(int((size.Width - beside) / 2))
		s.taste.Move(fyne.NewPos(left, foot))
		s.library.Move(fyne.NewPos(left+target.Width+between, foot))
	} else {
		middle := float32(int((size.Width - target.Width) / 2))
		s.library.Move(fyne.NewPos(middle, foot))
		foot -= target.Height + px(12)
		s.taste.Move(fyne.NewPos(middle, foot))
	}
	s.taste.Resize(target)
	s.library.Resize(target)

	top := px(36 + 80) // the menu, and the shape
	room := foot - px(32) - top
	height := min(s.column.FitWidth(width+s.column.Inset), room)
	// The page hangs a little above the middle of what room there is.
	y := top + float32(int((room-height)*0.36))
	s.scroll.Move(fyne.NewPos(x, y))
	s.scroll.Resize(fyne.NewSize(width+s.column.Inset, height))
	s.scroll.Refresh()
	look := kit.Look()
	for i, c := range s.shape {
		d := px([]float32{56, 42, 28}[i])
		c.FillColor = look.Faint(look.Breath, []float64{0.1, 0.2, 0.45}[i])
		c.Resize(fyne.NewSquareSize(d))
		c.Move(fyne.NewPos(x+(px(56)-d)/2, y-px(80)+(px(56)-d)/2))
	}
}

// key sees every key, also of what has the keyboard.
func (s *Screen) key(k keys.Key, down bool) bool {
	if !down {
		return false
	}
	if s.options.OnKey(k) {
		return true
	}
	if k == keys.Enter && s.window.Canvas().Focused() != nil {
		return false // it presses what has the focus
	}
	switch s.options.Keys.Find(keys.Page, k) {
	case keys.Leave:
		s.options.OnLibrary()
	case keys.Forward:
		s.options.OnTaste()
	default:
		return false
	}
	return true
}

// Attach lets the page hear the keys of a window that shows its object.
func (s *Screen) Attach(w fyne.Window) {
	s.window = w
	kit.Listen(w, kit.Ears{
		Key:   func(e *fyne.KeyEvent) { kit.ScrollByKey(s.scroll, e.Name) },
		Down:  func(e *fyne.KeyEvent) { s.key(kit.KeyOf(e), true) },
		Typed: func(r rune) bool { return s.key(kit.TypedKey(r), true) }})
}

// Detach ends what Attach began.
func (s *Screen) Detach() {
	kit.Listen(s.window, kit.Ears{})
	s.window = nil
}
