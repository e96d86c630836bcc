package cli

import (
	"io"

	"github.com/spf13/cobra"

	"outbreath/words"
)

func expandCommand() *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "expand PROTOCOL",
		Short: words.Say("Write a protocol and all it extends as one file"),
		Long: words.Say(`Writes the protocol with everything that it extends as one file that stands on
its own. Behind each value a comment says from which file and line it comes.

The file reads as the original does, to be looked at, or sent to somebody who
lacks the files that it extends.`),
		Example: `  outbreath expand my-relax.toml
  outbreath expand my-relax -o to-send.toml`,
		Args:              oneProtocol,
		ValidArgsFunction: completeProtocol,
		RunE: func(cmd *cobra.Command, args []string) error {
			entry, err := find(cmd, args[0])
			if err != nil {
				return err
			}
			text, ds, err := entry.Expand()
			switch {
			case err != nil:
				return atFault(err)
			case ds.HasErrors(): // since it was found
				return atFault(words.Errorf("%s has errors", args[0]))
			}
			return writeTo(output, cmd.OutOrStdout(), func(w io.Writer) error {
				_, err := w.Write(text)
				return err
			})
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "-", words.Say("the file to write; - for stdout"))
	return cmd
}
