package tell

import (
	"errors"

	"outbreath/pacing"
	"outbreath/words"
)

// Unfitting says why a protocol cannot be fitted to a length. The error is still
// that of the engine to errors.Is and errors.As.
func Unfitting(err error) error {
	if short, ok := errors.AsType[*pacing.TooShortError](err); ok {
		return &told{words.Say("%s is too short for %q: it takes at least %s",
			pacing.FormatDuration(short.Requested), short.Protocol, pacing.FormatDuration(short.Shortest)), err}
	}
	if long, ok := errors.AsType[*pacing.TooLongError](err); ok {
		return &told{words.Say("%s is longer than the %s a plan can last",
			pacing.FormatDuration(long.Requested), pacing.FormatDuration(pacing.MaxLength)), err}
	}
	if errors.Is(err, pacing.ErrNothingLeft) {
		return &told{words.Say("one zone has to stay, or nothing is left of the session"), err}
	}
	return err
}

// NoMore says that a zone has all that a protocol can give it.
func NoMore(zone string) string { return words.Say("There is no more for %s than it has.", Zone(zone)) }

// Unaimed says why a session cannot be aimed at a start.
func Unaimed(err error) error {
	switch {
	case errors.Is(err, pacing.ErrNothingPaced):
		return &told{words.Say("cannot aim a plan in which nothing is paced"), err}
	case errors.Is(err, pacing.ErrPast):
		return &told{words.Say("cannot aim at what is past"), err}
	}
	return err
}

// Uncounted says why a phase cannot be counted in breaths.
func Uncounted(err error) error {
	if few, ok := errors.AsType[*pacing.TooFewBreathsError](err); ok {
		return &told{words.Count("%d breath is too few for %d zones and sides", "%d breaths are too few for %d zones and sides", few.Breaths, few.Places), err}
	}
	if errors.Is(err, pacing.ErrUnled) {
		return &told{words.Say("breaths can only be counted where a pacer leads them to the end"), err}
	}
	return err
}

// told is an error in other words.
type told struct {
	words string
	error
}

func (t *told) Error() string { return t.words }
func (t *told) Unwrap() error { return t.error }
