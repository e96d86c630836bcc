package client

import (
	"image"
	"image/color"
	"testing"
)

// Where the upper left pixel of a picture, 3 wide and 2 high, comes to lie.
func TestTurn(t *testing.T) {
	mark := color.NRGBA{200, 10, 10, 255}
	picture := image.NewNRGBA(image.Rect(0, 0, 3, 2))
	picture.SetNRGBA(0, 0, mark)
	for look, want := range map[Look]image.Point{
		{}: {0, 0}, {Turn: 90}: {1, 0}, {Turn: 180}: {2, 1}, {Turn: 270}: {0, 2},
		{Mirror: true}: {2, 0}, {Mirror: true, Turn: 90}: {1, 2}, {Mirror: true, Turn: 180}: {0, 1}, {Mirror: true, Turn: 270}: {0, 0},
	} {
		got := look.turn(picture)
		size := image.Pt(3, 2)
		if look.Turn%180 != 0 {
			size = image.Pt(2, 3)
		}
		if got.Bounds().Size() != size || got.At(want.X, want.Y) != color.Color(mark) {
			t.Errorf("%+v: %v wide and high, the mark not at %v", look, got.Bounds().Size(), want)
		}
	}
}
