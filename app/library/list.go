package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"outbreath/app/kit"
	"outbreath/keys"
)

// list is the column of cards. It has the keyboard as a whole: arrows move the
// choice, and letters begin a search.
type list struct {
	widget.BaseWidget

	onSelect func(*item)
	onKey    func(keys.Key) bool

	cards   []*card
	chosen  int // index into cards, -1 for none
	focused bool
	column  *kit.Column
	scroll  *container.Scroll
}

var (
	_ fyne.Focusable  = (*list)(nil)
	_ desktop.Keyable = (*list)(nil)
)

func newList() *list {
	l := &list{chosen: -1, column: kit.NewColumn()}
	l.column.Inset = 2 * kit.Step
	l.scroll = container.NewVScroll(l.column)
	l.ExtendBaseWidget(l)
	return l
}

// fill shows groups of items, then foot, with the item of that key chosen, or
// else the first. Again returns the button on an item's card, nil for none. It does
// not scroll.
func (l *list) fill(groups []group, key string, k float32, again func(*item) *kit.Button, foot ...fyne.CanvasObject) {
	l.cards, l.chosen = nil, -1
	l.column.Clear()
	for i, g := range groups {
		gap := float32(int(28 * k))
		if i == 0 {
			gap = 0
		}
		l.column.AddIndented(gap, cardPad(k), newHeading(g.title, k))
		for j, it := range g.items {
			index := len(l.cards)
			c := newCard(it, k, again(it), func() { l.choose(index); l.takeFocus() })
			if c.again != nil {
				c.again.OnFocus = func() { l.choose(index) }
			}
			gap = 4
			if j == 0 {
				gap = float32(int(8 * k))
			}
			l.column.Add(gap, c)
			l.cards = append(l.cards, c)
			if it.key() == key {
				l.chosen = index
			}
		}
	}
	for i, o := range foot {
		gap := float32(int(12 * k))
		if i == 0 && len(groups) > 0 {
			gap = float32(int(36 * k))
		}
		l.column.AddIndented(gap, cardPad(k), o)
	}
	if l.chosen < 0 && len(l.cards) > 0 {
		l.chosen = 0
	}
	l.fit()
	l.paint()
}

// keep lets change fill the list anew while the chosen card stays where it is
// on the screen. A list at its top stays there.
func (l *list) keep(change func()) {
	y := l.scroll.Offset.Y
	if y == 0 || l.chosen < 0 {
		change()
		return
	}
	top := l.column.Top(l.cards[l.chosen])
	change()
	if l.chosen >= 0 {
		kit.ScrollTo(l.scroll, y+l.column.Top(l.cards[l.chosen])-top)
	}
}

// fit lays the cards out again, after the width or the cards have changed.
func (l *list) fit() {
	if size := l.Size(); size.Width > 0 {
		l.column.FitWidth(size.Width)
		l.scroll.Resize(size)
		l.scroll.Refresh()
	}
}

// item returns the chosen item, nil for none.
func (l *list) item() *item {
	if l.chosen < 0 {
		return nil
	}
	return l.cards[l.chosen].item
}

func (l *list) choose(i int) {
	if len(l.cards) == 0 {
		return
	}
	i = min(max(i, 0), len(l.cards)-1)
	if i != l.chosen {
		l.chosen = i
		l.paint()
		l.onSelect(l.cards[i].item)
	}
	l.reveal()
}

// reveal scrolls as little as shows the chosen card; to the first one, to the
// top.
func (l *list) reveal() {
	if l.chosen < 0 {
		return
	}
	c := l.cards[l.chosen]
	top, bottom := l.column.Top(c), l.column.Top(c)+c.height
	if l.chosen == 0 {
		top = 0 // with the heading
	}
	kit.Reveal(l.scroll, top-4*kit.Step, bottom+2*kit.Step)
}

func (l *list) paint() {
	for i, c := range l.cards {
		c.show(i == l.chosen, l.focused)
	}
}

func (l *list) takeFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		c.Focus(l)
	}
}

// FocusGained implements [fyne.Focusable].
func (l *list) FocusGained() { l.focused = true; l.paint() }

// FocusLost implements [fyne.Focusable].
func (l *list) FocusLost() { l.focused = false; l.paint() }

// TypedRune implements [fyne.Focusable].
func (l *list) TypedRune(r rune) { kit.Hears(l, r) }

// TypedKey implements [fyne.Focusable]; a held arrow goes on.
func (l *list) TypedKey(key *fyne.KeyEvent) {
	page := max(int(l.Size().Height/140), 1)
	switch key.Name {
	case fyne.KeyUp:
		l.choose(l.chosen - 1)
	case fyne.KeyDown:
		l.choose(l.chosen + 1)
	case fyne.KeyPageUp:
		l.choose(l.chosen - page)
	case fyne.KeyPageDown:
		l.choose(l.chosen + page)
	case fyne.KeyHome:
		l.choose(0)
	case fyne.KeyEnd:
		l.choose(len(l.cards) - 1)
	}
}

// KeyDown implements [desktop.Keyable].
func (l *list) KeyDown(key *fyne.KeyEvent) {
	if kit.Struck(key) {
		l.onKey(kit.KeyOf(key))
	}
}

// KeyUp implements [desktop.Keyable].
func (l *list) KeyUp(key *fyne.KeyEvent) { kit.Lifted(key) }

// Resize fits the cards to another width.
func (l *list) Resize(size fyne.Size) {
	l.BaseWidget.Resize(size)
	l.fit()
}

// CreateRenderer implements [fyne.Widget].
func (l *list) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.scroll) }
