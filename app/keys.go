package app

import (
	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/keys"
)

// readKeys takes the keys of the settings, and logs what makes no sense there.
func (a *app) readKeys() {
	a.keys, a.keyFaults = keys.Read(a.settings.Keys)
	for _, fault := range a.keyFaults {
		logger.Warn("keys", "fault", fault)
	}
	a.acts = map[keys.Action]func(){
		keys.Help: a.showKeys, keys.FullScreen: a.toggleFullScreen, keys.Open: a.askOpen, keys.CopyIn: a.askImport,
		keys.Export: a.askExport, keys.Take: a.askTake, keys.Reload: a.reload, keys.Folder: a.openFolder, keys.Find: a.find,
		keys.NextTheme: a.nextTheme, keys.Larger: func() { a.scaleText(1) }, keys.Smaller: func() { a.scaleText(-1) },
		keys.UsualSize: func() { a.scaleText(0) }, keys.SoundCheck: a.showSoundCheck, keys.Settings: a.showSettings,
		keys.Restore: a.undo, keys.Quit: a.closeAsked,
	}
}

// act does what an action of the menu does, once a stroke.
func (a *app) act(action keys.Action) func() {
	return func() {
		if kit.Shortcutting() {
			a.acts[action]()
		}
	}
}

// key sees the keys of every screen but the stage first, and reports whether it
// took one. What is pressed with Ctrl comes from the menu, where there is one
// that shows it.
func (a *app) key(k keys.Key) bool {
	action := a.keys.Find(keys.Page, k)
	if action == keys.Leave {
		switch {
		case a.bar.asks():
			a.bar.dismiss()
		case a.window.FullScreen():
			a.toggleFullScreen()
		default:
			return false
		}
		return true
	}
	held, _ := k.With()
	if a.acts[action] == nil || len(held) > 0 && k == a.keys.First(action) && a.window.MainMenu() != nil {
		return false
	}
	a.acts[action]()
	return true
}

// item returns an entry of the menu, with the key that the user has for it.
func (a *app) item(words string, action keys.Action) *fyne.MenuItem {
	m := fyne.NewMenuItem(words, a.act(action))
	m.Shortcut = kit.Shortcut(a.keys.First(action))
	return m
}

// keysChanged keeps the keys of the user, and lets the menu show them.
func (a *app) keysChanged() {
	a.settings.Keys = a.keys.Stored()
	a.saveSettings()
	a.window.SetMainMenu(a.menu())
	logger.Info("keys", "own", a.settings.Keys)
}
