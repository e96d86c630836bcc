package protocols

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"outbreath/pacing"
	"outbreath/words"
)

// ParseDuration reads a length as protocol files write it: "90s", "4m30s",
// "1h 5m", "4.5s". It must be above zero, at most a day and no finer than a
// millisecond; the error says what would be right. [pacing.FormatDuration] is
// the way back.
func ParseDuration(text string) (time.Duration, error) {
	d, fault := parseDuration(text)
	switch {
	case fault != nil:
		return 0, fmt.Errorf("%s; %s", fault.message, fault.hint)
	case d <= 0:
		return 0, words.Errorf("%q is not longer than zero", text)
	}
	return d, nil
}

// durationFault is why a text is no duration.
type durationFault struct {
	code          Code
	message, hint string
}

// units are those of a duration, longest first, in the order in which they may
// follow each other.
var units = []struct {
	name   string
	length time.Duration
}{{"h", time.Hour}, {"m", time.Minute}, {"s", time.Second}, {"ms", time.Millisecond}}

var durationPart = regexp.MustCompile(`^ *([0-9]{1,9})(?:\.([0-9]{1,12}))?(h|ms|m|s)`)

// parseDuration reads "90s", "4m30s", "1h 5m", "4.5s", with a minus in front
// where allowed. The result is whole milliseconds and at most a day either way.
func parseDuration(text string) (time.Duration, *durationFault) {
	rest := strings.TrimSpace(text)
	negative := strings.HasPrefix(rest, "-")
	rest = strings.TrimPrefix(rest, "-")
	if rest == "" {
		return 0, badDuration(text)
	}
	var sum time.Duration
	next, fraction := 0, false // index of the longest unit still allowed; whether a fraction ended it
	for rest != "" {
		m := durationPart.FindStringSubmatch(rest)
		if m == nil || fraction {
			return 0, badDuration(text)
		}
		i := next
		for i < len(units) && units[i].name != m[3] {
			i++
		}
		if i == len(units) {
			return 0, badDuration(text)
		}
		whole, _ := strconv.ParseInt(m[1], 10, 64) // nine digits fit
		if whole > int64(pacing.MaxLength/units[i].length) {
			return 0, tooLongDuration(text)
		}
		sum += time.Duration(whole) * units[i].length
		if part := strings.TrimRight(m[2], "0"); part != "" {
			fraction = true
			numerator, denominator := int64(0), int64(1)
			for _, digit := range part {
				numerator, denominator = numerator*10+int64(digit-'0'), denominator*10
			}
			grains := int64(units[i].length / pacing.Grain)
			if numerator*grains%denominator != 0 {
				return 0, &durationFault{CodeTooFine, words.Say("%q is finer than a millisecond", text),
					words.Say("three digits after the point are the most for seconds")}
			}
			sum += time.Duration(numerator*grains/denominator) * pacing.Grain
		}
		next, rest = i+1, rest[len(m[0]):]
	}
	if sum > pacing.MaxLength {
		return 0, tooLongDuration(text)
	}
	if negative {
		sum = -sum
	}
	return sum, nil
}

func tooLongDuration(text string) *durationFault {
	return &durationFault{CodeTooLong, words.Say("%q is longer than a day", text), words.Say(`write minutes as "75m"`)}
}

var (
	clockForm = regexp.MustCompile(`^([0-9]{1,4}):([0-5][0-9])(?::([0-5][0-9]))?$`)
	bareForm  = regexp.MustCompile(`^[0-9]{1,9}(?:\.[0-9]{1,3})?$`)
	wordForm  = regexp.MustCompile(`([0-9]) *(hours?|hrs?|minutes?|mins?|seconds?|secs?|milliseconds?|H|M|S)\b`)
)

// badDuration says what is wrong with a text that is no duration, and how the
// writer most likely meant it.
func badDuration(text string) *durationFault {
	f := &durationFault{CodeDuration, words.Say("%q is not a duration such as \"4m30s\"", shorten(text)),
		words.Say(`write hours, minutes and seconds, in this order: "1h5m", "4m30s", "90s", "4.5s"`)}
	trimmed := strings.TrimSpace(text)
	if m := clockForm.FindStringSubmatch(trimmed); m != nil {
		f.message = words.Say("%q may mean minutes and seconds or hours and minutes; a duration names its units", text)
		if m[3] != "" {
			f.hint = words.Say("write %q", plain(m[1])+"h"+plain(m[2])+"m"+plain(m[3])+"s")
		} else {
			f.hint = words.Say("write %q, or %q for hours", plain(m[1])+"m"+plain(m[2])+"s", plain(m[1])+"h"+plain(m[2])+"m")
		}
		return f
	}
	if bareForm.MatchString(trimmed) {
		f.code = CodeBareNumber
		f.message = words.Say("%q has no unit; a duration names its units", text)
		f.hint = words.Say("write %q for seconds or %q for minutes", trimmed+"s", trimmed+"m")
		return f
	}
	guess := wordForm.ReplaceAllStringFunc(strings.TrimPrefix(strings.ReplaceAll(trimmed, ",", "."), "+"), func(part string) string {
		m := wordForm.FindStringSubmatch(part)
		unit := strings.ToLower(m[2][:1])
		if strings.HasPrefix(m[2], "milli") {
			unit = "ms"
		}
		return m[1] + unit
	})
	// As it stands, and without the blanks of "6 s".
	for _, guess := range []string{strings.ReplaceAll(guess, " ", ""), guess} {
		if guess != trimmed {
			if _, fault := parseDuration(guess); fault == nil {
				f.hint = words.Say("write %q", guess)
			}
		}
	}
	return f
}

// plain drops leading zeros.
func plain(digits string) string {
	if digits = strings.TrimLeft(digits, "0"); digits == "" {
		return "0"
	}
	return digits
}
