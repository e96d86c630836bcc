package keys

import "outbreath/words"

// Action is something that keys do, by its name in the settings.
type Action string

// The actions.
const (
	Hold      Action = "hold"
	GoOn      Action = "go-on"
	Answer    Action = "answer"
	AnswerUp  Action = "answer-up"
	AnswerOn  Action = "answer-down"
	LeaveZone Action = "leave-zone"
	Return    Action = "return"
	Pacer     Action = "pacer"
	LayOut    Action = "lay-out"
	Next      Action = "next"
	Back      Action = "back"
	AddMinute Action = "add-minute"
	Earlier   Action = "earlier"
	Undo      Action = "undo"
	Zones     Action = "zones"
	Finish    Action = "end"

	Counts     Action = "counts"
	Peripheral Action = "peripheral"
	Second     Action = "second-screen"

	Forward Action = "forward"
	Leave   Action = "leave"
	Search  Action = "search"
	Remove  Action = "remove"
	Again   Action = "again"
	Last    Action = "last-time"
	Changed Action = "changed-file"

	Help       Action = "help"
	FullScreen Action = "full-screen"
	Open       Action = "open"
	CopyIn     Action = "copy-in"
	Export     Action = "export"
	Take       Action = "take"
	Reload     Action = "reload"
	Folder     Action = "folder"
	Find       Action = "find"
	NextTheme  Action = "next-theme"
	Larger     Action = "larger-words"
	Smaller    Action = "smaller-words"
	UsualSize  Action = "usual-words"
	SoundCheck Action = "sound-check"
	Settings   Action = "settings"

	Restore Action = "restore"
	Quit    Action = "quit"
	Move    Action = "move"
	Focus   Action = "focus"
	Press   Action = "press"
)

// Place is where an action acts: one screen of the window, or several.
type Place uint8

// The places. The terminal's player is the stage.
const (
	Stage Place = 1 << iota
	Library
	Prepare
	Closing
	Page // of information, such as the sound check

	Desk     = Library | Prepare | Closing | Page // where there is a menu
	Anywhere = Stage | Desk
)

// Entry is an action with its default keys and its words.
type Entry struct {
	Action Action
	In     Place
	Keys   []Key
	// What [Entry.Does] and [Entry.Note] say in English.
	does, note string
	// Guarded: keep the key down for a second, or press it twice.
	Guarded bool
	// Fixed: the keys stay as they are. Of Answer, each is another answer.
	Fixed bool
	// Needed: it is never left without a key.
	Needed bool
}

