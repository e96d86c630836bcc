package kit_test

import (
	"image"
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/pacing"
)

// focusable lists widgets that can have the keyboard: ours, and those of Fyne's
// that stand on a screen.
var focusable = []struct {
	name string
	make func() fyne.CanvasObject
}{
	{"target", func() fyne.CanvasObject { return kit.NewButton(kit.Target, "Hold", "space", nil) }},
	{"the way forward", func() fyne.CanvasObject {
		b := kit.NewGuarded(kit.Target, "Go on", "enter", "", nil)
		b.Primary = true
		return b
	}},
	{"chip", func() fyne.CanvasObject { return kit.NewButton(kit.Chip, "pain", "2", nil) }},
	{"chosen chip", func() fyne.CanvasObject {
		b := kit.NewButton(kit.Chip, "numbness", "3", nil)
		b.Selected = true
		return b
	}},
	{"quiet", func() fyne.CanvasObject { return kit.NewButton(kit.Quiet, "next ›", "n", nil) }},
	{"tick", func() fyne.CanvasObject { return kit.NewTick("Is the pressure right?", "asked", nil) }},
	{"ticked", func() fyne.CanvasObject {
		t := kit.NewTick("Which areas are welcome?", "asked", nil)
		t.Checked = true
		return t
	}},
	{"zone", func() fyne.CanvasObject { return zoneRow("Calves", "6:00", kit.Full) }},
	{"zone given more", func() fyne.CanvasObject { return zoneRow("Neck", "7:30, more", kit.Plus) }},
	{"zone left out", func() fyne.CanvasObject { return zoneRow("Glutes", "left out", kit.Crossed) }},
	{"slider", func() fyne.CanvasObject { return kit.NewSlider(0, 1, 0.1, 0.4) }},
	{"field", func() fyne.CanvasObject { return kit.NewField(kit.FormMinutes, time.Minute, 14*time.Hour) }},
	{"entry", func() fyne.CanvasObject { return widget.NewEntry() }},
}

// At the left every widget at rest, at the right with the keyboard.
func TestTheWidgetsLook(t *testing.T) {
	kittest.Looks(t, "widgets", func(t *testing.T, size fyne.Size) fyne.Window {
		kittest.App(t)
		page := container.NewWithoutLayout()
		put := func(o fyne.CanvasObject, x, y, height float32) {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(max(o.MinSize().Width, 260), height))
			page.Add(o)
		}
		y := float32(24)
		for _, f := range focusable {
			rest, focused := f.make(), f.make()
			focused.(fyne.Focusable).FocusGained()
			height := rest.MinSize().Height
			if tick, ok := rest.(*kit.Tick); ok {
				height = tick.FitWidth(260)
			}
			put(rest, 40, y, height)
			put(focused, 420, y, height)
			y += height + 10
		}
		ring, meter := kit.NewRing(6), kit.NewMeter(8)
		ring.SetColor(kit.Look().Phase(pacing.Targeted), kit.Look().Line)
		put(container.NewGridWrap(fyne.NewSize(40, 40), ring), 700, 24, 40)
		put(meter, 420, y, 8)
		w := test.NewTempWindow(t, page)
		w.Resize(size)
		ring.SetShare(0.4)
		meter.SetShare(0.4)
		return w
	})
}

// Who moves the focus sees where it is: along half of what has it or more, the
// picture changes with a contrast of 3:1, which WCAG 2.2 asks for in 2.4.13.
func TestTheFocusIsSeen(t *testing.T) {
	for name, p := range palettes {
		for _, f := range focusable {
			kittest.App(t).Settings().SetTheme(kit.NewTheme(p))
			o := f.make()
			w := test.NewTempWindow(t, container.NewPadded(container.NewVBox(container.NewHBox(o))))
			w.Resize(fyne.NewSize(400, 100))
			before := w.Canvas().Capture()
			w.Canvas().Focus(o.(fyne.Focusable))
			if got, want := changed(before, w.Canvas().Capture()), int(o.Size().Width); got < want {
				t.Errorf("%s: the focus changes %d pixels of a %s, want %d", name, got, f.name, want)
			}
		}
	}
}

// changed returns how many pixels differ by 3:1 or more.
func changed(a, b image.Image) (n int) {
	at := func(img image.Image, x, y int) color.NRGBA {
		return color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if c, d := at(a, x, y), at(b, x, y); c != d && kittest.Contrast(c, d) >= 3 {
				n++
			}
		}
	}
	return n
}
