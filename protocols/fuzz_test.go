package protocols

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"outbreath/audio"
	"outbreath/pacing"
)

// Whatever the bytes: no panic, every fault inside them and in order, and what
// reads without errors fits.
func FuzzRead(f *testing.F) {
	addFiles(f)
	f.Fuzz(func(t *testing.T, text []byte) { readsWell(t, text) })
}

// addFiles gives a fuzzer what ships and the corpus to begin with.
func addFiles(f *testing.F) {
	for _, id := range shippedIDs {
		text, _ := ShippedText(id)
		f.Add(text)
	}
	for _, path := range faultyFiles(f) {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
}

// The same of files as people break them, one that was good with some edits to
// its lines; and what reads without errors sounds.
func FuzzEdited(f *testing.F) {
	for i := range shippedIDs {
		f.Add(uint8(i), []byte{byte(i), 7, 3, 9, byte(3 * i), 60, 200, 1})
	}
	f.Fuzz(func(t *testing.T, which uint8, edits []byte) {
		text, _ := ShippedText(shippedIDs[int(which)%len(shippedIDs)])
		if plan := readsWell(t, edited(text, edits)); plan != nil {
			sounds(t, plan)
		}
	})
}

// edited makes an edit to a text for every four bytes: what, where, and with
// what.
func edited(text, edits []byte) []byte {
	lines := strings.Split(string(text), "\n")
	var examples []string
	for _, keys := range [][]string{examplesOf(rootKeys()), examplesOf(breathKeys()), examplesOf(phaseKeys()), examplesOf(promptKeys())} {
		examples = append(examples, keys...)
	}
	for n := 0; len(edits) >= 4 && n < 16; n, edits = n+1, edits[4:] {
		at := (int(edits[1])<<8 | int(edits[2])) % len(lines)
		with := int(edits[3])
		name, value, pair := strings.Cut(lines[at], "=")
		switch edits[0] % 8 {
		case 0: // a line goes
			lines = append(lines[:at:at], lines[min(at+1, len(lines)-1):]...)
		case 1: // comes twice
			lines = append(lines[:at+1:at+1], lines[at:]...)
		case 2: // changes places
			to := with % len(lines)
			lines[at], lines[to] = lines[to], lines[at]
		case 3: // has another value
			if _, other, is := strings.Cut(examples[with%len(examples)], "="); is && pair {
				lines[at] = name + "=" + other
			}
		case 4: // another name
			if other, _, is := strings.Cut(examples[with%len(examples)], "="); is && pair {
				lines[at] = other + "=" + value
			}
		case 5: // a key too many
			lines = append(lines[:at:at], append([]string{examples[with%len(examples)]}, lines[at:]...)...)
		case 6: // ends too early
			lines[at] = lines[at][:min(with, len(lines[at]))]
		case 7: // has another digit
			if i := strings.IndexAny(lines[at], "0123456789"); i >= 0 {
				lines[at] = lines[at][:i] + string(rune('0'+with%10)) + lines[at][i+1:]
			}
		}
	}
	return []byte(strings.Join(lines, "\n"))
}

func examplesOf[T any](keys []key[T]) (examples []string) {
	for _, k := range keys {
		examples = append(examples, k.example)
	}
	return examples
}

// readsWell reads a text and holds what comes of it to what is promised. It
// returns the plan at the protocol's own length, nil for a text with errors.
func readsWell(t *testing.T, text []byte) (plan *pacing.Plan) {
	p, ds := Read("x", text)
	if (p == nil) != ds.HasErrors() {
		t.Fatalf("protocol is nil: %v\n%s", p == nil, ds)
	}
	lines := strings.Split(strings.TrimPrefix(string(text), "\uFEFF"), "\n")
	for i, d := range ds {
		line, carets := d.Excerpt(utf8.RuneCountInString)
		switch {
		case d.Code == CodeInvalid:
			t.Errorf("reached what should have been found before: %s", d)
		case !d.Code.known() || d.Message == "" || strings.Contains(d.Message+d.Hint, "\n"):
			t.Errorf("is no line: %q", d)
		case !utf8.ValidString(d.Message + d.Hint + line):
			t.Errorf("is no text: %q, %q, %q", d.Message, d.Hint, line)
		case utf8.RuneCountInString(carets) > utf8.RuneCountInString(line)+1:
			t.Errorf("points outside its line: %s\n%s\n%s", d, line, carets)
		case strings.HasPrefix(d.File, "shipped/"):
		case d.File != "x" || d.Line < 1 || d.Line > len(lines) || d.Column < 1 || d.Column > utf8.RuneCountInString(lines[d.Line-1])+1:
			t.Errorf("outside the text: %s", d)
		case i > 0 && ds[i-1].File == d.File && (ds[i-1].Line > d.Line || ds[i-1].Line == d.Line && ds[i-1].Column > d.Column):
			t.Errorf("out of order: %s", d)
		}
	}
	if p == nil {
		return nil
	}
	shortest, longest := p.Range()
	for _, length := range []time.Duration{shortest, longest, p.Length} {
		var err error
		if plan, err = pacing.Fit(p, length, pacing.Options{}); err != nil {
			t.Fatalf("does not fit %v: %v", length, err)
		}
		var sum time.Duration
		for i := range plan.Segments {
			sum += plan.Segments[i].Duration
		}
		if sum != plan.Length {
			t.Fatalf("segments last %v, the plan %v", sum, plan.Length)
		}
	}
	return plan
}

// sounds renders the first minute of a plan.
func sounds(t *testing.T, plan *pacing.Plan) {
	const rate = 8000 // the least there is: what is wrong shows there too
	s := audio.NewStreamer(audio.Along(plan, rate), rate)
	block := make([][2]float64, 4000)
	for done := 0; done < 60*rate; done += len(block) {
		n, more := s.Stream(block)
		for _, sample := range block[:n] {
			if !(max(sample[0], -sample[0], sample[1], -sample[1]) <= 1) {
				t.Fatalf("a sample of %v after %v", sample, time.Duration(done)*time.Second/rate)
			}
		}
		if !more || n == 0 {
			return
		}
	}
}

func BenchmarkRead(b *testing.B) {
	text, _ := ShippedText("relax")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if p, ds := Read("relax.toml", text); p == nil {
			b.Fatal(ds)
		}
	}
}

// A file with a fault on every other line.
func BenchmarkReadFaulty(b *testing.B) {
	text, _ := ShippedText("relax")
	text = bytes.ReplaceAll(text, []byte("ideal ="), []byte("duraton ="))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if p, _ := Read("relax.toml", text); p != nil {
			b.Fatal("read")
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	dir := b.TempDir()
	text, _ := ShippedText("relax")
	for i := range 100 {
		name := strings.Repeat("x", i%10+1) + string(rune('a'+i/10))
		if err := os.WriteFile(dir+"/"+name+".toml", bytes.Replace(text, []byte(`"relax"`), []byte(`"`+name+`"`), 1), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if l := Load(dir); len(l.Entries) != len(shippedIDs)+100 {
			b.Fatal(len(l.Entries))
		}
	}
}
