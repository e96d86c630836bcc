package cli

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
)

var (
	// startNames are the names that new gives where none is said.
	startNames = map[pacing.Kind]string{pacing.Drill: words.Mark("My drill"), pacing.Table: words.Mark("My session")}
	startKinds = map[pacing.Kind]string{pacing.Drill: words.Mark("a drill"), pacing.Table: words.Mark("a table session")}
)

func newCommand() *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "new drill|table [NAME]",
		Short: words.Say("Write a protocol to start from"),
		Long: words.Say(`Writes a protocol that runs as it is, with a comment on each thing that you may
want to change: a breathing drill, or a session at the table.

It goes into your protocols folder, in a file called after its id, which follows
from the name. A file or a protocol that is there already is never replaced.`),
		Example: `  outbreath new drill "Before the start"
  outbreath new table "Rest day" -o rest-day.toml
  outbreath new drill -o -`,
		Args:              kindAndName,
		ValidArgsFunction: completeKind,
		RunE: func(cmd *cobra.Command, args []string) error {
			s := start{kind: pacing.Kind(args[0])}
			s.name = words.Of(startNames[s.kind])
			if len(args) > 1 {
				s.name = args[1]
			}
			s.id = cmp.Or(protocols.SuggestID(s.name), protocols.SuggestID(words.Of(startNames[s.kind])))
			text, ds := protocols.Template(s.kind, s.id, s.name)
			if ds.HasErrors() {
				return atFault(words.Errorf("%q cannot be a name: %s", s.name, ds[0].Message))
			}
			if err := writeFaults(cmd.ErrOrStderr(), ds); err != nil {
				return err
			}
			return s.write(cmd, output, text)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", words.Say("the `file` to write, or the folder to write it in; - for stdout"))
	registerCompletion(cmd, "output", completeExtension("toml"))
	return cmd
}

func kindAndName(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return usageError(cmd, words.Error(`say what to start: a drill or a table session, such as "outbreath new drill"`))
	case startNames[pacing.Kind(args[0])] == "":
		return usageError(cmd, words.Errorf("there is no kind %q, only drill and table", args[0]))
	case len(args) > 2:
		return usageError(cmd, words.Errorf("put the name in quotes, such as %s", typed(strings.Join(args[1:], " "))))
	case len(args) == 2 && strings.TrimSpace(args[1]) == "":
		return usageError(cmd, words.Error("the name is empty"))
	}
	return nil
}

func completeKind(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return []cobra.Completion{
		cobra.CompletionWithDesc("drill", words.Say("a few minutes, run by the athlete alone")),
		cobra.CompletionWithDesc("table", words.Say("hands-on, led by a therapist")),
	}, cobra.ShellCompDirectiveNoFileComp
}

// start is a protocol to be started.
type start struct {
	kind     pacing.Kind
	id, name string
}

// write writes the protocol, and says what can be done with it.
func (s start) write(cmd *cobra.Command, output string, text []byte) error {
	stdout, stderr := cmd.OutOrStdout(), cmd.ErrOrStderr()
	if output == "-" {
		_, err := stdout.Write(text)
		return err
	}
	path, call, err := s.place(output, stderr)
	if err != nil {
		return err
	}
	if err := writeTo(path, stdout, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	}); err != nil {
		return err
	}
	fmt.Fprintln(stderr, words.Say("%s: %s called %q\nchange it in any editor, and then", path, words.Of(startKinds[s.kind]), s.name))
	for _, command := range []string{"check", "plan", "play"} {
		fmt.Fprintf(stderr, "  outbreath %s %s\n", command, typed(call))
	}
	return nil
}

// place returns the file that the protocol goes into, and what commands call
// it; an error where something is there already.
func (s start) place(output string, stderr io.Writer) (path, call string, err error) {
	if output == "" {
		l := library(stderr)
		if err := s.refuse(l); err != nil {
			return "", "", err
		}
		return s.home(l), s.id, os.MkdirAll(l.Folder, 0o777)
	}
	path = output
	if info, err := os.Stat(output); err == nil && info.IsDir() {
		path = filepath.Join(output, s.id+".toml")
	}
	if there(path) {
		base := strings.TrimSuffix(path, ".toml") + "-"
		numbered := func(n int) string { return fmt.Sprintf("%s%d.toml", base, n) }
		free := numbered(nextFree(func(n int) bool { return there(numbered(n)) }))
		return "", "", atFault(words.Errorf("%s is there already, and stays as it is\n  -o %s would do", path, typed(free)))
	}
	return path, path, nil
}

// home is the file of the protocol in the user's folder.
func (s start) home(l *protocols.Library) string { return filepath.Join(l.Folder, s.id+".toml") }

// refuse returns why the protocol cannot go into the user's folder, nil where it
// can, and which name would do.
func (s start) refuse(l *protocols.Library) error {
	why := s.taken(l)
	if why == "" {
		return nil
	}
	name := s.name
	if short := []rune(name); len(short) > 20 && !strings.HasSuffix(protocols.SuggestID(name+" 2"), "-2") {
		name = string(short[:20]) // the id has no room for a number
	}
	numbered := func(n int) string { return fmt.Sprintf("%s %d", name, n) }
	free := numbered(nextFree(func(n int) bool { return start{id: protocols.SuggestID(numbered(n))}.taken(l) != "" }))
	return atFault(words.Errorf("%s\n  outbreath new %s %s would do", why, s.kind, typed(free)))
}

// taken says who has the protocol's id or its place, "" for nobody.
func (s start) taken(l *protocols.Library) string {
	for _, e := range l.Entries {
		switch {
		case e.ID != s.id:
		case e.Shipped:
			return words.Say("the id %q is that of a protocol that ships, %q", s.id, protocols.InLanguage(e.Protocol).Name)
		default:
			return words.Say("%s has the id %q already, and stays as it is", e.Path, s.id)
		}
	}
	if path := s.home(l); there(path) {
		return words.Say("%s is there already, and stays as it is", path)
	}
	return ""
}

// there reports whether something has this path, be it a link to nowhere.
func there(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// nextFree returns the first number, from 2 on, with which something is free.
func nextFree(taken func(n int) bool) int {
	n := 2
	for taken(n) {
		n++
	}
	return n
}

// typed writes a word as it is typed in a shell.
func typed(word string) string {
	safe := func(c rune) bool {
		return unicode.IsLetter(c) || unicode.IsDigit(c) || strings.ContainsRune("-_./:", c)
	}
	if word != "" && strings.IndexFunc(word, func(c rune) bool { return !safe(c) }) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
