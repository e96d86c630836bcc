package library

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/protocols"
	"outbreath/words"
)

// Options are what a screen tells the program. All are called on Fyne's
// goroutine.
type Options struct {
	// OnPrepare hears what is to be prepared: an entry with a protocol, or with a
	// last good version of one.
	OnPrepare func(protocols.Entry)
	// Again says what OnAgain would start, "" for nothing. Both may be left out.
	Again func(protocols.Entry) string
	// OnAgain starts an entry as it was run last.
	OnAgain func(protocols.Entry)
	// OnImport is asked to copy a file from elsewhere into the user's folder.
	OnImport func(path string)
	// OnRemove is asked to remove the chosen entry.
	OnRemove func()
	// OnFolder is asked to show the user's folder, and to make it first where
	// there is none.
	OnFolder func()
	// OnChosen hears that another entry is chosen, or that it was read anew, while
	// the screen is shown. It may be left out.
	OnChosen func()
	// OnKey sees every key first and reports whether it took it.
	OnKey func(keys.Key) bool
	// Keys are the user's; nil has the usual ones.
	Keys *keys.Bindings
}

// Screen is the library. It lives on Fyne's goroutine.
type Screen struct {
	options Options
	library *protocols.Library
	items   []*item

	k      float32
	dress  kit.Dress
	told   string // the language that items and title are in
	root   *fyne.Container
	label  *canvas.Text
	title  *kit.Paragraph
	search *search
	field  *container.ThemeOverride
	list   *list
	column *kit.Column
	scroll *container.Scroll
	button *kit.Button
	line   *canvas.Rectangle
	window fyne.Window
}

// New returns the screen of a library.
func New(l *protocols.Library, options Options) *Screen {
	s := &Screen{options: options, k: 1,
		label:  kit.Line(kit.Caps("Outbreath"), kit.TextNote, kit.Plain, nil),
		title:  kit.NewText("", kit.TextBreath, kit.Bold, color.NRGBA{}),
		search: newSearch(), list: newList(), column: kit.NewColumn(),
		line: &canvas.Rectangle{},
	}
	s.field = container.NewThemeOverride(s.search, fyne.CurrentApp().Settings().Theme())
	s.column.Inset = 2 * kit.Step
	s.scroll = container.NewVScroll(s.column)
	s.button = kit.NewButton(kit.Target, "", "", s.prepare)
	s.button.Primary = true
	s.button.OnKey = func(k keys.Key, down bool) bool { return down && k != keys.Enter && s.key(k) }
	s.list.onSelect = func(*item) { s.scroll.ScrollToTop(); s.detail() }
	s.search.OnChanged = s.searched
	s.search.onLeave = func(key *fyne.KeyEvent) { s.list.takeFocus(); s.list.TypedKey(key) }
	s.search.onKey = func(k keys.Key) {
		if options.Keys.Find(keys.Library, k) == keys.Leave {
			s.clear() // whatever else it would leave
		} else {
			s.key(k)
		}
	}
	s.list.onKey = s.key
	s.root = container.New(s, s.label, s.title, s.field, s.list, s.line, s.scroll, s.button)
	s.SetLibrary(l)
	return s
}

// CanvasObject returns what to show in a window.
func (s *Screen) CanvasObject() fyne.CanvasObject { return s.root }

// SetLibrary shows another state of the library. What is chosen, searched for
// and scrolled to stays, as far as it is still there.
func (s *Screen) SetLibrary(l *protocols.Library) {
	s.library, s.items = l, items(l)
	s.list.keep(s.fill)
}

// reword tells everything in the language in use, where that is another.
func (s *Screen) reword() {
	if s.told == words.InUse() {
		return
	}
	s.told = words.InUse()
	s.title.SetText(words.Say("Choose a session"))
	s.items = items(s.library)
}

// Choose makes the protocol with an id the chosen one, if it is shown.
func (s *Screen) Choose(id string) {
	for i, c := range s.list.cards {
		if c.item.entry.ID == id {
			s.list.choose(i)
			return
		}
	}
}

