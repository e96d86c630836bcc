package app

import (
	"maps"
	"slices"
	"time"

	"outbreath/app/kit"
	"outbreath/app/prepare"
	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
)

// used is how a protocol was run last, as the settings keep it.
type used struct {
	Length    float64  `toml:"length"` // seconds
	StartRate float64  `toml:"start_rate,omitempty"`
	GiveMore  []string `toml:"give_more,omitempty"` // zones
	LeaveOut  []string `toml:"leave_out,omitempty"`
}

// use keeps how a protocol is run now.
func (a *app) use(id string, u prepare.Setup) {
	if u.Length == 0 { // it was not prepared
		return
	}
	kept := used{Length: u.Length.Seconds(), StartRate: u.StartRate}
	for _, zone := range slices.Sorted(maps.Keys(u.Wishes)) {
		switch u.Wishes[zone] {
		case pacing.GiveMore:
			kept.GiveMore = append(kept.GiveMore, zone)
		case pacing.LeaveOut:
			kept.LeaveOut = append(kept.LeaveOut, zone)
		}
	}
	if a.settings.Used == nil {
		a.settings.Used = map[string]used{}
	}
	a.settings.Used[id] = kept
	a.saveSettings()
}

// setup returns how it was set up.
func (u used) setup() prepare.Setup {
	s := prepare.Setup{Length: time.Duration(u.Length * float64(time.Second)), StartRate: u.StartRate, Wishes: pacing.Wishes{}}
	for _, zone := range u.GiveMore {
		s.Wishes[zone] = pacing.GiveMore
	}
	for _, zone := range u.LeaveOut {
		s.Wishes[zone] = pacing.LeaveOut
	}
	return s
}

// lastTime returns the session of an entry as it was run last, if it was.
func (a *app) lastTime(e protocols.Entry) (prepare.Start, bool) {
	u, was := a.settings.Used[e.ID]
	if e.Protocol == nil || !was || !(u.Length > 0 && u.Length <= pacing.MaxLength.Seconds()) {
		return prepare.Start{}, false
	}
	start, err := prepare.Again(e.Protocol, u.setup())
	return start, err == nil
}

// againWords say what Again would start, "" for nothing.
func (a *app) againWords(e protocols.Entry) string {
	start, ok := a.lastTime(e)
	if !ok {
		return ""
	}
	return words.Say("Again, %s", kit.Spoken(start.Plan.Length))
}

// again starts an entry as it was run last.
func (a *app) again(e protocols.Entry) {
	if start, ok := a.lastTime(e); ok {
		a.prepared, a.told, a.later = e, e, ""
		a.run(start)
	}
}
