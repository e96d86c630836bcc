package preferences

import (
	"math"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/words"
)

// Section is rows under a heading, in the order in which they are read.
type Section struct {
	Title string
	Rows  []Row
}

// Row is one thing to set or to go to.
type Row interface {
	build(s *Screen, sec *section) *row
}

// Option is one of a few values, and its words.
type Option struct{ Value, Words string }

// Choice is one of a few options.
type Choice struct {
	Label, Note string // the note may be empty
	Options     []Option
	First       string // what it is before anyone has chosen
	Get         func() string
	Set         func(string)
}

// Switch is something that is so or not.
type Switch struct {
	Label, Note string
	First       bool
	Get         func() bool
	Set         func(bool)
}

// Stepper is a number that goes up and down in steps: for what moves the page
// itself when it changes, where a slider would slip from under the pointer.
type Stepper struct {
	Label, Note       string
	Less, More        string // what the buttons say
	Least, Most, Step float64
	First             float64
	Words             func(float64) string
	Get               func() float64
	Set               func(float64)
}

// Level is a share from 0 to 1, on a slider.
type Level struct {
	Label string
	First float64
	Get   func() float64
	Set   func(float64)
}

// Door is a way to another page.
type Door struct {
	Label, Note string
	Words       string // on the button
	Open        func()
}

// Deed is something to do, which is said when it is done.
type Deed struct {
	Label       string
	Words, Done string        // on the button, before and after
	Says        func() string // how things are
	Do          func()
}

// Folder is a place where files are kept.
type Folder struct {
	Label, Path string
	Open, Copy  func() // Copy copies the path
}

// memory is how a row's value is kept and put back; the zero value is nothing to
// keep.
type memory struct {
	first func() bool   // whether the value is the first one
	reset func()        // makes it so
	take  func() func() // takes note of the value, and returns what puts it back
}

func remember[T comparable](first T, get func() T, set func(T)) memory {
	return memory{
		first: func() bool { return get() == first },
		reset: func() { set(first) },
		take:  func() func() { v := get(); return func() { set(v) } },
	}
}

func (c *Choice) build(s *Screen, sec *section) *row {
	chips := make([]fyne.CanvasObject, len(c.Options))
	for i, o := range c.Options {
		chips[i] = s.chip(c.Label+": "+o.Words, o.Words, func() { s.change(sec, func() { c.Set(o.Value) }) })
	}
	return &row{label: c.Label, note: c.Note, objects: chips, memory: remember(c.First, c.Get, c.Set), update: func() {
		for i, o := range c.Options {
			chips[i].(*kit.Button).SetSelected(o.Value == c.Get())
		}
	}}
}

func (c *Switch) build(s *Screen, sec *section) *row {
	t := kit.NewTick(c.Label, "", func(on bool) { s.change(sec, func() { c.Set(on) }) })
	t.OnKey, t.OnFocus = s.key, func() { s.reveal(t) }
	return &row{note: c.Note, tick: t, memory: remember(c.First, c.Get, c.Set), update: func() {
		if t.Checked != c.Get() {
			t.Checked = c.Get()
			t.Refresh()
		}
	}}
}

func (c *Stepper) build(s *Screen, sec *section) *row {
	by := func(steps float64) func() {
		return func() {
			v := math.Round(c.Get()/c.Step+steps) * c.Step
			v = math.Round(v*1000) / 1000 // 0.1 has no exact double
			s.change(sec, func() { c.Set(min(max(v, c.Least), c.Most)) })
		}
	}
	less, more := s.chip(c.Label+": "+c.Less, c.Less, by(-1)), s.chip(c.Label+": "+c.More, c.More, by(1))
	return &row{label: c.Label, note: c.Note, objects: []fyne.CanvasObject{less, more},
		words: func() string { return c.Words(c.Get()) }, memory: remember(c.First, c.Get, c.Set)}
}

func (c *Level) build(s *Screen, sec *section) *row {
	slider := kit.NewSlider(0, 1, 0.05, c.Get())
	slider.Label, slider.OnKey, slider.OnFocus = c.Label, s.key, func() { s.reveal(slider) }
	changed := func(v float64) { s.drag(sec, func() { c.Set(v) }) }
	slider.OnChanged = changed
	return &row{label: c.Label, slider: slider, memory: remember(c.First, c.Get, c.Set), update: func() {
		if math.Abs(slider.Value()-c.Get()) > slider.Step/2 { // a value between two steps stays what it is
			slider.OnChanged = nil
			slider.SetValue(c.Get())
			slider.OnChanged = changed
		}
	}}
}

func (c *Door) build(s *Screen, _ *section) *row {
	return &row{label: c.Label, note: c.Note, objects: []fyne.CanvasObject{s.chip(c.Words, c.Words, c.Open)}}
}

func (c *Deed) build(s *Screen, _ *section) *row {
	b := s.chip(c.Label+": "+c.Words, c.Words, nil)
	b.OnPress = func() { c.Do(); b.SetText(c.Done, ""); s.lay() }
	r := &row{label: c.Label, objects: []fyne.CanvasObject{b}}
	r.update = func() { r.note = c.Says() }
	return r
}

func (c *Folder) build(s *Screen, _ *section) *row {
	b := s.chip(words.Say("Copy the path: %s", c.Label), words.Say("Copy the path"), nil)
	b.OnPress = func() { c.Copy(); b.SetText(words.Say("Copied"), ""); s.lay() }
	return &row{label: c.Label, below: kit.FromHome(c.Path), objects: []fyne.CanvasObject{s.chip(words.Say("Open: %s", c.Label), words.Say("Open"), c.Open), b}}
}
