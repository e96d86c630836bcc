package kit

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
)

// Rates are how many frames a second may be drawn; the first is the usual.
var Rates = []int{60, 30, 20}

// ticks is how often a second Fyne lets an animation move on.
const ticks = 60

// Frames is the one source of frames: all that moves with a session draws when
// it says so, in every window. It lives on Fyne's goroutine.
type Frames struct {
	every     int // ticks to a frame
	passed    int // ticks since the last
	draws     []*func()
	animation *fyne.Animation
}

// NewFrames returns a source of so many frames a second, one of [Rates].
func NewFrames(rate int) *Frames {
	f := &Frames{}
	f.SetRate(rate)
	return f
}

// SetRate changes how many frames a second there are, to one of [Rates].
func (f *Frames) SetRate(rate int) {
	if !slices.Contains(Rates, rate) {
		rate = Rates[0]
	}
	f.every = ticks / rate
}

// Add lets draw be called at every frame, until it is removed.
func (f *Frames) Add(draw func()) (remove func()) {
	d := &draw
	f.draws = append(f.draws, d)
	return func() { f.draws = slices.DeleteFunc(f.draws, func(o *func()) bool { return o == d }) }
}

// Draw lets everything be drawn once: something has happened.
func (f *Frames) Draw() {
	for _, draw := range slices.Clone(f.draws) {
		(*draw)()
	}
}

// Run starts or stops the frames.
func (f *Frames) Run(on bool) {
	switch {
	case on && f.animation == nil:
		f.animation = &fyne.Animation{Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever,
			Curve: fyne.AnimationLinear, Tick: func(float32) { f.tick() }}
		f.animation.Start()
	case !on && f.animation != nil:
		f.animation.Stop()
		f.animation = nil
	}
}

// Running reports whether frames come.
func (f *Frames) Running() bool { return f.animation != nil }

func (f *Frames) tick() {
	if f.passed++; f.passed < f.every {
		return
	}
	f.passed = 0
	for i := 0; i < len(f.draws); i++ {
		(*f.draws[i])()
	}
}
