package terminal

import (
	"bytes"
	"context"
	"io"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// typed returns the keys that come of chunks of bytes, with a pause of a second
// after each.
func typed(t *testing.T, chunks ...string) (keys []Key) {
	synctest.Test(t, func(t *testing.T) {
		in, out := io.Pipe()
		go func() {
			for _, chunk := range chunks {
				io.WriteString(out, chunk)
				time.Sleep(time.Second)
			}
			out.Close()
		}()
		for key := range Keys(t.Context(), in) {
			keys = append(keys, key)
		}
	})
	return keys
}

func TestKeys(t *testing.T) {
	for _, c := range []struct {
		name   string
		chunks []string
		want   []Key
	}{
		{"letters", []string{"nQ+ß漢"}, []Key{"n", "q", "+", "ß", "漢"}},
		{"a letter in two pieces", []string{"\xc3", "\x9f"}, []Key{}},
		{"named", []string{" \r\n\x03\x1a"}, []Key{Space, Enter, Enter, CtrlC, CtrlZ}},
		{"arrows", []string{"\x1b[A\x1b[B\x1b[C\x1b[D"}, []Key{Up, Down, Right, Left}},
		{"arrows of an application", []string{"\x1bOC\x1bOD"}, []Key{Right, Left}},
		{"escape alone", []string{"\x1b"}, []Key{Esc}},
		{"escape, then an arrow", []string{"\x1b", "\x1b[C"}, []Key{Esc, Right}},
		{"escape twice at once", []string{"\x1b\x1b"}, []Key{Esc, Esc}},
		{"escape before an arrow at once", []string{"\x1b\x1b[C"}, []Key{Esc, Right}},
		{"escape, then a letter", []string{"\x1b", "[", "C"}, []Key{Esc, "[", "c"}},
		{"with alt", []string{"\x1bq", "n"}, []Key{"n"}},
		{"with ctrl", []string{"\x1b[1;5C", "n"}, []Key{"n"}},
		{"page down, F5, delete", []string{"\x1b[6~\x1b[15~\x1b[3~n"}, []Key{"page down", "F5", "delete", "n"}},
		{"a presenter of another kind", []string{"\x1b[5~\x1bOP\x1b[H\x1b[24~\x1b[99~n"}, []Key{"page up", "F1", "home", "F12", "n"}},
		{"a sequence that never ends", []string{"\x1b[1;", "n"}, []Key{"n"}},
		{"control characters", []string{"\x00\x01\x7f\tn"}, []Key{"n"}},
		{"not UTF-8", []string{"\xff\xfen"}, []Key{"n"}},
		{"escape at the very end", []string{"n\x1b"}, []Key{"n", Esc}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := typed(t, c.chunks...); !slices.Equal(got, c.want) {
				t.Errorf("%q are %q, want %q", c.chunks, got, c.want)
			}
		})
	}
}

// TestKeysInPieces cuts a sequence where a slow link might.
func TestKeysInPieces(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		in, out := io.Pipe()
		go func() {
			for _, b := range []byte("\x1b[C\xc3\x9f\x1bOD") {
				out.Write([]byte{b})
				time.Sleep(escapeWait / 2)
			}
			out.Close()
		}()
		var keys []Key
		for key := range Keys(t.Context(), in) {
			keys = append(keys, key)
		}
		if want := []Key{Right, "ß", Left}; !slices.Equal(keys, want) {
			t.Errorf("got %q, want %q", keys, want)
		}
	})
}

func TestKeysEndWithTheirContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		in, out := io.Pipe()
		ctx, cancel := context.WithCancel(t.Context())
		keys := Keys(ctx, in)
		go io.WriteString(out, "nnn") // nobody takes them
		synctest.Wait()
		cancel()
		synctest.Wait()
		if _, ok := <-keys; ok {
			t.Error("a key came after the end")
		}
		out.Close() // frees the read that blocks
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("\x1b[1;5C\x1bOA\x1b\x1bqß\x03"))
	f.Fuzz(func(t *testing.T, b []byte) {
		for len(b) > 0 {
			_, n := parse(b, true)
			if n < 1 || n > len(b) {
				t.Fatalf("%q takes %d bytes", b, n)
			}
			if _, early := parse(b, false); early != 0 && early != n && !bytes.HasPrefix(b, []byte{escape}) {
				t.Fatalf("%q takes %d bytes, and %d when there may be more", b, n, early)
			}
			b = b[n:]
		}
	})
}

func TestPresses(t *testing.T) {
	const ms = time.Millisecond
	type event struct {
		key Key // "" for a look
		at  time.Duration
	}
	for _, c := range []struct {
		name   string
		events []event
		want   []Key
	}{
		{"one", []event{{"n", 0}}, []Key{"n"}},
		{"two at a hand's pace", []event{{"n", 0}, {"n", 400 * ms}, {"", 549 * ms}}, []Key{"n"}},
		{"and a look later", []event{{"n", 0}, {"n", 400 * ms}, {"", 550 * ms}}, []Key{"n", "n"}},
		{"another key after it", []event{{"n", 0}, {"n", 400 * ms}, {"b", 450 * ms}}, []Key{"n", "n", "b"}},
		{"long after", []event{{"n", 0}, {"n", 2000 * ms}}, []Key{"n", "n"}},
		{"held", []event{{"n", 0}, {"n", 500 * ms}, {"n", 533 * ms}, {"n", 566 * ms}, {"", 900 * ms}}, []Key{"n"}},
		{"held, slowly repeated", []event{{"n", 0}, {"n", 660 * ms}, {"n", 760 * ms}, {"n", 860 * ms}, {"", 1900 * ms}}, []Key{"n"}},
		{"held, then pressed", []event{{"n", 0}, {"n", 500 * ms}, {"n", 533 * ms}, {"n", 900 * ms}, {"", 1100 * ms}}, []Key{"n", "n"}},
		{"held, then another", []event{{"n", 0}, {"n", 500 * ms}, {"n", 533 * ms}, {"b", 566 * ms}}, []Key{"n", "b"}},
		{"in turn", []event{{"n", 0}, {"b", 10 * ms}, {"n", 20 * ms}}, []Key{"n", "b", "n"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var p Presses
			var got []Key
			for _, e := range c.events {
				if e.key == "" {
					got = append(got, p.Certain(e.at)...)
				} else {
					got = append(got, p.Add(e.key, e.at)...)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
