package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"outbreath/cli/terminal"
	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
)

// narrowest is the least width in which two timelines can be read.
const narrowest = 72

func diffCommand() *cobra.Command {
	var wanted length
	var asJSON, exitCode bool
	var width int
	cmd := &cobra.Command{
		Use:   "diff A B",
		Short: words.Say("Show two protocols side by side"),
		Long: words.Say(`Shows two protocols, or two versions of one, as two timelines side by side, phase
by phase, and under each phase what changed from A to B. Each is the id of a
protocol or a file; shipped:ID is the protocol that ships, even where a file of
yours has taken its place. Phases are matched by their ids. The first column:

  ~  changed, or of another length in the plan
  >  moved among the phases, and perhaps changed
  -  only in A
  +  only in B

Exits 0 whether they differ or not; with --exit-code, 1 where they do.

The JSON: a and b {protocol, version, name, length_ms}; different; changes of the
protocols as a whole; phases [{phase, mark, a, b, changes}], where mark is same,
changed, moved, removed or added, a and b are {name, breath, start_ms,
duration_ms, left_out} or null, and changes are [{field, a, b}], each value a
string, a list of strings for safety, guidance and prompt, or null where nothing
is said.`),
		Example: `  outbreath diff relax my-relax.toml
  outbreath diff shipped:relax relax --length 60m
  outbreath diff old.toml new.toml --json | jq -r '.phases[] | select(.mark != "same").phase'`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usageError(cmd, words.Error("name two protocols, by their ids or their files"))
			}
			return nil
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if len(args) > 1 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return completeProtocols(cmd, args, word)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flag("width").Changed && width < narrowest {
				return usageError(cmd, words.Errorf("--width: two timelines need %d columns at least, not %d", narrowest, width))
			}
			inEnglish(asJSON)
			a, errA := side(cmd, args[0], time.Duration(wanted))
			b, errB := side(cmd, args[1], time.Duration(wanted))
			if err := errors.Join(errA, errB); err != nil {
				return err
			}
			c := compare(a, b)
			if asJSON {
				if err := writeJSON(cmd.OutOrStdout(), diffInJSON(a, b, &c)); err != nil {
					return err
				}
			} else if err := showDiff(cmd, width, [2]string{args[0], args[1]}, a, b, &c); err != nil {
				return err
			}
			if exitCode && c.different() {
				return said(atFault(words.Error("they differ")))
			}
			return nil
		},
	}
	cmd.Flags().Var(&wanted, "length", words.Say("fit both to this, such as 75m or 4m30s (default: each one's own)"))
	cmd.Flags().BoolVar(&asJSON, "json", false, words.Say("as JSON, with times in milliseconds"))
	cmd.Flags().BoolVar(&exitCode, "exit-code", false, words.Say("exit 1 where they differ"))
	cmd.Flags().IntVar(&width, "width", 0, words.Say("so many `columns` (default: the terminal's, or 80)"))
	registerCompletion(cmd, "length", completeLength)
	registerCompletion(cmd, "width", cobra.NoFileCompletions)
	return cmd
}

// side returns one of the two, fitted to a length, or its own where that is 0.
func side(cmd *cobra.Command, name string, length time.Duration) (*pacing.Plan, error) {
	p, err := findAnyway(cmd, name)
	if err != nil {
		return nil, err
	}
	if length == 0 {
		length = p.Length
	}
	plan, err := fit(p, length, pacing.Options{})
	if err != nil {
		return nil, err
	}
	for _, remark := range remarks(plan, 0) {
		fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s\n", name, remark)
	}
	return plan, nil
}

// findAnyway finds a protocol in its own words, which are what is compared. It also
// knows what ships by shipped:ID: a file of the user may hide it.
func findAnyway(cmd *cobra.Command, name string) (*pacing.Protocol, error) {
	id, ok := strings.CutPrefix(name, "shipped:")
	if !ok {
		entry, err := find(cmd, name)
		return entry.Protocol, err
	}
	for _, p := range protocols.Shipped() {
		if p.ID == id {
			return p, nil
		}
	}
	return nil, atFault(words.Errorf("no protocol called %q ships", id))
}

// showDiff writes the comparison for people, in colours where there are any, and
// the sum of it on stderr.
func showDiff(cmd *cobra.Command, width int, names [2]string, a, b *pacing.Plan, c *comparison) error {
	out := cmd.OutOrStdout()
	f, onTerminal := terminal.Is(out)
	if width == 0 {
		width = 80
		if onTerminal {
			width, _ = terminal.Size(f)
		}
	}
	picture := drawDiff(max(width, narrowest), names, a, b, c)
	lines := picture.String()
	if depth := terminal.DepthOf(os.Getenv); onTerminal && depth != terminal.NoColour {
		lines = strings.Join(picture.Lines(depth), "\n") + "\n"
	}
	if _, err := fmt.Fprint(out, lines); err != nil {
		return err
	}
	fmt.Fprintln(cmd.ErrOrStderr(), sum(c))
	return nil
}

// sum says how much differs.
func sum(c *comparison) string {
	if !c.different() {
		return words.Say("no difference")
	}
	var parts []string
	if n := c.count(changed); n > 0 {
		parts = append(parts, words.Count("%d phase changed", "%d phases changed", n))
	}
	if n := c.count(moved); n > 0 {
		parts = append(parts, words.Count("%d phase moved", "%d phases moved", n))
	}
	if n := c.count(removed); n > 0 {
		parts = append(parts, words.Count("%d phase removed", "%d phases removed", n))
	}
	if n := c.count(added); n > 0 {
		parts = append(parts, words.Count("%d phase added", "%d phases added", n))
	}
	if n := len(c.changes); n > 0 {
		parts = append(parts, words.Count("%d change of the whole", "%d changes of the whole", n))
	}
	return strings.Join(parts, ", ")
}
