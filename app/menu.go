package app

import (
	"fmt"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/adrg/xdg"

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
	return fyne.NewMainMenu(
		fyne.NewMenu("File",
			a.item("Open…", keys.Open),
			a.item("Copy into my folder…", keys.CopyIn),
			a.item("Export…", keys.Export),
			a.item("Take it with you…", keys.Take),
			fyne.NewMenuItem("Remove from my folder", a.askRemove),
			fyne.NewMenuItemSeparator(),
			a.item("Reload protocols", keys.Reload),
			a.item("Open protocols folder", keys.Folder),
			fyne.NewMenuItemSeparator(), quit),
		fyne.NewMenu("Edit", undo, a.item("Find a protocol", keys.Find)),
		fyne.NewMenu("Sound", a.item("Sound check", keys.SoundCheck)),
		a.viewMenu(),
		fyne.NewMenu("Help", a.item("Keys", keys.Help), fyne.NewMenuItem("This machine", a.showMachine), fyne.NewMenuItem("About Outbreath", a.showAbout)),
	)
}

// find goes to the search field of the library.
func (a *app) find() {
	if a.screen != screen(a.library) {
		a.showLibrary()
	}
	a.library.Search()
}

// build says which program this is.
func (a *app) build() string {
	return fmt.Sprintf("%s, %s on %s/%s", a.fyne.Metadata().Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

func (a *app) showAbout() {
	rows := [][2]string{{"Outbreath", a.build()}}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				rows = append(rows, [2]string{"Revision", s.Value[:min(len(s.Value), 12)]})
			}
		}
		for _, m := range info.Deps {
			switch m.Path {
			case "fyne.io/fyne/v2", "github.com/faiface/beep", "github.com/BurntSushi/toml":
				rows = append(rows, [2]string{strings.TrimPrefix(m.Path, "github.com/"), m.Version})
			}
		}
	}
	rows = append(rows, [2]string{"Protocols", a.folder}, [2]string{"Settings", a.path},
		[2]string{"Log", logPath(xdg.StateHome)}, [2]string{"Licence", "MIT"})
	a.showSheet("About Outbreath", "Paces a guided breathing session and keeps the appointment. It gives no medical advice.", rows...)
}
