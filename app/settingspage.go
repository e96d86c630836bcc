package app

import (
	"fmt"
	"path/filepath"
	"time"

	"github.com/adrg/xdg"

	"outbreath/app/kit"
	"outbreath/app/preferences"
	"outbreath/words"
)

// showSettings shows the page of settings, in place of whatever is shown.
func (a *app) showSettings() {
	back := a.aside()
	if _, shown := a.screen.(*preferences.Screen); shown {
		return
	}
	a.show(preferences.New(a.sections, preferences.Options{OnClose: back, OnKey: a.key, Keys: a.keys}), a.menu())
	logger.Info("screen", "name", "settings")
}

// sections are what can be set, in the order in which they are read.
func (a *app) sections() []preferences.Section {
	set, first := &a.settings, &firstSettings
	themes := make([]preferences.Option, len(kit.Themes))
	for i, t := range kit.Themes {
		themes[i] = preferences.Option{Value: t.Name, Words: t.Words()}
	}
	return []preferences.Section{
		{Title: words.Say("Language"), Rows: []preferences.Row{
			&preferences.Choice{Label: words.Say("What the program speaks"), Note: words.Say("Your own protocols keep the words they are written in."),
				Options: languages(), First: first.Language,
				Get: func() string { return set.Language }, Set: a.setLanguage},
		}},
		{Title: words.Say("Look"), Rows: []preferences.Row{
			&preferences.Choice{Label: words.Say("Theme"), Options: themes, First: first.Theme,
				Get: func() string { return set.Theme }, Set: func(v string) { set.Theme = v; a.dress() }},
			&preferences.Stepper{Label: words.Say("Size of words"), Less: words.Say("Smaller"), More: words.Say("Larger"),
				Least: kit.TextScaleLeast, Most: kit.TextScaleMost, Step: kit.TextScaleStep, First: first.TextScale,
				Words: func(v float64) string { return fmt.Sprintf("%.0f %%", 100*v) },
				Get:   func() float64 { return set.TextScale }, Set: func(v float64) { set.TextScale = v; a.dress() }},
			&preferences.Choice{Label: words.Say("Motion"), Note: words.Say("With little motion the breathing shape gets brighter rather than larger."),
				Options: []preferences.Option{{Value: string(kit.MotionSystem), Words: words.Say("As the system")},
					{Value: string(kit.MotionFull), Words: words.In("motion", "Full")}, {Value: string(kit.MotionReduced), Words: words.In("motion", "Little")}},
				First: string(first.Motion),
				Get:   func() string { return string(set.Motion) }, Set: func(v string) { set.Motion = kit.Motion(v); a.dress() }},
		}},
		{Title: words.Say("Sound"), Rows: []preferences.Row{
			&preferences.Level{Label: words.Say("How loud everything is"), First: first.Volume,
				Get: func() float64 { return set.Volume }, Set: func(v float64) { set.Volume = v; a.sound.setLevels(set.levels()); a.keep() }},
			&preferences.Door{Label: words.Say("Each sound by itself"), Words: words.Say("Sound check"), Open: a.showSoundCheck,
				Note: words.Say("Breath, bells, bed and voice, your own recordings, and how late a speaker is.")},
		}},
		{Title: words.Say("Keys"), Rows: []preferences.Row{
			&preferences.Door{Label: words.Say("What each key does"), Words: words.Say("Keys"), Open: a.showKeys},
		}},
		{Title: words.Say("Session"), Rows: []preferences.Row{
			&preferences.Switch{Label: words.Say("Keep the screen on while a session runs"), First: first.ScreenOn,
				Note: words.Say("Where the desktop allows it; the stage says when the screen may go dark."),
				Get:  func() bool { return set.ScreenOn }, Set: func(on bool) { a.setScreenOn(on); a.saveSettings() }},
			&preferences.Switch{Label: words.Say("Tell me when a session ends behind other windows"), First: first.Notify,
				Note: words.Say("With a notification that says nothing about who or what it was for."),
				Get:  func() bool { return set.Notify }, Set: func(on bool) { set.Notify = on; a.saveSettings() }},
			&preferences.Stepper{Label: words.Say("Time before the next client"), Less: words.Say("Shorter"), More: words.Say("Longer"),
				Note:  words.Say("A session that has to make room for the next client ends so much before."),
				Least: 0, Most: mostChangeover, Step: 5, First: first.Changeover,
				Words: func(v float64) string { return words.Count("%d minute", "%d minutes", int(v)) },
				Get:   func() float64 { return set.Changeover }, Set: func(v float64) { set.Changeover = v; a.saveSettings() }},
			&preferences.Deed{Label: words.Say("Answers to the questions before a session"), Words: words.Say("Forget them"), Done: words.Say("Forgotten"),
				Says: func() string { return set.answersKept() }, Do: a.forgetAnswers},
		}},
		{Title: words.Say("Folders"), Rows: []preferences.Row{
			a.folderRow(words.Say("Your protocols"), a.folder),
			a.folderRow(words.Say("Settings"), filepath.Dir(a.path)),
			a.folderRow(words.Say("The log"), filepath.Dir(logPath(xdg.StateHome))),
		}},
	}
}

func (a *app) folderRow(label, path string) *preferences.Folder {
	return &preferences.Folder{Label: label, Path: path,
		Open: func() { a.openPlace(path) }, Copy: func() { a.fyne.Clipboard().SetContent(path) }}
}

// keepAfter is how long the settings wait for more to change before they are
// written: a slider that is dragged changes many times a second, and a disk may
// take its time.
const keepAfter = 300 * time.Millisecond

// keep keeps the settings soon.
func (a *app) keep() {
	if a.keeping != nil {
		a.keeping.Stop()
	}
	a.keeping = time.AfterFunc(keepAfter, func() { a.do(a.saveSettings) })
}

// aside returns a way back to what is shown now, for a page that takes its place
// for a while. A sheet makes room first.
func (a *app) aside() (back func()) {
	if s, ok := a.screen.(*sheet); ok {
		s.onClose()
	}
	before, prepared := a.screen, a.prepare
	return func() {
		a.show(before, a.menu())
		a.prepare = prepared
		a.chosen()
		a.soundChanged()
	}
}
