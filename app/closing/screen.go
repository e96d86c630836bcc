package closing

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/protocols"
	"outbreath/words"
)

// Options are whom the page tells, on Fyne's goroutine.
type Options struct {
	OnLibrary func() // back to the library
	OnAgain   func() // the same plan once more
	OnNewer   func() // its file, which was changed meanwhile; nil where it was not
	// OnKey sees every key first and reports whether it took it.
	OnKey func(keys.Key) bool
	// Keys are the user's; nil has the usual ones.
	Keys *keys.Bindings
}

// Screen is the page. It lives on Fyne's goroutine.
type Screen struct {
	account Account
	options Options
	k       float32
	dress   kit.Dress
	window  fyne.Window

	root           *fyne.Container
	shape          []*canvas.Circle // the breathing shape, at rest
	column         *kit.Column
	scroll         *container.Scroll
	library, again *kit.Button
	newer          *kit.Button // hidden where nothing was changed
}

// New returns the page for what was done.
func New(a Account, options Options) *Screen {
	s := &Screen{account: a, options: options, k: 1, column: kit.NewColumn()}
	s.column.Inset = 2 * kit.Step
	s.scroll = container.NewVScroll(s.column)
	s.library = kit.NewButton(kit.Target, "", "", options.OnLibrary)
	s.library.Primary, s.library.OnKey = true, s.key
	s.again = kit.NewButton(kit.Quiet, "", "", options.OnAgain)
	s.again.OnKey = s.key
	s.newer = kit.NewButton(kit.Quiet, "", "", options.OnNewer)
	s.newer.OnKey, s.newer.Align, s.newer.Hidden = s.key, fyne.TextAlignLeading, options.OnNewer == nil
	objects := []fyne.CanvasObject{s.scroll, s.newer, s.library, s.again}
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
	c, k, look, said := s.column, s.k, kit.Look(), protocols.InLanguage(s.account.Protocol)
	c.Clear()
	c.Add(0, kit.Heading(said.Name, k, look.Breath))
	c.Add(4*k, kit.NewText(s.account.title(), kit.Text(kit.TextTitle, k), kit.Bold, look.Ink))
	c.Add(8*k, kit.NewText(s.account.lead(), kit.Text(kit.TextLead, k), kit.Plain, look.Soft()))
	facts := s.account.facts()
	c.Add(20*k, kit.NewText(strings.Join(facts, "  ·  "), kit.Text(kit.TextBody, k), kit.Plain, look.Quiet))
	for _, line := range []string{s.account.appointment(), s.account.unspoken()} {
		if line != "" {
			c.Add(4*k, kit.NewText(line, kit.Text(kit.TextBody, k), kit.Plain, look.Quiet))
		}
	}
	if lines := said.Guidance; len(lines) > 0 {
		c.Add(44*k, kit.Heading(words.Say("For the rest of the day"), k, look.Quiet))
		for i, line := range lines {
			gap := 12 * k
			if i == 0 {
				gap = 6 * k
			}
			c.Add(gap, kit.NewText(line, kit.Text(kit.TextLead, k), kit.Plain, look.Soft()))
		}
	}
	s.name()
	s.library.SetSize(kit.Text(kit.TextLead, k))
	s.again.SetSize(kit.Text(kit.TextBody, k))
	s.newer.SetSize(kit.Text(kit.TextBody, k))
}

// MinSize implements [fyne.Layout].
func (s *Screen) MinSize([]fyne.CanvasObject) fyne.Size { return kit.LeastSize() }

// Layout implements [fyne.Layout]: one narrow page in the middle, the target
// where the stage had its own.
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
	line := size.Height - px(51)
	line -= s.layButtons(size, line, margin)
	top := px(36 + 80) // the menu, and the shape
	room := line - px(27+32) - top
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

// layButtons lays the buttons out along a line, the other ways on at the sides, or
// below the target where they have no room there, and returns by how much that is
// higher then.
func (s *Screen) layButtons(size fyne.Size, line, margin float32) (rise float32) {
	px := func(v float32) float32 { return kit.Pixels(v, s.k) }
	target := fyne.NewSize(max(px(300), s.library.MinSize().Width), px(54))
	again := fyne.NewSize(s.again.MinSize().Width, px(40))
	newer := fyne.NewSize(s.newer.MinSize().Width, px(40))
	s.library.Resize(target)
	s.again.Resize(again)
	s.newer.Resize(newer)
	put := func(b *kit.Button, x, line float32) { b.Move(fyne.NewPos(x, line-b.Size().Height/2)) }
	middle := func(b *kit.Button, line float32) { put(b, (size.Width-b.Size().Width)/2, line) }
	sides := again.Width
	if s.newer.Visible() {
		sides = max(sides, newer.Width)
	}
	if sides > (size.Width-target.Width)/2-margin-px(12) {
		middle(s.again, line)
		rise = px(40 + 8)
		if s.newer.Visible() {
			middle(s.newer, line-rise)
			rise += px(40 + 8)
		}
		rise += px(7) // the target is higher
	} else {
		put(s.again, size.Width-margin-again.Width, line)
		put(s.newer, margin, line)
	}
	middle(s.library, line-rise)
	return rise
}

// name lets the buttons say what they do, and show their keys.
func (s *Screen) name() {
	hint := func(a keys.Action) string { return kit.Hint(s.options.Keys.First(a), "%s") }
	again := words.Say("Run it again")
	if s.options.OnNewer != nil {
		again = words.Say("Run it as it was")
	}
	s.library.SetText(words.Say("Back to the library"), hint(keys.Forward))
	s.again.SetText(again, hint(keys.Again))
	s.newer.SetText(words.Say("Prepare the changed file"), hint(keys.Changed))
}

// key sees every key, and reports whether it took one.
func (s *Screen) key(k keys.Key, down bool) bool {
	if !down {
		return false
	}
	if s.options.OnKey(k) {
		return true
	}
	if k == keys.Enter && s.window != nil && s.window.Canvas().Focused() != nil {
		return false // it presses what has the focus
	}
	switch s.options.Keys.Find(keys.Closing, k) {
	case keys.Again:
		s.options.OnAgain()
	case keys.Changed:
		if s.options.OnNewer != nil {
			s.options.OnNewer()
		}
	case keys.Forward, keys.Leave:
		s.options.OnLibrary()
	default:
		return false
	}
	return true
}

// Attach lets the page hear the keys of a window that shows its object.
func (s *Screen) Attach(w fyne.Window) {
	s.window = w
	kit.Listen(w, kit.Ears{
		Down:  func(e *fyne.KeyEvent) { s.key(kit.KeyOf(e), true) },
		Typed: func(r rune) bool { return s.key(kit.TypedKey(r), true) }})
	s.name()
}

// Detach ends what Attach began.
func (s *Screen) Detach() {
	if s.window == nil {
		return
	}
	kit.Listen(s.window, kit.Ears{})
	s.window = nil
}
