package cli

import (
	"io"

	"github.com/spf13/cobra"

	"outbreath/protocols"
	"outbreath/words"
)

func schemaCommand() *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "schema",
		Short: words.Say("Write the JSON Schema of protocol files"),
		Long: words.Say(`Writes a JSON Schema of protocol files. Editors that know such schemas complete
keys, say what each is for, and mark what is wrong as you type.

With Taplo, or Even Better TOML in VS Code, keep the schema beside your files and
let the first line of each be

  #:schema ./protocol.schema.json

A schema cannot do arithmetic or look from one place to another; what "outbreath
check" says is what counts.`),
		Example: `  outbreath schema -o protocol.schema.json
  taplo check --schema file:///home/coach/protocol.schema.json my-drill.toml`,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return writeTo(output, cmd.OutOrStdout(), func(w io.Writer) error {
				_, err := w.Write(protocols.Schema())
				return err
			})
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "-", words.Say("the file to write; - for stdout"))
	return cmd
}
