package cli

import (
	"bytes"
	"testing"

	"outbreath/cli/terminal"
)

func TestBar(t *testing.T) {
	for _, c := range []struct {
		share float64
		width int
		want  string
	}{
		{0, 40, "rendering Lift  ─────────────────    0 %"},
		{0.5, 40, "rendering Lift  ━━━━━━━━─────────   50 %"},
		{1, 40, "rendering Lift  ━━━━━━━━━━━━━━━━━  100 %"},
		{0.999, 31, "rendering Lift  ━━━━━━━─   99 %"},
		{0.4, 30, "rendering Lift   40 %"},
		{0.4, 21, "rendering Lift   40 %"},
		{0.4, 20, " 40 %"},
	} {
		got := bar("rendering Lift", c.share, c.width)
		if got != c.want {
			t.Errorf("%v of %d cells: %q, want %q", c.share, c.width, got, c.want)
		}
		if w := terminal.Width(got); w > c.width {
			t.Errorf("%q is %d cells wide, more than %d", got, w, c.width)
		}
	}
}

func TestNoBarWhereThereIsNoTerminal(t *testing.T) {
	var out bytes.Buffer
	p := newProgress(&out, "rendering")
	p.begin("rendering")
	p.show(0.5)
	p.clear()
	if out.Len() > 0 {
		t.Errorf("written: %q", out.String())
	}
}
