package stage

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/words"
)

// layBottom lays the strip out, and below it what can be pressed.
func (s *Stage) layBottom(g *grid) {
	k := g.k
	s.strip.Height, s.strip.TextSize = whole(12*k), g.text(kit.TextNote)
	s.strip.Names = kit.NamesAll
	if s.narrow {
		s.strip.Names = kit.NamesAllOrPresent
	}
	if s.shown.mode == held {
		s.strip.Names = kit.NamesNone
	}
	over := float32(int(s.strip.Height * 0.8))
	s.strip.Move(fyne.NewPos(g.margin, g.strip-over))
	s.strip.Resize(fyne.NewSize(g.w-2*g.margin, s.strip.MinSize().Height))
	s.strip.Refresh()
	s.layBanner(g)
	s.layReasons(g)
	s.layWays(g)

	quiet := g.side(kit.TextBody)
	height := whole(40 * k)
	x := g.margin
	for _, b := range []sized{s.back, s.add} {
		b.SetSize(quiet)
		w := whole(b.MinSize().Width)
		b.Resize(fyne.NewSize(w, height))
		b.Move(fyne.NewPos(x, g.controlLine-height/2))
		x += w + whole(44*k)
	}
	x = g.right
	for _, b := range []sized{s.end, s.next} {
		b.SetSize(quiet)
		w := whole(b.MinSize().Width)
		b.Resize(fyne.NewSize(w, height))
		b.Move(fyne.NewPos(x-w, g.controlLine-height/2))
		x -= w + whole(44*k)
	}
}

type sized interface {
	fyne.CanvasObject
	SetSize(float32)
}

// layReasons puts the reasons in a row below the strip, each high enough for a
// knuckle, and as wide or wider where its word is long. Where there is no room
// their numbers go, then the words get smaller.
func (s *Stage) layReasons(g *grid) {
	height, between := max(whole(56*g.k), 48), whole(kit.Step*g.k)
	row := g.w - 2*g.margin - float32(len(s.reasons)-1)*between
	numbers := keys.Of(keys.Answer).Keys
	size, numbered := g.side(kit.TextBody), true
	needs := make([]float32, len(s.reasons))
	for {
		sum := float32(0)
		for i, chip := range s.reasons {
			hint := ""
			if numbered {
				hint = numbers[i].Words()
			}
			chip.SetText(chip.Text, hint)
			chip.SetSize(size)
			needs[i] = chip.Wide(chip.Text, hint) + 1.5*kit.Step
			sum += needs[i]
		}
		if sum <= row || size <= kit.TextLeast {
			break
		}
		if !numbered {
			size--
		}
		numbered = false
	}
	x, y := g.margin, g.strip+whole(32*g.k)
	for i, width := range shares(needs, row) {
		s.reasons[i].Resize(fyne.NewSize(whole(x+width)-whole(x), height))
		s.reasons[i].Move(fyne.NewPos(whole(x), y))
		x += width + between
	}
}

// shares parts a row: each gets as much as it needs, and those that need less than
// their part of what is left get that, all alike.
func shares(needs []float32, row float32) []float32 {
	order := make([]int, len(needs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(needs[b], needs[a]) })
	parts := make([]float32, len(needs))
	for n, i := range order {
		parts[i] = max(needs[i], row/float32(len(order)-n))
		row -= parts[i]
	}
	return parts
}

// layWays lays out the large target in the middle, and what stands beside it in
// a hold or to answer a question: up to two on either side, as wide as there is
// room for.
func (s *Stage) layWays(g *grid) {
	v := &s.shown
	size := fyne.NewSize(whole(300*g.k), max(whole(54*g.k), 44))
	top := g.controlLine - size.Height/2
	lead := g.side(kit.TextLead)
	for _, b := range []sized{s.hold, s.goOn, s.onward} {
		b.SetSize(lead)
		b.Resize(size)
		b.Move(fyne.NewPos(g.centre.X-size.Width/2, top))
	}
	s.hold.Fit([]string{words.Of(buttonWords[keys.Hold])}, s.hint(keys.Hold), size.Width)
	s.onward.Fit([]string{words.Say("What was done")}, s.hint(keys.GoOn), size.Width)
	if v.texts == nil {
		return
	}
	between := whole(12 * g.k)
	edge := g.centre.X - size.Width/2 - between
	s.layRow([]way{
		{&s.layOut.Button, v.question.answers[0], s.hint(keys.LayOut)},
		{s.answers[0], v.question.answers[0], s.answers[0].Hint},
		{&s.leaveZone.Button, leaveForms(v.ways.zone), s.hint(keys.LeaveZone)},
		{s.pacer, []string{v.pacer}, s.hint(keys.Pacer)},
	}, g.margin, edge, top, size.Height, g)
	s.layRow([]way{
		{&s.toReturn.Button, []string{words.Say("Go to %s", words.Inner(v.ways.returnTo)), words.Of(buttonWords[keys.Return]), words.Say("To return")}, s.hint(keys.Return)},
		{s.answers[1], v.question.answers[1], s.answers[1].Hint},
		{&s.finish.Button, []string{words.Say("Finish now")}, s.hint(keys.Finish)},
	}, g.w-edge, g.right, top, size.Height, g)
	s.goOn.Button.Fit(goOnForms(v), s.goOnHint(), size.Width)
}

// way is a button beside the large target, with its words, the longest first.
type way struct {
	button *kit.Button
	forms  []string
	key    string
}

// layRow shares the room from left to right between the buttons that are there.
func (s *Stage) layRow(ways []way, left, right, top, height float32, g *grid) {
	n := float32(0)
	for _, w := range ways {
		if w.button.Visible() {
			n++
		}
	}
	between := whole(kit.Step * g.k)
	width := whole((right - left - (n-1)*between) / n)
	for _, w := range ways {
		if !w.button.Visible() {
			continue
		}
		w.button.SetSize(g.side(kit.TextLabel))
		w.button.Fit(w.forms, w.key, width)
		w.button.Resize(fyne.NewSize(width, height))
		w.button.Move(fyne.NewPos(left, top))
		left += width + between
	}
}

// leaveForms says that a zone is left out.
func leaveForms(zone string) []string {
	return []string{words.Say("Leave %s out", zone), words.Of(buttonWords[keys.LeaveZone]), words.Say("Leave out")}
}

// goOnForms says how the session goes on at the same place.
func goOnForms(v *view) []string {
	switch {
	case v.question.topic == woke:
		return v.question.answers[1]
	case v.unpaced:
		return []string{words.Say("Go on without pacer"), words.Say("Go on, no pacer")}
	}
	return []string{words.Of(buttonWords[keys.GoOn])}
}
