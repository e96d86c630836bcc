package kit

import (
	"image/color"
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Ring shows a share of a whole, clockwise from the top.
type Ring struct {
	widget.BaseWidget

	share float64 // as drawn
	width float32
	track *canvas.Arc // the whole way round; a circle's stroke lies elsewhere on a GPU
	arc   *canvas.Arc
	box   *fyne.Container
}

// NewRing returns an empty ring whose line has the given width.
func NewRing(width float32) *Ring {
	r := &Ring{width: width, track: &canvas.Arc{EndAngle: 360}, arc: &canvas.Arc{}}
	r.box = container.NewWithoutLayout(r.track, r.arc)
	r.ExtendBaseWidget(r)
	return r
}

// SetShare shows a share from 0 to 1. It draws only when the end of the line
// has moved by half a pixel.
func (r *Ring) SetShare(share float64) {
	share = min(max(share, 0), 1)
	around := math.Pi * float64(r.Size().Width)
	if math.Abs(share-r.share)*around < 0.5 {
		return
	}
	r.share = share
	r.sweep()
	r.arc.Refresh()
}

// sweep sets the end of the line. One that is shorter than it is wide cannot
// have round ends and is left out.
func (r *Ring) sweep() {
	r.arc.EndAngle = float32(360 * r.share)
	r.arc.Hidden = r.share*math.Pi*float64(r.Size().Width) < float64(r.width)
}

// SetColor colours the line and the track under it.
func (r *Ring) SetColor(line, track color.NRGBA) {
	if r.arc.FillColor != line {
		r.arc.FillColor = line
		r.arc.Refresh()
	}
	if r.track.FillColor != track {
		r.track.FillColor = track
		r.track.Refresh()
	}
}

// SetWidth changes the width of the line.
func (r *Ring) SetWidth(width float32) {
	if r.width != width {
		r.width = width
		r.fit(r.Size())
	}
}

// Resize implements [fyne.CanvasObject].
func (r *Ring) Resize(size fyne.Size) {
	r.BaseWidget.Resize(size)
	r.fit(size)
}

func (r *Ring) fit(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	for _, arc := range []*canvas.Arc{r.track, r.arc} {
		arc.CutoutRatio = 1 - 2*r.width/size.Width
		arc.Resize(size)
	}
	r.arc.CornerRadius = r.width / 2
	r.sweep()
	r.box.Resize(size)
	r.box.Refresh()
}

// AccessibilityLabel implements [fyne.Accessible].
func (r *Ring) AccessibilityLabel() string { return percent(r.share) }

// percent says a share in words.
func percent(share float64) string { return strconv.Itoa(int(share*100)) + " %" }

// AccessibilityRole implements [fyne.Accessible].
func (r *Ring) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements [fyne.Widget].
func (r *Ring) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.box) }
