package stage

import "fyne.io/fyne/v2"

// Action is something a user can do on the stage.
type Action uint8

// The actions of the stage.
const (
	Hold Action = iota
	GoOn
	Next
	Back
	AddMinute
	End
	FullScreen
	Help
)

// Binding is an action with its keys and its words. [Bindings] is the one place
// where they stand: what acts, what the buttons say and what the page of keys
// shows all come from it.
type Binding struct {
	Action  Action
	Keys    []fyne.KeyName // each does it
	Key     string         // how the first is shown
	Button  string         // on the button, "" where there is none
	Words   string         // what it does
	Guarded bool           // hold the key for a second, or press it twice
}

// Bindings lists every action of the stage with its default keys.
var Bindings = []Binding{
	{Hold, []fyne.KeyName{fyne.KeySpace}, "space", "Hold", "hold, at once", false},
	{GoOn, []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter}, "enter", "Go on", "go on after a hold", true},
	{Next, []fyne.KeyName{fyne.KeyRight, fyne.KeyN}, "right arrow", "next ›", "next phase", true},
	{Back, []fyne.KeyName{fyne.KeyLeft, fyne.KeyB}, "left arrow", "‹ back", "begin the phase again, or the one before", true},
	{AddMinute, []fyne.KeyName{fyne.KeyPlus, fyne.KeyEqual}, "+", "+1 min", "a minute more of what the hands do now", false},
	{End, []fyne.KeyName{fyne.KeyEscape}, "esc", "end", "end the session", true},
	{FullScreen, []fyne.KeyName{fyne.KeyF11}, "F11", "", "fill the screen, or leave it", false},
	{Help, []fyne.KeyName{fyne.KeyF1}, "?", "", "show or hide these keys", false},
}

// binding returns the entry of an action.
func binding(a Action) *Binding { return &Bindings[a] }

// actionFor returns the action that a key stands for.
func actionFor(key fyne.KeyName) (Action, bool) {
	for i := range Bindings {
		for _, k := range Bindings[i].Keys {
			if k == key {
				return Bindings[i].Action, true
			}
		}
	}
	return 0, false
}
