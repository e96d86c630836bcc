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

// Event is one thing that happened in a session, with the instant at which it
// did. A session's events, replayed on its first plan, give the session again.
type Event struct {
	Kind   EventKind
	At     Instant
	Reason Reason        `json:",omitempty"` // of a hold
	By     time.Duration `json:",omitempty"` // of an add: how much longer
	// Lead is the quiet moment before the breath starts, or starts again, of a
	// start, a resume and a back.
	Lead time.Duration `json:",omitempty"`
}
