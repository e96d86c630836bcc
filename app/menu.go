package app

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"outbreath/app/stage"
	"outbreath/protocols"
)

// menu returns the main menu.
func (a *app) menu() *fyne.MainMenu {
	item := func(words string, act func(), key fyne.KeyName, with fyne.KeyModifier) *fyne.MenuItem {
		m := fyne.NewMenuItem(words, act)
		if key != "" {
			m.Shortcut = &desktop.CustomShortcut{KeyName: key, Modifier: with}
		}
		return m
	}
	quit := item("Quit", a.closeAsked, fyne.KeyQ, fyne.KeyModifierShortcutDefault)
	quit.IsQuit = true
	undo := item("Undo removing a file", a.undo, "", 0)
	removed := protocols.Restorable(a.folder, removedFolder())
	if n := len(removed); n > 0 {
		undo.Label = "Undo removing " + filepath.Base(removed[n-1].Path)
	}
	undo.Shortcut = &fyne.ShortcutUndo{} // the driver makes this one of Ctrl+Z
	undo.Disabled = len(removed) == 0
	export := item("Export…", a.askExport, fyne.KeyE, fyne.KeyModifierShortcutDefault)
	take := item("Take it with you…", a.askTake, fyne.KeyT, fyne.KeyModifierShortcutDefault)
	remove := item("Remove from my folder", a.askRemove, "", 0)
	a.against = a.whyNot()
	disable(export, a.against.export)
	disable(take, a.against.take)
	disable(remove, a.against.remove)
	return fyne.NewMainMenu(
		fyne.NewMenu("File",
			item("Open…", a.askOpen, fyne.KeyO, fyne.KeyModifierShortcutDefault),
			item("Copy into my folder…", a.askImport, fyne.KeyI, fyne.KeyModifierShortcutDefault),
			export, take, remove,
			fyne.NewMenuItemSeparator(),
			item("Reload protocols", a.reload, fyne.KeyR, fyne.KeyModifierShortcutDefault),
			item("Open protocols folder", a.openFolder, fyne.KeyO, fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift),
			fyne.NewMenuItemSeparator(), quit),
		fyne.NewMenu("Edit", undo, item("Find a protocol", a.find, fyne.KeyF, fyne.KeyModifierShortcutDefault),
			fyne.NewMenuItemSeparator(), item("Settings…", a.showSettings, fyne.KeyComma, fyne.KeyModifierShortcutDefault)),
		fyne.NewMenu("Sound", item("Sound check", a.showSoundCheck, fyne.KeyL, fyne.KeyModifierShortcutDefault)),
		a.viewMenu(item),
		fyne.NewMenu("Help", item("Keys", a.showKeys, fyne.KeyF1, 0), item("Welcome", a.showWelcome, "", 0), item("This machine", a.showMachine, "", 0), item("About Outbreath", a.showAbout, "", 0)),
	)
}

// find goes to the search field of the library.
func (a *app) find() {
	if a.screen != screen(a.library) {
		a.showLibrary()
	}
	a.library.Search()
}

func (a *app) showKeys() {
	rows := [][2]string{{"", "In the library"},
		{"up, down", "choose"}, {"enter", "prepare what is chosen"}, {"/", "search; letters begin a search too"}, {"esc", "clear the search"}, {"delete", "remove a file of your own; asks first"},
		{"", "Before a session"},
		{"left, right", "shorter, longer"}, {"tab", "on to the next control"}, {"space", "tick a question, press a button"}, {"enter", "start"}, {"esc", "back to the library"},
		{"", "After a session"},
		{"enter", "back to the library"}, {"r", "run it again"}, {"c", "prepare its file, where that was changed"},
		{"", "While a session runs"}}
	for _, b := range stage.Bindings {
		words := b.Words
		if b.Guarded {
			words += " (hold the key, or press it twice)"
		}
		rows = append(rows, [2]string{b.Key, words})
	}
	a.showSheet("Keys", "", rows...)
}
