package keys

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"outbreath/words"
)

// Key is a key as settings and pages write it: one of the names below, F1 to
// F12, the character it types, in small letters, or "scan:123" for one that only
// has a number, as pedals and media keys do. "ctrl+", "alt+", "shift+" and
// "super+" before it, in this order, are what is held down with it.
type Key string

// The keys that have names.
const (
	Space       Key = "space"
	Enter       Key = "enter"
	Esc         Key = "esc"
	Tab         Key = "tab"
	Backspace   Key = "backspace"
	Insert      Key = "insert"
	Delete      Key = "delete"
	Left        Key = "left"
	Right       Key = "right"
	Up          Key = "up"
	Down        Key = "down"
	PageUp      Key = "page up"
	PageDown    Key = "page down"
	Home        Key = "home"
	End         Key = "end"
	Menu        Key = "menu"
	PrintScreen Key = "print screen"
)

var named = []Key{Space, Enter, Esc, Tab, Backspace, Insert, Delete, Left, Right, Up, Down, PageUp, PageDown, Home,
	End, Menu, PrintScreen}

// modifiers in the order in which they are written.
var modifiers = []string{"ctrl+", "alt+", "shift+", "super+"}

// Scan returns the key with a number of the machine's own.
func Scan(code int) Key { return Key(scanPrefix + strconv.Itoa(code)) }

const scanPrefix = "scan:"

var function = regexp.MustCompile(`^f([1-9]|1[0-2])$`)

// Parse reads a key as a person may write it: in any case, and with or without
// blanks in its name.
func Parse(text string) (Key, error) {
	rest, with := strings.ToLower(strings.TrimSpace(text)), ""
	for _, m := range modifiers {
		if len(rest) > len(m) && strings.HasPrefix(rest, m) {
			rest, with = rest[len(m):], with+m
		}
	}
	if plain, ok := parsePlain(rest); ok {
		return Key(with) + plain, nil
	}
	return "", words.Errorf("%q is not a key; write for example \"space\", \"F5\", \"page up\", \"x\", \"ctrl+o\" or \"scan:123\"", text)
}

func parsePlain(text string) (Key, bool) {
	joined := strings.NewReplacer(" ", "", "-", "", "_", "").Replace(text)
	for _, k := range named {
		if joined == strings.ReplaceAll(string(k), " ", "") {
			return k, true
		}
	}
	switch {
	case joined == "fullstop":
		return ".", true
	case joined == "comma":
		return ",", true
	case joined == "escape":
		return Esc, true
	case joined == "return":
		return Enter, true
	case function.MatchString(text):
		return Key(strings.ToUpper(text)), true
	case strings.HasPrefix(text, scanPrefix):
		code, err := strconv.ParseUint(text[len(scanPrefix):], 10, 31)
		return Scan(int(code)), err == nil && code > 0
	}
	r, size := utf8.DecodeRuneInString(text)
	return Key(text), size == len(text) && r != utf8.RuneError && unicode.IsGraphic(r) && r != ' '
}

// Words is how a key is shown. Marks that are lost in a sentence have a name.
func (k Key) Words() string {
	held, alone := k.With()
	if len(held) == 0 {
		return words.OfIn(ofKeys, alone.english())
	}
	for i, m := range held {
		held[i] = words.OfIn(ofKeys, m)
	}
	return strings.Join(held, "+") + "+" + words.OfIn(ofKeys, string(alone))
}

// Sign is what is shown of a key where there is little room: an arrow, or its
// words.
func (k Key) Sign() string {
	if arrow := map[Key]string{Left: "←", Right: "→", Up: "↑", Down: "↓"}[k]; arrow != "" {
		return arrow
	}
	if k == "." || k == "," {
		return string(k)
	}
	return k.Words()
}

// english is what a key without others held is called.
func (k Key) english() string {
	switch k {
	case Left, Right, Up, Down:
		return string(k) + " arrow"
	case ".":
		return "full stop"
	case ",":
		return "comma"
	}
	return string(k)
}

// ofKeys is the context of the names of keys.
const ofKeys = "name of a key"

// The names of keys, marked to be translated; what is not among them is called the
// same everywhere.
var _ = []string{
	words.MarkIn(ofKeys, "space"), words.MarkIn(ofKeys, "enter"), words.MarkIn(ofKeys, "esc"), words.MarkIn(ofKeys, "tab"),
	words.MarkIn(ofKeys, "backspace"), words.MarkIn(ofKeys, "insert"), words.MarkIn(ofKeys, "delete"),
	words.MarkIn(ofKeys, "left"), words.MarkIn(ofKeys, "left arrow"), words.MarkIn(ofKeys, "right"), words.MarkIn(ofKeys, "right arrow"),
	words.MarkIn(ofKeys, "up"), words.MarkIn(ofKeys, "up arrow"), words.MarkIn(ofKeys, "down"), words.MarkIn(ofKeys, "down arrow"),
	words.MarkIn(ofKeys, "page up"), words.MarkIn(ofKeys, "page down"), words.MarkIn(ofKeys, "home"), words.MarkIn(ofKeys, "end"),
	words.MarkIn(ofKeys, "menu"), words.MarkIn(ofKeys, "print screen"), words.MarkIn(ofKeys, "full stop"), words.MarkIn(ofKeys, "comma"),
	words.MarkIn(ofKeys, "ctrl"), words.MarkIn(ofKeys, "alt"), words.MarkIn(ofKeys, "shift"), words.MarkIn(ofKeys, "super"),
}

// With returns what is held down with a key, in the order of "ctrl", "alt",
// "shift" and "super", and the key alone.
func (k Key) With() (held []string, alone Key) {
	alone = k
	for _, m := range modifiers {
		if len(alone) > len(m) && strings.HasPrefix(string(alone), m) {
			held, alone = append(held, strings.TrimSuffix(m, "+")), alone[len(m):]
		}
	}
	return held, alone
}

// Types reports whether a key types a character.
func (k Key) Types() bool { return k == Space || utf8.RuneCountInString(string(k)) == 1 }

// Typed reports whether a key is known by the character alone: where it lies, and
// what must be held down with it, is another matter on each keyboard.
func (k Key) Typed() bool { return slices.Contains(typed, k) }

var typed = []Key{"?", "/"}

// Enumerate writes keys as a list, "none" without any.
func Enumerate(list []Key) string {
	if len(list) == 0 {
		return words.In("of keys", "none")
	}
	if slices.Equal(list, Of(Answer).Keys) {
		return words.Say("%s to %s, %s", "1", "9", "0")
	}
	names := make([]string, len(list))
	for i, k := range list {
		names[i] = k.Words()
	}
	return strings.Join(names, ", ")
}
