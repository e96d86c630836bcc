package app

import (
	"encoding/json"

	"fyne.io/fyne/v2/lang"

	"outbreath/app/preferences"
	"outbreath/words"
)

// languages are what the program can speak, each called what those who speak it
// call it.
func languages() []preferences.Option {
	list := []preferences.Option{{Value: "", Words: words.Say("As the system")}}
	for _, l := range words.Languages {
		list = append(list, preferences.Option{Value: l.Tag, Words: l.Name})
	}
	return list
}

// speak has everything said in a language from now on, also what Fyne says itself;
// "" is that of the system.
func speak(tag string) {
	words.Use(tag)
	said := map[string]any{}
	for key, text := range fynes {
		said[key] = words.OfIn(ofFyne, text)
	}
	data, err := json.Marshal(said)
	if err == nil {
		// Fyne always speaks the language of the system, so that gets our words.
		err = lang.AddTranslationsForLocale(data, lang.SystemLocale())
	}
	if err != nil {
		logger.Warn("language", "error", err)
	}
	logger.Info("language", "asked", tag, "spoken", words.InUse())
}

// setLanguage changes the language in all that is open. The page of settings is
// never before a session that runs.
func (a *app) setLanguage(tag string) {
	a.settings.Language = tag
	speak(tag)
	// The faults of files are told as they are found, and lines as they are spoken;
	// screens are written anew.
	a.reload()
	a.sound.prefer(a.settings.wanted(), a.settings.Voice)
	a.dress()
}

const ofFyne = "of files and editing"

// fynes is what Fyne itself says in this program: in its dialogs to choose files,
// in the menu of a field, and on macOS in the application's menu.
var fynes = map[string]string{
	"Open":              words.MarkIn(ofFyne, "Open"),
	"Save":              words.MarkIn(ofFyne, "Save"),
	"Cancel":            words.MarkIn(ofFyne, "Cancel"),
	"File":              words.MarkIn(ofFyne, "File"),
	"Folder":            words.MarkIn(ofFyne, "Folder"),
	"New Folder":        words.MarkIn(ofFyne, "New Folder"),
	"Create Folder":     words.MarkIn(ofFyne, "Create Folder"),
	"Enter filename":    words.MarkIn(ofFyne, "Enter filename"),
	"Show Hidden Files": words.MarkIn(ofFyne, "Show Hidden Files"),
	"file.name":         words.MarkIn(ofFyne, "Name"),
	"file.parent":       words.MarkIn(ofFyne, "Parent"),
	"Yes":               words.MarkIn(ofFyne, "Yes"),
	"No":                words.MarkIn(ofFyne, "No"),
	"OK":                words.MarkIn(ofFyne, "OK"),
	"Error":             words.MarkIn(ofFyne, "Error"),
	"Cut":               words.MarkIn(ofFyne, "Cut"),
	"Copy":              words.MarkIn(ofFyne, "Copy"),
	"Paste":             words.MarkIn(ofFyne, "Paste"),
	"Select all":        words.MarkIn(ofFyne, "Select all"),
	"Undo":              words.MarkIn(ofFyne, "Undo"),
	"Redo":              words.MarkIn(ofFyne, "Redo"),
	"Quit":              words.MarkIn(ofFyne, "Quit"),
}
