package protocols

import (
	"errors"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/pelletier/go-toml/v2/unstable"
)

// load turns the text of one file into a tree of entries with their values.
// It returns nil, and has reported why, where the text is not TOML.
func (r *reader) load(src *source) (root *entry, first int) {
	report := func(offset int, code Code, hint, format string, args ...any) {
		r.report(Error, src, offset, code, hint, format, args...)
	}
	// Neither library should panic; one that does must not take a session
	// down with it.
	defer func() {
		if p := recover(); p != nil {
			report(0, CodeSyntax, "", "the text cannot be read as TOML: %v", p)
			root = nil
		}
	}()
	if offset, code, message, hint := src.check(); code != "" {
		report(offset, code, hint, "%s", message)
		return nil, -1
	}
	t := &tree{src: src, report: report}
	t.build()
	if !t.sound {
		return nil, -1
	}
	var values map[string]any
	if _, err := toml.Decode(string(src.text), &values); err != nil {
		offset, message := 0, err.Error()
		var parse toml.ParseError
		if errors.As(err, &parse) {
			offset, message = parse.Position.Start, parse.Message
		}
		report(offset, CodeSyntax, "", "this is not TOML: %s", firstLower(message))
		return nil, -1
	}
	if err := t.root.fill(values); err != nil {
		report(0, CodeSyntax, "", "this is not TOML 1.0: %v", err)
		return nil, -1
	}
	return t.root, t.first
}

// syntax reports where the text stops being TOML.
func (t *tree) syntax(err error) {
	offset := len(t.src.text)
	var parse *unstable.ParserError
	if errors.As(err, &parse) {
		offset = int(t.parser.Range(parse.Highlight).Offset)
	}
	message, hint := plainSyntax(err.Error())
	t.fault(offset, CodeSyntax, hint, "%s", message)
}

// syntaxWords puts the commonest of the parser's messages into the words of
// somebody who is not a programmer, with a way out.
var syntaxWords = []struct{ begins, message, hint string }{
	{"expected '=' after key", "an equals sign was expected after the key", `write key = "value"`},
	{"strings must be quoted", "text was expected to be in quotes", `write "like this"`},
	{"unexpected character", "a value was expected", `texts and durations are in quotes: "4m"`},
	{"expected keyword", "a value was expected", `texts are in quotes; true and false are not`},
	{"expected value", "a value was expected", `write key = "value"`},
	{"expected ']]'", "the header lacks its closing brackets", "write [[phase]]"},
	{"expected ']'", "the header lacks its closing bracket", "write [breath.calm]"},
	{"invalid character at start of key", "a key was expected", "keys are letters, digits, _ and -"},
	{"expected key", "a key was expected", "keys are letters, digits, _ and -"},
	{"expected newline", "the line was expected to end here", "put each key on a line of its own"},
	{"array is incomplete", "the list is not closed", "end it with ]"},
	{"expected ',' or ']'", "a comma or the end of the list was expected", "put a comma between two items and ] at the end"},
	{"inline table is incomplete", "the table is not closed", "end it with }"},
	{"expected ',' or '}'", "a comma or the end of the table was expected", "put a comma between two keys and } at the end"},
	{"unterminated", "the quotes are not closed", "end the text with the same quotes"},
	{"multiline basic string not terminated", "the quotes are not closed", `end the text with """`},
	{"multiline literal string not terminated", "the quotes are not closed", "end the text with '''"},
	{"basic strings cannot have new lines", "the quotes are not closed on this line", `end the text with ", or use """ for several lines`},
	{"literal strings cannot have new lines", "the quotes are not closed on this line", "end the text with ', or use ''' for several lines"},
	{"invalid escape character", "the text has a backslash that means nothing", `write \\ for a backslash, or use 'single quotes'`},
	{"integers cannot have leading zeroes", "a number cannot begin with 0", "leave the leading zeros out"},
	{"arrays and inline tables are nested", "lists and tables are nested too deeply", ""},
}

// plainSyntax returns the words for a parser's message.
func plainSyntax(message string) (words, hint string) {
	for _, w := range syntaxWords {
		if strings.HasPrefix(message, w.begins) {
			return w.message, w.hint
		}
	}
	return fmt.Sprintf("this is not TOML: %s", firstLower(message)), ""
}

func firstLower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + strings.TrimRight(s[1:], ".")
}
