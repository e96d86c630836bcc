package words

import (
	"fmt"
)

// Say writes a sentence with what is to be filled in, as fmt.Sprintf does; a
// translation may change the order: "%[2]s %[1]s". The format is a constant.
func Say(format string, args ...any) string {
	if c := current.Load(); c != nil {
		return fmt.Sprintf(c.say("", format), args...)
	}
	return fmt.Sprintf(format, args...)
}

// In is [Say] for a word or sentence that means something else in another context,
// which is told in a few words. Both are constants.
func In(context, format string, args ...any) string {
	if c := current.Load(); c != nil {
		return fmt.Sprintf(c.say(context, format), args...)
	}
	return fmt.Sprintf(format, args...)
}

// Count writes a sentence about n things: one for a single one, several for more or
// none, in as many forms as the language has. What is to be filled in is n and then
// args. Both formats are constants.
func Count(one, several string, n int, args ...any) string {
	args = append([]any{n}, args...)
	if c := current.Load(); c != nil {
		return fmt.Sprintf(c.read().GetN(one, several, n), args...)
	}
	if n == 1 {
		return fmt.Sprintf(one, args...)
	}
	return fmt.Sprintf(several, args...)
}

// Errorf is [Say] for an error; %w wraps another. It keeps the language in which it
// was made. The format is a constant.
func Errorf(format string, args ...any) error {
	if c := current.Load(); c != nil {
		return fmt.Errorf(c.say("", format), args...)
	}
	return fmt.Errorf(format, args...)
}

// Error is an error that says itself in the language in use. Two with the same text
// are the same error. The text is a constant, and nothing is filled in.
type Error string

func (e Error) Error() string { return Of(string(e)) }
