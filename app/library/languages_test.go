package library_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"outbreath/app/kit/kittest"
	"outbreath/protocols"
)

// TestTheLibrarySpeaksEachLanguage looks at what ships, at a file of the user's and
// at one with faults that still has a good version.
func TestTheLibrarySpeaksEachLanguage(t *testing.T) {
	const folder = "/home/coach/.config/outbreath/protocols"
	own := protocols.Entry{Path: folder + "/own.toml", ID: "own", Protocol: protocols.Reword(shelf(t).Entries[0].Protocol, func(string) string { return "qwx" })}
	faulty := shelf(t).Entries[3]
	faulty.Diagnostics = protocols.Diagnostics{{Line: 4, Column: 8, Code: "OB017", Severity: protocols.Error, Message: "qwx", Hint: "qwx"}}
	faulty.LastGood, faulty.LastGoodAt = own.Protocol, time.Date(2026, 11, 20, 14, 5, 0, 0, time.Local)
	for name, state := range map[string]struct {
		entries []protocols.Entry
		do      func(r *rig)
	}{
		"shipped":  {nil, func(*rig) {}},
		"own":      {[]protocols.Entry{own}, func(r *rig) { r.press(fyne.KeyEnd); r.screen.Choose("own") }},
		"lastgood": {[]protocols.Entry{faulty}, func(*rig) {}},
		"nothing":  {nil, func(r *rig) { r.write("qwx") }},
	} {
		kittest.Languages(t, "said-"+name, func(t *testing.T, size fyne.Size) fyne.Window {
			size = kittest.UnderMenu(size)
			l := protocols.Load("")
			l.Folder, l.Entries = folder, append(l.Entries, state.entries...)
			r := newRig(t, l, size.Width, size.Height)
			state.do(r)
			return r.window
		}, "OUTBREATH", "(?i)qwx.*", `.*\.toml`)
	}
}
