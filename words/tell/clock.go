package tell

import (
	"fmt"
	"time"
)

// clock writes a length as minutes and seconds: "65:00".
func clock(d time.Duration) string {
	s := int(d.Round(time.Second) / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}
