package kit_test

import (
	"testing"

	"outbreath/app/kit"
)

func TestAButtonTakesTheFirstFormThatFits(t *testing.T) {
	open(t)
	b := kit.NewButton(kit.Target, "", "", nil)
	b.TextSize = kit.TextBody
	forms := []string{"Lay the rest out again", "Lay out again"}
	long, short := b.Wide(forms[0], "l")+2*kit.Step, b.Wide(forms[1], "l")+2*kit.Step
	for _, c := range []struct {
		width      float32
		text, hint string
	}{{long, forms[0], "l"}, {long - 1, forms[1], "l"}, {short, forms[1], "l"}, {short - 1, forms[1], ""}, {60, "Lay…", ""}} {
		if b.Fit(forms, "l", c.width); b.Text != c.text || b.Hint != c.hint {
			t.Errorf("in %v it says %q, %q; want %q, %q", c.width, b.Text, b.Hint, c.text, c.hint)
		}
	}
}
