package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Meter shows how far something is, as a thin bar.
type Meter struct {
	widget.BaseWidget

	share       float64
	height      float32
	track, done *canvas.Rectangle
	box         *fyne.Container
}

// NewMeter returns a meter at its beginning, so high.
func NewMeter(height float32) *Meter {
	m := &Meter{height: height,
		track: &canvas.Rectangle{CornerRadius: height / 2}, done: &canvas.Rectangle{CornerRadius: height / 2}}
	m.box = container.NewWithoutLayout(m.track, m.done)
	m.ExtendBaseWidget(m)
	m.Refresh()
	return m
}

// Refresh colours the bar.
func (m *Meter) Refresh() {
	look := Look()
	m.track.FillColor, m.done.FillColor = look.Line, look.Breath
	m.BaseWidget.Refresh()
}

// SetShare shows a share, from 0 to 1.
func (m *Meter) SetShare(share float64) {
	m.share = min(max(share, 0), 1)
	m.lay(m.Size())
}

func (m *Meter) lay(size fyne.Size) {
	m.track.Resize(fyne.NewSize(size.Width, m.height))
	// Never so narrow that its ends are no longer round.
	m.done.Resize(fyne.NewSize(max(float32(m.share)*size.Width, m.height), m.height))
}

// Resize implements [fyne.CanvasObject].
func (m *Meter) Resize(size fyne.Size) {
	m.BaseWidget.Resize(size)
	m.lay(size)
}

// MinSize is as high as the bar.
func (m *Meter) MinSize() fyne.Size { return fyne.NewSize(m.height, m.height) }

// AccessibilityLabel implements [fyne.Accessible].
func (m *Meter) AccessibilityLabel() string { return percent(m.share) }

// AccessibilityRole implements [fyne.Accessible].
func (m *Meter) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements [fyne.Widget].
func (m *Meter) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(m.box) }
