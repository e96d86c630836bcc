package tell

import (
	"errors"

	"outbreath/pacing"
	"outbreath/words"
)

// Refused says of each zone that it cannot be given more. It takes the zones as they
// are called in the language.
func Refused(zones []string) (sentences []string) {
	for _, zone := range zones {
		sentences = append(sentences, words.Outer(words.Say("There is no more for %s than it has.", zone)))
	}
	return sentences
}

// Unwished says why a protocol cannot be as it is wished for.
func Unwished(err error) error {
	if errors.Is(err, pacing.ErrNothingLeft) {
		return &told{words.Say("one zone has to stay, or nothing is left of the session"), err}
	}
	return err
}
