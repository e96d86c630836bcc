package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"outbreath/keys"
)

// keyNames are Fyne's names of keys, where they are not letters of ours.
var keyNames = map[fyne.KeyName]keys.Key{
	fyne.KeySpace: keys.Space, fyne.KeyReturn: keys.Enter, fyne.KeyEnter: keys.Enter, fyne.KeyEscape: keys.Esc,
	fyne.KeyTab: keys.Tab, fyne.KeyBackspace: keys.Backspace, fyne.KeyInsert: keys.Insert, fyne.KeyDelete: keys.Delete,
	fyne.KeyLeft: keys.Left, fyne.KeyRight: keys.Right, fyne.KeyUp: keys.Up, fyne.KeyDown: keys.Down,
	fyne.KeyPageUp: keys.PageUp, fyne.KeyPageDown: keys.PageDown, fyne.KeyHome: keys.Home, fyne.KeyEnd: keys.End,
	desktop.KeyMenu: keys.Menu, desktop.KeyPrintScreen: keys.PrintScreen,
}

// noKeys are pressed to be held with others.
var noKeys = map[fyne.KeyName]bool{
	desktop.KeyShiftLeft: true, desktop.KeyShiftRight: true, desktop.KeyControlLeft: true, desktop.KeyControlRight: true,
	desktop.KeyAltLeft: true, desktop.KeyAltRight: true, desktop.KeySuperLeft: true, desktop.KeySuperRight: true,
	desktop.KeyCapsLock: true,
}

// held are the modifiers in the order in which keys write them.
var held = []struct {
	name string
	flag fyne.KeyModifier
}{{"ctrl", fyne.KeyModifierShortcutDefault}, {"alt", fyne.KeyModifierAlt}, {"shift", fyne.KeyModifierShift}, {"super", fyne.KeyModifierSuper}}

// KeyOf returns the key of an event, with what is held down beside it, "" for a
// modifier alone and for what [TypedKey] tells. Shift alone makes no other key.
func KeyOf(e *fyne.KeyEvent) keys.Key {
	k, named := keyNames[e.Name]
	switch {
	case named:
	case noKeys[e.Name]:
		return ""
	case e.Name == fyne.KeyUnknown && e.Physical.ScanCode > 0:
		k = keys.Scan(e.Physical.ScanCode)
	case len(e.Name) == 1:
		k = keys.Key(strings.ToLower(string(e.Name)))
	default:
		k = keys.Key(e.Name)
	}
	if with := modifiers(); with&^fyne.KeyModifierShift != 0 {
		if len(k) == 1 && (k < "a" || k > "z") {
			with &^= fyne.KeyModifierShift // which some keyboards need for it
		}
		prefix := ""
		for _, m := range held {
			if with&m.flag != 0 {
				prefix, with = prefix+m.name+"+", with&^m.flag
			}
		}
		return keys.Key(prefix) + k
	}
	if k.Typed() {
		return ""
	}
	return k
}

// TypedKey returns the key of a character that is known by that alone, "" for
// any other.
func TypedKey(r rune) keys.Key {
	if k := keys.Key(r); k.Typed() {
		return k
	}
	return ""
}

func modifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// Shortcut returns a key as a menu shows it and hears it; nil for none.
func Shortcut(k keys.Key) fyne.Shortcut {
	if k == "" {
		return nil
	}
	names, alone := k.With()
	s := &desktop.CustomShortcut{KeyName: fyne.KeyName(alone)}
	for name, key := range keyNames {
		if key == alone && name != fyne.KeyEnter {
			s.KeyName = name
		}
	}
	if len(alone) == 1 {
		s.KeyName = fyne.KeyName(strings.ToUpper(string(alone)))
	}
	for _, m := range held {
		for _, name := range names {
			if name == m.name {
				s.Modifier |= m.flag
			}
		}
	}
	return s
}

// Hint is how a button shows a key, with what is to be done with it: "hold %s".
// It is "" without a key.
func Hint(k keys.Key, format string) string {
	if k == "" {
		return ""
	}
	return strings.Replace(format, "%s", k.Words(), 1)
}
