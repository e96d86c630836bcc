//go:build !unix

package terminal

import "os"

// Jobs delivers nothing: there is no job control here.
func Jobs() (stops, continued <-chan os.Signal, done func()) { return nil, nil, func() {} }

// StopJob does nothing.
func StopJob() error { return nil }

// StopSelf does nothing.
func StopSelf() error { return nil }
