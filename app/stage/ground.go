package stage

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// ground lies under everything on the stage, unseen. It hears the pointer where
// no control does.
type ground struct {
	widget.BaseWidget

	onPointer func()
	onPress   func(fyne.Position)
}

var (
	_ desktop.Hoverable = (*ground)(nil)
	_ desktop.Mouseable = (*ground)(nil)
)

func newGround(onPointer func(), onPress func(fyne.Position)) *ground {
	g := &ground{onPointer: onPointer, onPress: onPress}
	g.ExtendBaseWidget(g)
	return g
}

// MouseIn implements [desktop.Hoverable].
func (g *ground) MouseIn(*desktop.MouseEvent) { g.onPointer() }

// MouseMoved implements [desktop.Hoverable].
func (g *ground) MouseMoved(*desktop.MouseEvent) { g.onPointer() }

// MouseOut implements [desktop.Hoverable].
func (g *ground) MouseOut() {}

// MouseDown implements [desktop.Mouseable].
func (g *ground) MouseDown(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary {
		g.onPress(e.Position)
	}
}

// MouseUp implements [desktop.Mouseable].
func (g *ground) MouseUp(*desktop.MouseEvent) {}

// CreateRenderer implements [fyne.Widget].
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
