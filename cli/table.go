package cli

import (
	"bufio"
	"encoding/json"
	"io"
	"strings"

	"outbreath/cli/terminal"
)

// table is data for people: columns that line up, two blanks apart.
type table struct {
	header []string
	right  []bool // by column: aligned to the right
	rows   [][]string
}

func (t *table) add(row ...string) { t.rows = append(t.rows, row) }

func (t *table) write(w io.Writer) error {
	rows := append([][]string{t.header}, t.rows...)
	widths := make([]int, len(t.header))
	for _, row := range rows {
		for i, text := range row {
			widths[i] = max(widths[i], terminal.Width(text))
		}
	}
	out := bufio.NewWriter(w)
	for _, row := range rows {
		var line strings.Builder
		for i, text := range row {
			padding := strings.Repeat(" ", widths[i]-terminal.Width(text))
			if t.right[i] {
				line.WriteString(padding + text + "  ")
			} else {
				line.WriteString(text + padding + "  ")
			}
		}
		out.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return out.Flush()
}

// writeJSON writes a value as JSON that people can read too.
func writeJSON(w io.Writer, value any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(value)
}
