package pacing

import "time"

// EventKind is what happened in a session.
type EventKind string

// The kinds of event.
const (
	EventStart  EventKind = "start"
	EventHold   EventKind = "hold"
	EventResume EventKind = "resume"
	EventNext   EventKind = "next"
	EventBack   EventKind = "back"
	EventAdd    EventKind = "add"
	EventLeave  EventKind = "leave"
	EventSettle EventKind = "settle"
	EventMove   EventKind = "move"
	EventUndo   EventKind = "undo"
	EventPacer  EventKind = "pacer"
	EventAim    EventKind = "aim"
	EventFinish EventKind = "finish"
)

// Reason is why a session is held.
type Reason string

// The reasons for a hold.
const (
	ReasonPause    Reason = "pause"
	ReasonPain     Reason = "pain"
	ReasonNumbness Reason = "numbness"
	ReasonDizzy    Reason = "dizziness"
	ReasonDistress Reason = "distress"
	ReasonBreak    Reason = "break"
	ReasonOther    Reason = "other"
)

// Reasons lists every reason for a hold.
var Reasons = []Reason{
	ReasonPause, ReasonPain, ReasonNumbness, ReasonDizzy, ReasonDistress, ReasonBreak, ReasonOther,
}

// Cause is what held a session when it was not a person.
type Cause string

// The causes of a hold that nobody asked for.
const (
	CauseSleep Cause = "sleep" // the machine slept
	CauseStall Cause = "stall" // the program stood still while the machine ran
)

// Event is one thing that happened in a session, with the instant at which it
// did. A session's events, replayed on its first plan, give the session again.
type Event struct {
	Kind EventKind `json:"kind"`
	At   Instant   `json:"at"`

	Reason Reason        `json:"reason,omitempty"` // of a hold
	Cause  Cause         `json:"cause,omitempty"`  // of a hold that nobody asked for
	By     time.Duration `json:"by,omitempty"`     // of an add: how much longer
	Phases []int         `json:"phases,omitempty"` // of a leave: indexes into Protocol.Phases
	End    time.Time     `json:"end,omitzero"`     // of a start and a move: when the appointment ends; of an aim: the last out-breath
	Free   bool          `json:"free,omitempty"`   // of a pacer: off
	// How answers lost time at this event; empty leaves it to the protocol.
	How LostTime `json:"how,omitempty"`
	// Lead is the quiet moment before the breath starts, or starts again.
	Lead time.Duration `json:"lead,omitempty"`
}
