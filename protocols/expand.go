package protocols

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"outbreath/words"
)

// Expand returns the protocol of an entry as one file that stands on its own:
// what it extends is laid under it, and behind each value stands where it comes
// from. A file without extends comes back with its own places. The text is nil
// where the diagnostics have errors; the error is the machine's.
func (e *Entry) Expand() ([]byte, Diagnostics, error) {
	d, ds, err := e.draft()
	if err != nil || ds.HasErrors() {
		return nil, ds, err
	}
	x := expansion{folder: filepath.Dir(e.Path)}
	x.file(d.root)
	text, _ := Format("", x.out.Bytes())
	return text, ds, nil
}

// draft reads the entry again, as it is now.
func (e *Entry) draft() (*draft, Diagnostics, error) {
	if !e.Shipped {
		return readFile(e.Path)
	}
	text, _ := ShippedText(e.ID)
	d, ds := read(shippedName(e.ID), text, shippedBase)
	return d, ds, nil
}

// expansion writes the entries of a protocol without faults.
type expansion struct {
	out    bytes.Buffer
	folder string // origins in it are named without it
}

// file writes the whole protocol: the keys of the root, then the tables.
func (x *expansion) file(root *entry) {
	var names []string
	x.gather(root, &names)
	fmt.Fprintf(&x.out, "# %s\n\n", words.Say("Made of %s; each value says where it stands there.", strings.Join(names, ", ")))
	x.keys(root, "extends", "breath", "sound", "phase")
	if breaths := root.get("breath"); breaths != nil {
		for _, name := range breaths.names {
			x.table("[breath."+name+"]", breaths.get(name))
		}
	}
	if sound := root.get("sound"); sound != nil {
		x.table("[sound]", sound)
	}
	for _, phase := range root.get("phase").items {
		x.table("[[phase]]", phase, "prompt")
		if prompts := phase.get("prompt"); prompts != nil {
			for _, prompt := range prompts.items {
				x.table("[[phase.prompt]]", prompt)
			}
		}
	}
}

// gather lists the files that a protocol is made of.
func (x *expansion) gather(e *entry, names *[]string) {
	if e.shape == scalar {
		if name := x.name(e.src); !slices.Contains(*names, name) {
			*names = append(*names, name)
		}
	}
	for _, name := range e.names {
		x.gather(e.get(name), names)
	}
	for _, item := range e.items {
		x.gather(item, names)
	}
}

func (x *expansion) table(header string, e *entry, but ...string) {
	fmt.Fprintf(&x.out, "\n%s\n", header)
	x.keys(e, but...)
}

// keys writes the keys of a table, except some, each with its origin.
func (x *expansion) keys(e *entry, but ...string) {
	for _, name := range e.names {
		if slices.Contains(but, name) {
			continue
		}
		f := e.get(name)
		line, _ := f.src.place(f.at)
		fmt.Fprintf(&x.out, "%s = %s # %s:%d\n", name, value(f), x.name(f.src), line)
	}
}

// name is what a file is called: a file of the folder by its name alone.
func (x *expansion) name(src *source) string {
	if rel, err := filepath.Rel(x.folder, src.name); err == nil && !strings.HasPrefix(src.name, "shipped/") {
		return shown([]byte(filepath.ToSlash(rel)))
	}
	return shown([]byte(src.name))
}

// value writes a value as it stands in its file.
func value(e *entry) string {
	if e.shape != list {
		return e.src.raw(e.at)
	}
	items := make([]string, len(e.items))
	for i, item := range e.items {
		items[i] = value(item)
	}
	return "[" + strings.Join(items, ", ") + "]"
}
