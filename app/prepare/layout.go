package prepare

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"outbreath/app/kit"
)

// MinSize implements [fyne.Layout].
func (s *Screen) MinSize([]fyne.CanvasObject) fyne.Size { return kit.LeastSize() }

func (s *Screen) px(v float32) float32 { return kit.Pixels(v, s.k) }

// Layout implements [fyne.Layout]: what is prepared and when it ends on top,
// its length as slider and strip across, three columns, one large target.
func (s *Screen) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	if d := kit.DressFor(size); d != s.dress {
		s.dress, s.k = d, d.Scale
		s.rescale()
	}
	px := s.px
	margin := px(kit.Margin)
	width := size.Width - 2*margin

	head := px(36) // the menu stands above
	clock := kit.Width("00:00", s.ends.TextSize, kit.Plain) + px(32)
	s.title.TextSize = kit.Fit(s.protocol.Name, kit.Bold, width-clock, 1, s.headText(kit.TextTitle), s.headText(kit.TextBreath), s.headText(kit.TextCount))
	s.title.Text = kit.Cut(s.protocol.Name, s.title.TextSize, kit.Bold, width-clock)
	kit.Seat(s.kind, margin, head+px(26), width-clock)
	kit.Seat(s.title, margin, head+px(74), width-clock)
	kit.Seat(s.endsLabel, margin, head+px(26), width)
	kit.Seat(s.ends, margin, head+px(96), width)

	s.layWhen()
	s.slider.Move(fyne.NewPos(margin, head+px(sliderTop)+s.whenLower+s.whenBelow))
	s.slider.Resize(fyne.NewSize(width, s.slider.MinSize().Height))
	stripTop := s.slider.Position().Y + s.slider.MinSize().Height + px(10)
	s.strip.Move(fyne.NewPos(margin, stripTop))
	s.strip.Resize(fyne.NewSize(width, s.strip.MinSize().Height))
	s.strip.Refresh()
	s.layLength()
	s.layNotice()
	s.layColumns()

	line := size.Height - px(51)
	target := fyne.NewSize(px(300), px(54))
	s.start.Resize(target)
	s.start.Move(fyne.NewPos((size.Width-target.Width)/2, line-target.Height/2))
	back := fyne.NewSize(s.back.MinSize().Width, px(40))
	s.back.Resize(back)
	s.back.Move(fyne.NewPos(margin, line-back.Height/2))
	kit.Seat(s.open, margin, line+px(5), width)
}

// Below the head, where the menu stands.
const (
	sliderTop = 150
	lengthAt  = 137 // baseline of the length, and of the appointment
)

// headText returns a size of the head, whose words are large as they are: where the
// user wants words larger, they stay.
func (s *Screen) headText(size float32) float32 { return max(s.px(size), kit.TextLeast) }

// layWhen puts the appointment, or the aim, below the end or, where that leaves no
// room for the length, into lines below both.
func (s *Screen) layWhen() {
	if s.root == nil || s.root.Size().Width <= 0 {
		return
	}
	var row []fyne.CanvasObject
	switch {
	case s.when != nil:
		row = s.when.objects()
	case s.aim != nil:
		row = []fyne.CanvasObject{s.aim.chip}
	}
	row = slices.DeleteFunc(row, func(o fyne.CanvasObject) bool { return !o.Visible() })
	lower, line := s.whenLower, s.px(36+lengthAt)
	s.whenLower = 0
	if len(row) > 0 { // large words reach no higher than small ones
		s.whenLower = max(float32(int((row[0].MinSize().Height-s.px(44))/2)), 0)
	}
	line += s.whenLower
	margin, gap := s.px(kit.Margin), s.px(kit.Step)
	right, wide := s.root.Size().Width-margin, -gap
	for _, o := range row {
		o.Resize(o.MinSize())
		wide += gap + o.Size().Width
	}
	below := s.whenBelow
	s.whenLeft, s.whenBelow = right-max(wide, 0), 0
	if length := kit.Width(s.length.Text, s.length.TextSize, kit.Bold); s.whenLeft >= margin+length+s.px(16) {
		middle := line - kit.Text(kit.TextLabel, s.k)*0.36
		x := s.whenLeft
		for _, o := range row {
			o.Move(fyne.NewPos(float32(int(x)), float32(int(middle-o.Size().Height/2))))
			x += o.Size().Width + gap
		}
	} else {
		s.whenLeft = right
		x, y := margin, line+gap
		for _, o := range row {
			if x > margin && x+o.Size().Width > right {
				x, y = margin, y+o.Size().Height+gap
			}
			o.Move(fyne.NewPos(x, y))
			x += o.Size().Width + gap
			s.whenBelow = y + o.Size().Height - line
		}
	}
	if below != s.whenBelow || lower != s.whenLower {
		s.Layout(nil, s.root.Size())
	}
}

// layLength writes the length above its slider, and beside it what else is
// possible.
func (s *Screen) layLength() {
	if s.root == nil {
		return
	}
	margin, y := s.px(kit.Margin), s.px(36+lengthAt)+s.whenLower
	width := kit.Width(s.length.Text, s.length.TextSize, kit.Bold)
	kit.Seat(s.length, margin, y, width)
	x := margin + width + s.px(16)
	room := s.whenLeft - s.px(16) - x
	kit.Say(s.lengthNote, kit.Cut(s.lengthWords, s.lengthNote.TextSize, kit.Plain, room))
	kit.Seat(s.lengthNote, x, y, room)
}

