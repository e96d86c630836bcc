package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"outbreath/protocols"
	"outbreath/words"
)

func fmtCommand() *cobra.Command {
	var f formatting
	cmd := &cobra.Command{
		Use:   "fmt FILE…",
		Short: words.Say("Lay protocol files out in one way"),
		Long: words.Say(`Lays protocol files out in the one way that all of them share: equals signs and
comments lined up, one blank line above each table, prompts indented below their
phase. Comments, values and the order of everything stay.

Each file is rewritten in place, and named on stderr if that changed it. Of a
folder, all files that end in .toml are. A name of - is stdin, and writes to
stdout. A file that is not TOML is left alone, and its faults are named.

Exits 1 when a file cannot be read, and with --check when one would change.`),
		Example: `  outbreath fmt my-session.toml
  outbreath fmt --check club/
  outbreath fmt --diff my-session.toml`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError(cmd, words.Error("name one file at least, or - for stdin"))
			}
			return nil
		},
		ValidArgsFunction: completeExtension("toml"),
		RunE: func(cmd *cobra.Command, args []string) error {
			f.stdin = func() ([]byte, error) { return readStdin(cmd) }
			f.stdout, f.stderr = cmd.OutOrStdout(), cmd.ErrOrStderr()
			return f.all(args)
		},
	}
	cmd.Flags().BoolVar(&f.check, "check", false, words.Say("change nothing; list the files that would change, and exit 1 if there are any"))
	cmd.Flags().BoolVar(&f.diff, "diff", false, words.Say("change nothing; show what would change"))
	return cmd
}

// formatting is one run of fmt.
type formatting struct {
	check, diff    bool
	stdin          func() ([]byte, error)
	stdout, stderr io.Writer

	files, changed int
	failed         error // what went wrong so far, and has been said
}

// all lays out what the arguments name. A file at fault does not keep the others
// from being done.
func (f *formatting) all(args []string) error {
	for _, arg := range args {
		names, err := filesAt(arg)
		f.fail(err)
		for _, name := range names {
			f.fail(f.one(name))
		}
	}
	if f.check && f.changed > 0 {
		fmt.Fprintln(f.stderr, words.Count("%[2]d of %[1]d file is not laid out as outbreath fmt does", "%[2]d of %[1]d files are not laid out as outbreath fmt does", f.files, f.changed))
		f.failed = errors.Join(f.failed, said(atFault(words.Error("files would change"))))
	}
	return f.failed
}

// fail says what went wrong, if anything did, and remembers it.
func (f *formatting) fail(err error) {
	if err == nil {
		return
	}
	if !errors.Is(err, errSaid) {
		fmt.Fprintf(f.stderr, "outbreath: %v\n", err)
	}
	f.failed = errors.Join(f.failed, said(err))
}

// filesAt returns the files that an argument names: itself, or what a folder of
// this name holds.
func filesAt(name string) ([]string, error) {
	if info, err := os.Stat(name); err != nil || !info.IsDir() {
		return []string{name}, nil // what cannot be read is said when it is read
	}
	names, err := protocols.Files(name)
	if err == nil && len(names) == 0 {
		err = words.Errorf("%s: no file in this folder ends in .toml", name)
	}
	if err != nil {
		err = atFault(err)
	}
	return names, err
}

// one lays out one file.
func (f *formatting) one(name string) error {
	f.files++
	before, after, ds, err := f.read(name)
	if err != nil {
		return atFault(err)
	}
	if ds.HasErrors() {
		return errors.Join(writeFaults(f.stderr, ds), said(atFault(words.Error("errors were found"))))
	}
	same := bytes.Equal(before, after)
	if !same {
		f.changed++
	}
	switch {
	case f.diff:
		_, err := f.stdout.Write(diff.Diff(title(name)+".orig", before, title(name), after))
		return err
	case f.check && !same:
		_, err := fmt.Fprintln(f.stdout, title(name))
		return err
	case f.check, same && name != "-":
		return nil
	}
	if err := writeTo(name, f.stdout, func(w io.Writer) error {
		_, err := w.Write(after)
		return err
	}); err != nil {
		return err
	}
	if name != "-" {
		fmt.Fprintln(f.stderr, words.Say("%s: laid out", name))
	}
	return nil
}

// title is what messages call a file that is read.
func title(name string) string {
	if name == "-" {
		return "stdin"
	}
	return name
}

// read returns what a file holds and what it should.
func (f *formatting) read(name string) (before, after []byte, ds protocols.Diagnostics, err error) {
	if name != "-" {
		before, after, ds = protocols.FormatFile(name)
		return before, after, ds, nil
	}
	if before, err = f.stdin(); err != nil {
		return nil, nil, nil, err
	}
	after, ds = protocols.Format(title(name), before)
	return before, after, ds, nil
}
