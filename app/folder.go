package app

import (
	"net/url"
	"os"
	"path/filepath"

	"outbreath/words"
)

// openFolder shows the user's protocols in the system's file manager.
func (a *app) openFolder() { a.openPlace(a.folder) }

// openPlace shows a folder in the system's file manager, and makes it first where
// there is none.
func (a *app) openPlace(folder string) {
	err := os.MkdirAll(folder, 0o755)
	if err == nil {
		err = a.fyne.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(folder)})
	}
	if err != nil {
		logger.Warn("folder", "error", err)
		a.showSheet(words.Say("The folder could not be opened"), words.Say("It is %s. %s", folder, sentence(err)))
	}
}

// reload reads the user's folder again, for systems that cannot watch it.
func (a *app) reload() {
	a.watched.Store(a.watched.Load().Reload())
	a.libraryChanged()
}
