package kit

// Fit gives the button the first of the forms that fits into a width beside its
// key, else the last; its key goes before its words do.
func (b *Button) Fit(forms []string, hint string, width float32) {
	const pad = 2 * Step
	for _, form := range forms {
		if b.Wide(form, hint) <= width-pad {
			b.SetText(form, hint)
			return
		}
	}
	if n := len(forms); n > 0 {
		b.SetText(Cut(forms[n-1], b.TextSize, Plain, width-pad), "")
	}
}

// Wide returns how wide words and a key would be in the button's size of words.
func (b *Button) Wide(text, hint string) float32 {
	w := Width(text, b.TextSize, Plain)
	if hint != "" {
		w += Step + Width(hint, max(b.TextSize*0.78, TextLeast), Plain)
	}
	return w
}
