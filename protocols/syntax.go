package protocols

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"github.com/pelletier/go-toml/v2/unstable"

	"outbreath/words"
)

// load turns the text of one file into a tree of entries with their values. It
// reports what is not TOML, line by line: what cannot be read is left out and the
// rest read again. It returns nil where that leads nowhere.
func (r *reader) load(src *source) (root *entry, first int) {
	// Neither library should panic; one that does must not take a session
	// down with it.
	defer func() {
		if p := recover(); p != nil {
			r.report(Error, src, 0, CodeSyntax, "", "the text cannot be read as TOML: %v", p)
			root = nil
		}
	}()
	if offset, code, message, hint := src.check(); code != "" {
		r.report(Error, src, offset, code, hint, "%s", message)
		return nil, -1
	}
	text := src.text
	for spent := 0; ; {
		t := newTree(src, text)
		f := t.read()
		if f == nil {
			return t.root, t.first
		}
		r.report(Error, src, f.offset, f.code, f.hint, "%s", f.message)
		r.torn = true
		spent += len(text)
		if text = f.leaveOut(text); text == nil || spent > maxRereading {
			return nil, -1
		}
	}
}

// maxRereading is how many bytes are read in vain before the rest of a file is
// given up: two of the largest files, or some hundred ordinary ones.
const maxRereading = 2 * MaxSize

// flaw is the first thing in a text that is not TOML.
type flaw struct {
	offset        int
	code          Code
	message, hint string
	begin         int // offset of the expression it is in, as far as that is known
}

// nextExpression is how a line looks on which an expression may begin. It serves
// only to find where to go on after a flaw.
var (
	nextExpression = regexp.MustCompile(`^[ \t]*(\[|[\w.'"-]+[ \t]*=)`)
	nextHeader     = regexp.MustCompile(`^[ \t]*\[`)
)

// leaveOut returns the text with blanks in place of the expression that the flaw
// is in; of a header, with all that follows it up to the next. It returns nil
// where nothing is left out that was there.
func (f *flaw) leaveOut(text []byte) []byte {
	from := bytes.LastIndexByte(text[:min(f.begin, len(text))], '\n') + 1
	next := nextExpression
	if nextHeader.Match(lineAt(text, from)) {
		next = nextHeader
	}
	left := bytes.Clone(text)
	changed := false
	for at := from; at < len(text); {
		line := lineAt(text, at)
		if at > from && next.Match(line) {
			break
		}
		changed = changed || len(bytes.TrimSpace(line)) > 0
		for i := range line {
			left[at+i] = ' '
		}
		at += len(line) + 1
	}
	if !changed {
		return nil
	}
	return left
}

// lineAt returns the line that begins at an offset, without its end.
func lineAt(text []byte, at int) []byte {
	line, _, _ := bytes.Cut(text[at:], []byte{'\n'})
	return line
}

// read builds the tree and gives it its values, up to the first flaw.
func (t *tree) read() *flaw {
	t.build()
	if t.flaw != nil {
		return t.flaw
	}
	var values map[string]any
	if _, err := toml.Decode(string(t.text), &values); err != nil {
		offset, message := 0, err.Error()
		var parse toml.ParseError
		if errors.As(err, &parse) {
			offset, message = parse.Position.Start, parse.Message
		}
		t.fault(offset, CodeSyntax, "", "this is not TOML: %s", firstLower(message))
		t.flaw.begin = offset
		return t.flaw
	}
	if err := t.root.fill(values); err != nil {
		t.fault(0, CodeSyntax, "", "this is not TOML 1.0: %v", err)
	}
	return t.flaw
}

// syntax notes where the text stops being TOML.
func (t *tree) syntax(err error) {
	offset := len(t.text)
	var parse *unstable.ParserError
	if errors.As(err, &parse) {
		offset = int(t.parser.Range(parse.Highlight).Offset)
	}
	message, hint := plainSyntax(err.Error())
	if m, h := likelySlip(t.text, offset); m != "" {
		message, hint = m, h
	}
	begin := t.after(offset)
	began, _ := t.src.place(begin)
	if line, _ := t.src.place(offset); line > began {
		message += words.Say("; it begins on line %d", began)
	}
	t.fault(offset, CodeSyntax, hint, "%s", message)
	t.flaw.begin = begin
}

// after returns where the expression begins that follows the last whole one, at
// an offset at most: the first line that is more than blanks, a comment or the
// closing brackets of a value.
func (t *tree) after(most int) int {
	at := 0
	if n := len(t.src.marks); n > 0 {
		end := t.src.marks[n-1].end
		at = end + len(lineAt(t.text, end)) + 1
	}
	for at < most {
		line := lineAt(t.text, at)
		if rest := bytes.TrimLeft(line, " \t\r],}"); len(rest) > 0 && rest[0] != '#' {
			break
		}
		at += len(line) + 1
	}
	return min(at, most)
}

