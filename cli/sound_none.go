//go:build !cgo && !windows

package cli

import (
	"errors"

	"outbreath/pacing"
)

var errNoSound = errors.New("this build has no sound")

// openCard says that a sound card cannot be had without a C compiler.
func openCard(*pacing.Player) (sound, error) { return nil, errNoSound }
