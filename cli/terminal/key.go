package terminal

import (
	"context"
	"io"
	"time"
	"unicode"
	"unicode/utf8"

	"outbreath/keys"
)

// Key is a key as it was typed.
type Key = keys.Key

// Keys by name. The last two are those by which a shell stops programs.
const (
	Enter     = keys.Enter
	Esc       = keys.Esc
	Space     = keys.Space
	Left      = keys.Left
	Right     = keys.Right
	Up        = keys.Up
	Down      = keys.Down
	CtrlC Key = "ctrl+c"
	CtrlZ Key = "ctrl+z"
)

// escapeWait is how long a lone escape waits for the rest of a sequence. A
// local terminal writes a sequence at once; the wait is for slow links.
const escapeWait = 50 * time.Millisecond

// Keys reads keys until the reader fails or ctx is done, then closes the
// channel. A read that blocks is left behind: it ends with its reader.
func Keys(ctx context.Context, r io.Reader) <-chan Key {
	chunks := make(chan []byte)
	go readChunks(ctx, r, chunks)
	typed := make(chan Key)
	go func() {
		defer close(typed)
		parseChunks(ctx, chunks, typed)
	}()
	return typed
}

func readChunks(ctx context.Context, r io.Reader, chunks chan<- []byte) {
	defer close(chunks)
	for {
		chunk := make([]byte, 256)
		n, err := r.Read(chunk)
		if n > 0 {
			select {
			case chunks <- chunk[:n]:
			case <-ctx.Done():
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// parseChunks turns bytes into keys until there are no more.
func parseChunks(ctx context.Context, chunks <-chan []byte, typed chan<- Key) {
	var rest []byte
	for more := true; more; {
		var timeout <-chan time.Time
		if len(rest) > 0 {
			timeout = time.After(escapeWait)
		}
		final := false
		select {
		case chunk, ok := <-chunks:
			rest = append(rest, chunk...)
			more, final = ok, !ok
		case <-timeout:
			final = true
		case <-ctx.Done():
			return
		}
		for len(rest) > 0 {
			key, n := parse(rest, final)
			if n == 0 {
				break
			}
			rest = rest[n:]
			if key == "" {
				continue
			}
			select {
			case typed <- key:
			case <-ctx.Done():
				return
			}
		}
	}
}

const escape = 0x1b

// sequenceKeys are what follows an escape and a bracket, or an O.
var sequenceKeys = map[string]Key{
	"A": Up, "B": Down, "C": Right, "D": Left, "F": keys.End, "H": keys.Home,
	"1~": keys.Home, "2~": keys.Insert, "3~": keys.Delete, "4~": keys.End, "5~": keys.PageUp, "6~": keys.PageDown,
	"P": "F1", "Q": "F2", "R": "F3", "S": "F4", "15~": "F5", "17~": "F6", "18~": "F7", "19~": "F8", "20~": "F9",
	"21~": "F10", "23~": "F11", "24~": "F12",
}

// Sends reports whether terminals send a key.
func Sends(key Key) bool {
	switch key {
	case Enter, Esc, Space:
		return true
	}
	for _, k := range sequenceKeys {
		if k == key {
			return true
		}
	}
	r, n := utf8.DecodeRuneInString(string(key))
	return n == len(key) && n > 0 && unicode.IsPrint(r)
}

// parse returns the first key of b, "" for one without a name here, and how
// many bytes it takes. It takes none where more bytes may change what it is,
// unless there will be no more.
func parse(b []byte, final bool) (Key, int) {
	switch c := b[0]; {
	case c == escape:
		return parseEscape(b, final)
	case c == '\r' || c == '\n':
		return Enter, 1
	case c == ' ':
		return Space, 1
	case c == 3:
		return CtrlC, 1
	case c == 26:
		return CtrlZ, 1
	case !utf8.FullRune(b) && !final:
		return "", 0
	}
	r, n := utf8.DecodeRune(b)
	if r == utf8.RuneError || !unicode.IsPrint(r) {
		return "", n
	}
	return Key(unicode.ToLower(r)), n
}

// parseEscape tells a lone escape from the sequences of special keys. Those
// with a modifier, and letters with Alt, have no name here.
func parseEscape(b []byte, final bool) (Key, int) {
	switch {
	case len(b) == 1 && !final:
		return "", 0
	case len(b) == 1 || b[1] == escape:
		return Esc, 1
	case b[1] == 'O':
		if len(b) < 3 {
			return "", ifFinal(final, len(b))
		}
		return sequenceKeys[string(b[2:3])], 3
	case b[1] != '[':
		_, n := parse(b[1:], true)
		return "", 1 + n
	}
	for i := 2; i < len(b); i++ {
		switch c := b[i]; {
		case c >= 0x40 && c <= 0x7e: // the byte that ends a sequence
			return sequenceKeys[string(b[2:i+1])], i + 1
		case c < 0x20 || c > 0x7e: // not a sequence after all
			return "", i
		}
	}
	return "", ifFinal(final, len(b))
}

func ifFinal(final bool, n int) int {
	if final {
		return n
	}
	return 0
}
