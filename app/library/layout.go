package library

import (
	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/words"
)

// MinSize implements [fyne.Layout].
func (s *Screen) MinSize([]fyne.CanvasObject) fyne.Size { return kit.LeastSize() }

// Layout implements [fyne.Layout]: two columns, the list a little narrower.
func (s *Screen) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	if d := kit.DressFor(size); d != s.dress {
		s.dress, s.k = d, d.Scale
		s.rescale()
		return // rescale lays out anew
	}
	k := s.k
	px := func(v float32) float32 { return kit.Pixels(v, k) }
	margin := px(kit.Margin)
	left := float32(int((size.Width - 2*margin) * 0.42))
	gap := px(72)
	right := margin + left + gap
	head := px(36) // the menu stands above
	foot := size.Height - px(24)

	label := s.label.MinSize().Height
	s.label.Move(fyne.NewPos(margin, head))
	s.label.Resize(fyne.NewSize(left, label))
	// On the baseline of the name at the right.
	s.title.Move(fyne.NewPos(margin, head+label+px(2)))
	title := s.title.FitWidth(left)
	s.title.Resize(fyne.NewSize(left, title))
	entry := max(px(40), s.search.MinSize().Height)
	top := max(head+px(82), head+label+px(10)+title)
	s.hint(left)
	s.field.Move(fyne.NewPos(margin, top))
	s.field.Resize(fyne.NewSize(left, entry))
	top += entry + px(24)
	// The cards stand out by their padding, so that their words stand at the margin.
	pad := cardPad(k)
	s.list.Move(fyne.NewPos(margin-pad, top))
	s.list.Resize(fyne.NewSize(left+2*pad+2*kit.Step, size.Height-top))

	s.line.Move(fyne.NewPos(right-gap/2+pad/2, head))
	s.line.Resize(fyne.NewSize(1, foot-head))

	width := size.Width - margin - right
	target := max(px(54), float32(int(s.button.TextSize*1.7)))
	if s.button.Hidden {
		target = 0
	} else {
		s.does(width)
		s.button.Move(fyne.NewPos(right, foot-target))
		s.button.Resize(fyne.NewSize(width, target))
		target += px(24)
	}
	s.column.FitWidth(width + s.column.Inset)
	s.scroll.Move(fyne.NewPos(right, head))
	s.scroll.Resize(fyne.NewSize(width+s.column.Inset, foot-target-head))
	s.scroll.Refresh()
}

// hint says what can be searched for, as far as there is room in the field.
func (s *Screen) hint(width float32) {
	said := words.Say("Search by name, zone or use")
	if kit.Width(said, kit.Text(kit.TextBody, s.k), kit.Plain) > width-3*kit.Step {
		said = words.Say("Search")
	}
	if s.search.PlaceHolder != said {
		s.search.SetPlaceHolder(said)
	}
}

// does says what the button does, in a width.
func (s *Screen) does(width float32) {
	forms := []string{words.Say("Prepare")}
	if it := s.list.item(); it != nil && it.entry.Protocol == nil {
		forms = []string{words.Say("Prepare the last good version"), words.Say("Prepare")}
	}
	s.button.Fit(forms, kit.Hint(s.options.Keys.First(keys.Forward), "%s"), width)
}

// rescale makes everything as large as the window asks for, in the colours of
// the theme.
func (s *Screen) rescale() {
	look := kit.Look()
	s.reword()
	kit.Tint(s.label, look.Breath)
	s.title.SetColor(look.Ink)
	s.line.FillColor = look.Line
	s.line.Refresh()
	s.label.TextSize = kit.Text(kit.TextNote, s.k)
	s.title.SetSize(kit.Text(kit.TextBreath, s.k))
	s.button.SetSize(kit.Text(kit.TextLead, s.k))
	s.field.Theme = scaled{fyne.CurrentApp().Settings().Theme(), s.k}
	s.field.Refresh()
	s.fill()
	s.list.reveal()
}
