package pacing

import (
	"errors"
	"fmt"
	"time"
)

// Kind tells a table session from a drill.
type Kind string

// The kinds of protocol.
const (
	Table Kind = "table" // hands-on, led by a therapist
	Drill Kind = "drill" // a few minutes, run by the athlete alone
)

// Kinds lists every kind of protocol.
var Kinds = []Kind{Table, Drill}

// PhaseKind is what a phase is for.
type PhaseKind string

// The kinds of phase. The last three are for drills.
const (
	Opening    PhaseKind = "opening"
	Breathing  PhaseKind = "breath"
	Assessment PhaseKind = "assessment"
	Targeted   PhaseKind = "targeted"
	Release    PhaseKind = "release"
	Finishing  PhaseKind = "finishing"
	Guidance   PhaseKind = "guidance"
	Settle     PhaseKind = "settle"
	Activate   PhaseKind = "activate"
	Resting    PhaseKind = "rest"
)

// PhaseKinds lists every kind of phase, in the order a session runs through
// them.
var PhaseKinds = []PhaseKind{
	Opening, Breathing, Assessment, Targeted, Release, Finishing, Guidance, Settle, Activate, Resting,
}

// LostTime says who pays for a hold, a late start or an extra minute.
type LostTime string

// The answers to lost time.
const (
	Shrink LostTime = "shrink" // later phases give way; the end stays
	Extend LostTime = "extend" // the end moves
	Ask    LostTime = "ask"    // the user decides each time
)

// LostTimes lists every answer to lost time.
var LostTimes = []LostTime{Shrink, Extend, Ask}

// Action is what a safety note asks for.
type Action string

// The actions of safety notes, mildest first.
const (
	Info        Action = "info"         // show once
	AskFirst    Action = "ask"          // ask before the start
	Adapt       Action = "adapt"        // go on with the named change
	FreeBreath  Action = "free_breath"  // pacer off
	SkipZone    Action = "skip_zone"    // leave the zone out
	Postpone    Action = "postpone"     // not today
	AdviceFirst Action = "advice_first" // check with a health professional before
	Stop        Action = "stop"         // end the phase at once
	Help        Action = "help"         // stop and get medical help
)

// Note is one safety note, ready to show.
type Note struct {
	ID     string // "breath.dizzy"; the part before the first dot is its group
	When   string // "always", "before", "during", "before zone", "each zone"
	Action Action
	Text   string
}

// Sound is what a protocol would like to sound like; empty means no wish. The
// user's settings win.
type Sound struct {
	Inhale, Exhale, Bell, Bed string
}

// Prompt is a line that comes up during a phase: every so often, after so many
// breaths, or, where neither is set, once. Where the phase is paced it comes
// with a breath, never within one.
type Prompt struct {
	Every   time.Duration // again and again, this far apart
	At      time.Duration // once; negative counts back from the end of the phase
	Breaths int           // again and again, after so many breaths
	On      Stage         // the half of the breath it comes with: StageOut, or else the in-breath
	For     int           // how many breaths it stays; 0 is until the next one
	Say     []string      // shown in turn
}

// Phase is one stage of a protocol, with the bounds within which it may be
// fitted.
type Phase struct {
	ID    string
	Name  string
	Kind  PhaseKind
	Zones []string // where the hands are; several share the phase evenly, in order
	Sides bool     // each zone is a left half, then a right half

	Min, Ideal, Max time.Duration
	Breaths         int     // where it is counted in breaths: how many; the lengths follow from them
	Weight          float64 // share in what is given or taken; 0 keeps Ideal
	Protect         bool    // never pays for what whole cycles leave over
	Optional        int     // 1 is left out first when time is short; 0 never

	Breath  Breath
	Say     string
	Warn    []time.Duration // quiet warnings, this long before the end
	Prompts []Prompt
	Safety  []Note

	LeftOut bool // as it is wished for, see [Protocol.With]: it is in no plan
	given   bool // more than the protocol has it
}

// Bounds returns the shortest and longest the phase may be fitted to.
func (p *Phase) Bounds() (lo, hi time.Duration) {
	if p.Weight == 0 {
		return p.Ideal, p.Ideal
	}
	return p.Min, p.Max
}

// ErrUnled is the error of [Phase.Count] for a phase that no pacer leads to the end.
var ErrUnled = errors.New("breaths can only be counted where a pacer leads them to the end")

// TooFewBreathsError is the error of [Phase.Count] for fewer breaths than zones and
// sides.
type TooFewBreathsError struct{ Breaths, Places int }

func (e *TooFewBreathsError) Error() string {
	return fmt.Sprintf("%d breaths are too few for %d zones and sides", e.Breaths, e.Places)
}

// Count makes the phase last n breaths, no more and no fewer. It needs a pacer
// that leads to the end, and a breath for each zone and side.
func (p *Phase) Count(n int) error {
	switch {
	case p.Breath.unled():
		return ErrUnled
	case n < p.places():
		return &TooFewBreathsError{n, p.places()}
	}
	d := p.Breath.pace().length(n)
	p.Breaths, p.Weight, p.Min, p.Ideal, p.Max = n, 0, d, d, d
	return nil
}

