package protocols

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"

	"outbreath/pacing"
	"outbreath/words"
)

//go:embed notes/*.toml
var noteFiles embed.FS

// notes is what ships beside the protocols.
type notes struct {
	safety []pacing.Note
	index  map[string]int // of safety, by id
	names  []string       // every id and group that a protocol may list

	lines   map[string]string
	lineIDs []string

	banned []string
}

// shippedNotes reads the embedded notes. They are part of the program, so a
// fault in them is a fault in the program.
var shippedNotes = sync.OnceValue(func() *notes {
	n := &notes{index: map[string]int{}, lines: map[string]string{}}
	var safety struct {
		Note []struct{ ID, When, Action, Text string }
	}
	decodeNotes("safety", &safety)
	for i, f := range safety.Note {
		n.safety = append(n.safety, pacing.Note{ID: f.ID, When: f.When, Action: pacing.Action(f.Action), Text: f.Text})
		n.index[f.ID] = i
		n.names = append(n.names, f.ID)
		if group := groupOf(f.ID) + ".*"; !slices.Contains(n.names, group) {
			n.names = append(n.names, group)
		}
	}
	var guidance struct {
		Line []struct{ ID, Text string }
	}
	decodeNotes("guidance", &guidance)
	for _, l := range guidance.Line {
		n.lines[l.ID] = l.Text
		n.lineIDs = append(n.lineIDs, l.ID)
	}
	var banned struct{ Phrases []string }
	decodeNotes("banned", &banned)
	n.banned = banned.Phrases
	return n
})

func decodeNotes(name string, into any) {
	if _, err := toml.DecodeFS(noteFiles, "notes/"+name+".toml", into); err != nil {
		panic(fmt.Errorf("embedded %s notes: %w", name, err))
	}
}

// groupOf returns the group of a safety note: its id up to the last dot.
func groupOf(id string) string { return id[:strings.LastIndexByte(id, '.')] }

// SafetyNotes returns every safety note that ships, in the order in which notes
// are shown.
func SafetyNotes() []pacing.Note { return slices.Clone(shippedNotes().safety) }

// safety resolves a list of ids and groups: no note twice, in the order of the
// notes file.
func (r *reader) safety(e *entry) []pacing.Note {
	n := shippedNotes()
	wanted := make([]bool, len(n.safety))
	r.each(e, "ids and groups of safety notes", `safety = ["consent.*", "breath.*"]`, func(item *entry) {
		ref, ok := r.text(item)
		if !ok {
			return
		}
		if i, known := n.index[ref]; known {
			wanted[i] = true
			return
		}
		group, isGroup := strings.CutSuffix(ref, ".*")
		found := false
		for i := range n.safety {
			if isGroup && groupOf(n.safety[i].ID) == group {
				wanted[i], found = true, true
			}
		}
		if !found {
			hint := r.didYouMean(ref, n.names)
			if slices.Contains(n.names, ref+".*") {
				hint = words.Say("write %q for the whole group", ref+".*")
			}
			r.fault(item, CodeNoNote, hint, "no safety note or group has the id %q", shorten(ref))
		}
	})
	var list []pacing.Note
	for i, w := range wanted {
		if w {
			list = append(list, n.safety[i])
		}
	}
	return list
}

// guidance resolves a list of ids and own texts into lines to show.
func (r *reader) guidance(e *entry) []string {
	n := shippedNotes()
	var lines []string
	r.each(e, "ids of guidance lines and own texts", `guidance = ["water", "Leave your shoes off for a while."]`, func(item *entry) {
		s, ok := r.text(item)
		if !ok {
			return
		}
		line, known := n.lines[s]
		switch {
		case known:
			lines = append(lines, line)
		case kebab.MatchString(s):
			hint := r.didYouMean(s, n.lineIDs)
			if hint == "" {
				hint = words.Say("for a text of your own, write a sentence")
			}
			r.fault(item, CodeNoGuidance, hint, "no guidance line has the id %q", shorten(s))
		default:
			lines = append(lines, s)
		}
	})
	return lines
}
