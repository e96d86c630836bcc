package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"outbreath/protocols"
)

func checkCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check FILE…",
		Short: "Find every fault in protocol files",
		Long: `Finds every fault in each file, in one run: its file, line and column, what is
wrong, and the way out. Errors stop a protocol from running, warnings do not.

Exits 0 when there are no errors, and 1 when there are or a file cannot be read.`,
		Example: `  outbreath check my-session.toml
  outbreath check club/*.toml --json`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError(cmd, errors.New("name one file at least"))
			}
			return nil
		},
		ValidArgsFunction: completeProtocols,
		RunE: func(cmd *cobra.Command, args []string) error {
			faults, err := check(library(cmd.ErrOrStderr()), args)
			if asJSON {
				return errors.Join(err, writeJSON(cmd.OutOrStdout(), faults))
			}
			if _, err := fmt.Fprint(cmd.OutOrStdout(), faults); err != nil {
				return err
			}
			fmt.Fprintln(cmd.ErrOrStderr(), tally(faults, len(args)))
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON: file, line, column, severity, code, message, hint")
	return cmd
}

// check returns the faults of all files, and the worst that they amount to.
func check(l *protocols.Library, names []string) (protocols.Diagnostics, error) {
	faults := protocols.Diagnostics{} // an empty list in JSON, not null
	var unknown, broken error
	for _, name := range names {
		entry, err := l.Find(name)
		faults = append(faults, entry.Diagnostics...)
		switch {
		case errors.Is(err, protocols.ErrNotFound):
			unknown = errors.Join(unknown, atFault(plainNotFound(err)))
		case err != nil || entry.Protocol == nil:
			broken = said(atFault(errors.New("errors were found")))
		}
	}
	if unknown != nil {
		return faults, unknown
	}
	return faults, broken
}

// tally sums the faults up.
func tally(faults protocols.Diagnostics, files int) string {
	errs := 0
	for _, f := range faults {
		if f.Severity == protocols.Error {
			errs++
		}
	}
	in := "in " + many(files, "file", "files")
	switch warnings := len(faults) - errs; {
	case errs == 0 && warnings == 0:
		return "no faults " + in
	case warnings == 0:
		return many(errs, "error", "errors") + " " + in
	case errs == 0:
		return many(warnings, "warning", "warnings") + " " + in
	default:
		return many(errs, "error", "errors") + " and " + many(warnings, "warning", "warnings") + " " + in
	}
}
