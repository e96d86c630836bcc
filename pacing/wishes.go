package pacing

import (
	"errors"
	"slices"
	"strings"
	"time"
)

// Wish is what somebody would like for a zone.
type Wish string

// The wishes. A zone without one gets what the protocol gives it.
const (
	Include  Wish = ""
	GiveMore Wish = "more"
	LeaveOut Wish = "left out"
)

// Next returns the wish that follows when a zone is touched again.
func (w Wish) Next() Wish {
	switch w {
	case Include:
		return GiveMore
	case GiveMore:
		return LeaveOut
	}
	return Include
}

// Wishes are what is wished for zones, by name. Zones that a protocol does not
// have play no part.
type Wishes map[string]Wish

// ErrNothingLeft says that wishes leave nothing of a protocol, or only phases that
// time may do without.
var ErrNothingLeft = errors.New("one zone has to stay, or nothing is left of the session")

// Zones returns the zones of the protocol, each once, in its order.
func (p *Protocol) Zones() (zones []string) {
	for i := range p.Phases {
		for _, zone := range p.Phases[i].Zones {
			if !slices.Contains(zones, zone) {
				zones = append(zones, zone)
			}
		}
	}
	return zones
}

// ZoneOf returns the zone that a safety note speaks of, "" for none: the one
// that its id ends with, as "consent.glutes" does, or the only one of the phases
// that carry it.
func (p *Protocol) ZoneOf(note string) string {
	last := strings.ReplaceAll(note[strings.LastIndexByte(note, '.')+1:], "_", " ")
	if slices.Contains(p.Zones(), last) {
		return last
	}
	only := ""
	for i := range p.Phases {
		ph := &p.Phases[i]
		if !slices.ContainsFunc(ph.Safety, func(n Note) bool { return n.ID == note }) {
			continue
		}
		if len(ph.Zones) != 1 || only != "" && only != ph.Zones[0] {
			return ""
		}
		only = ph.Zones[0]
	}
	return only
}

// With returns the protocol as it is wished for; p itself where nothing is. Its
// phases keep their places, so that plans of both can be compared.
//
//   - A zone that is left out is in no plan, nor is a phase of which no zone stays.
//     A phase that loses some of its zones keeps for the others the share that
//     they had.
//   - A phase with a zone that is given more would like to be as long as it may, and
//     gives way half as readily. No minimum and no maximum changes.
//
// Refused are the zones for which there is no more than they have. Wishes
// that leave nothing are [ErrNothingLeft].
func (p *Protocol) With(w Wishes) (wished *Protocol, refused []string, err error) {
	if !slices.ContainsFunc(p.Zones(), func(zone string) bool { return w[zone] != Include }) {
		return p, nil, nil
	}
	q := *p
	q.Phases = slices.Clone(p.Phases)
	more := map[string]bool{}
	for i := range q.Phases {
		ph := &q.Phases[i]
		ph.leaveOut(w)
		if ph.LeftOut {
			continue
		}
		for _, zone := range ph.Zones {
			if w[zone] == GiveMore {
				more[zone] = ph.giveMore() || more[zone]
			}
		}
	}
	if !slices.ContainsFunc(q.Phases, func(ph Phase) bool { return !ph.LeftOut && ph.Optional == 0 }) {
		return nil, nil, ErrNothingLeft
	}
	for _, zone := range p.Zones() {
		if w[zone] == GiveMore && !more[zone] {
			refused = append(refused, zone)
		}
	}
	return &q, refused, nil
}

// leaveOut takes zones out of the phase.
func (p *Phase) leaveOut(w Wishes) {
	stay := slices.DeleteFunc(slices.Clone(p.Zones), func(zone string) bool { return w[zone] == LeaveOut })
	all, n := len(p.Zones), len(stay)
	switch {
	case n == all:
		return
	case n == 0:
		p.LeftOut = true
		return
	}
	share := func(d time.Duration) time.Duration {
		return max(d*time.Duration(n)/time.Duration(all)/Grain*Grain, Grain)
	}
	p.Zones = stay
	p.Min, p.Ideal, p.Max = share(p.Min), share(p.Ideal), share(p.Max)
	if p.Breaths > 0 {
		// A pacer leads the phase, and there are breaths for each place that stays.
		_ = p.Count(max(p.Breaths*n/all, p.places()))
	}
}

// giveMore lets the phase take what it may, and reports whether that is more.
func (p *Phase) giveMore() bool {
	if _, hi := p.Bounds(); hi == p.Ideal {
		// Of a phase with several zones the first that was given more took it all.
		return p.given
	}
	p.Ideal, p.Weight, p.given = p.Max, max(p.Weight/2, MinWeight), true
	return true
}
