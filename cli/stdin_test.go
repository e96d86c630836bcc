package cli

import (
	"context"
	"io"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"outbreath/protocols"
)

func TestStdinCanBeStopped(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	cmd := &cobra.Command{}
	cmd.SetContext(ctx)
	in, out := io.Pipe() // nothing comes, and it does not end
	defer out.Close()
	cmd.SetIn(in)
	stop()
	if _, err := readStdin(cmd); err == nil || !strings.Contains(err.Error(), "stopped") {
		t.Errorf("stopped, it gives %v", err)
	}
}

func TestStdinIsReadNoFurtherThanNeeded(t *testing.T) {
	cmd := &cobra.Command{}
	cmd.SetContext(t.Context())
	cmd.SetIn(strings.NewReader(strings.Repeat("#", 3*protocols.MaxSize)))
	text, err := readStdin(cmd)
	if _, ds := protocols.Read("x", text); err != nil || len(text) > 2*protocols.MaxSize || ds[0].Code != protocols.CodeTooLarge {
		t.Errorf("%d bytes are read, %v\n%s", len(text), err, ds)
	}
}
