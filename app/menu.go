package app

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"outbreath/keys"
	"outbreath/protocols"
	"outbreath/words"
)

// menu returns the main menu.
func (a *app) menu() *fyne.MainMenu {
	quit := a.item(words.Say("Quit"), keys.Quit)
	quit.IsQuit = true
	undo := a.item(words.Say("Undo removing a file"), keys.Restore)
	removed := protocols.Restorable(a.folder, removedFolder())
	if n := len(removed); n > 0 {
		undo.Label = words.Say("Undo removing %s", filepath.Base(removed[n-1].Path))
	}
	undo.Shortcut = &fyne.ShortcutUndo{} // the driver makes this one of Ctrl+Z
	undo.Disabled = len(removed) == 0
	if a.prepare != nil && a.prepare.Undoable() {
		undo.Label, undo.Disabled = words.Say("Undo the last touch of a zone"), false
	}
	export := a.item(words.Say("Export…"), keys.Export)
	take := a.item(words.Say("Take it with you…"), keys.Take)
	remove := fyne.NewMenuItem(words.Say("Remove from my folder"), a.askRemove)
	a.against = a.whyNot()
	disable(export, a.against.export)
	disable(take, a.against.take)
	disable(remove, a.against.remove)
	return fyne.NewMainMenu(
		fyne.NewMenu(words.Say("File"),
			a.item(words.Say("Open…"), keys.Open),
			a.item(words.Say("Copy into my folder…"), keys.CopyIn),
			export, take, remove,
			fyne.NewMenuItemSeparator(),
			a.item(words.Say("Reload protocols"), keys.Reload),
			a.item(words.Say("Open protocols folder"), keys.Folder),
			fyne.NewMenuItemSeparator(), quit),
		fyne.NewMenu(words.Say("Edit"), undo, a.item(words.Say("Find a protocol"), keys.Find), fyne.NewMenuItemSeparator(), a.item(words.Say("Settings…"), keys.Settings)),
		fyne.NewMenu(words.Say("Sound"), a.item(words.Say("Sound check"), keys.SoundCheck)),
		a.viewMenu(),
		fyne.NewMenu(words.Say("Help"), a.item(words.Say("Keys"), keys.Help), fyne.NewMenuItem(words.Say("Welcome"), a.showWelcome),
			fyne.NewMenuItem(words.Say("This machine"), a.showMachine), fyne.NewMenuItem(words.Say("About Outbreath"), a.showAbout)),
	)
}

// find goes to the search field of the library.
func (a *app) find() {
	if a.screen != screen(a.library) {
		a.showLibrary()
	}
	a.library.Search()
}
