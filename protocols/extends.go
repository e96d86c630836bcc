package protocols

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"outbreath/words"
)

// maxBases is how many protocols may stand behind one another.
const maxBases = 16

// fetcher finds the text of the protocol that the file called from extends.
type fetcher func(from, ref string) (*source, error)

// shippedBase fetches protocols that ship, by id.
func shippedBase(_, ref string) (*source, error) {
	text, err := shippedFiles.ReadFile(ref + ".toml")
	if err != nil {
		return nil, words.Errorf("no shipped protocol has the id %q", ref)
	}
	return newSource(shippedName(ref), text), nil
}

// besideBase fetches protocols that ship, by id, and files beside the one that
// extends them.
func besideBase(from, ref string) (*source, error) {
	if !strings.HasSuffix(ref, ".toml") {
		return shippedBase(from, ref)
	}
	path := basePath(from, ref)
	text, err := readText(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %s", ref, plainError(err))
	}
	return newSource(path, text), nil
}

// basePath returns the file that another one names as its base.
func basePath(from, ref string) string {
	return filepath.Join(filepath.Dir(from), filepath.FromSlash(ref))
}

// extend lays the file over the protocol it extends, if any. Each entry keeps
// its own place, so that every fault is reported where it was written. The id
// is the one key that is not taken over.
func (r *reader) extend(root *entry) *entry {
	r.extends = root.get("extends")
	if r.extends == nil {
		return root
	}
	own := root.get("id")
	root = r.overBases(root)
	if own == nil {
		root.drop("id")
	}
	return root
}

// overBases lays root over the protocol it extends, that over the one it
// extends, and so on.
func (r *reader) overBases(root *entry) *entry {
	seen := []string{r.main.name}
	for at := root; ; {
		e := at.get("extends")
		if e == nil {
			return root
		}
		ref, ok := r.text(e)
		if !ok {
			r.baseless = true
			return root
		}
		if strings.HasSuffix(ref, ".toml") {
			if path, err := filepath.Abs(basePath(e.src.name, ref)); err == nil {
				r.bases = append(r.bases, path)
			}
		}
		src, err := r.fetch(e.src.name, ref)
		if err != nil {
			hint := r.didYouMean(ref, shippedIDs)
			if hint == "" {
				hint = words.Say(`name a shipped protocol, "relax", or a file beside this one, "base.toml"`)
			}
			r.baseless = true
			r.fault(e, CodeNoBase, hint, "there is nothing to extend: %v", err)
			return root
		}
		for i, name := range seen {
			if name == src.name {
				r.baseless = true
				r.fault(e, CodeBaseCycle, "let one of them stand on its own",
					"protocols extend each other in a circle: %s", strings.Join(append(seen[i:], src.name), " → "))
				return root
			}
		}
		if len(seen) > maxBases {
			r.baseless = true
			r.fault(e, CodeBaseDepth, "", "more than %d protocols extend each other", maxBases)
			return root
		}
		seen = append(seen, src.name)
		base, _ := r.load(src)
		if base == nil {
			r.baseless = true
			return root
		}
		root, at = overlay(base, root), base
	}
}

// overlay returns the base with the keys of top laid over it.
func overlay(base, top *entry) *entry {
	merged := &entry{src: top.src, name: top.name, key: top.key, at: top.at, shape: table}
	put := func(e *entry) {
		if merged.get(e.name) == nil {
			merged.add(e)
		} else {
			merged.fields[e.name] = e
		}
	}
	for _, name := range base.names {
		put(base.get(name))
	}
	for _, name := range top.names {
		over, under := top.get(name), base.get(name)
		switch {
		case under == nil:
			put(over)
		case name == "phase" && over.shape == tables && under.shape == tables:
			put(overlayPhases(under, over))
		case over.shape == table && under.shape == table && (name == "breath" || name == "sound"):
			put(overlay(under, over))
		default:
			put(over)
		}
	}
	return merged
}

// overlayPhases matches phases by id: the same id overrides key by key, a new
// one comes after the phase before it in the file, or at the end.
func overlayPhases(base, top *entry) *entry {
	merged := &entry{src: top.src, name: top.name, key: top.key, at: top.at, shape: tables}
	place := make(map[string]int, len(base.items)) // of the base's phases, by id
	for i, under := range base.items {
		if id := under.id(); id != "" {
			if _, twin := place[id]; !twin {
				place[id] = i
			}
		}
	}
	under := slices.Clone(base.items)
	after := make([][]*entry, len(under)+1) // the new phases that follow each of the base's, and at last those at the end
	last := len(under)
	for _, over := range top.items {
		at, same := place[over.id()]
		if same && under[at].src != over.src {
			under[at] = overlay(under[at], over)
			last = at
		} else {
			after[last] = append(after[last], over)
		}
	}
	for i, e := range under {
		merged.items = append(append(merged.items, e), after[i]...)
	}
	merged.items = append(merged.items, after[len(under)]...)
	return merged
}

// id returns the id of a phase as written, "" where it has none.
func (e *entry) id() string {
	f := e.get("id")
	if f == nil {
		return ""
	}
	s, _ := f.value.(string)
	return s
}
