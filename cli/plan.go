package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"outbreath/pacing"
)

func planCommand() *cobra.Command {
	var f fitting
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "plan PROTOCOL",
		Short: "Show a protocol fitted to a length",
		Long: `Shows what will happen when: every phase with its zones, sides and breath, fitted
to the length to the millisecond. Paced stretches last a whole number of breaths.

A length between the shortest and the longest that the phases allow is met
exactly wherever a free phase has room. Below it, optional phases are left out,
then it is an error that names the shortest; above it, the rest is left over at
the end. Whatever is not as asked for is said on stderr.`,
		Example: `  outbreath plan relax --length 75m
  outbreath plan quiet --start-rate 10
  outbreath plan relax --json | jq '[.segments[].duration_ms] | add'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			plan, err := f.plan(cmd, args[0])
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), inJSON(plan))
			}
			return writePlan(cmd.OutOrStdout(), plan)
		},
	}
	f.addTo(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON, with times in milliseconds")
	return cmd
}

// planJSON is a plan in JSON.
type planJSON struct {
	Protocol    string        `json:"protocol"` // its id
	RequestedMS int64         `json:"requested_ms"`
	LengthMS    int64         `json:"length_ms"`
	SlackMS     int64         `json:"slack_ms"`
	Segments    []segmentJSON `json:"segments"`
}

type segmentJSON struct {
	Phase      string      `json:"phase"` // its id
	Kind       string      `json:"kind"`
	Name       string      `json:"name"`
	Zone       string      `json:"zone"`
	Side       string      `json:"side"`
	StartMS    int64       `json:"start_ms"`
	DurationMS int64       `json:"duration_ms"`
	Cycles     int         `json:"cycles"`
	Breath     *breathJSON `json:"breath"` // null when free
}

type breathJSON struct {
	InMS   int64 `json:"in_ms"`
	HoldMS int64 `json:"hold_ms"`
	OutMS  int64 `json:"out_ms"`
	RestMS int64 `json:"rest_ms"`
}

func inJSON(plan *pacing.Plan) planJSON {
	out := planJSON{
		Protocol:    plan.Protocol.ID,
		RequestedMS: plan.Requested.Milliseconds(),
		LengthMS:    plan.Length.Milliseconds(),
		SlackMS:     plan.Slack.Milliseconds(),
		Segments:    make([]segmentJSON, 0, len(plan.Segments)),
	}
	for i := range plan.Segments {
		s := &plan.Segments[i]
		phase := &plan.Protocol.Phases[s.Phase]
		segment := segmentJSON{
			Phase: phase.ID, Kind: string(phase.Kind), Name: phase.Name, Zone: s.Zone, Side: string(s.Side),
			StartMS: s.Start.Milliseconds(), DurationMS: s.Duration.Milliseconds(), Cycles: s.Cycles,
		}
		if s.Cycles > 0 {
			p := s.Pattern
			segment.Breath = &breathJSON{
				p.In.Milliseconds(), p.Hold.Milliseconds(), p.Out.Milliseconds(), p.Rest.Milliseconds(),
			}
		}
		out.Segments = append(out.Segments, segment)
	}
	return out
}

// writePlan writes a plan for people: a row for each stretch in which the hands
// and the breath stay the same, a ramp being one.
func writePlan(w io.Writer, plan *pacing.Plan) error {
	p := plan.Protocol
	if _, err := fmt.Fprintf(w, "%s, %s\n\n", p.Name, pacing.FormatDuration(plan.Length)); err != nil {
		return err
	}
	t := table{
		header: []string{"start", "length", "phase", "where", "breath", "breaths"},
		right:  []bool{true, true, false, false, false, true},
	}
	last := -1
	for _, s := range stretches(plan) {
		name := ""
		if s.first.Phase != last {
			name, last = p.Phases[s.first.Phase].Name, s.first.Phase
		}
		breaths := ""
		if s.cycles > 0 {
			breaths = fmt.Sprint(s.cycles)
		}
		t.add(clock(s.first.Start), clock(s.last.End()-s.first.Start), name,
			place(s.first.Zone, s.first.Side), s.breath(), breaths)
	}
	t.add(clock(plan.Length), "", "end", "", "", "")
	return t.write(w)
}

// stretch is what a plan for people shows as one row: a segment, or the
// segments of a ramp.
type stretch struct {
	first, last *pacing.Segment
	cycles      int
	target      pacing.Pattern // of a ramp that arrives, else its last pattern
}

func stretches(plan *pacing.Plan) []stretch {
	var list []stretch
	for i := range plan.Segments {
		s := &plan.Segments[i]
		if n := len(list); n > 0 {
			before := &list[n-1]
			if before.rampTo(s) {
				before.last, before.target = s, s.Pattern
				before.cycles++
				continue
			}
			if before.first != before.last && s.Cycles > 0 && s.Phase == before.last.Phase {
				before.target = s.Pattern
			}
		}
		list = append(list, stretch{s, s, s.Cycles, s.Pattern})
	}
	return list
}

// rampTo reports whether the next segment goes on with a ramp: one cycle, after
// one of another length.
func (s *stretch) rampTo(next *pacing.Segment) bool {
	last := s.last
	return last.Cycles == 1 && next.Cycles == 1 && last.Pattern != next.Pattern && last.Fade == next.Fade &&
		last.Phase == next.Phase && last.Zone == next.Zone && last.Side == next.Side
}

func (s *stretch) breath() string {
	switch {
	case s.first != s.last:
		return fmt.Sprintf("%s → %s a minute", number(s.first.Pattern.Rate()), number(s.target.Rate()))
	case s.first.Fade:
		return breathWords(s.first.Pattern) + ", fading"
	}
	return breathWords(s.first.Pattern)
}
