package app

import (
	"fyne.io/fyne/v2"

	"outbreath/words"
)

// whyNot says why what the menu offers for a protocol cannot be done just now, ""
// where it can.
type whyNot struct{ export, take, remove string }

func (a *app) whyNot() (why whyNot) {
	e, ok := a.library.Chosen()
	if !ok {
		nothing := words.Say("nothing is chosen")
		return whyNot{nothing, nothing, nothing}
	}
	if e.Protocol == nil && a.prepare == nil {
		why.take = words.Say("it has faults")
	}
	if e.Shipped {
		why.remove = words.Say("it ships with the program")
	} else if _, own := a.own(e.Path); !own {
		why.remove = words.Say("it is not in your folder")
	}
	return why
}

// disable greys an item of the menu, with the reason beside it.
func disable(m *fyne.MenuItem, why string) {
	if why != "" {
		m.Disabled, m.Label = true, words.Say("%s (%s)", m.Label, why)
	}
}

// chosen brings the menu up to what is chosen in the library. To make a menu anew
// takes as long as to draw a few frames, so it is left where it says the same.
func (a *app) chosen() {
	if a.whyNot() != a.against {
		a.renewMenu()
	}
}

// renewMenu brings ticks and reasons up to date, where there is a menu.
func (a *app) renewMenu() {
	if a.window.MainMenu() != nil {
		a.window.SetMainMenu(a.menu())
	}
}
