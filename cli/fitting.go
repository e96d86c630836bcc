package cli

import (
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
	"outbreath/words/tell"
)

// find returns the protocol with an id, of those that ship or the user's own,
// or the one in a file. Errors are said on stderr in full, warnings only that
// there are some: they do not stop it.
func find(cmd *cobra.Command, idOrPath string) (protocols.Entry, error) {
	entry, err := library(cmd.ErrOrStderr()).Find(idOrPath)
	if errors.Is(err, protocols.ErrNotFound) {
		return entry, atFault(plainNotFound(err))
	}
	if err == nil && entry.Protocol != nil {
		if n := count(entry.Diagnostics, protocols.Warning); n > 0 {
			fmt.Fprintln(cmd.ErrOrStderr(), words.Count("%[2]s: %[1]d warning; outbreath check %[2]s shows it", "%[2]s: %[1]d warnings; outbreath check %[2]s shows them", n, idOrPath))
		}
		return entry, nil
	}
	if err := writeFaults(cmd.ErrOrStderr(), entry.Diagnostics); err != nil {
		return entry, err
	}
	if err == nil {
		err = words.Errorf("%s has errors", idOrPath)
	}
	return entry, said(atFault(err))
}

// plainNotFound is the error without its sort, which its words repeat.
func plainNotFound(err error) error {
	return errors.New(strings.TrimPrefix(err.Error(), protocols.ErrNotFound.Error()+": "))
}

// library loads what ships and what the user has.
func library(stderr io.Writer) *protocols.Library {
	l := protocols.Load(protocols.UserFolder())
	if l.Err != nil {
		fmt.Fprintf(stderr, "outbreath: %v\n", l.Err)
	}
	return l
}

// length is a flag that takes a duration as protocol files write it.
type length time.Duration

func (l *length) Type() string { return words.In("what a flag takes", "duration") }

func (l *length) String() string {
	if *l == 0 {
		return ""
	}
	return pacing.FormatDuration(time.Duration(*l))
}

func (l *length) Set(text string) error {
	d, err := protocols.ParseDuration(text)
	*l = length(d)
	return err
}

// fitting is what the commands that fit a protocol have in common: the argument
// that names it, and the flags.
type fitting struct {
	length    length
	startRate float64
	leaveOut  []string // zones
	more      []string
	keepEnd   bool // whatever the protocol says of lost time: its later phases pay
}

func (f *fitting) addTo(cmd *cobra.Command) {
	cmd.Args = oneProtocol
	cmd.ValidArgsFunction = completeProtocol
	cmd.Flags().Var(&f.length, "length", words.Say("how long, such as 75m or 4m30s (default: the protocol's own)"))
	cmd.Flags().Float64Var(&f.startRate, "start-rate", 0,
		words.Say("the `rate` in breaths a minute where a ramp starts (default: the protocol's own)"))
	cmd.Flags().StringSliceVar(&f.leaveOut, "leave-out", nil, words.Say("leave `zones` out, such as neck,feet"))
	cmd.Flags().StringSliceVar(&f.more, "more", nil, words.Say("give `zones` more, as far as their phases may last"))
	registerCompletion(cmd, "leave-out", cobra.NoFileCompletions)
	registerCompletion(cmd, "more", cobra.NoFileCompletions)
	registerCompletion(cmd, "length", completeLength)
	registerCompletion(cmd, "start-rate", cobra.NoFileCompletions)
}

func oneProtocol(cmd *cobra.Command, args []string) error {
	if len(args) == 1 {
		return nil
	}
	return usageError(cmd, words.Error("name one protocol, by its id or its file"))
}

// plan returns the named protocol, in the language in use, fitted to the length, and
// says on stderr where that is not quite what was asked for.
func (f *fitting) plan(cmd *cobra.Command, idOrPath string) (*pacing.Plan, error) {
	if f.startRate < 0 || math.IsNaN(f.startRate) {
		return nil, usageError(cmd, words.Errorf("--start-rate: %v is no rate", f.startRate))
	}
	entry, err := find(cmd, idOrPath)
	if err != nil {
		return nil, err
	}
	p := protocols.InLanguage(entry.Protocol)
	if f.keepEnd {
		kept := *p
		kept.LostTime = pacing.Shrink
		p = &kept
	}
	p, err = f.wished(cmd, p)
	if err != nil {
		return nil, err
	}
	length := time.Duration(f.length)
	if length == 0 {
		length = p.Length
	}
	plan, err := fit(p, length, pacing.Options{StartRate: f.startRate})
	if err != nil {
		return nil, err
	}
	for _, remark := range remarks(plan, f.startRate) {
		fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s\n", p.ID, remark)
	}
	return plan, nil
}

// fit is [pacing.Fit] with its errors in words.
func fit(p *pacing.Protocol, length time.Duration, o pacing.Options) (*pacing.Plan, error) {
	plan, err := pacing.Fit(p, length, o)
	if err != nil {
		return nil, atFault(tell.Unfitting(err))
	}
	return plan, nil
}

// wished returns the protocol with zones left out and given more, and says on
// stderr what cannot be had. Zones are called as in the file, or in the language.
func (f *fitting) wished(cmd *cobra.Command, p *pacing.Protocol) (*pacing.Protocol, error) {
	wishes := pacing.Wishes{}
	for _, list := range []struct {
		zones []string
		wish  pacing.Wish
	}{{f.more, pacing.GiveMore}, {f.leaveOut, pacing.LeaveOut}} {
		for _, zone := range list.zones {
			i := slices.IndexFunc(p.Zones(), func(z string) bool { return z == zone || strings.EqualFold(tell.Zone(z), zone) })
			if i < 0 {
				return nil, atFault(words.Errorf("%s has no zone %q; it has: %s", p.ID, zone, strings.Join(tell.Zones(p.Zones()), ", ")))
			}
			wishes[p.Zones()[i]] = list.wish
		}
	}
	wished, refused, err := p.With(wishes)
	if err != nil {
		return nil, atFault(fmt.Errorf("%s: %w", p.ID, tell.Unfitting(err)))
	}
	for _, zone := range refused {
		fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s\n", p.ID, tell.NoMore(zone))
	}
	return wished, nil
}

// remarks says where a plan is not quite what was asked for.
func remarks(plan *pacing.Plan, startRate float64) (lines []string) {
	p := plan.Protocol
	if startRate > 0 {
		_, slowest, ramped := p.RampStart()
		switch taken := min(max(startRate, slowest), pacing.MaxStartRate); {
		case !ramped:
			lines = append(lines, words.Say("no breath of it is a ramp, so the start rate changes nothing"))
		case taken != startRate:
			lines = append(lines, words.Say("its ramp can start at %s to %s breaths a minute, so %s is taken instead of %s",
				number(slowest), number(pacing.MaxStartRate), number(taken), number(startRate)))
		}
	}
	for _, i := range plan.LeftOut {
		lines = append(lines, words.Say("%s is left out, because time is short", p.Phases[i].Name))
	}
	if plan.Slack > 0 {
		lines = append(lines, words.Say("every phase is at its longest after %s; %s is left over at the end",
			pacing.FormatDuration(plan.Length), pacing.FormatDuration(plan.Slack)))
	}
	if off := plan.Off(); off != 0 {
		length, by := pacing.FormatDuration(plan.Length), pacing.FormatDuration(off.Abs())
		if off > 0 {
			lines = append(lines, words.Say("whole breaths make it %s, %s longer than asked for", length, by))
		} else {
			lines = append(lines, words.Say("whole breaths make it %s, %s shorter than asked for", length, by))
		}
	}
	return lines
}
