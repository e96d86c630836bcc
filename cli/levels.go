package cli

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"outbreath/audio"
	"outbreath/words"
)

// levels is a flag that says how loud things are, such as master=0.8,bed=0.3; what
// it leaves out stays as it is.
type levels struct{ audio.Levels }

// levelNames are what can be set, called as in the sound check of the window.
var levelNames = []string{"master", "breath", "bells", "bed", "voice"}

// of returns the level of a name, or nil.
func (l *levels) of(name string) *float64 {
	fields := []*float64{&l.Master, &l.Breath, &l.Bell, &l.Bed, &l.Voice}
	if i := slices.Index(levelNames, name); i >= 0 {
		return fields[i]
	}
	return nil
}

func (l *levels) Type() string { return words.In("what a flag takes", "name=level,…") }

func (l *levels) String() string {
	var parts []string
	for _, name := range levelNames {
		parts = append(parts, name+"="+strconv.FormatFloat(*l.of(name), 'g', -1, 64))
	}
	return strings.Join(parts, ",")
}

func (l *levels) Set(text string) error {
	set := *l
	for part := range strings.SplitSeq(text, ",") {
		name, value, ok := strings.Cut(strings.TrimSpace(part), "=")
		level := set.of(name)
		switch {
		case level == nil:
			return words.Errorf("there is no level %q, only %s", name, strings.Join(levelNames, ", "))
		case !ok:
			return words.Errorf("say how loud %s is, such as %s=0.5", name, name)
		}
		x, err := strconv.ParseFloat(value, 64)
		if err != nil || !(x >= 0 && x <= 1) {
			return words.Errorf("%s=%s: a level goes from 0, silent, to 1, full", name, value)
		}
		*level = x
	}
	*l = set
	return nil
}

// addTo gives a command the flag.
func (l *levels) addTo(cmd *cobra.Command) {
	l.Levels = audio.DefaultLevels
	cmd.Flags().Var(l, "levels", words.Say("how loud each is, from 0 to 1, any of %s", strings.Join(levelNames, ", ")))
	registerCompletion(cmd, "levels", completeLevels)
}

// completeLevels offers the names that the word does not have yet.
func completeLevels(_ *cobra.Command, _ []string, word string) (found []cobra.Completion, _ cobra.ShellCompDirective) {
	before, begun := "", word
	if i := strings.LastIndexByte(word, ','); i >= 0 {
		before, begun = word[:i+1], word[i+1:]
	}
	for _, name := range levelNames {
		if strings.HasPrefix(name+"=", begun) && !strings.Contains(","+before, ","+name+"=") {
			found = append(found, before+name+"=")
		}
	}
	return found, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveKeepOrder
}
