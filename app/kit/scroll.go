package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// ScrollTo puts what lies y below the top of a scroll's content at its upper
// edge, as far as there is content to fill the scroll.
func ScrollTo(s *container.Scroll, y float32) {
	y = max(min(y, s.Content.MinSize().Height-s.Size().Height), 0)
	if y != s.Offset.Y {
		s.ScrollToOffset(fyne.NewPos(0, y))
	}
}

// Reveal scrolls as little as shows what lies between top and bottom of a
// scroll's content; the top, where not both have room.
func Reveal(s *container.Scroll, top, bottom float32) {
	ScrollTo(s, min(max(s.Offset.Y, bottom-s.Size().Height), top))
}

// ScrollByKey scrolls as a key asks for, held or not: a line by the arrows, most of
// a page by Page Up and Page Down, to the ends by Home and End.
func ScrollByKey(s *container.Scroll, key fyne.KeyName) {
	page, all := s.Size().Height*0.8, s.Content.MinSize().Height
	by := map[fyne.KeyName]float32{fyne.KeyDown: 5 * Step, fyne.KeyUp: -5 * Step,
		fyne.KeyPageDown: page, fyne.KeyPageUp: -page, fyne.KeyEnd: all, fyne.KeyHome: -all}[key]
	ScrollTo(s, s.Offset.Y+by)
}
