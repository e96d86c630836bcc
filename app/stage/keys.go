package stage

import (
	"slices"

	"fyne.io/fyne/v2"
)

// Action is something a user can do on the stage.
type Action uint8

// The actions of the stage.
const (
	Hold Action = iota
	GoOn
	Number
	Choose
	LeaveZone
	Return
	Pacer
	LayOut
	Next
	Back
	AddMinute
	Earlier
	Undo
	Ledger
	End
	FullScreen
	Help
)

// Binding is an action with its keys and its words. [Bindings] is the one place
// where they stand: what acts, what the buttons say and what the page of keys
// shows all come from it.
type Binding struct {
	Action  Action
	Keys    []fyne.KeyName // each does it; of Number and Choose, each another
	Key     string         // how the first is shown
	Button  string         // on the button, "" where there is none
	Words   string         // what it does
	Guarded bool           // hold the key for a second, or press it twice
}

// Bindings lists every action of the stage with its default keys.
var Bindings = []Binding{
	{Hold, []fyne.KeyName{fyne.KeySpace}, "space", "Hold", "hold, at once", false},
	{GoOn, []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter}, "enter", "Go on", "go on after a hold", true},
	{Number, numbers, "1 to 9", "", "the reason for a hold, or an answer", false},
	{Choose, []fyne.KeyName{fyne.KeyUp, fyne.KeyDown}, "up, down", "", "from one answer to another; enter takes it", false},
	{LeaveZone, []fyne.KeyName{fyne.KeyX}, "x", "Leave zone out", "held: go on without this zone", true},
	{Return, []fyne.KeyName{fyne.KeyR}, "r", "Go to return", "held: go on with the return to release", true},
	{Pacer, []fyne.KeyName{fyne.KeyF}, "f", "Pacer off", "breathe freely: the pacer off, or on again", false},
	{LayOut, []fyne.KeyName{fyne.KeyL}, "l", "Lay the rest out again", "when behind, or after a sleep: end as planned", true},
	{Next, []fyne.KeyName{fyne.KeyRight, fyne.KeyN}, "right arrow", "next ›", "next phase", true},
	{Back, []fyne.KeyName{fyne.KeyLeft, fyne.KeyB}, "left arrow", "‹ back", "begin the phase again, or the one before", true},
	{AddMinute, []fyne.KeyName{fyne.KeyPlus, fyne.KeyEqual}, "+", "+1 min", "a minute more; aimed at a start, that start a minute later", false},
	{Earlier, []fyne.KeyName{fyne.KeyMinus}, "-", "", "aimed at a start: that start a minute earlier", false},
	{Undo, []fyne.KeyName{fyne.KeyU}, "u", "undo", "take the last change of the plan back", false},
	{Ledger, []fyne.KeyName{fyne.KeyZ}, "z", "zones", "show or hide what each zone has had", false},
	{End, []fyne.KeyName{fyne.KeyEscape}, "esc", "end", "end the session", true},
	{FullScreen, []fyne.KeyName{fyne.KeyF11}, "F11", "", "fill the screen, or leave it", false},
	{Help, []fyne.KeyName{fyne.KeyF1}, "F1", "", "show or hide these keys", false},
}

// numbers are the keys of [Number]; 0, the last, is none of what is offered.
var numbers = []fyne.KeyName{
	fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9, fyne.Key0,
}

// binding returns the entry of an action.
func binding(a Action) *Binding { return &Bindings[a] }

// actionFor returns the action that a key stands for, and which of its keys it
// is.
func actionFor(key fyne.KeyName) (a Action, which int, bound bool) {
	for i := range Bindings {
		if which = slices.Index(Bindings[i].Keys, key); which >= 0 {
			return Bindings[i].Action, which, true
		}
	}
	return 0, 0, false
}
