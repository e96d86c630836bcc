package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"outbreath/app/client"
	"outbreath/app/peripheral"
	"outbreath/app/stage"
	"outbreath/words"
)

// What the second screen can show; "" is nothing.
const (
	showClient     = "client"
	showPeripheral = "peripheral"
)

// seconds lists what the second screen can show, in the order in which its key
// goes through it.
var seconds = []string{"", showClient, showPeripheral}

// second is the window for a second screen. It draws with the frames of the
// stage, and its keys are the stage's while a session runs.
type second struct {
	window fyne.Window
	face   stage.Face
	remove func() // takes it off the frames
}

// clientLook is how the client is to see the session.
func (s settings) clientLook() client.Look {
	return client.Look{Red: s.ClientRed, Mirror: s.ClientMirrored, Turn: s.ClientTurned}
}

// setSecond shows something else on the second screen, and remembers it.
func (a *app) setSecond(what string) {
	a.closeSecond()
	a.settings.Second = what
	a.saveSettings()
	a.openSecond()
	a.remenu()
}

// nextSecond goes on to the next thing to show.
func (a *app) nextSecond() {
	for i, what := range seconds {
		if what == a.settings.Second {
			a.setSecond(seconds[(i+1)%len(seconds)])
			return
		}
	}
}

// setClient changes how the client sees the session, and remembers it.
func (a *app) setClient(change func(*settings)) {
	change(&a.settings)
	a.saveSettings()
	if a.second != nil {
		if v, ok := a.second.face.(*client.View); ok {
			v.SetLook(a.settings.clientLook())
			a.frames.Draw()
		}
	}
	a.remenu()
}

// openSecond opens what the settings want on the other display, or, where there
// is none, as a window. It is there already where a session follows another.
func (a *app) openSecond() {
	if a.settings.Second == "" || a.second != nil {
		return
	}
	s := &second{window: a.fyne.NewWindow("Outbreath")}
	if a.settings.Second == showClient {
		s.face = client.New(a.settings.clientLook())
	} else {
		s.face = peripheral.New()
	}
	a.second = s
	s.window.SetPadded(false)
	s.window.SetContent(s.face.CanvasObject())
	s.window.Resize(fyne.NewSize(leastWidth, leastHeight))
	s.window.SetOnClosed(func() { a.secondClosed(s) })
	s.remove = a.frames.Add(func() {
		if a.session != nil {
			s.face.Show(a.session.player.Snapshot(), a.session.player.Now())
		}
	})
	if picture, ok := a.screen.(*stage.Stage); ok {
		picture.Listen(s.window)
	}
	a.frames.Draw()
	full := false
	if d, ok := a.fyne.Driver().(desktop.Driver); ok && d.HasSecondaryDisplay() {
		if w, ok := s.window.(desktop.Window); ok {
			w.RequestFullScreenSecondary()
			full = true
		}
	}
	s.window.Show()
	a.window.RequestFocus()
	logger.Info("second screen", "shows", a.settings.Second, "full", full)
}

// closeSecond takes the second screen's window away; what it showed stays
// remembered.
func (a *app) closeSecond() {
	if s := a.second; s != nil {
		a.second = nil
		s.remove()
		s.window.Close()
		logger.Info("second screen", "shows", "")
	}
}

// secondClosed is the user closing the window: it stays away, and the session
// goes on.
func (a *app) secondClosed(s *second) {
	if a.second != s {
		return
	}
	a.second = nil
	s.remove()
	a.settings.Second = ""
	a.saveSettings()
	a.remenu()
	logger.Info("second screen", "shows", "", "closed", true)
}

// remenu brings the ticks in the menu up to date, where there is one.
func (a *app) remenu() {
	if a.window.MainMenu() != nil {
		a.window.SetMainMenu(a.menu())
	}
}

// secondMenu chooses what a second screen shows, and how.
func (a *app) secondMenu() *fyne.MenuItem {
	item := func(label string, checked bool, act func()) *fyne.MenuItem {
		m := fyne.NewMenuItem(label, act)
		m.Checked = checked
		return m
	}
	show := func(label, what string) *fyne.MenuItem {
		return item(label, a.settings.Second == what, func() { a.setSecond(what) })
	}
	s := &a.settings
	items := []*fyne.MenuItem{
		show(words.Say("Client's view"), showClient), show(words.Say("Peripheral view"), showPeripheral), show(words.In("of the second screen", "Off"), ""),
		fyne.NewMenuItemSeparator(),
		item(words.Say("Client's view in dim red"), s.ClientRed, func() { a.setClient(func(s *settings) { s.ClientRed = !s.ClientRed }) }),
		item(words.Say("Client's view mirrored"), s.ClientMirrored, func() { a.setClient(func(s *settings) { s.ClientMirrored = !s.ClientMirrored }) }),
	}
	items = append(items, fyne.NewMenuItemSeparator())
	for _, turn := range client.Turns {
		label := words.Say("Client's view upright")
		if turn != 0 {
			label = words.Say("Client's view turned by %d°", turn)
		}
		items = append(items, item(label, s.ClientTurned == turn, func() { a.setClient(func(s *settings) { s.ClientTurned = turn }) }))
	}
	m := fyne.NewMenuItem(words.Say("Second screen"), nil)
	m.ChildMenu = fyne.NewMenu("", items...)
	return m
}