// ChoosePath makes the file at a path the chosen one, if it is shown; a search
// that hides it is cleared.
func (s *Screen) ChoosePath(path string) {
	if s.search.Text != "" {
		s.search.SetText("")
	}
	for i, c := range s.list.cards {
		if c.item.entry.Path == path {
			s.list.choose(i)
			return
		}
	}
}

// Chosen returns the entry that is chosen, if any is.
func (s *Screen) Chosen() (protocols.Entry, bool) {
	it := s.list.item()
	if it == nil {
		return protocols.Entry{}, false
	}
	return it.entry, true
}

// fill brings list and details up to items and search.
func (s *Screen) fill() {
	key := ""
	if it := s.list.item(); it != nil {
		key = it.key()
	}
	found := groups(s.items, s.search.Text)
	s.list.fill(found, key, s.k, s.newAgain, s.foot(len(found) == 0)...)
	s.detail()
}

// searched shows what a query finds, and chooses the first that has it in its
// name.
func (s *Screen) searched(query string) {
	s.list.scroll.ScrollToTop()
	s.fill()
	if strings.TrimSpace(query) == "" {
		s.list.reveal()
		return
	}
	best := 0
	for i, c := range s.list.cards {
		if strings.Contains(strings.ToLower(c.item.name()), strings.ToLower(strings.TrimSpace(query))) {
			best = i
			break
		}
	}
	s.list.choose(best)
}

// detail shows the chosen item.
func (s *Screen) detail() {
	it := s.list.item()
	if it == nil {
		s.column.Clear()
	} else {
		details(s.column, it, s.k, s.copyHere(it)...)
	}
	s.button.Hidden = it == nil || it.runs() == nil
	s.button.Refresh()
	s.Layout(nil, s.root.Size())
	if s.window != nil && s.options.OnChosen != nil {
		s.options.OnChosen()
	}
}

func (s *Screen) prepare() {
	if it := s.list.item(); it != nil && it.runs() != nil {
		s.options.OnPrepare(it.entry)
	}
}

// clear empties the search and goes back to the list.
func (s *Screen) clear() {
	s.search.SetText("")
	s.list.takeFocus()
	s.list.reveal()
}

// Search puts the keyboard into the search field.
func (s *Screen) Search() {
	if s.window != nil {
		s.window.Canvas().Focus(s.search)
	}
}

// key sees every key that is not typed into the search, and reports whether it
// does something here.
func (s *Screen) key(k keys.Key) bool {
	if s.options.OnKey(k) {
		return true
	}
	switch s.options.Keys.Find(keys.Library, k) {
	case keys.Forward:
		s.prepare()
	case keys.Leave:
		s.clear()
	case keys.Search:
		s.Search()
	case keys.Last:
		s.again()
	case keys.Remove:
		s.options.OnRemove()
	default:
		return false
	}
	return true
}

// typed is a character outside the search field: the beginning of a word goes
// there. A full stop is what some presenters send.
func (s *Screen) typed(r rune) {
	if r == ' ' || r == '.' || kit.TypedKey(r) != "" {
		return
	}
	s.Search()
	s.search.TypedRune(r)
}

// Attach lets the screen hear the keys of a window that shows its object.
func (s *Screen) Attach(w fyne.Window) {
	s.window = w
	kit.Listen(w, kit.Ears{Key: s.list.TypedKey, Rune: s.typed,
		Down:  func(e *fyne.KeyEvent) { s.key(kit.KeyOf(e)) },
		Typed: func(r rune) bool { return s.key(kit.TypedKey(r)) }})
	s.list.keep(s.fill) // the keys, and what was run last, may be others now
	w.Canvas().Focus(s.list)
	s.list.reveal()
}

// Detach ends what Attach began.
func (s *Screen) Detach() {
	if s.window == nil {
		return
	}
	kit.Listen(s.window, kit.Ears{})
	s.window = nil
}
