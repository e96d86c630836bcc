package app

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"outbreath/keys"
	"outbreath/protocols"
)

// menu returns the main menu.
func (a *app) menu() *fyne.MainMenu {
	quit := a.item("Quit", keys.Quit)
	quit.IsQuit = true
	undo := a.item("Undo removing a file", keys.Restore)
	removed := protocols.Restorable(a.folder, removedFolder())
	if n := len(removed); n > 0 {
		undo.Label = "Undo removing " + filepath.Base(removed[n-1].Path)
	}
	undo.Shortcut = &fyne.ShortcutUndo{} // the driver makes this one of Ctrl+Z
	undo.Disabled = len(removed) == 0
	if a.prepare != nil && a.prepare.Undoable() {
		undo.Label, undo.Disabled = "Undo the last touch of a zone", false
	}
	export := a.item("Export…", keys.Export)
	take := a.item("Take it with you…", keys.Take)
	remove := fyne.NewMenuItem("Remove from my folder", a.askRemove)
	a.against = a.whyNot()
	disable(export, a.against.export)
	disable(take, a.against.take)
	disable(remove, a.against.remove)
	return fyne.NewMainMenu(
		fyne.NewMenu("File",
			a.item("Open…", keys.Open),
			a.item("Copy into my folder…", keys.CopyIn),
			export, take, remove,
			fyne.NewMenuItemSeparator(),
			a.item("Reload protocols", keys.Reload),
			a.item("Open protocols folder", keys.Folder),
			fyne.NewMenuItemSeparator(), quit),
		fyne.NewMenu("Edit", undo, a.item("Find a protocol", keys.Find), fyne.NewMenuItemSeparator(), a.item("Settings…", keys.Settings)),
		fyne.NewMenu("Sound", a.item("Sound check", keys.SoundCheck)),
		a.viewMenu(),
		fyne.NewMenu("Help", a.item("Keys", keys.Help), fyne.NewMenuItem("Welcome", a.showWelcome),
			fyne.NewMenuItem("This machine", a.showMachine), fyne.NewMenuItem("About Outbreath", a.showAbout)),
	)
}

// find goes to the search field of the library.
func (a *app) find() {
	if a.screen != screen(a.library) {
		a.showLibrary()
	}
	a.library.Search()
}
