package words

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// List joins names as one says them: "a", "a and b", "a, b and c".
func List(names []string) string {
	return list(names, func(first, last string) string {
		if sounds(last, "i", "hi") && !sounds(last, "hie", "hia") {
			return In("the last of a list, before the sound of i", "%s and %s", first, last)
		}
		return In("the last of a list", "%s and %s", first, last)
	})
}

// Choice joins names of which one is to be taken: "a", "a or b", "a, b or c".
func Choice(names []string) string {
	return list(names, func(first, last string) string {
		if sounds(last, "o", "ho") {
			return In("the last of a choice, before the sound of o", "%s or %s", first, last)
		}
		return In("the last of a choice", "%s or %s", first, last)
	})
}

func list(names []string, join func(first, last string) string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return join(strings.Join(names[:last], ", "), names[last])
}

// sounds tells whether a name begins with one of some letters, past what quotes it.
func sounds(name string, beginnings ...string) bool {
	name = strings.ToLower(strings.TrimLeft(name, `"«“ `))
	for _, b := range beginnings {
		if strings.HasPrefix(name, b) {
			return true
		}
	}
	return false
}

// Inner makes a name's first letter small, for the middle of a sentence; one in
// capitals keeps them, and so does German.
func Inner(name string) string {
	first, n := utf8.DecodeRuneInString(name)
	if n == 0 {
		return ""
	}
	if second, _ := utf8.DecodeRuneInString(name[n:]); unicode.IsUpper(second) || InUse() == "de" {
		return name
	}
	return string(unicode.ToLower(first)) + name[n:]
}

// Outer makes a text's first letter large, for the beginning of a sentence.
func Outer(text string) string {
	first, n := utf8.DecodeRuneInString(text)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[n:]
}

// Number writes a number with as many digits after the point as it needs, most at
// the most: "4.5", in other languages "4,5".
func Number(x float64, most int) string {
	text := strconv.FormatFloat(x, 'f', most, 64)
	if most > 0 {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	return point(text, most)
}

// Decimal writes a number with so many digits after the point.
func Decimal(x float64, digits int) string {
	return point(strconv.FormatFloat(x, 'f', digits, 64), digits)
}

// point gives a number the sign that the language has for the point.
func point(number string, digits int) string {
	if digits == 0 || InUse() == English {
		return number
	}
	return strings.Replace(number, ".", ",", 1)
}
