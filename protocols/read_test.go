package protocols

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"outbreath/pacing"
)

func TestReadFillsInWhatIsLeftOut(t *testing.T) {
	p, ds := Read("mine.toml", []byte(small))
	if p == nil || len(ds) > 0 {
		t.Fatalf("%s", ds)
	}
	ph := p.Phases[0]
	if p.Version != "1.0" || p.Length != time.Minute || p.LostTime != pacing.Extend || p.PressureCap != pacing.NoPressureCap {
		t.Errorf("protocol is %+v", p)
	}
	if ph.Min != time.Minute || ph.Max != time.Minute || ph.Weight != 1 || !ph.Breath.Free() {
		t.Errorf("phase is %+v", ph)
	}
	table, ds := Read("mine.toml", []byte(strings.Replace(small, "drill", "table", 1)))
	if table == nil || table.LostTime != pacing.Shrink {
		t.Errorf("a table gives %+v\n%s", table, ds)
	}
}

// Every key of the format, read into the place it is for.
func TestReadReadsEverything(t *testing.T) {
	const text = `format = 1
id = "all"
version = "2.3"
name = "All"
kind = "table"
summary = "S."
audience = "A."
technique = "T."
background = "B."
length = "5m"
pressure_cap = 0
lost_time = "ask"
safety = ["breath.dizzy"]
guidance = ["Rest."]
allow = ["OB113", "OB120"]

[breath.calm]
in = "4s"
hold = "1s"
out = "6s"
rest = "500ms"

[breath.settle]
start_rate = 12.5
to = "calm"

[breath.away]
from = "settle"
fade = 2

[sound]
inhale = "rise"
exhale = "fall"
bell = "bowl"
bed = "none"

[[phase]]
id = "one"
kind = "targeted"
name = "One"
zone = ["neck", "low back"]
sides = true
min = "1m"
ideal = "2m"
max = "3m"
weight = 0.5
breath = "settle"
say = "Say."
warn = ["1m", "10s"]
protect = true
optional = 2
safety = ["massage.neck"]

  [[phase.prompt]]
  every = "90s"
  say = ["a", "b"]

  [[phase.prompt]]
  at = "-30s"
  say = ["c"]

  [[phase.prompt]]
  breaths = 6
  say = ["d"]

[[phase]]
id = "two"
kind = "finishing"
name = "Two"
ideal = "3m"
breath = "away"
`
	p, ds := Read("all.toml", []byte(text))
	if p == nil || len(ds) != 2 || ds[0].Severity != Allowed || ds[1].Severity != Allowed {
		t.Fatalf("%s", ds)
	}
	calm := pacing.Pattern{In: 4 * time.Second, Hold: time.Second, Out: 6 * time.Second, Rest: 500 * time.Millisecond}
	note := func(id string) []pacing.Note { n := shippedNotes(); return []pacing.Note{n.safety[n.index[id]]} }
	want := pacing.Protocol{
		ID: "all", Version: "2.3", Name: "All", Kind: pacing.Table, Summary: "S.", Audience: "A.", Technique: "T.",
		Background: "B.", Length: 5 * time.Minute, PressureCap: 0, LostTime: pacing.Ask,
		Safety: note("breath.dizzy"), Guidance: []string{"Rest."}, Sound: pacing.Sound{Inhale: "rise", Exhale: "fall", Bell: "bowl", Bed: "none"},
		Phases: []pacing.Phase{
			{ID: "one", Name: "One", Kind: pacing.Targeted, Zones: []string{"neck", "low back"}, Sides: true,
				Min: time.Minute, Ideal: 2 * time.Minute, Max: 3 * time.Minute, Weight: 0.5, Protect: true, Optional: 2,
				Breath: pacing.Breath{Name: "settle", Pattern: calm, StartRate: 12.5, Step: pacing.DefaultStep},
				Say:    "Say.", Warn: []time.Duration{time.Minute, 10 * time.Second},
				Prompts: []pacing.Prompt{{Every: 90 * time.Second, Say: []string{"a", "b"}}, {At: -30 * time.Second, Say: []string{"c"}}, {Breaths: 6, Say: []string{"d"}}},
				Safety:  note("massage.neck")},
			{ID: "two", Name: "Two", Kind: pacing.Finishing, Min: 3 * time.Minute, Ideal: 3 * time.Minute, Max: 3 * time.Minute, Weight: 1,
				Breath: pacing.Breath{Name: "away", Pattern: calm, Fade: 2}},
		},
	}
	if got, want := fmt.Sprintf("%+v", *p), fmt.Sprintf("%+v", want); got != want {
		t.Errorf("read\n%s\nwant\n%s", got, want)
	}
}

