package keys

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTheTableIsInOrder(t *testing.T) {
	for i := range Table {
		e := &Table[i]
		if Of(e.Action) != e {
			t.Errorf("%s is there twice", e.Action)
		}
		if e.In == 0 || e.Does() == "" || len(e.Keys) == 0 {
			t.Errorf("%s lacks a place, words or keys", e.Action)
		}
		for _, k := range e.Keys {
			if got, err := Parse(string(k)); err != nil || got != k {
				t.Errorf("%s: %q reads back as %q, %v", e.Action, k, got, err)
			}
			if !e.Fixed && never(e, k) != "" {
				t.Errorf("%s: %s", e.Action, never(e, k))
			}
			if others := (*Bindings)(nil).Holders(e.Action, k); !e.Fixed && len(others) > 0 {
				t.Errorf("%s does %s and %v", k, e.Action, others)
			}
		}
	}
	shown := 0
	for _, s := range Sections() {
		shown += len(s.Entries)
	}
	if shown != len(Table) {
		t.Errorf("%d of %d actions are shown", shown, len(Table))
	}
}

func TestParse(t *testing.T) {
	for text, want := range map[string]Key{
		"space": Space, " Space ": Space, "Page Up": PageUp, "pageup": PageUp, "page_down": PageDown, "Escape": Esc, "return": Enter,
		"f5": "F5", "F12": "F12", "X": "x", "+": "+", "ctrl+o": "ctrl+o", "Ctrl+Shift+O": "ctrl+shift+o", "ctrl++": "ctrl++",
		"scan:123": "scan:123", "SCAN:7": "scan:7", "é": "é",
		"": "", "f13": "", "spcae": "", "scan:": "", "scan:-3": "", "scan:x": "", "scan:0": "", "xx": "", "ctrl+": "", "\x00": "", "\xff": "",
	} {
		got, err := Parse(text)
		if got != want || (err != nil) != (want == "") {
			t.Errorf("%q reads as %q, %v; want %q", text, got, err, want)
		}
	}
	if held, alone := Key("ctrl+shift++").With(); !slices.Equal(held, []string{"ctrl", "shift"}) || alone != "+" {
		t.Errorf("ctrl, shift and plus are %v and %q", held, alone)
	}
}

func TestBind(t *testing.T) {
	b := &Bindings{}
	if got := b.Find(Stage, "scan:123"); got != "" {
		t.Fatalf("a pedal does %q", got)
	}
	if why := b.Bind(Hold, "scan:123"); why != "" || b.First(Hold) != "scan:123" || b.Find(Stage, Space) != Hold {
		t.Errorf("a pedal: %q, holding is on %v", why, b.Of(Hold))
	}
	if got := b.Holders(Back, "b"); !slices.Equal(got, []Action{Hold}) {
		t.Errorf("b does %v", got)
	}
	if why := b.Bind(Back, "b"); why != "" || b.Find(Stage, "b") != Back {
		t.Errorf("b: %q, does %s", why, b.Find(Stage, "b"))
	}
	// One key may do one thing on the stage and another in the library.
	if why := b.Bind(Forward, PageDown); !strings.Contains(why, "always moves") {
		t.Errorf("page down in the library: %q", why)
	}
	if why := b.Bind(Forward, "scan:123"); why != "" || b.Find(Stage, "scan:123") != Hold || b.Find(Prepare, "scan:123") != Forward {
		t.Errorf("the pedal goes on too: %q", why)
	}
	// An action of everywhere clashes with both.
	if got := b.Holders(Help, "scan:123"); !slices.Equal(got, []Action{Hold, Forward}) {
		t.Errorf("the pedal does %v", got)
	}
	for a, k := range map[Action]Key{Forward: "x", Help: "h", Next: Tab, Open: "ctrl+q", Quit: "F4", Answer: "x", Pacer: "3"} {
		before := b.Clone()
		if why := b.Bind(a, k); why == "" || !reflect.DeepEqual(b.Clone(), before) {
			t.Errorf("%s may have %s: %q", a, k, why)
		}
	}
	for _, k := range []Key{"scan:123", Space} {
		if why := b.Unbind(Hold, k); why != "" {
			t.Error(why)
		}
	}
	if why := b.Unbind(Hold, "."); why != "full stop is the only key that holds, and stays." {
		t.Error(why)
	}
	if why := b.Bind(Undo, "."); why != "full stop is the only key that holds. Give that another one first." {
		t.Error(why)
	}
	if elsewhere := b.Reset(Hold); !slices.Equal(elsewhere, []Key{"b"}) || !slices.Equal(b.Of(Hold), []Key{Space, "."}) {
		t.Errorf("back on %v, elsewhere is %v", b.Of(Hold), elsewhere)
	}
	b.ResetAll()
	for _, e := range Table {
		if !b.Usual(e.Action) {
			t.Errorf("%s is on %v", e.Action, b.Of(e.Action))
		}
	}
}

