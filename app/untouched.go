package app

import (
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/storage/repository"
)

// Fyne's dialog opens the file that is chosen to be written, which empties it,
// before it tells. Files here are written whole, so nothing may happen to one
// before that: for the dialog, files are opened only once something is written.

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
// extensions where there are any. What is there under that name stays as it is.
func (a *app) choosePlace(name string, extensions []string, chosen func(path string)) {
	d := dialog.NewFileSave(func(f fyne.URIWriteCloser, err error) {
		if err != nil {
			a.bar.say(sentence(err), noteFor)
		}
		if f != nil {
			f.Close()
			chosen(f.URI().Path())
		}
	}, a.window)
	if extensions != nil {
		d.SetFilter(storage.NewExtensionFileFilter(extensions))
	}
	d.SetFileName(name)
	d.Show()
}
