package cli

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"outbreath/cli/terminal"
	"outbreath/cli/timeline"
	"outbreath/pacing"
	"outbreath/words"
)

func planCommand() *cobra.Command {
	var f fitting
	var asJSON bool
	var pages pages
	cmd := &cobra.Command{
		Use:   "plan PROTOCOL",
		Short: words.Say("Show a protocol fitted to a length"),
		Long: words.Say(`Shows what will happen when: every phase with its zones, sides and breath, fitted
to the length to the millisecond. Paced stretches last a whole number of breaths.

A length between the shortest and the longest that the phases allow is met
exactly wherever a free phase has room. Below it, optional phases are left out,
then it is an error that names the shortest; above it, the rest is left over at
the end. Whatever is not as asked for is said on stderr.

With --svg or --png it is drawn instead, as a page to print or to put in a
handout, the size of an A4 sheet on its side; long plans make it taller. The
same plan gives the same bytes, and the page needs no font where it is opened. A
name of - is stdout.`),
		Example: `  outbreath plan relax --length 75m
  outbreath plan relax --png relax.png --svg relax.svg
  outbreath plan quiet --start-rate 10
  outbreath plan relax --leave-out neck,glutes --more "low back"
  outbreath plan relax --json | jq '[.segments[].duration_ms] | add'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := pages.check(cmd, asJSON); err != nil {
				return err
			}
			inEnglish(asJSON)
			plan, err := f.plan(cmd, args[0])
			switch {
			case err != nil:
				return err
			case pages.wanted():
				return pages.write(cmd, plan)
			case asJSON:
				return writeJSON(cmd.OutOrStdout(), inJSON(plan))
			}
			return writePlan(cmd.OutOrStdout(), plan)
		},
	}
	f.addTo(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, words.Say("as JSON, with times in milliseconds"))
	cmd.Flags().StringVar(&pages.svg, "svg", "", words.Say("draw it to an SVG `file`, - for stdout"))
	cmd.Flags().StringVar(&pages.png, "png", "", words.Say("draw it to a PNG `file`, - for stdout"))
	registerCompletion(cmd, "svg", completeExtension("svg"))
	registerCompletion(cmd, "png", completeExtension("png"))
	return cmd
}

// pages are the files that a plan is to be drawn to; "" is none.
type pages struct{ svg, png string }

func (p *pages) wanted() bool { return p.svg != "" || p.png != "" }

// check refuses what cannot go together.
func (p *pages) check(cmd *cobra.Command, asJSON bool) error {
	_, onTerminal := terminal.Is(cmd.OutOrStdout())
	for _, name := range []string{"svg", "png"} {
		if f := cmd.Flag(name); f.Changed && f.Value.String() == "" {
			return usageError(cmd, words.Errorf("--%s: say where to write, such as plan.%s", name, name))
		}
	}
	switch {
	case p.wanted() && asJSON:
		return usageError(cmd, words.Error("--json and a drawing cannot be had at once"))
	case p.svg != "" && p.svg == p.png && p.svg != "-":
		return usageError(cmd, words.Errorf("the SVG and the PNG cannot both be %s", p.svg))
	case p.svg == "-" && p.png == "-":
		return usageError(cmd, words.Error("the SVG and the PNG cannot both go to stdout"))
	case p.png == "-" && onTerminal:
		return usageError(cmd, words.Error("stdout is a terminal, which cannot take a picture; name a file, or a pipe"))
	}
	return nil
}

// write draws the plan to the files.
func (p *pages) write(cmd *cobra.Command, plan *pacing.Plan) error {
	drawing := timeline.Draw(plan)
	if len(drawing.Missing) > 0 {
		fmt.Fprintln(cmd.ErrOrStderr(), words.Say("%s: the page has no letters for %s, and shows boxes in their place",
			plan.Protocol.ID, strings.Join(quoted(drawing.Missing), ", ")))
	}
	if p.svg != "" {
		if err := writeTo(p.svg, cmd.OutOrStdout(), drawing.WriteSVG); err != nil {
			return err
		}
	}
	if p.png == "" {
		return nil
	}
	err := writeTo(p.png, cmd.OutOrStdout(), drawing.WritePNG)
	if errors.Is(err, timeline.ErrTooTall) {
		return atFault(words.Errorf("%w with %d phases; write it with --svg", err, len(plan.Spans)))
	}
	return err
}

// quoted writes some letters, and says where there are more.
func quoted(letters []rune) (list []string) {
	const most = 8
	for _, r := range letters[:min(len(letters), most)] {
		list = append(list, strconv.QuoteRune(r))
	}
	if n := len(letters) - most; n > 0 {
		list = append(list, words.Count("%d more", "%d more", n))
	}
	return list
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
		header: []string{words.Say("start"), words.Say("length"), words.Say("phase"), words.Say("where"), words.Say("breath"), words.Say("breaths")},
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
	t.add(clock(plan.Length), "", words.In("of a plan", "end"), "", "", "")
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
		return words.Say("%s → %s a minute", number(s.first.Pattern.Rate()), number(s.target.Rate()))
	case s.first.Fade:
		return words.Say("%s, fading", breathWords(s.first.Pattern))
	}
	return breathWords(s.first.Pattern)
}
