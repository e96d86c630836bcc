package protocols

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/pelletier/go-toml/v2/unstable"
	"pgregory.net/rapid"
)

func TestFormat(t *testing.T) {
	for _, c := range []struct{ name, before, after string }{
		{"one blank around the equals sign", "a=1\n", "a = 1\n"},
		{"equals signs of neighbours are aligned", "id=\"x\"\nversion  =  \"1\"\n", "id      = \"x\"\nversion = \"1\"\n"},
		{"a blank line parts neighbours", "a = 1\n\nlong = 2\n", "a = 1\n\nlong = 2\n"},
		{"a comment parts neighbours", "a = 1\n# two\nlong = 2\n", "a = 1\n# two\nlong = 2\n"},
		{"a list over several lines parts neighbours", "a = [\n1]\nlong = 2\n", "a = [\n  1,\n]\nlong = 2\n"},
		{"a text over several lines parts neighbours", "a = 1\nlong = '''\nx'''\nb = 2", "a    = 1\nlong = '''\nx'''\nb = 2\n"},
		{"one long key does not push the others", "a=1\nan-uncommonly-long-key-here = 2\n", "a = 1\nan-uncommonly-long-key-here = 2\n"},
		{"wide letters count once", "\"ü\" = 1\nabcd = 2\n", "\"ü\"  = 1\nabcd = 2\n"},
		{"dotted keys", "a . \"b c\" .d= 1\n", "a.\"b c\".d = 1\n"},

		{"comments behind values are aligned", "a = 1 #x\nb = 1000      # y\nc = 12345\n", "a = 1     #x\nb = 1000  # y\nc = 12345\n"},
		{"one long value does not push the comments", "a = 1 # x\nb = \"" + strings.Repeat("b", 80) + "\" # y\n",
			"a = 1  # x\nb = \"" + strings.Repeat("b", 80) + "\"  # y\n"},
		{"comment behind a text over several lines", "a = 1 # x\nb = '''\ny''' # y\n", "a = 1  # x\nb = '''\ny'''  # y\n"},
		{"comment behind a header", "[a]# x\nb = 1\n", "[a]  # x\nb = 1\n"},
		{"blanks after a comment", "# x \t\na = 1 # y  \n", "# x\na = 1  # y\n"},

		{"headers are at the margin", "a = 1\n\t[ breath . calm ]\n\tin='4s'\n", "a = 1\n\n[breath.calm]\nin = '4s'\n"},
		{"one blank line before a header", "[a]\n[b]\n\n\n[c]\n", "[a]\n\n[b]\n\n[c]\n"},
		{"no blank line at the top", "\n\n[a]\n", "[a]\n"},
		{"no blank line after a header", "[a]\n\nb = 1\n", "[a]\nb = 1\n"},
		{"at most one blank line", "a = 1\n\n\n\nb = 2\n\n\n", "a = 1\n\nb = 2\n"},
		{"what is below a list of tables is indented", "[[phase]]\nid = 'a'\n[[phase.prompt]]\nevery = '1m'\nsay = [\n'x']\n[[phase]]\nid = 'b'\n",
			"[[phase]]\nid = 'a'\n\n  [[phase.prompt]]\n  every = '1m'\n  say   = [\n    'x',\n  ]\n\n[[phase]]\nid = 'b'\n"},
		{"what is below a table is not", "[breath]\n[breath.calm]\nin = '4s'\n", "[breath]\n\n[breath.calm]\nin = '4s'\n"},
		{"a list of tables without a name", "[['']]\n[b]\n[''.c]\n", "[['']]\n\n[b]\n\n  [''.c]\n"},

		{"a comment goes with the header below it", "a = 1\n# b\n# c\n[b]\n", "a = 1\n\n# b\n# c\n[b]\n"},
		{"a comment goes with the key below it", "[[a]]\n[[a.b]]\n\n# c\nc = 1\n", "[[a]]\n\n  [[a.b]]\n  # c\n  c = 1\n"},
		{"a comment goes with the key above it", "[[a]]\n[[a.b]]\nc = 1\n# c\n\n[[a]]\n", "[[a]]\n\n  [[a.b]]\n  c = 1\n  # c\n\n[[a]]\n"},
		{"a comment for itself stays at the margin", "[[a]]\n[[a.b]]\nc = 1\n\n# two\n# lines\n\n[[a]]\n", "[[a]]\n\n  [[a.b]]\n  c = 1\n\n# two\n# lines\n\n[[a]]\n"},
		{"a comment for itself stays indented", "[[a]]\n[[a.b]]\nc = 1\n\n # c\n\n[[a]]\n", "[[a]]\n\n  [[a.b]]\n  c = 1\n\n  # c\n\n[[a]]\n"},
		{"nothing but a comment", " # a", "# a\n"},

		{"a list on one line", "a = [ 'x','y' , ]\n", "a = ['x', 'y']\n"},
		{"a list that was broken", "a = ['x', 'y',\n'z']\n", "a = [\n  'x',\n  'y',\n  'z',\n]\n"},
		{"a list broken before its end", "a = ['x'\n]\n", "a = [\n  'x',\n]\n"},
		{"a list with comments", "a = [ # all\n\n# one\n'x' # 1\n,'yy', # 2\n\n# end\n]  # done\n",
			"a = [  # all\n\n  # one\n  'x',   # 1\n  'yy',  # 2\n\n  # end\n]  # done\n"},
		{"comments one after the other in a list", "a = [\n# 1\n# 2\n# 3\n1 # 4\n# 5\n]", "a = [\n  # 1\n  # 2\n  # 3\n  1,  # 4\n  # 5\n]\n"},
		{"an empty list", "a = [\n\n]\nb = { }\n", "a = []\nb = {}\n"},
		{"a list in a list", "a = [[1,2],\n[3]]\n", "a = [\n  [1, 2],\n  [3],\n]\n"},
		{"a broken list in a list", "a = [[1,\n2], [3]]\n", "a = [\n  [\n    1,\n    2,\n  ],\n  [3],\n]\n"},
		{"a text over several lines in a list", "a = ['''x\ny''','z']\n", "a = ['''x\ny''', 'z']\n"},

		{"an inline table", "a = {b=1,c . d = 'x' }\n", "a = { b = 1, c.d = 'x' }\n"},
		{"an inline table over several lines", "a = {b=1,\nc={}\n}\n", "a = { b = 1, c = {} }\n"},
		{"an inline table with a comment", "a = {b=1, # x\ncd=2}\n", "a = {\n  b  = 1,  # x\n  cd = 2,\n}\n"},
		{"a broken list in an inline table", "a = {b=[\n1],c=2} # x\n", "a = { b = [\n  1,\n], c = 2 }  # x\n"},

		{"line ends", "a = 1\r\n\r\n\r\n[b]\r\n", "a = 1\n\n[b]\n"},
		{"line ends within a text", "a = '''\r\nx \r\n'''\r\n", "a = '''\r\nx \r\n'''\n"},
		{"a byte order mark", "\uFEFFa = 1", "a = 1\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ds := Format("x.toml", []byte(c.before))
			if len(ds) > 0 {
				t.Fatal(ds)
			}
			if string(got) != c.after {
				t.Errorf("%q\nbecomes\n%s\nwant\n%s", c.before, got, c.after)
			}
			keepsAll(t, []byte(c.before), got)
		})
	}
}

