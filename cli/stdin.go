package cli

import (
	"io"

	"github.com/spf13/cobra"

	"outbreath/protocols"
	"outbreath/words"
)

// readStdin reads as much of stdin as shows that it is too large for a protocol,
// or until the command is stopped.
func readStdin(cmd *cobra.Command) ([]byte, error) {
	const mark = "\uFEFF" // may come on top of the largest size
	var text []byte
	read := make(chan error, 1)
	go func() { // whoever types would otherwise have to end the text before they can stop
		var err error
		text, err = io.ReadAll(io.LimitReader(cmd.InOrStdin(), protocols.MaxSize+int64(len(mark))+1))
		read <- err
	}()
	select {
	case err := <-read:
		if err != nil {
			return nil, words.Errorf("read stdin: %w", err)
		}
		return text, nil
	case <-cmd.Context().Done():
		return nil, words.Error("stopped before stdin came to its end")
	}
}
