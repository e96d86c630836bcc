package timeline

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"outbreath/pacing"
	"outbreath/protocols"
)

// testing.TB and rapid.T, as far as both are alike.
type teller interface{ Errorf(string, ...any) }

// holdPage holds a drawing to what a page must be: everything lies within it, no
// words lie over others, and nothing of the protocol was cut.
func holdPage(t teller, d *Drawing, plan *pacing.Plan) {
	const rounding = 0.02
	for _, r := range d.rects {
		if r.x < 0 || r.y < 0 || r.x+r.width > d.Width || r.y+r.height > d.Height {
			t.Errorf("a rectangle leaves the page: %+v", r)
		}
	}
	for i := range d.texts {
		a := &d.texts[i]
		if a.x < margin-rounding || a.x+a.width() > d.Width-margin+rounding || a.y < margin || a.y > d.Height-margin/2 {
			t.Errorf("%q leaves the margins: %.1f to %.1f, at %.1f of %.1f", a.words, a.x, a.x+a.width(), a.y, d.Height)
		}
		for j := range d.texts[:i] {
			if b := &d.texts[j]; overlap(a, b) {
				t.Errorf("%q lies over %q", a.words, b.words)
			}
		}
	}
	var all strings.Builder
	for i := range d.texts {
		all.WriteString(d.texts[i].words)
	}
	drawn := bare(all.String())
	p := plan.Protocol
	want := []string{p.Name, p.Summary, p.Audience, p.Technique, strings.Join(p.Guidance, " ")}
	for i := range plan.Spans {
		span, phase := &plan.Spans[i], plan.Phase(i)
		want = append(want, clock(span.Start), clock(span.Duration), phase.Name, whereWords(phase), breathWords(plan, span), phase.Say)
	}
	for _, words := range want {
		if !strings.Contains(drawn, bare(plain(words))) {
			t.Errorf("%q is not drawn whole", words)
		}
	}
}

func bare(words string) string { return strings.ReplaceAll(words, " ", "") }

// overlap reports whether the small letters of two lines share a place.
func overlap(a, b *text) bool {
	return a.x < b.x+b.width()-0.02 && b.x < a.x+a.width()-0.02 &&
		a.y-0.7*a.size < b.y && b.y-0.7*b.size < a.y
}

// TestShippedPages draws every shipped protocol at its shortest, its own and its
// longest length, each on one sheet.
func TestShippedPages(t *testing.T) {
	for _, p := range protocols.Shipped() {
		shortest, longest := p.Range()
		for _, length := range []time.Duration{shortest, p.Length, longest} {
			t.Run(fmt.Sprintf("%s/%s", p.ID, pacing.FormatDuration(length)), func(t *testing.T) {
				plan := fit(t, p, length)
				d := Draw(plan)
				holdPage(t, d, plan)
				if d.Height != pageHeight {
					t.Errorf("the page is %.1f high, want %.1f", d.Height, pageHeight)
				}
			})
		}
	}
}

// TestEveryPage draws protocols of all sorts: long names, many phases, words
// that fit nowhere.
func TestEveryPage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := protocol(t)
		_, longest := p.Range()
		plan, err := pacing.Fit(p, longest+rapid.SampledFrom([]time.Duration{0, time.Hour}).Draw(t, "slack"), pacing.Options{})
		if err != nil {
			t.Fatal(err)
		}
		holdPage(t, Draw(plan), plan)
	})
}

// protocol draws a protocol that can be fitted.
func protocol(t *rapid.T) *pacing.Protocol {
	p := &pacing.Protocol{
		ID: "drawn", Version: "1.0", Kind: rapid.SampledFrom(pacing.Kinds).Draw(t, "kind"),
		Name: some(t, "name", 1), Summary: some(t, "summary", 0), Audience: some(t, "audience", 0),
		Technique: some(t, "technique", 0), PressureCap: rapid.IntRange(-1, 10).Draw(t, "cap"),
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "lines") {
		p.Guidance = append(p.Guidance, some(t, fmt.Sprint("line ", i), 1))
	}
	for i := range rapid.IntRange(1, 60).Draw(t, "phases") {
		length := time.Duration(rapid.IntRange(1, 900).Draw(t, "seconds")) * time.Second
		ph := pacing.Phase{
			ID: fmt.Sprint("p", i), Name: some(t, "phase", 1), Say: some(t, "say", 0),
			Kind: rapid.SampledFrom(pacing.PhaseKinds).Draw(t, "phase kind"), Sides: rapid.Bool().Draw(t, "sides"),
			Min: length, Ideal: length, Max: length, Weight: 1,
		}
		if rapid.Bool().Draw(t, "paced") {
			ph.Breath = pacing.Breath{Pattern: pacing.Pattern{In: 4 * time.Second, Out: 6 * time.Second, Rest: 500 * time.Millisecond}}
			ph.Breath.Fade = rapid.IntRange(0, 3).Draw(t, "fade")
		}
		for z := range rapid.IntRange(0, 3).Draw(t, "zones") {
			ph.Zones = append(ph.Zones, some(t, fmt.Sprint("zone ", z), 1))
		}
		p.Phases = append(p.Phases, ph)
	}
	return p
}

// some draws some words, at least so many.
func some(t *rapid.T, label string, least int) string {
	word := rapid.SampledFrom([]string{"in", "the", "slowly", "Überschulter", strings.Repeat("W", 90), "out-breath", "спокойно"})
	return strings.Join(rapid.SliceOfN(word, least, 12).Draw(t, label), " ")
}
