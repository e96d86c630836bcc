package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"outbreath/pacing"
	"outbreath/words"
)

func rehearseCommand() *cobra.Command {
	var f fitting
	var runs int
	var seed uint64
	var asJSON, traced bool
	cmd := &cobra.Command{
		Use:   "rehearse PROTOCOL",
		Short: words.Say("Simulate messy sessions and report what held"),
		Long: words.Say(`Runs a protocol through simulated sessions in which things happen: clients come
late, sessions are held for every reason, minutes are added, phases are cut short
or left out, the machine sleeps. It reports how many ended on time, and whether
every minimum was kept. The same seed gives the same session.

With --trace it shows what happened in one run, and what that changed: the only
one with --runs 1, else the first that failed.

--json writes one object. Lengths are whole milliseconds, phases are ids:
  protocol, length_ms, runs, seed
  possible_runs       in which the minimums left time enough to end on time
  on_time_runs        of those
  late_runs           which could not end on time
  worst_late_ms       the latest end, against the appointment; 0 when none was late
  worst_shortfall_ms  by phase: by how much its minimum was missed at worst
  left_out_runs       by phase: in how many runs it was left out
  failures            [{seed, phase, by_ms}]; phase is null where it is the end
  trace               with --trace: [{at_ms, event, reason, cause, phase,
                      changes: [{phase, before_ms, after_ms}], late_ms, ends_ms}]

Exits 0 when everything was kept, 1 when something was not.`),
		Example: `  outbreath rehearse relax
  outbreath rehearse relax --length 90m --runs 2000 --json
  outbreath rehearse relax --runs 1 --seed 17 --trace`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if runs < 1 {
				return usageError(cmd, words.Errorf("--runs: %d is no number of runs", runs))
			}
			inEnglish(asJSON)
			plan, err := f.plan(cmd, args[0])
			if err != nil {
				return err
			}
			r := rehearsal{plan: plan, Rehearsal: pacing.Rehearsal{
				Length: plan.Requested, Runs: runs, Seed: seed, Options: pacing.Options{StartRate: f.startRate},
			}}
			if err := r.run(cmd.Context(), cmd.ErrOrStderr()); err != nil {
				return err
			}
			if traced {
				if err := r.trace(cmd.ErrOrStderr()); err != nil {
					return err
				}
			}
			write := r.write
			if asJSON {
				write = r.writeJSON
			}
			if err := write(cmd.OutOrStdout()); err != nil {
				return err
			}
			if len(r.report.Failures) > 0 {
				return said(atFault(words.Error("not everything was kept")))
			}
			return nil
		},
	}
	f.addTo(cmd)
	cmd.Flags().IntVar(&runs, "runs", 500, words.Say("how many sessions"))
	cmd.Flags().Uint64Var(&seed, "seed", 1, words.Say("of the first session; the others follow"))
	cmd.Flags().BoolVar(&asJSON, "json", false, words.Say("as JSON, with lengths in milliseconds"))
	cmd.Flags().BoolVar(&traced, "trace", false, words.Say("show one run event by event"))
	for _, flag := range []string{"runs", "seed"} {
		registerCompletion(cmd, flag, cobra.NoFileCompletions)
	}
	return cmd
}

// rehearsal is a rehearsal of the protocol of a plan, and what came of it.
type rehearsal struct {
	pacing.Rehearsal
	plan   *pacing.Plan
	report pacing.Report
	steps  []step // of the run that was traced
	traced uint64 // its seed
}

// run rehearses, a few runs at a time, so that it can show how far it is and be
// stopped.
func (r *rehearsal) run(ctx context.Context, stderr io.Writer) error {
	const few = 10
	p := newProgress(stderr, words.Say("rehearsing %s", r.plan.Protocol.Name))
	defer p.clear()
	r.report = pacing.Report{LeftOut: map[int]int{}}
	for done := 0; done < r.Runs; done += few {
		if ctx.Err() != nil {
			p.clear()
			return words.Error("stopped")
		}
		part := r.Rehearsal
		part.Seed, part.Runs = r.Seed+uint64(done), min(few, r.Runs-done)
		report, err := pacing.Rehearse(r.plan.Protocol, part)
		if err != nil {
			return atFault(err)
		}
		r.add(report)
		p.show(float64(done) / float64(r.Runs))
	}
	return nil
}

// add adds the report of more runs.
func (r *rehearsal) add(part pacing.Report) {
	sum := &r.report
	sum.Length = part.Length
	sum.Runs += part.Runs
	sum.Possible += part.Possible
	sum.OnTime += part.OnTime
	sum.Late += part.Late
	sum.Worst = max(sum.Worst, part.Worst)
	for phase, n := range part.LeftOut {
		sum.LeftOut[phase] += n
	}
	sum.Failures = append(sum.Failures, part.Failures...)
}

