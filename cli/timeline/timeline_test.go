package timeline

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"image"
	"image/png"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"outbreath/pacing"
	"outbreath/protocols"
)

var update = flag.Bool("update", false, "write the golden files anew")

func fit(t testing.TB, p *pacing.Protocol, length time.Duration) *pacing.Plan {
	t.Helper()
	plan, err := pacing.Fit(p, length, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func shipped(t testing.TB, id string) *pacing.Plan {
	t.Helper()
	for _, p := range protocols.Shipped() {
		if p.ID == id {
			return fit(t, p, p.Length)
		}
	}
	t.Fatalf("no protocol %q ships", id)
	return nil
}

// inSVG returns a drawing as SVG.
func inSVG(t testing.TB, d *Drawing) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := d.WriteSVG(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// golden returns a file of testdata, which -update writes anew with got.
func golden(t *testing.T, name string, got []byte) []byte {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return want
}

func TestSVGGolden(t *testing.T) {
	got := inSVG(t, Draw(shipped(t, "sprint")))
	if want := golden(t, "sprint.svg", got); !bytes.Equal(got, want) {
		t.Error("the SVG is not as in testdata/sprint.svg (go test -update writes it anew)")
	}
}

// TestPNGGolden lets dots differ by what another processor may round another
// way.
func TestPNGGolden(t *testing.T) {
	var file bytes.Buffer
	if err := Draw(shipped(t, "relax")).writePNG(&file, 1); err != nil {
		t.Fatal(err)
	}
	want, err := png.Decode(bytes.NewReader(golden(t, "relax.png", file.Bytes())))
	if err != nil {
		t.Fatal(err)
	}
	got, err := png.Decode(&file)
	if err != nil {
		t.Fatal(err)
	}
	if worst := difference(got, want); worst > 3 {
		t.Errorf("a dot differs by %d of 255 from testdata/relax.png (go test -update writes it anew)", worst)
	}
}

// difference returns by how much two pictures differ where they do most.
func difference(a, b image.Image) (worst uint32) {
	if a.Bounds() != b.Bounds() {
		return 255
	}
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			ar, ag, ab, _ := a.At(x, y).RGBA()
			br, bg, bb, _ := b.At(x, y).RGBA()
			for _, d := range [][2]uint32{{ar, br}, {ag, bg}, {ab, bb}} {
				worst = max(worst, max(d[0], d[1])>>8-min(d[0], d[1])>>8)
			}
		}
	}
	return worst
}

// TestBytesAreTheSame draws twice.
func TestBytesAreTheSame(t *testing.T) {
	plan := shipped(t, "deep")
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		d := Draw(plan)
		if err := errors.Join(d.WriteSVG(b), d.WritePNG(b)); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same plan gives other bytes")
	}
}

// TestSVGHoldsTheWords reads the SVG as XML: every word can be found in it,
// whatever signs it is made of.
func TestSVGHoldsTheWords(t *testing.T) {
	p := *shipped(t, "sprint").Protocol
	p.Name, p.Summary = `Jumps & "bounds" <1 m>`, "one\ttwo\nthree\x00four"
	dec := xml.NewDecoder(bytes.NewReader(inSVG(t, Draw(fit(t, &p, p.Length)))))
	var words strings.Builder
	for {
		token, err := dec.Token()
		if err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if text, ok := token.(xml.CharData); ok {
			words.Write(text)
			words.WriteByte('\n')
		}
	}
	for _, want := range []string{p.Name + ", 4 min 30 s", "one two threefour", "4:30", "Slow breaths", "Outbreath · sprint 1.0"} {
		if !strings.Contains(words.String(), "\n"+want+"\n") {
			t.Errorf("no line %q in:\n%s", want, words.String())
		}
	}
}

// TestPNGIsAnA4Sheet reads the size back: dots, and dots a metre.
func TestPNGIsAnA4Sheet(t *testing.T) {
	var file bytes.Buffer
	if err := Draw(shipped(t, "relax")).WritePNG(&file); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(file.Bytes()[:64], []byte("pHYs\x00\x00\x2c\x4b\x00\x00\x2c\x4b\x01")) {
		t.Error("it does not say that a metre is 11339 dots")
	}
	c, err := png.DecodeConfig(&file)
	if err != nil {
		t.Fatal(err)
	}
	if c.Width != 3369 || c.Height != 2382 {
		t.Errorf("%d by %d dots, want 3369 by 2382", c.Width, c.Height)
	}
}

func TestTooTallForPNG(t *testing.T) {
	d := Drawing{Width: pageWidth, Height: 1e6}
	if err := d.WritePNG(io.Discard); !errors.Is(err, ErrTooTall) {
		t.Errorf("%v, want %v", err, ErrTooTall)
	}
}

// TestMissing names the letters that are drawn as boxes, and only those.
func TestMissing(t *testing.T) {
	p := *shipped(t, "relax").Protocol
	if d := Draw(fit(t, &p, p.Length)); len(d.Missing) > 0 {
		t.Errorf("the fonts miss %q of what ships", d.Missing)
	}
	p.Summary = "Ruhe, спокойно, ηρεμία, 静けさ静"
	if got := string(Draw(fit(t, &p, p.Length)).Missing); got != "けさ静" {
		t.Errorf("missing %q", got)
	}
}

// TestWrap holds that lines keep to the width, and every letter its place.
func TestWrap(t *testing.T) {
	f := openFonts().regular
	rapid.Check(t, func(t *rapid.T) {
		words := plain(rapid.StringOf(rapid.RuneFrom([]rune("abc WÄ·\u00a0 ñ-,.\n 日"))).Draw(t, "words"))
		width := rapid.Float64Range(1, 200).Draw(t, "width")
		lines := f.wrap(words, 12, width)
		for _, line := range lines {
			if f.width(line, 12) > width && len([]rune(line)) > 1 {
				t.Fatalf("%q is %.1f wide, more than %.1f", line, f.width(line, 12), width)
			}
		}
		bare := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if got := strings.Join(lines, ""); bare(got) != bare(words) {
			t.Fatalf("%q became %q", words, lines)
		}
	})
}
