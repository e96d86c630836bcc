//go:build !linux

package speaker

// quietly runs f. Only ALSA writes to standard error.
func quietly(f func()) { f() }