// What is no TOML has its faults, and nothing comes out.
func TestFormatLeavesWhatIsNotTOML(t *testing.T) {
	for _, text := range []string{"", "a = \n", "a = 1\na = 2\n", "a = \"\xff\"\n", "a = 1\x00\n"} {
		if got, ds := Format("x.toml", []byte(text)); got != nil || !ds.HasErrors() || ds[0].File != "x.toml" {
			t.Errorf("%q becomes %q, with %q", text, got, ds)
		}
	}
}

// Faults beyond the syntax are no matter.
func TestFormatTakesWhatDoesNotRun(t *testing.T) {
	if got, ds := Format("x.toml", []byte("duraton=3")); string(got) != "duraton = 3\n" || len(ds) > 0 {
		t.Errorf("got %q, with %q", got, ds)
	}
}

func TestFormatStaysWithinMaxSize(t *testing.T) {
	text := []byte("a-key-of-23-characters-=0\n" + strings.Repeat("[[a]]\n", MaxSize/6-5))
	if got, ds := Format("x.toml", text); got != nil || len(ds) != 1 || ds[0].Code != CodeTooLarge {
		t.Errorf("%d bytes become %d, with %q", len(text), len(got), ds)
	}
}

func TestShippedAreFormatted(t *testing.T) {
	for _, id := range shippedIDs {
		text, _ := ShippedText(id)
		if got, ds := Format(id, text); !bytes.Equal(got, text) {
			t.Errorf("%s.toml is not laid out as Format does\n%s", id, ds)
		}
	}
}

