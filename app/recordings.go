package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"outbreath/audio/recording"
)

// recorded reports whether a path is that of a recording, as its name goes.
func recorded(path string) bool {
	return slices.Contains(recording.Extensions, strings.ToLower(strings.TrimPrefix(filepath.Ext(path), ".")))
}

// drop takes recordings that are dropped on the sound check: a file is a bed, a
// folder with an in-breath or an out-breath in it the breath, and one with other
// recordings a voice.
func (c *soundCheck) drop(paths []string) bool {
	for _, path := range paths {
		title := partFor(path)
		for _, ch := range c.choices {
			if ch.title == title {
				c.pickOwn(ch, path)
				c.a.bar.say(filepath.Base(path)+" is used for: "+title+".", noteFor)
				return true
			}
		}
	}
	return false
}

// partFor returns the title of the part of the sound that a file or a folder is
// for, "" for none.
func partFor(path string) string {
	if recorded(path) {
		return "Bed"
	}
	list, err := os.ReadDir(path)
	if err != nil {
		return ""
	}
	part := ""
	for _, e := range list {
		if !recorded(e.Name()) {
			continue
		}
		switch strings.TrimSuffix(e.Name(), filepath.Ext(e.Name())) {
		case "in", "out":
			return "Breath"
		}
		part = "Voice"
	}
	return part
}
