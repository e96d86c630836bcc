package closing

import (
	"time"

	"outbreath/app/kit"
	"outbreath/pacing"
	"outbreath/words"
)

// Account is what was done in a session.
type Account struct {
	Protocol *pacing.Protocol
	Planned  time.Duration // of the plan it was started with
	Done     time.Duration // from its beginning to its end, holds apart
	Held     time.Duration
	Holds    int
	Complete bool // the plan came to its end
	Unspoken int  // lines that were not ready when they were to be spoken

	Due   time.Time // when the appointment was to end; zero without one
	Ended time.Time
}

// AccountOf tells what was done, from the plan a session was started with, its
// events, and how it stands at the end. Due is when the appointment was to end,
// zero without one; an event that moved it counts instead.
func AccountOf(plan *pacing.Plan, events []pacing.Event, end *pacing.Snapshot, due time.Time) Account {
	a := Account{Protocol: plan.Protocol, Planned: plan.Length, Complete: end.Complete(), Due: due}
	var began, heldSince time.Duration
	held := false
	for _, e := range events {
		switch at := e.At.Boot; e.Kind { // a sleep is part of the hold that it caused
		case pacing.EventStart:
			began = at + e.Lead
		case pacing.EventHold:
			if !held {
				held, heldSince = true, at
				a.Holds++
			}
		case pacing.EventMove:
			if !a.Due.IsZero() {
				a.Due = e.End
			}
		case pacing.EventResume, pacing.EventFinish:
			if held {
				a.Held += at - max(heldSince, began)
				held = false
			}
			if e.Kind == pacing.EventFinish {
				a.Done = max(at-began-a.Held, 0)
				a.Ended = e.At.Wall
			}
		}
	}
	a.Held = max(a.Held, 0)
	return a
}

// title is the page's first line.
func (a Account) title() string {
	if a.Complete {
		return words.Say("That was all of it.")
	}
	return words.Say("Ended here.")
}

// lead is what follows the title.
func (a Account) lead() string {
	if a.Complete {
		return words.Say("Take a moment before the next thing.")
	}
	return words.Say("Stopping when it is time to stop is part of the session. Take a moment before the next thing.")
}

// facts are what was done, a sentence each.
func (a Account) facts() []string {
	done := a.Done.Round(time.Second)
	list := []string{kit.Spoken(done)}
	if !a.Complete {
		list[0] = words.In("of a session", "%s of %s", kit.Spoken(done), kit.Spoken(a.Planned))
	}
	switch {
	case a.Held < time.Second:
	case a.Holds == 1:
		list = append(list, words.Say("on hold once, for %s", kit.Spoken(a.Held)))
	default:
		list = append(list, words.Say("on hold %d times, %s in all", a.Holds, kit.Spoken(a.Held)))
	}
	return list
}

// appointment says how the end lies to the appointment's, in whole minutes; ""
// without one.
func (a Account) appointment() string {
	if a.Due.IsZero() || a.Ended.IsZero() {
		return ""
	}
	ended := a.Ended.Round(time.Minute)
	due, at := a.Due.Format("15:04"), ended.Format("15:04")
	switch off := ended.Sub(a.Due); {
	case off >= time.Minute:
		return words.Say("The appointment was until %s; it ended %s, %s later.", due, at, kit.Spoken(off))
	case off <= -time.Minute:
		return words.Say("The appointment was until %s; it ended %s, %s earlier.", due, at, kit.Spoken(-off))
	}
	return words.Say("The appointment was until %s, and it ended then.", due)
}

// unspoken says what was not heard of what was to be spoken; "" where all was.
func (a Account) unspoken() string {
	switch a.Unspoken {
	case 0:
		return ""
	case 1:
		return words.Say("One spoken line was not ready in time and left out.")
	}
	return words.Say("%d spoken lines were not ready in time and left out.", a.Unspoken)
}
