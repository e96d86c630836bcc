package audio

import (
	"errors"

	"outbreath/words"
)

// Fault is one thing that cannot be heard as it was asked for.
type Fault struct {
	Name string // of a sound, or the path of a file or folder
	err  error
}

func (f *Fault) Error() string { return f.err.Error() }
func (f *Fault) Unwrap() error { return f.err }

// Faults returns the faults that an error of this package stands for.
func Faults(err error) (all []*Fault) {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range several.Unwrap() {
			all = append(all, Faults(e)...)
		}
		return all
	}
	if f, ok := errors.AsType[*Fault](err); ok {
		all = append(all, f)
	}
	return all
}

// ErrUnknown is what an error is that stands for a sound that is neither known by
// name nor there as a file.
var ErrUnknown = words.Error("unknown sound")

// unknownError says what there is instead.
type unknownError string

func (e unknownError) Error() string        { return string(e) }
func (e unknownError) Is(target error) bool { return target == ErrUnknown }

// unknown says that something is not there and which are.
func unknown(name, why string) error { return &Fault{name, unknownError(why)} }
