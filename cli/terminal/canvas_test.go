package terminal

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWidth(t *testing.T) {
	for text, want := range map[string]int{"": 0, "calm": 4, "é": 1, "e\u0301": 1, "息": 2, "a\u200bb": 2, "→ ·": 3} {
		if got := Width(text); got != want {
			t.Errorf("%q takes %d columns, want %d", text, got, want)
		}
	}
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		text    string
		columns int
		want    string
	}{
		{"calm", 4, "calm"}, {"calm", 3, "ca…"}, {"calm", 1, "…"}, {"calm", 0, ""}, {"be calm", 4, "be…"}, {"息息", 3, "息…"},
	} {
		if got := Clip(c.text, c.columns); got != c.want {
			t.Errorf("Clip(%q, %d) = %q, want %q", c.text, c.columns, got, c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([a-zé息]{1,9} ){0,9}`).Draw(t, "text")
		columns := rapid.IntRange(2, 30).Draw(t, "columns")
		lines := Wrap(text, columns)
		for i, line := range lines {
			if Width(line) > columns || line == "" {
				t.Fatalf("line %q in %d columns", line, columns)
			}
			if i > 0 && Width(lines[i-1])+1+Width(strings.Fields(line)[0]) <= columns {
				t.Fatalf("%q has room for more: %q", lines[i-1], line)
			}
		}
		if n := len(strings.Fields(strings.Join(lines, " "))); n != len(strings.Fields(text)) {
			t.Fatalf("%q became %d words", text, n)
		}
	})
}

func TestTextIsCutAtTheEdges(t *testing.T) {
	var c Canvas
	c.Reset(5, 2)
	c.Text(-2, 0, "calmly", Style{})
	c.Text(3, 1, "息息", Style{}) // one fits, half of the other does not
	c.Text(0, 2, "below", Style{})
	c.Text(0, -1, "above", Style{})
	if got, want := c.String(), "lmly\n   息\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLines(t *testing.T) {
	var c Canvas
	c.Reset(8, 1)
	c.Text(0, 0, "a", Style{Bold: true, Colour: RGB(0x7fb7b2)})
	c.Text(1, 0, "b", Style{Faint: true})
	c.Text(2, 0, "e\u0301", Style{})
	for depth, want := range map[Depth]string{
		NoColour:   "\x1b[1ma\x1b[0m\x1b[2mb\x1b[0me\u0301",
		Colours256: "\x1b[1;38;5;109ma\x1b[0m\x1b[2mb\x1b[0me\u0301",
		TrueColour: "\x1b[1;38;2;127;183;178ma\x1b[0m\x1b[2mb\x1b[0me\u0301",
	} {
		if got := c.Lines(depth)[0]; got != want {
			t.Errorf("depth %d: %q, want %q", depth, got, want)
		}
	}
}

func TestDepthOf(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want Depth
	}{
		{map[string]string{"TERM": "xterm-256color"}, Colours256},
		{map[string]string{"TERM": "xterm-256color", "COLORTERM": "truecolor"}, TrueColour},
		{map[string]string{"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, NoColour},
		{map[string]string{"TERM": "dumb", "COLORTERM": "24bit"}, NoColour},
		{map[string]string{"TERM": "vt100"}, NoColour},
		{nil, NoColour},
	} {
		if got := DepthOf(func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%v: depth %d, want %d", c.env, got, c.want)
		}
	}
}

// filled returns how much of the canvas a disc of a radius fills, in rows times
// columns.
func filled(radius float64) (area float64, c Canvas) {
	c.Reset(40, 20)
	c.Disc(0, 40, 10, radius, Style{})
	for _, cell := range c.cells {
		part := float64(slices.Index(lowerBlocks[:], cell.text)) / 8
		if cell.style.Reverse {
			part = 1 - part
		}
		area += part
	}
	return area, c
}

func full(c cell) bool { return c.text == " " && c.style.Reverse }

// TestDisc holds a disc to what it should be: round, even on all sides, and
// never smaller when it grows.
func TestDisc(t *testing.T) {
	last := 0.0
	for radius := 0.5; radius < 9; radius += 0.01 {
		area, c := filled(radius)
		if area < last {
			t.Fatalf("radius %v fills %v, less than a smaller one", radius, area)
		}
		last = area
		if want := 2 * math.Pi * radius * radius; math.Abs(area-want) > 0.12*want+1 {
			t.Fatalf("radius %v fills %v, want about %v", radius, area, want)
		}
		for y := range 10 {
			for x := range 40 {
				above, below := c.cells[y*40+x], c.cells[(19-y)*40+x]
				if mirrored := c.cells[y*40+39-x]; above != mirrored {
					t.Fatalf("radius %v: %q left, %q right", radius, above.text, mirrored.text)
				}
				if (above == blank) != (below == blank) || full(above) != full(below) {
					t.Fatalf("radius %v: %q above, %q below", radius, above.text, below.text)
				}
			}
		}
	}
}

func TestRing(t *testing.T) {
	var c Canvas
	c.Reset(20, 10)
	c.Ring(0, 20, 5, 4, 0.5, Style{Bold: true}, Style{Faint: true})
	var done, rest int
	for i, cell := range c.cells {
		switch {
		case cell.style.Bold:
			done++
			if i%20 < 9 {
				t.Errorf("half of it is done, and yet %d columns from the left", i%20)
			}
		case cell.style.Faint:
			rest++
		}
	}
	if done < 8 || rest < 8 {
		t.Errorf("%d dots are done, %d are not:\n%s", done, rest, c.String())
	}
}

func TestScreenWritesOnlyWhatChanged(t *testing.T) {
	var out strings.Builder
	var c Canvas
	s := Screen{Out: &out}
	show := func(width, height int, lines ...string) string {
		out.Reset()
		c.Reset(width, height)
		for y, line := range lines {
			c.Text(0, y, line, Style{})
		}
		if err := s.Show(&c); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	for _, c := range []struct{ got, want string }{
		{show(5, 2, "one", "two"), "\x1b[2J\x1b[1;1H\x1b[2Kone\x1b[2;1H\x1b[2Ktwo"},
		{show(5, 2, "one", "two"), ""},
		{show(5, 2, "one", "three"), "\x1b[2;1H\x1b[2Kthree"},
		{show(5, 2, "", "three"), "\x1b[1;1H\x1b[2K"},
		{show(6, 2, "", "three"), "\x1b[2J\x1b[2;1H\x1b[2Kthree"},
	} {
		if c.got != c.want {
			t.Errorf("wrote %q, want %q", c.got, c.want)
		}
	}
}
