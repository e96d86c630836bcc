package app

import (
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"github.com/adrg/xdg"

	"outbreath/app/instance"
	"outbreath/app/prepare"
	"outbreath/app/welcome"
	"outbreath/assets"
	"outbreath/protocols"
	"outbreath/words"
)

// Run opens the window with files in it, or shows them in the window that this
// user has already, and returns when its own is closed. It must be called on the
// main goroutine, once.
func Run(f fyne.App, files []string) error {
	settingsPath := filepath.Join(xdg.ConfigHome, "outbreath", "settings.toml")
	if s, err := readSettings(settingsPath); err == nil {
		words.Use(s.Language) // for what may have to be said before there is a window
	}
	claim, unclaimed := instance.Take(claimFolder())
	if errors.Is(unclaimed, instance.ErrTaken) {
		return instance.HandOver(claimFolder(), files)
	}
	file, err := openLog(logPath(xdg.StateHome))
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s\n", words.Say("outbreath: %v; going on without", err))
	} else {
		log.SetFlags(0)
		log.SetOutput(reports{})
		defer file.Close()
	}
	f.SetIcon(fyne.NewStaticResource("outbreath.png", assets.Icon))
	a := newApp(f, settingsPath, protocols.UserFolder(), fyne.Do)
	defer a.close()
	a.begin(files)
	if unclaimed != nil { // whether there is another window cannot be told
		logger.Warn("instance", "error", unclaimed)
	} else {
		defer claim.Close()
		go claim.Serve(func(files []string) { fyne.Do(func() { a.come(files) }) })
	}
	a.window.Show()
	logger.Info("drawn") // Show has drawn the first frame
	f.Run()
	return nil
}

// claimFolder is where the windows of a user find each other: the folder for what
// lasts as long as a login, or where there is none that for state.
func claimFolder() string {
	if info, err := os.Stat(xdg.RuntimeDir); err == nil && info.IsDir() {
		return filepath.Join(xdg.RuntimeDir, "outbreath")
	}
	return filepath.Join(xdg.StateHome, "outbreath")
}

// begin shows what the window is opened with: files, or the first page where that
// was never shown.
func (a *app) begin(files []string) {
	if len(files) == 0 && !a.settings.Welcomed {
		a.showWelcome()
	}
	a.settings.Welcomed = true
	a.saveSettings()
	if len(files) > 0 {
		a.openAll(files)
	}
}

// come shows the window where another start was asked for, and opens its files.
func (a *app) come(files []string) {
	logger.Info("instance", "files", len(files))
	a.window.Show()
	a.window.RequestFocus()
	if len(files) > 0 {
		a.openAll(files)
	}
}

// showWelcome shows the first page.
func (a *app) showWelcome() {
	a.show(welcome.New(welcome.Options{OnTaste: a.taste, OnLibrary: a.showLibrary, OnKey: a.key, Keys: a.keys}), a.menu())
	a.window.SetTitle("Outbreath")
	logger.Info("screen", "name", "welcome")
}

// taste runs the minute of the first page. It is not what is chosen in the library
// the next time.
func (a *app) taste() {
	chosen := a.settings.Protocol
	a.prepared, a.told, a.later = protocols.Entry{}, protocols.Entry{}, ""
	a.run(prepare.Start{Plan: welcome.Taste()})
	a.settings.Protocol = chosen
}