// Protocol says what may happen. It is read from a file by package protocols
// and never changed afterwards.
type Protocol struct {
	ID, Version string
	Name        string
	Kind        Kind
	Summary     string
	Audience    string
	Technique   string        // how to work throughout
	Background  string        // where it comes from and what is not known
	Length      time.Duration // offered first
	PressureCap int           // 0 to 10; NoPressureCap where hands play no part
	LostTime    LostTime
	Safety      []Note
	Guidance    []string
	Sound       Sound
	Phases      []Phase
}

// NoPressureCap marks a protocol that says nothing about pressure.
const NoPressureCap = -1

// Range returns the shortest and the longest length that a plan can fill:
// the sums of the phases' bounds, the shortest without the optional phases.
func (p *Protocol) Range() (shortest, longest time.Duration) {
	for i := range p.Phases {
		if p.Phases[i].LeftOut {
			continue
		}
		lo, hi := p.Phases[i].Bounds()
		if p.Phases[i].Optional == 0 {
			shortest += lo
		}
		longest += hi
	}
	return shortest, longest
}

// RampStart returns the rate at which the first ramp starts, in breaths a
// minute, and the slowest that makes sense; ok is false without a ramp.
func (p *Protocol) RampStart() (rate, slowest float64, ok bool) {
	for i := range p.Phases {
		if b := p.Phases[i].Breath; b.Ramped() && !p.Phases[i].LeftOut {
			return b.StartRate, b.Rate(), true
		}
	}
	return 0, 0, false
}

// Validate reports the first reason for which the protocol cannot be fitted.
// What package protocols reads without errors is valid.
func (p *Protocol) Validate() error {
	if len(p.Phases) == 0 {
		return fmt.Errorf("protocol %q has no phases", p.ID)
	}
	optional := 0
	for i := range p.Phases {
		ph := &p.Phases[i]
		if err := ph.validate(); err != nil {
			return fmt.Errorf("protocol %q, phase %q: %w", p.ID, ph.ID, err)
		}
		if ph.Optional > 0 || ph.LeftOut {
			optional++
		}
	}
	if optional == len(p.Phases) {
		return fmt.Errorf("protocol %q: every phase is optional", p.ID)
	}
	if _, longest := p.Range(); longest > MaxLength {
		return fmt.Errorf("protocol %q: may last %v, longer than the %v a plan can", p.ID, longest, MaxLength)
	}
	return nil
}

// MaxLength is the longest plan: a day. Longer ones are mistakes.
const MaxLength = 24 * time.Hour

func (p *Phase) validate() error {
	b := p.Breath
	switch {
	case p.Min <= 0 || p.Min > p.Ideal || p.Ideal > p.Max || p.Max > MaxLength:
		return fmt.Errorf("lengths must run 0 < min ≤ ideal ≤ max ≤ %v, not %v, %v, %v", MaxLength, p.Min, p.Ideal, p.Max)
	case p.Weight != 0 && !(p.Weight >= MinWeight && p.Weight <= MaxWeight):
		return fmt.Errorf("weight %v is neither 0 nor between %v and %v", p.Weight, MinWeight, MaxWeight)
	case p.Min%Grain != 0 || p.Ideal%Grain != 0 || p.Max%Grain != 0,
		b.In%Grain != 0 || b.Hold%Grain != 0 || b.Out%Grain != 0 || b.Rest%Grain != 0:
		return fmt.Errorf("lengths must be whole milliseconds")
	case b.In < 0 || b.Hold < 0 || b.Out < 0 || b.Rest < 0:
		return fmt.Errorf("breath %q has a negative part", b.Name)
	case !b.Free() && (b.In == 0 || b.Out == 0):
		return fmt.Errorf("breath %q needs an in and an out", b.Name)
	case !b.Free() && b.Cycle() < MinCycle:
		return fmt.Errorf("breath %q: a cycle of %v is shorter than %v", b.Name, b.Cycle(), MinCycle)
	case b.Ramped() && (!(b.StartRate <= float64(time.Minute)/float64(MinCycle)) || !(b.Step > 0 && b.Step <= 1)):
		return fmt.Errorf("breath %q: ramp from %v a minute by %v is out of range", b.Name, b.StartRate, b.Step)
	case b.Fade < 0:
		return fmt.Errorf("breath %q fades over %d cycles", b.Name, b.Fade)
	}
	if p.Breaths != 0 {
		counted := *p
		if err := counted.Count(p.Breaths); err != nil {
			return err
		}
		if counted.Ideal != p.Ideal || p.Weight != 0 {
			return fmt.Errorf("counts %d breaths, so its weight must be 0 and its ideal length %v", p.Breaths, counted.Ideal)
		}
	}
	return nil
}

// MinCycle is the shortest cycle a pacer can lead: 60 breaths a minute.
const MinCycle = time.Second

// MinWeight and MaxWeight bound a phase's weight where it has one, so that
// fitting stays exact.
const (
	MinWeight = 0.01
	MaxWeight = 100.0
)
