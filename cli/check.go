package cli

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"outbreath/protocols"
	"outbreath/words"
)

func checkCommand() *cobra.Command {
	var c checking
	cmd := &cobra.Command{
		Use:   "check FILE…",
		Short: words.Say("Find every fault in protocol files"),
		Long: words.Say(`Finds every fault in each file, in one run: its file, line and column, what is
wrong, the line itself, and the way out. Errors stop a protocol from running,
warnings do not. "outbreath explain CODE" says more about a code.

Of a folder, all files in it that end in .toml are checked, and that no two have
the same id; folders within it are not entered. A name of - is stdin.

Exits 0 when there are no errors, and 1 when there are or a file cannot be read.
With --strict a warning is as much as an error, unless its file allows it.`),
		Example: `  outbreath check my-session.toml
  outbreath check club/ --compact --strict
  outbreath check club/*.toml --json`,
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return usageError(cmd, words.Error("name one file at least, a folder, or - for stdin"))
			case c.asJSON && c.compact:
				return usageError(cmd, words.Error("--json and --compact are two forms of the same; choose one"))
			}
			return nil
		},
		ValidArgsFunction: completeProtocols,
		RunE: func(cmd *cobra.Command, args []string) error {
			inEnglish(c.asJSON)
			c.library, c.folders = library(cmd.ErrOrStderr()), map[string]protocols.Diagnostics{}
			c.stdin = sync.OnceValues(func() ([]byte, error) { return readStdin(cmd) })
			return c.run(args, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().BoolVar(&c.asJSON, "json", false, words.Say("as JSON: file, line, column, severity, code, message, hint"))
	cmd.Flags().BoolVar(&c.compact, "compact", false, words.Say("one line a fault, for editors and other programs: file:line:column: severity: message; hint [code]"))
	cmd.Flags().BoolVar(&c.strict, "strict", false, words.Say("exit 1 for warnings too"))
	return cmd
}

// checking is one run of check.
type checking struct {
	asJSON, compact, strict bool

	library *protocols.Library
	folders map[string]protocols.Diagnostics // of the files of folders, which may have an id twice
	stdin   func() ([]byte, error)
}

func (c *checking) run(args []string, stdout, stderr io.Writer) error {
	names, err := c.names(args)
	faults, checked, lost := c.all(names)
	err = errors.Join(err, lost)
	if err := c.write(stdout, faults); err != nil {
		return err
	}
	if !c.asJSON && checked > 0 {
		fmt.Fprintln(stderr, tally(faults, checked))
	}
	if !c.asJSON && !c.compact && len(faults) > 0 {
		fmt.Fprintln(stderr, words.Say("outbreath explain %s says more", gravest(faults).Code))
	}
	switch {
	case err != nil:
		return err
	case faults.HasErrors():
		return said(atFault(words.Error("errors were found")))
	case c.strict && count(faults, protocols.Warning) > 0:
		return said(atFault(words.Error("warnings were found")))
	}
	return nil
}

// gravest returns the first of the faults that weigh most.
func gravest(faults protocols.Diagnostics) protocols.Diagnostic {
	for _, severity := range []protocols.Severity{protocols.Error, protocols.Warning} {
		for _, f := range faults {
			if f.Severity == severity {
				return f
			}
		}
	}
	return faults[0]
}

// write writes the faults in the form that was asked for.
func (c *checking) write(w io.Writer, faults protocols.Diagnostics) error {
	switch {
	case c.asJSON:
		return writeJSON(w, faults)
	case c.compact:
		for _, f := range faults {
			if _, err := fmt.Fprintln(w, compactFault(f)); err != nil {
				return err
			}
		}
		return nil
	}
	return writeFaults(w, faults)
}

// names returns what is to be checked: the arguments, with their files in place
// of folders. The id of a protocol is no folder.
func (c *checking) names(args []string) (names []string, err error) {
	for _, arg := range args {
		found := []string{arg}
		if !slices.ContainsFunc(c.library.Entries, func(e protocols.Entry) bool { return e.ID == arg && !e.Hidden }) {
			var lost error
			found, lost = filesAt(arg)
			err = errors.Join(err, lost)
			if len(found) != 1 || found[0] != arg {
				for _, e := range protocols.Load(arg).Entries {
					c.folders[e.Path] = e.Diagnostics
				}
			}
		}
		names = append(names, found...)
	}
	return names, err
}

// all checks all that is named, on all cores, and returns the faults in the order
// of the names, and how many of them were checked. The error is about the others,
// such as names that nothing has.
func (c *checking) all(names []string) (faults protocols.Diagnostics, checked int, lost error) {
	type result struct {
		faults protocols.Diagnostics
		err    error
	}
	results := make([]result, len(names))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(names)) {
		workers.Go(func() {
			for i := range next {
				results[i].faults, results[i].err = c.one(names[i])
			}
		})
	}
	for i := range names {
		next <- i
	}
	close(next)
	workers.Wait()

	faults = protocols.Diagnostics{}        // an empty list in JSON, not null
	told := map[protocols.Diagnostic]bool{} // a fault of a base comes with each file that extends it
	for _, r := range results {
		for _, f := range r.faults {
			if !told[f] {
				told[f] = true
				faults = append(faults, f)
			}
		}
		lost = errors.Join(lost, r.err)
		if r.err == nil {
			checked++
		}
	}
	return faults, checked, lost
}

// one checks what one name stands for.
func (c *checking) one(name string) (protocols.Diagnostics, error) {
	if name == "-" {
		text, err := c.stdin()
		if err != nil {
			return nil, err
		}
		_, faults := protocols.Read("<stdin>", text)
		return faults, nil
	}
	if faults, known := c.folders[name]; known {
		return faults, nil
	}
	entry, err := c.library.Find(name)
	if errors.Is(err, protocols.ErrNotFound) {
		return nil, atFault(plainNotFound(err))
	}
	return entry.Diagnostics, nil // of a file that cannot be read they say so
}

// tally sums the faults up.
func tally(faults protocols.Diagnostics, files int) string {
	var sums []string
	if n := count(faults, protocols.Error); n > 0 {
		sums = append(sums, words.Count("%d error", "%d errors", n))
	}
	if n := count(faults, protocols.Warning); n > 0 {
		sums = append(sums, words.Count("%d warning", "%d warnings", n))
	}
	if n := count(faults, protocols.Allowed); n > 0 {
		sums = append(sums, words.Count("%d allowed", "%d allowed", n))
	}
	if len(sums) == 0 {
		sums = []string{words.Say("no faults")}
	}
	return words.Count("%[2]s in %[1]d file", "%[2]s in %[1]d files", files, words.List(sums))
}

// count counts the faults of a severity.
func count(faults protocols.Diagnostics, severity protocols.Severity) (n int) {
	for _, f := range faults {
		if f.Severity == severity {
			n++
		}
	}
	return n
}