// layNotice lays out what there is to say between strip and columns.
func (s *Screen) layNotice() {
	if s.root == nil || s.root.Size().Width <= 0 {
		return
	}
	n := &s.notice
	margin := s.px(kit.Margin)
	width := s.root.Size().Width - 2*margin
	height := float32(0)
	if n.speaks() {
		height = n.column.FitWidth(width) + s.px(14)
	}
	n.column.Hidden = height == 0
	n.column.Move(fyne.NewPos(margin, s.strip.Position().Y+s.strip.Size().Height+s.px(18)))
	n.column.Resize(fyne.NewSize(width, height))
	if height != n.height {
		n.height = height
		s.layColumns()
	}
}

// layColumns lays the three columns out between strip and target.
func (s *Screen) layColumns() {
	if s.root == nil {
		return
	}
	size := s.root.Size()
	if size.Width <= 0 {
		return
	}
	margin, gap := s.px(kit.Margin), s.px(52)
	top := s.strip.Position().Y + s.strip.Size().Height + s.px(26) + s.notice.height
	height := size.Height - s.px(51+27+18) - top
	room := size.Width - 2*margin - 2*gap
	columns := []*kit.Column{s.phaseColumn, s.middleColumn, s.notesColumn}
	scrolls := []*container.Scroll{s.first, s.middle, s.notesScroll}
	if s.stacked() {
		s.layStack(margin, top, size.Width-2*margin, height)
		return
	}
	shares := []float32{0.31, 0.27, 0.42}
	if s.body != nil {
		shares = []float32{0.27, 0.42, 0.31}
	}
	x := margin
	for i, scroll := range scrolls {
		w := float32(int(room * shares[i]))
		columns[i].Inset = 2 * kit.Step
		columns[i].FitWidth(w + columns[i].Inset)
		scroll.Content = columns[i]
		scroll.Show()
		scroll.Move(fyne.NewPos(x, top))
		scroll.Resize(fyne.NewSize(w+columns[i].Inset, height))
		scroll.Refresh()
		x += w + gap
	}
}

// stacked reports whether words are so large that the columns stand one below the
// other.
func (s *Screen) stacked() bool { return kit.TextScale() > 1.4 }

// layStack lays the columns out below each other: what is touched and asked comes
// first.
func (s *Screen) layStack(x, y, width, height float32) {
	s.stack.Clear()
	s.stack.Inset = 2 * kit.Step
	for i, c := range []*kit.Column{s.middleColumn, s.notesColumn, s.phaseColumn} {
		c.Inset = 0
		s.stack.Add([]float32{0, s.px(28), 0}[i], c)
	}
	s.stack.FitWidth(width + s.stack.Inset)
	for _, scroll := range []*container.Scroll{s.middle, s.notesScroll} {
		scroll.Content = container.NewWithoutLayout() // a scroll puts what it holds where it wants it
		scroll.Hide()
	}
	s.first.Content = s.stack
	s.first.Move(fyne.NewPos(x, y))
	s.first.Resize(fyne.NewSize(width+s.stack.Inset, height))
	s.first.Refresh()
}

// reveal scrolls as little as it takes to have something in view, in the column
// that it stands in.
func (s *Screen) reveal(scroll *container.Scroll, o fyne.CanvasObject) {
	if s.stacked() {
		scroll = s.first
	}
	places := fyne.CurrentApp().Driver()
	top := places.AbsolutePositionForObject(o).Y - places.AbsolutePositionForObject(scroll.Content).Y
	kit.Reveal(scroll, top-2*kit.Step, top+o.Size().Height+2*kit.Step)
}

// rescale makes everything as large as the window asks for, in the colours of
// the theme.
func (s *Screen) rescale() {
	k, look := s.k, kit.Look()
	kit.TintAll(look.Ink, s.title, s.ends, s.length)
	kit.TintAll(look.Quiet, s.kind, s.endsLabel, s.lengthNote, s.open)
	s.rateWords.SetColor(look.Soft())
	s.soundWords.SetColor(look.Soft())
	s.bodyWords.SetColor(look.Soft())
	s.notice.sentence.SetColor(look.Ink)
	s.kind.TextSize, s.endsLabel.TextSize = kit.Text(kit.TextNote, k), kit.Text(kit.TextNote, k)
	s.ends.TextSize = s.headText(kit.TextClock)
	s.length.TextSize, s.lengthNote.TextSize = kit.Text(kit.TextLead, k), kit.Text(kit.TextLabel, k)
	s.strip.Height, s.strip.TextSize = s.px(12), kit.Text(kit.TextNote, k)
	s.phases.TextSize = kit.Text(kit.TextLabel, k)
	s.phases.Refresh()
	s.start.SetSize(kit.Text(kit.TextLead, k))
	s.back.SetSize(kit.Text(kit.TextBody, k))
	s.open.TextSize = kit.Text(kit.TextLabel, k)
	if s.when != nil {
		s.when.setSize(kit.Text(kit.TextNote, k))
	}
	if s.aim != nil {
		s.aim.fill(k)
	}
	s.fillNotice()
	s.fillMiddle()
	s.fillNotes()
	s.mention()
}
