package app

import (
	"errors"
	"io"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"github.com/adrg/xdg"

	"outbreath/protocols"
	"outbreath/whole"
	"outbreath/words"
)

// dropped is handed what was dropped on the window.
func (a *app) dropped(_ fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		paths = append(paths, u.Path())
	}
	if s, ok := a.screen.(*sheet); ok && s.onDrop != nil && s.onDrop(paths) {
		return
	}
	a.openAll(paths)
}

// openAll opens the first protocol file among what was dropped on the window or
// named at the start, or after the session that runs. A folder stands for the
// files in it.
func (a *app) openAll(paths []string) {
	var files []string
	for _, path := range paths {
		if strings.EqualFold(filepath.Ext(path), ".toml") {
			files = append(files, path)
		} else if within, err := protocols.Files(path); err == nil {
			files = append(files, within...)
		}
	}
	switch {
	case len(files) == 0 && slices.ContainsFunc(paths, recorded):
		a.bar.say(words.Say("Recordings belong on the sound check."), noteFor, a.bar.chip(words.Say("Go there"), a.showSoundCheck))
	case len(files) == 0:
		a.bar.say(words.Say("A protocol is a file whose name ends in .toml."), noteFor)
	case a.session.running():
		a.later = files[0]
		a.bar.say(words.Say("%s will be there after this session.", filepath.Base(a.later)), noteFor)
	default:
		a.open(files[0])
		if n := len(files); n > 1 && !a.bar.asks() {
			a.bar.say(words.Count("This is %[2]s; %[1]d more was left alone.", "This is %[2]s; %[1]d more were left alone.", n-1, filepath.Base(files[0])), noteFor)
		}
	}
}

// open shows a protocol file: one that can run on the page that prepares it, one
// with faults in the library.
func (a *app) open(path string) {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	a.guest = guest{}
	e, own := a.own(path)
	if !own {
		a.guest = guestAt(path)
		e = a.guest.Entry
	}
	a.library.SetLibrary(a.guest.among(a.watched.Load()))
	a.library.ChoosePath(path)
	logger.Info("file", "did", "open", "path", path, "runs", e.Protocol != nil)
	if e.Protocol != nil {
		a.showPrepare(e)
	} else if a.screen != screen(a.library) {
		a.showLibrary()
	}
	if !own {
		a.bar.say(words.Say("%s is not in your folder.", filepath.Base(path)), 0,
			a.bar.chip(words.Say("Copy it there"), func() { a.importFile(path, filepath.Base(path)) }), a.bar.chip(words.Say("Leave it"), func() {}))
	}
}

// own returns the entry of a file of the user's folder.
func (a *app) own(path string) (protocols.Entry, bool) {
	for _, e := range a.watched.Load().Entries {
		if e.Path == path {
			return e, true
		}
	}
	return protocols.Entry{}, false
}

// importFile copies a file into the user's folder under a name, and goes on with
// the copy.
func (a *app) importFile(path, name string) {
	_, there := a.own(filepath.Join(a.folder, name))
	copied, err := protocols.Import(a.folder, path, name)
	switch {
	case errors.Is(err, protocols.ErrTaken):
		free := protocols.FreeName(a.folder, filepath.Base(path))
		a.bar.say(words.Say("Your folder has another %s.", name), 0,
			a.bar.chip(words.Say("Copy it as %s", free), func() { a.importFile(path, free) }), a.bar.chip(words.Say("Leave it"), func() {}))
		return
	case err != nil:
		a.bar.say(sentence(err), 0, a.bar.chip(words.Say("All right"), func() {}))
		return
	}
	logger.Info("file", "did", "import", "path", copied)
	if a.guest.Path == path {
		a.guest = guest{}
	}
	a.reload()
	a.library.ChoosePath(copied)
	if e, own := a.own(copied); own && a.prepared.Path == path {
		a.prepared, a.told = e, e
	}
	if there {
		a.bar.say(words.Say("%s is in your folder already.", name), noteFor)
	} else {
		a.bar.say(words.Say("%s is in your folder.", name), noteFor)
	}
}

// askOpen and askImport let the user choose a file.
func (a *app) askOpen() { a.chooseFile(a.open, "toml") }
func (a *app) askImport() {
	a.chooseFile(func(path string) { a.showLibrary(); a.importFile(path, filepath.Base(path)) }, "toml")
}

func (a *app) chooseFile(chosen func(path string), extensions ...string) {
	var endings []string
	for _, e := range extensions {
		endings = append(endings, "."+e)
	}
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil {
			a.bar.say(sentence(err), noteFor)
		}
		if f != nil {
			f.Close()
			chosen(f.URI().Path())
		}
	}, a.window)
	d.SetTitleText(words.Say("Open a file"))
	d.SetFilter(storage.NewExtensionFileFilter(endings))
	d.Show()
}