// Texts that are no TOML at all, each told apart.
func TestUnreadableText(t *testing.T) {
	for name, c := range map[string]struct {
		text         string
		code         Code
		line, column int
	}{
		"nothing":         {"", CodeEmpty, 1, 1},
		"only a mark":     {"\uFEFF\r\n", CodeEmpty, 1, 1},
		"Latin-1":         {"format = 1\nname = \"\u00fcb\xfcng\"\n", CodeNotUTF8, 2, 11},
		"UTF-16":          {"f\x00o\x00r\x00", CodeNUL, 1, 2},
		"too large":       {small + strings.Repeat("#\n", MaxSize/2), CodeTooLarge, 1, 1},
		"noise":           {strings.Repeat("\x9d\x01", 5<<20), CodeTooLarge, 1, 1},
		"carriage return": {"format = 1\rid = \"x\"\n", CodeSyntax, 1, 11},
	} {
		p, ds := Read(name, []byte(c.text))
		if p != nil || len(ds) != 1 {
			t.Errorf("%s: %v\n%s", name, p, ds)
		} else if d := ds[0]; d.Code != c.code || d.Line != c.line || d.Column != c.column {
			t.Errorf("%s: %s; want %s at %d:%d", name, d, c.code, c.line, c.column)
		}
	}
}

// What editors add to a text does not change what it says or where.
func TestMarksAndLineEndsMoveNothing(t *testing.T) {
	text := small + "wran = [\"10s\"]\n"
	_, want := Read("x", []byte(text))
	for name, other := range map[string]string{
		"a byte order mark":  "\uFEFF" + text,
		"line ends with CR":  strings.ReplaceAll(text, "\n", "\r\n"),
		"no line end at all": strings.TrimSuffix(text, "\n"),
	} {
		if _, got := Read("x", []byte(other)); got.String() != want.String() {
			t.Errorf("%s: %s\nwant %s", name, got, want)
		}
	}
	if p, ds := Read("x", []byte("\uFEFF"+strings.ReplaceAll(small, "\n", "\r\n"))); p == nil {
		t.Errorf("%s", ds)
	}
}

func TestFaultsAreBounded(t *testing.T) {
	var b bytes.Buffer
	b.WriteString(small)
	for i := range 100_000 {
		fmt.Fprintf(&b, "k%d=1\n", i)
	}
	_, ds := Read("x", b.Bytes())
	if len(ds) != maxFaults+1 || ds[maxFaults].Code != CodeTooMany {
		t.Errorf("%d faults, the last %s", len(ds), ds[len(ds)-1])
	}
}

// Texts made to cost time or stack. Each is refused or read; none may hang.
func TestHostileTexts(t *testing.T) {
	many := func(s string) string { return strings.Repeat(s, (MaxSize-100)/len(s)) }
	for name, text := range map[string]string{
		"deep lists":         "a=" + many("["),
		"deep tables":        "a=" + many("{a="),
		"long dotted key":    "a" + many(".a") + "=1",
		"long header":        "[a" + many(".a") + "]",
		"many headers":       many("[[phase]]\n"),
		"many prompts":       "[[phase]]\n" + many("[[phase.prompt]]\n"),
		"one long list":      "safety=[" + many("1,") + "]",
		"one long text":      `name="` + many("x") + `"`,
		"one long line":      "safety=[" + many(`"é",`) + "]",
		"long unclosed text": `name="""` + many("\\"),
		"blanks":             "a =" + many(" ") + "1",
		"comments":           many("#\n"),
		"blank lines":        many("\n") + "a",
		"many breaths": "[breath]\n" + func() string {
			var b strings.Builder
			for i := range 30_000 {
				fmt.Fprintf(&b, "b%d={from=\"b%d\",fade=1}\n", i, i+1)
			}
			return b.String()
		}(),
	} {
		start := time.Now()
		p, ds := Read("x", []byte(text))
		if p != nil || !ds.HasErrors() || ds[0].Code == CodeTooLarge {
			t.Errorf("%s: read as %+v, %s", name, p, ds)
		}
		t.Logf("%s: %v", name, time.Since(start))
	}
}

func TestTenThousandPhases(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("format = 1\nid = \"x\"\nname = \"X\"\nkind = \"drill\"\n")
	for i := range 10_000 {
		fmt.Fprintf(&b, "[[phase]]\nid=\"p%d\"\nkind=\"rest\"\nname=\"P\"\nideal=\"8s\"\n", i)
	}
	p, ds := Read("x", b.Bytes())
	if p == nil || len(p.Phases) != 10_000 {
		t.Fatalf("%s", ds)
	}
}
