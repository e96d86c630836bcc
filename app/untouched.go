package app

import (
	"os"
	"path/filepath"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/storage/repository"

	"outbreath/words"
)

// Fyne's dialog opens the file that is chosen to be written, which empties it,
// before it tells. Files here are written whole, so nothing may happen to one
// before that: for the dialog, files are opened only once something is written.
// And it asks in English whether a file is to be replaced: while one is chosen,
// it is told of none, and the question is ours.

// files is all that Fyne's own files can do.
type files interface {
	repository.AppendableRepository
	repository.CopyableRepository
	repository.DeleteAllRepository
	repository.HierarchicalRepository
	repository.ListableRepository
	repository.MovableRepository
	repository.WritableRepository
}

// untouched are files that are left alone until something is written.
type untouched struct{ files }

// leaveUntouched lets files be left alone by Fyne from now on.
func leaveUntouched() {
	const scheme = "file"
	plain, err := repository.ForScheme(scheme)
	if _, done := plain.(untouched); done || err != nil {
		return
	}
	if f, ok := plain.(files); ok {
		repository.Register(scheme, untouched{f})
		return
	}
	logger.Warn("files", "error", "a file is emptied as soon as it is chosen")
}

// placing is set while a place for a file is chosen.
var placing atomic.Bool

// Exists implements [repository.Repository].
func (u untouched) Exists(at fyne.URI) (bool, error) {
	if placing.Load() {
		return false, nil
	}
	return u.files.Exists(at)
}

// Writer implements [repository.WritableRepository].
func (u untouched) Writer(at fyne.URI) (fyne.URIWriteCloser, error) {
	return &lateFile{at: at}, nil
}

// lateFile is a file that is opened, and emptied, when something is written.
type lateFile struct {
	at   fyne.URI
	file *os.File
}

func (f *lateFile) URI() fyne.URI { return f.at }

func (f *lateFile) Write(b []byte) (n int, err error) {
	if f.file == nil {
		if f.file, err = os.Create(f.at.Path()); err != nil {
			return 0, err
		}
	}
	return f.file.Write(b)
}

func (f *lateFile) Close() error {
	if f.file == nil {
		return nil
	}
	return f.file.Close()
}

// choosePlace lets the user choose the name of a file to be written, one of some
// extensions where there are any, and asks before another is replaced. What is there
// under that name stays as it is.
func (a *app) choosePlace(name string, extensions []string, chosen func(path string)) {
	d := dialog.NewFileSave(func(f fyne.URIWriteCloser, err error) {
		if err != nil {
			a.bar.say(sentence(err), noteFor)
		}
		if f != nil {
			f.Close()
			a.askReplace(f.URI().Path(), chosen)
		}
	}, a.window)
	d.SetTitleText(words.Say("Save a file"))
	d.SetOnClosed(func() { placing.Store(false) })
	if extensions != nil {
		d.SetFilter(storage.NewExtensionFileFilter(extensions))
	}
	d.SetFileName(name)
	placing.Store(true)
	d.Show()
}

// askReplace goes on with a place for a file: at once where there is none, else after
// a question.
func (a *app) askReplace(path string, chosen func(path string)) {
	name := filepath.Base(path)
	switch info, err := os.Stat(path); {
	case err != nil:
		chosen(path)
	case info.IsDir():
		a.bar.say(words.Say("%s is a folder.", name), noteFor)
	default:
		a.bar.ask(words.Say("%s is there already. Replace it?", name),
			a.bar.chip(words.Say("Replace it"), func() { chosen(path) }), a.bar.chip(words.Say("Leave it"), func() {}))
	}
}
