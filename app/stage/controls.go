package stage

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/pacing"
)

// controls are all that can be pressed on the stage.
type controls struct {
	hold    *kit.Button
	goOn    *kit.Guarded
	reasons []*kit.Button

	back, next, end *kit.Guarded
	add             *kit.Button

	// The ways on from a hold, beside going on.
	leaveZone, toReturn, finish, layOut *kit.Guarded
	pacer                               *kit.Button

	answers [2]*kit.Button
	offers  []*kit.Button // phases to leave out, and last none of them
	undo    *kit.Button
	catchUp *kit.Guarded // lays the rest out again while it runs
	zones   *kit.Button
	gone    bool        // faded, all but the hold target
	onward  *kit.Button // from the end to its account
}

// control makes the buttons; their words and keys come with [Stage.reword].
func (s *Stage) control() {
	button := func(shape kit.Shape, a keys.Action) *kit.Button {
		k := kit.NewButton(shape, "", "", func() { s.do(a, 0) })
		k.OnKey, k.OnPointer = s.focusedKey, s.stir
		return k
	}
	guarded := func(shape kit.Shape, a keys.Action, align fyne.TextAlign) *kit.Guarded {
		g := kit.NewGuarded(shape, "", "", "", func() { s.do(a, 0) })
		g.Align, g.OnKey, g.OnPointer = align, s.focusedKey, s.stir
		g.OnState = func(on bool) { s.arm(a, on) }
		return g
	}
	numbered := func(shape kit.Shape, which int) *kit.Button {
		k := kit.NewButton(shape, "", "", func() { s.do(keys.Answer, which) })
		k.OnKey = s.focusedKey
		return k
	}
	s.hold = button(kit.Target, keys.Hold)
	s.hold.AtOnce = true
	s.goOn = guarded(kit.Target, keys.GoOn, fyne.TextAlignCenter)
	s.goOn.Primary = true
	s.back = guarded(kit.Quiet, keys.Back, fyne.TextAlignLeading)
	s.add = button(kit.Quiet, keys.AddMinute)
	s.next = guarded(kit.Quiet, keys.Next, fyne.TextAlignTrailing)
	s.end = guarded(kit.Quiet, keys.Finish, fyne.TextAlignTrailing)
	s.leaveZone = guarded(kit.Target, keys.LeaveZone, fyne.TextAlignCenter)
	s.toReturn = guarded(kit.Target, keys.Return, fyne.TextAlignCenter)
	s.layOut = guarded(kit.Target, keys.LayOut, fyne.TextAlignCenter)
	s.catchUp = guarded(kit.Quiet, keys.LayOut, fyne.TextAlignTrailing)
	s.finish = guarded(kit.Target, keys.Finish, fyne.TextAlignCenter)
	s.pacer = button(kit.Target, keys.Pacer)
	for i := range pacing.Reasons {
		s.reasons = append(s.reasons, numbered(kit.Chip, i))
	}
	for i := range s.answers {
		s.answers[i] = numbered(kit.Target, i)
	}
	for i := range mostOffers + 1 { // the last is none of them
		s.offers = append(s.offers, numbered(kit.Chip, i))
	}
	s.undo = button(kit.Quiet, keys.Undo)
	s.onward = kit.NewButton(kit.Target, "", "", func() { s.leave(s.player.Snapshot()) })
	s.onward.Primary, s.onward.OnKey = true, s.focusedKey
	s.zones = button(kit.Quiet, keys.Zones)
	s.zones.Align = fyne.TextAlignTrailing
}

// all lists them in the order in which the focus goes round.
func (c *controls) all() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, b := range c.offers {
		all = append(all, b)
	}
	all = append(all, c.zones, c.catchUp, c.undo)
	for _, b := range c.reasons {
		all = append(all, b)
	}
	return append(all, c.answers[0], c.layOut, c.leaveZone, c.pacer, c.hold, c.goOn, c.onward,
		c.toReturn, c.answers[1], c.finish, c.back, c.add, c.next, c.end)
}

// guards lists the guarded ones.
func (c *controls) guards() []*kit.Guarded {
	return []*kit.Guarded{c.goOn, c.next, c.back, c.end, c.leaveZone, c.toReturn, c.finish, c.layOut, c.catchUp}
}

// guard returns the button that guards an action, nil for an unguarded one.
func (c *controls) guard(a keys.Action) *kit.Guarded {
	switch a {
	case keys.GoOn:
		return c.goOn
	case keys.Next:
		return c.next
	case keys.Back:
		return c.back
	case keys.LeaveZone:
		return c.leaveZone
	case keys.Return:
		return c.toReturn
	case keys.LayOut:
		if c.catchUp.Visible() {
			return c.catchUp
		}
		return c.layOut
	case keys.Finish:
		if c.finish.Visible() {
			return c.finish
		}
		return c.end
	}
	return nil
}

// offer shows what can be pressed for a view, and hides the rest.
func (c *controls) offer(v *view) {
	topic := v.question.topic
	still, over := v.mode == held, v.mode == finished
	usual := !still && !over && (topic == nothing || topic == leaving)
	for _, o := range []fyne.CanvasObject{c.back, c.add, c.next, c.end} {
		setVisible(o, usual && !c.gone)
	}
	setVisible(c.hold, !still && !over)
	setVisible(c.onward, over)
	setVisible(c.goOn, still)
	setVisible(c.finish, still || topic == tooLong)
	setVisible(c.layOut, topic == woke && len(v.question.answers[0]) > 0)
	setVisible(c.catchUp, v.m.catchUp)
	setVisible(c.leaveZone, still && v.ways.zone != "")
	setVisible(c.toReturn, still && v.ways.returnTo != "")
	setVisible(c.pacer, still && v.pacer != "")
	for i, b := range c.answers {
		setVisible(b, (topic == lostTime || topic == tooLong) && len(v.question.answers[i]) > 0)
	}
	for _, b := range c.reasons {
		setVisible(b, still && topic != woke)
	}
	for i, b := range c.offers {
		setVisible(b, topic == leaving && (i < len(v.question.offers) || i == mostOffers))
	}
	c.goOn.SetPrimary(v.ways.first == keys.GoOn || !still)
	c.leaveZone.SetPrimary(still && v.ways.first == keys.LeaveZone)
	c.finish.SetPrimary(still && v.ways.first == keys.Finish)
}

// step moves the focus to the next or the last thing that answers what is asked,
// or says why the session is held.
func (c *controls) step(to fyne.Canvas, by int) {
	var all []fyne.Focusable
	at := -1
	for _, buttons := range [][]*kit.Button{c.offers, c.answers[:], c.reasons} {
		for _, b := range buttons {
			if b.Visible() {
				if to.Focused() == b {
					at = len(all)
				}
				all = append(all, b)
			}
		}
	}
	switch n := len(all); {
	case n == 0:
	case at < 0 && by < 0:
		to.Focus(all[n-1])
	default:
		to.Focus(all[(at+by+n)%n])
	}
}

func setVisible(o fyne.CanvasObject, on bool) {
	if on == o.Visible() {
		return
	}
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

func centred(t *canvas.Text) *canvas.Text {
	t.Alignment = fyne.TextAlignCenter
	return t
}

func trailing(t *canvas.Text) *canvas.Text {
	t.Alignment = fyne.TextAlignTrailing
	return t
}
