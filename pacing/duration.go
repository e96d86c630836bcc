package pacing

import (
	"strconv"
	"strings"
	"time"
)

// FormatDuration writes a length as protocol files do: "1h5m", "4m30s", "90ms"
// never, "0.09s" instead. What it writes, package protocols reads back.
func FormatDuration(d time.Duration) string {
	if d < 0 {
		return "-" + FormatDuration(-d)
	}
	var b strings.Builder
	if h := d / time.Hour; h > 0 {
		b.WriteString(strconv.Itoa(int(h)) + "h")
	}
	if m := d % time.Hour / time.Minute; m > 0 {
		b.WriteString(strconv.Itoa(int(m)) + "m")
	}
	if s := d % time.Minute; s > 0 || b.Len() == 0 {
		b.WriteString(strconv.FormatFloat(float64(s)/float64(time.Second), 'f', -1, 64) + "s")
	}
	return b.String()
}