// shortfalls returns by how much the minimum of each phase was missed at worst,
// for those that were.
func (r *rehearsal) shortfalls() map[int]time.Duration {
	worst := map[int]time.Duration{}
	for _, f := range r.report.Failures {
		if f.Phase >= 0 {
			worst[f.Phase] = max(worst[f.Phase], f.By)
		}
	}
	return worst
}

// write writes the report for people.
func (r *rehearsal) write(w io.Writer) error {
	p, report := r.plan.Protocol, &r.report
	if _, err := fmt.Fprintf(w, "%s, %s\n\n", p.Name, pacing.FormatDuration(report.Length)); err != nil {
		return err
	}
	latest := words.In("of late ends", "none")
	if report.Worst > 0 {
		latest = words.Say("%s late", clock(report.Worst))
	}
	t := table{header: []string{words.Say("runs"), strconv.Itoa(report.Runs)}, right: []bool{false, true}}
	t.add(words.Say("could end on time"), strconv.Itoa(report.Possible))
	t.add(words.In("end on time", "did"), strconv.Itoa(report.OnTime))
	t.add(words.In("end on time", "could not"), strconv.Itoa(report.Late))
	t.add(words.Say("latest end"), latest)
	if err := errors.Join(t.write(w), writeLines(w, "")); err != nil {
		return err
	}
	t = table{header: []string{words.Say("phase"), words.Say("id"), words.Say("left out"), words.Say("minimum")}, right: []bool{false, false, true, false}}
	short := r.shortfalls()
	for i := range p.Phases {
		minimum := words.In("of a minimum", "kept")
		if by := short[i]; by > 0 {
			minimum = words.Say("%s short", clock(by))
		}
		t.add(p.Phases[i].Name, p.Phases[i].ID, strconv.Itoa(report.LeftOut[i]), minimum)
	}
	if err := t.write(w); err != nil {
		return err
	}
	if seeds := r.failing(); seeds != nil {
		if err := writeLines(w, "", words.Say("not everything was kept; seeds: %s", strings.Join(seeds, ", "))); err != nil {
			return err
		}
	}
	if r.steps == nil {
		return nil
	}
	if err := writeLines(w, "", words.Say("seed %d", r.traced), ""); err != nil {
		return err
	}
	return writeSteps(w, p, r.steps)
}

// failing returns the seeds of the runs that failed.
func (r *rehearsal) failing() (seeds []string) {
	for _, f := range r.report.Failures {
		seeds = append(seeds, strconv.FormatUint(f.Seed, 10))
	}
	return slices.Compact(seeds)
}

// rehearsalJSON is a report in JSON.
type rehearsalJSON struct {
	Protocol         string           `json:"protocol"` // its id
	LengthMS         int64            `json:"length_ms"`
	Runs             int              `json:"runs"`
	Seed             uint64           `json:"seed"`
	PossibleRuns     int              `json:"possible_runs"`
	OnTimeRuns       int              `json:"on_time_runs"`
	LateRuns         int              `json:"late_runs"`
	WorstLateMS      int64            `json:"worst_late_ms"`
	WorstShortfallMS map[string]int64 `json:"worst_shortfall_ms"` // by phase
	LeftOutRuns      map[string]int   `json:"left_out_runs"`      // by phase
	Failures         []failureJSON    `json:"failures"`
	Trace            []stepJSON       `json:"trace,omitempty"`
}

type failureJSON struct {
	Seed  uint64  `json:"seed"`
	Phase *string `json:"phase"` // null where it is the end
	ByMS  int64   `json:"by_ms"`
}

// writeJSON writes the report for machines.
func (r *rehearsal) writeJSON(w io.Writer) error {
	p, report := r.plan.Protocol, &r.report
	out := rehearsalJSON{
		Protocol: p.ID, LengthMS: report.Length.Milliseconds(), Runs: report.Runs, Seed: r.Seed,
		PossibleRuns: report.Possible, OnTimeRuns: report.OnTime, LateRuns: report.Late,
		WorstLateMS: report.Worst.Milliseconds(), WorstShortfallMS: map[string]int64{}, LeftOutRuns: map[string]int{},
		Failures: []failureJSON{},
	}
	for phase, by := range r.shortfalls() {
		out.WorstShortfallMS[p.Phases[phase].ID] = by.Milliseconds()
	}
	for phase, n := range report.LeftOut {
		out.LeftOutRuns[p.Phases[phase].ID] = n
	}
	for _, f := range report.Failures {
		failure := failureJSON{Seed: f.Seed, ByMS: f.By.Milliseconds()}
		if f.Phase >= 0 {
			failure.Phase = &p.Phases[f.Phase].ID
		}
		out.Failures = append(out.Failures, failure)
	}
	for i := range r.steps {
		out.Trace = append(out.Trace, r.steps[i].inJSON(p))
	}
	return writeJSON(w, out)
}
