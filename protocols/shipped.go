package protocols

import (
	"embed"
	"fmt"
	"slices"
	"sync"

	"outbreath/pacing"
)

//go:embed *.toml
var shippedFiles embed.FS

// shippedIDs are the protocols that ship: tables, then drills.
var shippedIDs = []string{
	"relax", "deep", "prenatal", "postnatal", "choice", "quiet", "taper", "after",
	"sprint", "lift", "heats", "sleep", "finder", "learn",
}

// shippedName is what diagnostics call the file of a shipped protocol.
func shippedName(id string) string { return "shipped/" + id + ".toml" }

// shippedOnce reads the embedded protocols. They are part of the program, so a
// fault in them is a fault in the program.
var shippedOnce = sync.OnceValue(func() []*pacing.Protocol {
	list := make([]*pacing.Protocol, len(shippedIDs))
	for i, id := range shippedIDs {
		text, err := shippedFiles.ReadFile(id + ".toml")
		if err != nil {
			panic(fmt.Errorf("embedded protocol: %w", err))
		}
		p, ds := Read(shippedName(id), text)
		if p == nil {
			panic(fmt.Errorf("embedded protocol:\n%s", ds))
		}
		list[i] = p
	}
	return list
})

// Shipped returns the protocols that ship, tables before drills. They are read
// once and shared; nobody may change them.
func Shipped() []*pacing.Protocol { return slices.Clone(shippedOnce()) }

// ShippedText returns the file of a shipped protocol, as a start for an own
// one.
func ShippedText(id string) ([]byte, bool) {
	text, err := shippedFiles.ReadFile(id + ".toml")
	return text, err == nil
}
