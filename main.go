// Command outbreath paces a session. Alone, or with protocol files, it opens the
// window; with other arguments it is the command line of package cli.
package main

import (
	_ "embed"
	"fmt"
	"os"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"github.com/BurntSushi/toml"

	"outbreath/app"
	"outbreath/cli"
)

//go:embed FyneApp.toml
var metadata string

func main() {
	args := os.Args[1:]
	files := cli.Files(args)
	if len(args) > 0 && files == nil {
		os.Exit(cli.Main(args, os.Stdin, os.Stdout, os.Stderr))
	}
	cli.Speak(nil) // until the window knows its settings
	if err := open(files); err != nil {
		fmt.Fprintf(os.Stderr, "outbreath: %v\n", err)
		os.Exit(2)
	}
}

// open opens the window with files in it, and returns when it is closed.
func open(files []string) (err error) {
	if !display() {
		return cli.ErrNoDisplay
	}
	// A display that is named but does not answer makes GLFW panic.
	defer func() {
		if p := recover(); p != nil {
			if !strings.Contains(fmt.Sprint(p), "GLFW library is not initialized") {
				panic(p)
			}
			err = cli.ErrNoDisplay
		}
	}()
	meta, err := appMetadata(metadata)
	if err != nil {
		return err
	}
	if cache, err := os.UserCacheDir(); err == nil {
		// Fyne makes its own folder there, but not the one above; without either
		// it only does not remember.
		_ = os.MkdirAll(cache, 0o700)
	}
	fyneapp.SetMetadata(meta)
	return app.Run(fyneapp.NewWithID(meta.ID), files)
}

// display reports whether a window may be opened, as far as the environment
// tells.
func display() bool {
	switch runtime.GOOS {
	case "windows", "darwin":
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// appMetadata reads FyneApp.toml. Fyne itself looks for it beside the program,
// where an installed one has none; and without its migrations Fyne guards every
// call against the wrong goroutine.
func appMetadata(text string) (fyne.AppMetadata, error) {
	var file struct {
		Details struct {
			Name, ID, Version string
			Build             int
		}
		Migrations map[string]bool
	}
	if _, err := toml.Decode(text, &file); err != nil {
		return fyne.AppMetadata{}, fmt.Errorf("FyneApp.toml: %w", err)
	}
	d := file.Details
	return fyne.AppMetadata{ID: d.ID, Name: d.Name, Version: d.Version, Build: d.Build, Migrations: file.Migrations}, nil
}
