package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"outbreath/audio/recording"
	"outbreath/words"
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
		part := partFor(path)
		for _, ch := range c.choices {
			if ch.part == part {
				c.pickOwn(ch, path)
				c.a.bar.say(words.Say("%s is used for: %s.", filepath.Base(path), ch.title), noteFor)
				return true
			}
		}
	}
	return false
}

// The parts of what is heard.
const (
	partBreath = "breath"
	partBells  = "bells"
	partBed    = "bed"
	partVoice  = "voice"
)

// partFor returns the part of what is heard that a file or a folder is
// for, "" for none.
func partFor(path string) string {
	if recorded(path) {
		return partBed
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
			return partBreath
		}
		part = partVoice
	}
	return part
}
