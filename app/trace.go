package app

import (
	"fmt"
	"os"

	"outbreath/app/kit"
	"outbreath/pacing"
)

// traceVar names the variable that holds the path of a file for tests: a line for
// each picture of the shape that is drawn, as wall clock and place in the plan, in
// nanoseconds, and how full the breath is.
const traceVar = "OUTBREATH_TRACE"

// trace returns what writes the trace, nil where none is wanted.
func (a *app) trace() func(pacing.Instant, kit.Pace) {
	path := os.Getenv(traceVar)
	if path == "" {
		return nil
	}
	file, err := os.Create(path)
	if err != nil {
		logger.Warn("trace", "error", err)
		return nil
	}
	return func(now pacing.Instant, p kit.Pace) {
		fmt.Fprintf(file, "%d,%d,%.6f\n", now.Wall.UnixNano(), p.At.Nanoseconds(), p.Full)
	}
}