func TestRead(t *testing.T) {
	for name, c := range map[string]struct {
		stored map[string]any
		a      Action
		want   []Key
		faults []string
	}{
		"nothing":                {nil, Hold, []Key{Space, ".", "b"}, nil},
		"a pedal":                {map[string]any{"hold": []any{"scan:123", "space"}}, Hold, []Key{"scan:123", Space}, nil},
		"one text":               {map[string]any{"hold": "F9"}, Hold, []Key{"F9"}, nil},
		"twice":                  {map[string]any{"hold": []any{"F9", "f9"}}, Hold, []Key{"F9"}, nil},
		"none, on purpose":       {map[string]any{"pacer": []any{}}, Pacer, []Key{}, nil},
		"taken from a usual one": {map[string]any{"back": []any{"b"}}, Hold, []Key{Space, "."}, nil},
		"no such key":            {map[string]any{"hold": []any{"spcae", "F9"}}, Hold, []Key{"F9"}, []string{`hold: "spcae" is not a key; write for example "space", "F5", "page up", "x", "ctrl+o" or "scan:123".`}},
		"no such keys":           {map[string]any{"hold": 7, "pacer": true}, Hold, []Key{Space, ".", "b"}, []string{`hold: 7 always says why it is held, or answers here.`, ""}},
		"no such action":         {map[string]any{"hodl": []any{"F9"}}, Hold, []Key{Space, ".", "b"}, []string{`"hodl" is not an action.`}},
		"two want it":            {map[string]any{"hold": []any{"F9"}, "pacer": []any{"F9", "f"}}, Pacer, []Key{"f"}, []string{"pacer: F9 already holds."}},
		"no hold":                {map[string]any{"hold": []any{}}, Hold, []Key{Space}, []string{"hold: something must do that, so space does."}},
		"all its keys elsewhere": {map[string]any{"back": []any{"space", ".", "b"}}, Hold, []Key{Space}, []string{"hold: something must do that, so space does."}},
		"a hold on the way out":  {map[string]any{"hold": []any{"esc"}, "end": []any{}}, Finish, []Key{"q"}, []string{"end: something must do that, so q does."}},
		"what is fixed":          {map[string]any{"quit": []any{"F4"}}, Quit, []Key{"ctrl+q"}, []string{"quit: these keys stay as they are."}},
	} {
		t.Run(name, func(t *testing.T) {
			b, faults := Read(c.stored)
			if got := b.Of(c.a); !slices.Equal(got, c.want) {
				t.Errorf("%s is on %q, want %q", c.a, got, c.want)
			}
			same := len(faults) == len(c.faults)
			for i := range faults {
				same = same && (c.faults[i] == "" || c.faults[i] == faults[i])
			}
			if !same {
				t.Errorf("faults: %q, want %q", faults, c.faults)
			}
			again, _ := Read(b.Stored())
			if !reflect.DeepEqual(again.Stored(), b.Stored()) {
				t.Errorf("stored as %v, and that as %v", b.Stored(), again.Stored())
			}
			for name, value := range c.stored { // nothing is lost but what a rescue undoes
				for _, text := range listOf(value) {
					kept := listOf(b.Stored()[name])
					k, _ := Parse(text)
					if !slices.Contains(kept, text) && !slices.Contains(kept, string(k)) && !slices.Contains(faults, "hold: something must do that, so space does.") {
						t.Errorf("%s %q is lost from %v", name, text, b.Stored())
					}
				}
			}
		})
	}
}

// TestWhateverIsBound does anything in any order: no key does two things in one
// place, holding and ending always have one, and what is stored reads back.
func TestWhateverIsBound(t *testing.T) {
	var pool []Key
	for _, e := range Table {
		pool = append(pool, e.Keys...)
	}
	pool = append(pool, "scan:1", "scan:2", "F9", "ctrl+p")
	rapid.Check(t, func(r *rapid.T) {
		b := &Bindings{}
		for range rapid.IntRange(1, 40).Draw(r, "steps") {
			a := rapid.SampledFrom(Table).Draw(r, "action").Action
			switch k := rapid.SampledFrom(pool).Draw(r, "key"); rapid.IntRange(0, 5).Draw(r, "what") {
			case 0:
				if !Of(a).Fixed {
					b.Unbind(a, k)
				}
			case 1:
				b.Reset(a)
			default:
				b.Bind(a, k)
			}
		}
		for _, e := range Table {
			if e.Needed && len(b.Of(e.Action)) == 0 {
				r.Fatalf("%s has no key", e.Action)
			}
			for _, k := range b.Of(e.Action) {
				if others := b.Holders(e.Action, k); !e.Fixed && len(others) > 0 {
					r.Fatalf("%s does %s and %v", k, e.Action, others)
				}
			}
		}
		back, faults := Read(b.Stored())
		if len(faults) > 0 {
			r.Fatalf("%v reads back with %v", b.Stored(), faults)
		}
		for _, e := range Table {
			if !slices.Equal(back.Of(e.Action), b.Of(e.Action)) {
				r.Fatalf("%s: %v is stored as %v and reads back as %v", e.Action, b.Of(e.Action), b.Stored(), back.Of(e.Action))
			}
		}
	})
}
