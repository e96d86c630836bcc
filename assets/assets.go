// Package assets carries the pictures that are built into the program.
//
// The icon is drawn in icon.svg and rendered from it at 512 pixels:
//
//	rsvg-convert --width 512 --height 512 icon.svg --output icon.png
package assets

import _ "embed"

// Icon is the program's icon as a PNG of 512 by 512 pixels, for windows and
// docks. Callers must not change it.
//
//go:embed icon.png
var Icon []byte