// Table lists every action, in the order in which it is shown.
//
// The second keys of the stage are those of presenters and page turners: Page Up
// and Page Down to turn, F5 to begin, and "." or "b", which blank a screen, for
// what must happen at once and can do no harm: the hold.
var Table = []Entry{
	{Action: Hold, In: Stage, Keys: []Key{Space, ".", "b"}, does: "holds", note: "at once, from anywhere", Needed: true},
	{Action: GoOn, In: Stage, Keys: []Key{Enter, "F5"}, does: "goes on after a hold", Guarded: true},
	{Action: Answer, In: Stage, Keys: []Key{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"}, does: "says why it is held, or answers", Fixed: true},
	{Action: AnswerUp, In: Stage, Keys: []Key{Up}, does: "goes to the answer before", note: "enter takes it"},
	{Action: AnswerOn, In: Stage, Keys: []Key{Down}, does: "goes to the next answer", note: "enter takes it"},
	{Action: LeaveZone, In: Stage, Keys: []Key{"x"}, does: "goes on without this zone", note: "while held", Guarded: true},
	{Action: Return, In: Stage, Keys: []Key{"r"}, does: "goes on with the return to release", note: "while held", Guarded: true},
	{Action: Pacer, In: Stage, Keys: []Key{"f"}, does: "turns the pacer off, or on again"},
	{Action: LayOut, In: Stage, Keys: []Key{"l"}, does: "lays the rest out again", note: "when behind, or after a sleep", Guarded: true},
	{Action: Next, In: Stage, Keys: []Key{Right, PageDown, "n"}, does: "goes to the next phase", Guarded: true},
	{Action: Back, In: Stage, Keys: []Key{Left, PageUp}, does: "goes back", note: "to where the phase began, or the one before", Guarded: true},
	{Action: AddMinute, In: Stage, Keys: []Key{"+", "="}, does: "adds a minute", note: "aimed at a start, moves it a minute later"},
	{Action: Earlier, In: Stage, Keys: []Key{"-"}, does: "moves the start a minute earlier", note: "when aimed at one"},
	{Action: Undo, In: Stage, Keys: []Key{"u"}, does: "takes the last change of the plan back", note: "for half a minute"},
	{Action: Zones, In: Stage, Keys: []Key{"z"}, does: "shows or hides what each zone has had"},
	{Action: Finish, In: Stage, Keys: []Key{Esc, "q"}, does: "ends the session", Guarded: true, Needed: true},
	{Action: Counts, In: Stage, Keys: []Key{"c"}, does: "shows or hides the seconds of the breath"},
	{Action: Peripheral, In: Stage, Keys: []Key{"p"}, does: "shows a field for the corner of the eye", note: "or the stage again"},
	{Action: Second, In: Stage, Keys: []Key{"v"}, does: "changes the second screen", note: "the client's view, the field, nothing"},

	{Action: Forward, In: Desk, Keys: []Key{Enter, "F5"}, does: "goes on", note: "prepares what is chosen, starts it, and leaves a page"},
	{Action: Leave, In: Desk, Keys: []Key{Esc}, does: "goes back", note: "or clears the search"},
	{Action: Search, In: Library, Keys: []Key{"/"}, does: "searches", note: "letters begin a search too"},
	{Action: Remove, In: Library, Keys: []Key{Delete}, does: "removes a file of your own", note: "asks first"},
	{Action: Last, In: Library, Keys: []Key{"F6"}, does: "runs what is chosen again", note: "as it was run last"},
	{Action: Again, In: Closing, Keys: []Key{"r"}, does: "runs the session again"},
	{Action: Changed, In: Closing, Keys: []Key{"c"}, does: "prepares the changed file", note: "where it was changed"},

	{Action: Help, In: Anywhere, Keys: []Key{"F1", "?"}, does: "shows the keys"},
	{Action: FullScreen, In: Anywhere, Keys: []Key{"F11"}, does: "fills the screen, or leaves it"},
	{Action: NextTheme, In: Anywhere, Keys: []Key{"ctrl+d"}, does: "goes on to the next theme"},
	{Action: Larger, In: Anywhere, Keys: []Key{"ctrl++", "ctrl+="}, does: "makes words larger"},
	{Action: Smaller, In: Anywhere, Keys: []Key{"ctrl+-"}, does: "makes words smaller"},
	{Action: UsualSize, In: Anywhere, Keys: []Key{"ctrl+0"}, does: "gives words their usual size"},
	{Action: Open, In: Desk, Keys: []Key{"ctrl+o"}, does: "opens a file"},
	{Action: CopyIn, In: Desk, Keys: []Key{"ctrl+i"}, does: "copies a file into your folder"},
	{Action: Export, In: Desk, Keys: []Key{"ctrl+e"}, does: "exports a protocol"},
	{Action: Take, In: Desk, Keys: []Key{"ctrl+t"}, does: "makes a session a file to take along"},
	{Action: Reload, In: Desk, Keys: []Key{"ctrl+r"}, does: "reads the protocols again"},
	{Action: Folder, In: Desk, Keys: []Key{"ctrl+shift+o"}, does: "opens the folder of your protocols"},
	{Action: Find, In: Desk, Keys: []Key{"ctrl+f"}, does: "finds a protocol"},
	{Action: SoundCheck, In: Desk, Keys: []Key{"ctrl+l"}, does: "opens the sound check"},
	{Action: Settings, In: Desk, Keys: []Key{"ctrl+,"}, does: "opens the settings"},

	{Action: Restore, In: Desk, Keys: []Key{"ctrl+z"}, does: "brings a removed file back", note: "or takes the last touch of a zone back", Fixed: true},
	{Action: Quit, In: Anywhere, Keys: []Key{"ctrl+q"}, does: "closes the window", note: "asks while a session runs", Fixed: true},
	{Action: Move, In: Desk, Keys: []Key{Up, Down, Left, Right, PageUp, PageDown, Home, End}, does: "moves the choice, a slider or the page", Fixed: true},
	{Action: Focus, In: Anywhere, Keys: []Key{Tab}, does: "goes to the next control", note: "with shift to the one before", Fixed: true},
	{Action: Press, In: Desk, Keys: []Key{Space}, does: "presses a button, touches a zone", note: "as enter does with a button", Fixed: true},
}

// Section is a part of the table with its heading.
type Section struct {
	Title   string
	Entries []*Entry
}

// Sections returns the table in the parts in which it is shown.
func Sections() []Section {
	sections := []Section{
		{Title: words.Say("While a session runs")}, {Title: words.Say("Before and after")},
		{Title: words.Say("Everywhere, and in the menu")}, {Title: words.Say("What stays as it is")},
	}
	for i := range Table {
		e := &Table[i]
		s := &sections[2]
		switch {
		case e.Fixed && e.In != Stage:
			s = &sections[3]
		case e.In == Stage:
			s = &sections[0]
		case e.Action == Forward || e.Action == Leave || e.In&(e.In-1) == 0: // of one screen
			s = &sections[1]
		}
		s.Entries = append(s.Entries, e)
	}
	return sections
}

// Of returns the entry of an action, nil for what is none.
func Of(a Action) *Entry {
	for i := range Table {
		if Table[i].Action == a {
			return &Table[i]
		}
	}
	return nil
}

// Everywhere reports whether an action is one of every screen.
func Everywhere(a Action) bool { e := Of(a); return e != nil && e.In == Anywhere }

// Does completes "space …".
func (e *Entry) Does() string { return words.Of(e.does) }

// Note says more; "" where there is no more to say.
func (e *Entry) Note() string { return words.Of(e.note) }

// Words says what an action does.
func (e *Entry) Words() string {
	if e.note == "" {
		return e.Does()
	}
	return e.Does() + " – " + e.Note()
}

// Words names the screens of a place.
func (p Place) Words() string {
	switch p {
	case Anywhere:
		return words.Say("everywhere")
	case Desk:
		return words.Say("everywhere but on the stage")
	case Stage:
		return words.In("where a key acts", "stage")
	case Library:
		return words.In("where a key acts", "library")
	case Prepare:
		return words.In("where a key acts", "before a session")
	case Closing:
		return words.In("where a key acts", "after a session")
	case Page:
		return words.In("where a key acts", "pages")
	}
	return ""
}