// askExport lets the user choose where to write the chosen protocol.
func (a *app) askExport() {
	e, ok := a.library.Chosen()
	if !ok {
		a.bar.say(words.Say("Choose a protocol to export."), noteFor)
		return
	}
	text, err := e.Export()
	if err != nil {
		a.bar.say(sentence(err), 0, a.bar.chip(words.Say("All right"), func() {}))
		return
	}
	a.choosePlace(fileName(&e), nil, func(path string) { a.export(e.Name(), text, path) })
}

// export writes a protocol to a place.
func (a *app) export(name string, text []byte, path string) {
	err := whole.WriteFile(path, func(w io.Writer) error { _, err := w.Write(text); return err })
	if err != nil {
		a.bar.say(sentence(err), 0, a.bar.chip(words.Say("All right"), func() {}))
		return
	}
	logger.Info("file", "did", "export", "path", path)
	a.bar.say(words.Say("%s is in %s.", name, filepath.Base(path)), noteFor)
}

func fileName(e *protocols.Entry) string {
	if e.Path != "" {
		return filepath.Base(e.Path)
	}
	return e.ID + ".toml"
}

// askRemove asks before the chosen file leaves the folder; a second wish is the
// answer.
func (a *app) askRemove() {
	if a.screen != screen(a.library) {
		a.showLibrary() // where what is prepared is chosen
	}
	e, ok := a.library.Chosen()
	if !ok {
		return
	}
	if _, own := a.own(e.Path); !own || e.Shipped {
		a.bar.say(words.Say("Only files of your own folder can be removed."), noteFor)
		return
	}
	question := words.Say("Remove %s from your folder?", fileName(&e))
	if a.bar.says(question) {
		a.bar.dismiss()
		a.remove(e.Path)
		return
	}
	a.bar.say(question, questionFor, a.bar.chip(words.Say("Keep it"), func() {}), a.bar.chip(words.Say("Remove"), func() { a.remove(e.Path) }))
}

// remove takes a file out of the folder, and offers to undo that.
func (a *app) remove(path string) {
	if _, err := protocols.Remove(path, removedFolder()); err != nil {
		a.bar.say(sentence(err), noteFor)
		return
	}
	logger.Info("file", "did", "remove", "path", path)
	a.reload()
	a.window.SetMainMenu(a.menu())
	a.bar.say(words.Say("%s is removed.", filepath.Base(path)), undoFor, a.bar.chip(words.Say("Undo"), a.undo))
}

// removedFolder is where removed files are kept, also for the next time the
// program runs.
func removedFolder() string { return filepath.Join(xdg.StateHome, "outbreath", "removed") }

// undo takes the last touch of what is prepared back or, where there is none, puts
// back what was removed last, and has its place still.
func (a *app) undo() {
	if a.prepare != nil && a.prepare.Undoable() {
		a.prepare.Undo()
		return
	}
	list := protocols.Restorable(a.folder, removedFolder())
	if len(list) == 0 {
		return
	}
	r := list[len(list)-1]
	if err := r.Restore(); err != nil {
		a.bar.say(sentence(err), noteFor)
		return
	}
	logger.Info("file", "did", "restore", "path", r.Path)
	a.reload()
	a.library.ChoosePath(r.Path)
	a.window.SetMainMenu(a.menu())
	a.bar.say(words.Say("%s is back.", filepath.Base(r.Path)), noteFor)
}

// changed returns what an entry has become since, and whether that is something
// else.
func (a *app) changed(was protocols.Entry) (now protocols.Entry, changed bool) {
	if was.Path == "" {
		return was, false
	}
	now, own := a.own(was.Path)
	if !own {
		now = a.guest.Entry
	}
	if now.Path != was.Path {
		return was, false // it is gone
	}
	return now, !reflect.DeepEqual(now.Protocol, was.Protocol)
}

// tellChanged says, on the stage and while a session is prepared, that the file
// it comes from was changed: the session stays as it is.
func (a *app) tellChanged() {
	now, changed := a.changed(a.told)
	if !changed {
		return
	}
	a.told = now
	name := fileName(&now)
	_, differs := a.changed(a.prepared)
	switch {
	case !differs:
		a.bar.dismiss() // it is what it was
	case a.session.running() && a.prepare == nil && now.Protocol == nil:
		a.bar.say(words.Say("%s was changed and has faults; this session stays as it is.", name), noteFor)
	case a.session.running() && a.prepare == nil:
		a.bar.say(words.Say("%s was changed; used from the next start.", name), noteFor)
	case a.prepare != nil && now.Protocol == nil:
		a.bar.say(words.Say("%s was changed and has faults; this is how it was before.", name), noteFor)
	case a.prepare != nil:
		a.bar.say(words.Say("%s was changed.", name), 0,
			a.bar.chip(words.Say("Use it as it is now"), func() { a.showPrepare(now) }), a.bar.chip(words.Say("Keep this"), func() {}))
	}
}
