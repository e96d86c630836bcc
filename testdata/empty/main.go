// Command empty is the least that an animated Fyne program can be: a window with
// one rectangle, whose colour changes. What the window of the program costs is
// measured beside it.
//
//	empty RATE SIDE
//
// draws so many times a second, 0 for only once, a rectangle of so many pixels a
// side, 0 for the whole window, and says at which time its first frame was drawn.
package main

import (
	"fmt"
	"image/color"
	"os"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

func main() {
	var number [2]int
	for i := range number {
		number[i], _ = strconv.Atoi(os.Args[i+1])
	}
	rate, side := number[0], float32(number[1])
	app.SetMetadata(fyne.AppMetadata{ID: "outbreath.empty", Name: "Empty", Migrations: map[string]bool{"fyneDo": true}})
	a := app.New()
	w := a.NewWindow("Empty")
	w.SetPadded(false)
	rectangle := canvas.NewRectangle(color.Black)
	var content fyne.CanvasObject = rectangle
	if side > 0 {
		rectangle.Resize(fyne.NewSquareSize(side))
		content = container.NewWithoutLayout(rectangle)
	}
	w.SetContent(content)
	w.Resize(fyne.NewSize(1280, 800))
	w.Show() // draws
	fmt.Println(time.Now().Format(time.RFC3339Nano))
	if rate > 0 {
		ticks := 0
		blink := &fyne.Animation{Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever, Curve: fyne.AnimationLinear, Tick: func(float32) {
			if ticks++; ticks%(60/rate) == 0 {
				rectangle.FillColor = color.Gray{uint8(ticks / 8)}
				rectangle.Refresh()
			}
		}}
		blink.Start()
	}
	a.Run()
}
