package cli

import "errors"

// The exit codes.
const (
	exitDone  = 0
	exitInput = 1 // the input is at fault, or cannot be read
	exitUsage = 2 // usage, output, the machine
)

var (
	// errInput is wrapped when the input is at fault.
	errInput = errors.New("input at fault")
	// errSaid is wrapped when everything that is to be said has been.
	errSaid = errors.New("said")
)

// fault is an error of a sort, which is not part of its words.
type fault struct {
	error
	sorts []error
}

func (f *fault) Unwrap() []error { return append([]error{f.error}, f.sorts...) }

// atFault makes err one of the input.
func atFault(err error) error { return &fault{err, []error{errInput}} }

// said makes err one about which nothing more is to be said.
func said(err error) error { return &fault{err, []error{errSaid}} }

func exitCode(err error) int {
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errInput):
		return exitInput
	}
	return exitUsage
}
