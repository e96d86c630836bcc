package protocols

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Banned returns the phrases in a text that nothing shown by Outbreath may
// say, as the list of banned phrases writes them; nil where there is none. A
// phrase counts wherever a word begins with it, in any case and across line
// breaks: "toxin" is found in "Toxins", "cure" not in "secure".
func Banned(text string) []string {
	plain := strings.ToLower(strings.Join(strings.Fields(text), " "))
	var found []string
	for _, phrase := range shippedNotes().banned {
		for rest, at := plain, 0; ; {
			i := strings.Index(rest, phrase)
			if i < 0 {
				break
			}
			before, _ := utf8.DecodeLastRuneInString(plain[:at+i])
			if !unicode.IsLetter(before) {
				found = append(found, phrase)
				break
			}
			at += i + len(phrase)
			rest = plain[at:]
		}
	}
	return found
}