// syntaxWords puts the commonest of the parser's messages into the words of
// somebody who is not a programmer, with a way out.
var syntaxWords = []struct{ begins, message, hint string }{
	{"expected '=' after key", words.Mark("an equals sign was expected after the key"), words.Mark(`write key = "value"`)},
	{"strings must be quoted", words.Mark("text was expected to be in quotes"), words.Mark(`write "like this"`)},
	{"unexpected character", words.Mark("a value was expected"), words.Mark(`texts and durations are in quotes: "4m"`)},
	{"expected keyword", words.Mark("a value was expected"), words.Mark(`texts are in quotes; true and false are not`)},
	{"expected value", words.Mark("a value was expected"), words.Mark(`write key = "value"`)},
	{"expected ']]'", words.Mark("the header lacks its closing brackets"), words.Mark("write [[phase]]")},
	{"expected ']'", words.Mark("the header lacks its closing bracket"), words.Mark("write [breath.calm]")},
	{"invalid character at start of key", words.Mark("a key was expected"), words.Mark("keys are letters, digits, _ and -")},
	{"expected key", words.Mark("a key was expected"), words.Mark("keys are letters, digits, _ and -")},
	{"expected newline", words.Mark("the line was expected to end here"), words.Mark("put each key on a line of its own")},
	{"array is incomplete", words.Mark("the list is not closed"), words.Mark("end it with ]")},
	{"expected ',' or ']'", words.Mark("a comma or the end of the list was expected"), words.Mark("put a comma between two items and ] at the end")},
	{"inline table is incomplete", words.Mark("the table is not closed"), words.Mark("end it with }")},
	{"expected ',' or '}'", words.Mark("a comma or the end of the table was expected"), words.Mark("put a comma between two keys and } at the end")},
	{"unterminated", words.Mark("the quotes are not closed"), words.Mark("end the text with the same quotes")},
	{"multiline basic string not terminated", words.Mark("the quotes are not closed"), words.Mark(`end the text with """`)},
	{"multiline literal string not terminated", words.Mark("the quotes are not closed"), words.Mark("end the text with '''")},
	{"basic strings cannot have new lines", words.Mark("the quotes are not closed on this line"), words.Mark(`end the text with ", or use """ for several lines`)},
	{"literal strings cannot have new lines", words.Mark("the quotes are not closed on this line"), words.Mark("end the text with ', or use ''' for several lines")},
	{"invalid escape character", words.Mark("the text has a backslash that means nothing"), words.Mark(`write \\ for a backslash, or use 'single quotes'`)},
	{"integers cannot have leading zeroes", words.Mark("a number cannot begin with 0"), words.Mark("leave the leading zeros out")},
	{"arrays and inline tables are nested", words.Mark("lists and tables are nested too deeply"), ""},
}

// bareValue is a value without the quotes that a text or a duration needs.
var bareValue = regexp.MustCompile(`^[ \t]*[\w-]+[ \t]*=[ \t]*([A-Za-z0-9][\w. -]*?)[ \t]*(#.*)?\r?$`)

// otherThanText is a value that was more likely meant to be a flag or a number.
var otherThanText = regexp.MustCompile(`^(?i:true|false|yes|no|on|off|[0-9.]+)$`)

// likelySlip recognises two slips by the line that they are on: quotes that a mail
// program has made typographic, and a value without any.
func likelySlip(text []byte, offset int) (message, hint string) {
	if offset >= len(text) {
		return "", ""
	}
	if c, _ := utf8.DecodeRune(text[offset:]); strings.ContainsRune("“”„‟‘’‚«»", c) {
		return words.Say("%c is a typographic quote; a straight one was expected", c), words.Say(`write "like this"`)
	}
	line := lineAt(text, bytes.LastIndexByte(text[:offset], '\n')+1)
	if m := bareValue.FindSubmatch(line); m != nil && !otherThanText.Match(m[1]) {
		return words.Say("text was expected to be in quotes"), words.Say("write %q", m[1])
	}
	return "", ""
}

// plainSyntax returns the words for a parser's message.
func plainSyntax(message string) (plain, hint string) {
	for _, w := range syntaxWords {
		if strings.HasPrefix(message, w.begins) {
			return words.Of(w.message), words.Of(w.hint)
		}
	}
	return words.Say("this is not TOML: %s", firstLower(message)), ""
}

func firstLower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + strings.TrimRight(s[1:], ".")
}
