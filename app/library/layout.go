package library

import (
	"fyne.io/fyne/v2"

	"outbreath/app/kit"
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
	s.title.Resize(fyne.NewSize(left, s.title.FitWidth(left)))
	entry := max(px(40), s.search.MinSize().Height)
	top := head + px(82)
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
	target := px(54)
	if s.button.Hidden {
		target = 0
	} else {
		s.button.Move(fyne.NewPos(right, foot-target))
		s.button.Resize(fyne.NewSize(width, target))
		target += px(24)
	}
	s.column.FitWidth(width + s.column.Inset)
	s.scroll.Move(fyne.NewPos(right, head))
	s.scroll.Resize(fyne.NewSize(width+s.column.Inset, foot-target-head))
	s.scroll.Refresh()
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
