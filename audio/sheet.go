package audio

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"

	"github.com/faiface/beep"

	"outbreath/pacing"
)

// SheetHead is the first line of every cue sheet.
const SheetHead = "ms,sample,kind,phase,zone\n"

// CueSheet writes every cue of a plan as CSV under [SheetHead]: when it is, at which sample of a render at the
// rate, what it announces, the id of its phase, and where the hands are.
func CueSheet(w io.Writer, plan *pacing.Plan, rate beep.SampleRate) error {
	if _, err := io.WriteString(w, SheetHead); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	for c := range plan.Cues(0, math.MaxInt64) {
		out.Write([]string{
			strconv.FormatInt(c.At.Milliseconds(), 10),
			strconv.FormatInt(place(c.At, int64(rate)), 10),
			c.Kind.String(),
			plan.Protocol.Phases[c.Phase].ID,
			c.Zone,
		})
	}
	out.Flush()
	return out.Error() // which keeps the first error of any Write
}
