package app

import "fyne.io/fyne/v2"

// notify tells the desktop something, where the user wants that and looks at other
// windows. Everyone near the screen may read it.
func (a *app) notify(words string) {
	if !a.settings.Notify || !a.behind {
		return
	}
	logger.Info("notification", "words", words)
	// The desktop's answer may take seconds where it has to start a program first.
	go a.fyne.SendNotification(fyne.NewNotification("Outbreath", words))
}
