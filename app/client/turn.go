package client

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
)

// draw returns a line of text as a picture of its own size, on nothing.
func draw(line *canvas.Text) image.Image {
	copied := canvas.NewText(line.Text, line.Color)
	copied.TextSize, copied.TextStyle = line.TextSize, line.TextStyle
	c := software.NewTransparentCanvas()
	if on := fyne.CurrentApp().Driver().CanvasForObject(line); on != nil {
		pixels, _ := on.PixelCoordinateForPosition(fyne.NewPos(1000, 0))
		c.SetScale(float32(max(pixels, 1)) / 1000)
	}
	c.SetPadded(false)
	c.SetContent(copied)
	c.Resize(copied.MinSize())
	return c.Capture()
}

// turn returns a picture as the look wants it: mirrored, then turned clockwise.
func (l Look) turn(picture image.Image) image.Image {
	from := picture.Bounds()
	w, h := from.Dx(), from.Dy()
	box := image.Rect(0, 0, w, h)
	if l.Turn%180 != 0 {
		box = image.Rect(0, 0, h, w)
	}
	turned := image.NewNRGBA(box)
	for y := range h {
		for x := range w {
			tx, ty := x, y
			if l.Mirror {
				tx = w - 1 - x
			}
			switch l.Turn {
			case 90:
				tx, ty = h-1-ty, tx
			case 180:
				tx, ty = w-1-tx, h-1-ty
			case 270:
				tx, ty = ty, w-1-tx
			}
			turned.Set(tx, ty, picture.At(from.Min.X+x, from.Min.Y+y))
		}
	}
	return turned
}