// keepsAll fails unless a formatted text means what it meant before, has the
// same comments, is laid out as promised, and stays as it is when formatted
// again.
func keepsAll(t interface {
	Helper()
	Fatalf(string, ...any)
}, before, after []byte) {
	t.Helper()
	if got, want := decoded(before), decoded(after); !reflect.DeepEqual(got, want) {
		t.Fatalf("%q\nmeans\n%s\nformatted to\n%s\nit means\n%s", before, want, after, got)
	}
	if got, want := commentsOf(after), commentsOf(before); !slices.Equal(got, want) {
		t.Fatalf("comments are\n%q\nwant\n%q", got, want)
	}
	again, ds := Format("x.toml", after)
	if !bytes.Equal(again, after) {
		t.Fatalf("%q\nbecomes\n%s\nand that\n%s\n%s", before, after, again, ds)
	}
	if bytes.HasPrefix(after, []byte("\n")) || bytes.HasSuffix(after, []byte("\n\n")) || !bytes.HasSuffix(after, []byte("\n")) {
		t.Fatalf("begins or ends wrongly: %q", after)
	}
	if bytes.Contains(after, []byte(`'''`)) || bytes.Contains(after, []byte(`"""`)) {
		return // whose own lines are nobody's business
	}
	for _, wrong := range []string{" \n", "\t\n", "\r\n", "\n\n\n"} {
		if bytes.Contains(after, []byte(wrong)) {
			t.Fatalf("%q is in %q", wrong, after)
		}
	}
}

// decoded writes down what a file means. Printed, a number that is none equals
// itself.
func decoded(text []byte) string {
	var values map[string]any
	_, err := toml.Decode(string(bytes.TrimPrefix(text, []byte("\uFEFF"))), &values)
	return fmt.Sprintf("%#v %v", values, err)
}

// commentsOf returns the comments of a file in their order.
func commentsOf(text []byte) []string {
	p := unstable.Parser{KeepComments: true}
	p.Reset(bytes.TrimPrefix(text, []byte("\uFEFF")))
	var found []string
	var visit func(*unstable.Node)
	visit = func(n *unstable.Node) {
		for ; n != nil; n = n.Next() {
			if n.Kind == unstable.Comment {
				found = append(found, strings.TrimRight(string(n.Data), " \t"))
			}
			visit(n.Child())
		}
	}
	for p.NextExpression() {
		visit(p.Expression())
	}
	return found
}

// scrawled draws TOML as careless hands write it.
func scrawled(t *rapid.T) string {
	var b strings.Builder
	pick := func(words ...string) string { return rapid.SampledFrom(words).Draw(t, "word") }
	gap := func() string { return pick("", "", " ", "  ", "\t") }
	lineEnd := func() string {
		return gap() + pick("", "", "# c", "#", "# ü  ") + pick("\n", "\r\n", "\n\n", "\n \n\n")
	}
	note := func() string { return gap() + pick("# x", "#") + pick("\n", "\n\n", " \r\n") }
	loose := func() string { return pick("", "", " ", "\n", " # in\n", "\n\n # in\n# in\n") }
	var value func(depth int) string
	value = func(depth int) string {
		n := rapid.IntRange(0, 3).Draw(t, "parts")
		switch kind := pick("scalar", "scalar", "list", "table"); {
		case kind == "list" && depth > 0:
			s := "[" + loose()
			for range n {
				s += value(depth-1) + loose() + "," + loose()
			}
			return s + "]"
		case kind == "table" && depth > 0:
			var parts []string
			for i := range n {
				parts = append(parts, fmt.Sprintf("%sk%d%s=%s%s", loose(), i, gap(), gap(), value(depth-1)))
			}
			return "{" + strings.Join(parts, loose()+",") + loose() + "}"
		}
		return pick("1", "-0.5", "true", "nan", `"a # b"`, `'\'`, `"""x  `+"\r\n\n"+`"y""" `, "'''\n[z]\n'''", "1979-05-27 07:32:00", "0xFF")
	}
	for i := range rapid.IntRange(0, 12).Draw(t, "lines") {
		switch pick("pair", "pair", "pair", "note", "table", "tables", "below") {
		case "pair":
			fmt.Fprintf(&b, "%s%s%d%s=%s%s%s", gap(), pick("k", `"ü".k`, "a-much-longer-key-than-others-have"), i, gap(), gap(), value(2), lineEnd())
		case "note":
			b.WriteString(note())
		case "table":
			fmt.Fprintf(&b, "%s[%st%d%s.%sx%s]%s", gap(), gap(), i, gap(), gap(), gap(), lineEnd())
		case "tables":
			fmt.Fprintf(&b, "%s[[%sp%s]]%s", gap(), gap(), gap(), lineEnd())
		case "below":
			fmt.Fprintf(&b, "[[p]]%s%s[[p.q]]%s", lineEnd(), note(), lineEnd())
		}
	}
	b.WriteString("# end")
	return b.String()
}

func TestFormatKeepsAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(scrawled(t))
		got, ds := Format("x.toml", text)
		if got == nil {
			t.Fatalf("%s\nin\n%s", ds, text)
		}
		keepsAll(t, text, got)
	})
}

func FuzzFormat(f *testing.F) {
	addFiles(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		got, ds := Format("x", text)
		if (got == nil) != ds.HasErrors() {
			t.Fatalf("nothing comes out: %v\n%s", got == nil, ds)
		}
		if got != nil {
			keepsAll(t, text, got)
		}
	})
}
