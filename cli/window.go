package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"outbreath/words"
)

// ErrNoDisplay says what to do where no window can be opened.
var ErrNoDisplay = words.Error("there is no display for a window here; outbreath play sprint runs in the terminal, and outbreath --help lists what else does")

// Files returns the arguments where they are files for the window, as absolute
// paths: each is there, and the first is not the name of a command. It returns
// nil otherwise, and where there are no arguments.
func Files(args []string) []string {
	if len(args) == 0 || isCommand(rootCommand(), args[0]) {
		return nil
	}
	var files []string
	for _, arg := range args {
		path, err := filepath.Abs(arg)
		if err != nil || strings.HasPrefix(arg, "-") {
			return nil
		}
		if _, err := os.Stat(path); err != nil {
			return nil
		}
		files = append(files, path)
	}
	return files
}

func isCommand(root *cobra.Command, name string) bool {
	return slices.ContainsFunc(root.Commands(), func(c *cobra.Command) bool { return c.Name() == name || c.HasAlias(name) })
}

// noSuchFile says that an argument that was meant as a file is none; nil where it
// was not meant so.
func noSuchFile(args []string) error {
	for _, arg := range args {
		if !strings.EqualFold(filepath.Ext(arg), ".toml") && !strings.ContainsRune(arg, filepath.Separator) {
			continue
		}
		if _, err := os.Stat(arg); err != nil {
			return atFault(words.Errorf("there is no file %s", arg))
		}
	}
	return nil
}
