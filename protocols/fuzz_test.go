package protocols

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"outbreath/pacing"
)

// Whatever the text: no panic, every fault inside it and in order, and what
// reads without errors fits, at its own length and at both ends of its range.
func FuzzRead(f *testing.F) {
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
	f.Fuzz(func(t *testing.T, text []byte) {
		p, ds := Read("x", text)
		if (p == nil) != ds.HasErrors() {
			t.Fatalf("protocol is nil: %v\n%s", p == nil, ds)
		}
		lines := strings.Split(strings.TrimPrefix(string(text), "\uFEFF"), "\n")
		for i, d := range ds {
			switch {
			case d.Code == CodeInvalid:
				t.Errorf("reached what should have been found before: %s", d)
			case Meanings[d.Code] == "" || d.Message == "":
				t.Errorf("says nothing: %s", d)
			case !utf8.ValidString(d.Message) || !utf8.ValidString(d.Hint):
				t.Errorf("is no text: %q, %q", d.Message, d.Hint)
			case strings.HasPrefix(d.File, "shipped/"):
			case d.File != "x" || d.Line < 1 || d.Line > len(lines) || d.Column < 1 || d.Column > utf8.RuneCountInString(lines[d.Line-1])+1:
				t.Errorf("outside the text: %s", d)
			case i > 0 && ds[i-1].File == d.File && (ds[i-1].Line > d.Line || ds[i-1].Line == d.Line && ds[i-1].Column > d.Column):
				t.Errorf("out of order: %s", d)
			}
		}
		if p == nil {
			return
		}
		shortest, longest := p.Range()
		for _, length := range []time.Duration{p.Length, shortest, longest} {
			plan, err := pacing.Fit(p, length, pacing.Options{})
			if err != nil {
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
	})
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
