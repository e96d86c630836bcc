package protocols

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"outbreath/pacing"
)

func TestParseDuration(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"90s":       90 * time.Second,
		"4m":        4 * time.Minute,
		"4m30s":     270 * time.Second,
		"1h 5m":     65 * time.Minute,
		" 1h  5m ":  65 * time.Minute,
		"4.5s":      4500 * time.Millisecond,
		"4.50000s":  4500 * time.Millisecond,
		"3.69s":     3690 * time.Millisecond,
		"0.5m":      30 * time.Second,
		"1.25h":     75 * time.Minute,
		"1h0m0s1ms": time.Hour + time.Millisecond,
		"250ms":     250 * time.Millisecond,
		"24h":       24 * time.Hour,
		"1440m":     24 * time.Hour,
		"0.001s":    time.Millisecond,
	} {
		if got, err := ParseDuration(text); err != nil || got != want {
			t.Errorf("ParseDuration(%q) = %v, %v; want %v", text, got, err, want)
		}
	}
}

// What is no duration, with the words that the way out must hold.
func TestParseDurationSaysWhatWouldBeRight(t *testing.T) {
	for text, want := range map[string]string{
		"90":          `"90s"`,
		"4:30":        `"4m30s"`,
		"4 min":       `"4m"`,
		"4,5 s":       "4.5",
		"+4m":         `"4m"`,
		"1h 5min":     `"1h 5m"`,
		"0s":          "longer than zero",
		"-4m":         "longer than zero",
		"25h":         "longer than a day",
		"0.0001s":     "finer than a millisecond",
		"":            "4m30s",
		"24h1ms":      "longer than a day",
		"1.5h30m":     "4m30s",
		"1m1m":        "4m30s",
		"5s4m":        "4m30s",
		"1e3s":        "4m30s",
		"4m\n30s":     "4m30s",
		"9999999999s": "4m30s",
	} {
		d, err := ParseDuration(text)
		if err == nil {
			t.Errorf("ParseDuration(%q) = %v", text, d)
		} else if !strings.Contains(err.Error(), want) {
			t.Errorf("ParseDuration(%q): %v; want %q in it", text, err, want)
		}
	}
}

func TestDurationsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := time.Duration(rapid.Int64Range(1, int64(pacing.MaxLength/pacing.Grain)).Draw(t, "ms")) * pacing.Grain
		if got, err := ParseDuration(pacing.FormatDuration(d)); err != nil || got != d {
			t.Fatalf("%v is written %q and read back as %v, %v", d, pacing.FormatDuration(d), got, err)
		}
	})
}
