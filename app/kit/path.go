package kit

import (
	"os"
	"path/filepath"
	"strings"
)

// FromHome writes a path from the user's home on.
func FromHome(path string) string {
	if home, err := os.UserHomeDir(); err == nil {
		if rel, err := filepath.Rel(home, path); err == nil && !strings.HasPrefix(rel, "..") {
			return filepath.Join("~", rel)
		}
	}
	return path
}
