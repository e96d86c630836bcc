//go:build !cgo && !windows

package app

import "errors"

// openCard says that there is no way to a sound card: on this system it needs C,
// without which this program was built.
func openCard() (card, error) { return nil, errors.New("this build has no sound") }

func stopped(error) bool { return false }
