package cli

import (
	"io"

	"github.com/spf13/cobra"

	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
	"outbreath/words/tell"
)

func protocolsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "protocols",
		Short: words.Say("List the protocols that ship and your own"),
		Long: words.Say(`Lists every protocol that can be named by its id: those that ship, and those in
your folder. A file of yours with the id of a shipped one takes its place. Files
with errors are named on stderr and hide nothing else.`),
		Example: `  outbreath protocols
  outbreath protocols --json | jq -r '.[].id'`,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			inEnglish(asJSON)
			l := library(cmd.ErrOrStderr())
			var faults protocols.Diagnostics
			for _, e := range l.Entries {
				faults = append(faults, e.Diagnostics...)
			}
			if err := writeFaults(cmd.ErrOrStderr(), faults); err != nil {
				return err
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), listing(l))
			}
			return writeListing(cmd.OutOrStdout(), l)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, words.Say("as JSON, with lengths in milliseconds"))
	return cmd
}

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usageError(cmd, words.Errorf("%s takes no argument, such as %q", cmd.Name(), args[0]))
}

// listed is one protocol in JSON.
type listed struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Version    string `json:"version"`
	Kind       string `json:"kind"`
	Summary    string `json:"summary"`
	LengthMS   int64  `json:"length_ms"`
	ShortestMS int64  `json:"shortest_ms"`
	LongestMS  int64  `json:"longest_ms"`
	File       string `json:"file"` // empty for what ships
}

// usable returns the entries that can be named by their id.
func usable(l *protocols.Library) []protocols.Entry {
	var list []protocols.Entry
	for _, e := range l.Entries {
		if e.Protocol != nil && !e.Hidden {
			list = append(list, e)
		}
	}
	return list
}

func listing(l *protocols.Library) []listed {
	list := []listed{}
	for _, e := range usable(l) {
		p := e.Protocol
		shortest, longest := p.Range()
		list = append(list, listed{
			ID: p.ID, Name: p.Name, Version: p.Version, Kind: string(p.Kind), Summary: p.Summary,
			LengthMS: p.Length.Milliseconds(), ShortestMS: shortest.Milliseconds(), LongestMS: longest.Milliseconds(),
			File: e.Path,
		})
	}
	return list
}

func writeListing(w io.Writer, l *protocols.Library) error {
	t := table{header: []string{words.Say("id"), words.Say("kind"), words.Say("length"), words.In("shortest length", "from"), words.In("longest length", "to"), words.Say("name")}, right: []bool{2: true, 3: true, 4: true, 5: false}}
	for _, e := range usable(l) {
		p := protocols.InLanguage(e.Protocol)
		shortest, longest := p.Range()
		name := p.Name
		if !e.Shipped {
			name += " (" + e.Path + ")"
		}
		t.add(p.ID, tell.Kind(p.Kind), pacing.FormatDuration(p.Length),
			pacing.FormatDuration(shortest), pacing.FormatDuration(longest), name)
	}
	return t.write(w)
}
