package app

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
)

// logMost is how large the log may be at the start before it is put aside; the
// one put aside before it is dropped.
const logMost = 1 << 20

// openLog makes the log file the program's log. It must be closed.
func openLog(path string) (io.Closer, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, fmt.Errorf("open the log: %w", err)
	}
	if info, err := os.Stat(path); err == nil && info.Size() > logMost {
		if err := os.Rename(path, path+".1"); err != nil {
			return nil, fmt.Errorf("put the log aside: %w", err)
		}
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the log: %w", err)
	}
	logger = slog.New(slog.NewJSONHandler(f, nil))
	return f, nil
}

// logger is where the window's records go; nowhere until there is a file.
var logger = slog.New(slog.DiscardHandler)

// logPath returns where the log lies below the folder for state.
func logPath(state string) string { return filepath.Join(state, "outbreath", "outbreath.log") }

// reports takes what Fyne writes to the standard log, a line at a time. It
// belongs beside our records, not on the terminal from which the window was
// opened.
type reports struct{}

func (reports) Write(line []byte) (int, error) {
	logger.Warn("report", "line", strings.TrimSpace(string(line)))
	return len(line), nil
}
