package tell

import (
	"outbreath/pacing"
	"outbreath/words"
)

// Kind names a kind of protocol.
func Kind(k pacing.Kind) string { return words.OfIn(ofProtocol, string(k)) }

// PhaseKind names a kind of phase.
func PhaseKind(k pacing.PhaseKind) string { return words.OfIn(ofPhase, string(k)) }

// Reason names a reason for a hold.
func Reason(r pacing.Reason) string { return words.OfIn(ofHold, string(r)) }

// Side names a side, "" where it is both.
func Side(s pacing.Side) string { return words.OfIn(ofBody, string(s)) }

// Zone names a zone. Those of the protocols that ship are codes, since settings and
// safety notes know them; one of a user's own is as it is written.
func Zone(zone string) string { return words.Of(zone) }

// Zones names zones.
func Zones(zones []string) []string {
	named := make([]string, len(zones))
	for i, zone := range zones {
		named[i] = Zone(zone)
	}
	return named
}

// The contexts of the codes.
const (
	ofProtocol = "kind of protocol"
	ofPhase    = "kind of phase"
	ofHold     = "reason for a hold"
	ofBody     = "side of the body"
)

// The codes, marked to be translated; a test holds that none is missing.
var _ = []string{
	words.MarkIn(ofProtocol, "table"), words.MarkIn(ofProtocol, "drill"),

	words.MarkIn(ofPhase, "opening"), words.MarkIn(ofPhase, "breath"), words.MarkIn(ofPhase, "assessment"),
	words.MarkIn(ofPhase, "targeted"), words.MarkIn(ofPhase, "release"), words.MarkIn(ofPhase, "finishing"),
	words.MarkIn(ofPhase, "guidance"), words.MarkIn(ofPhase, "settle"), words.MarkIn(ofPhase, "activate"),
	words.MarkIn(ofPhase, "rest"),

	words.MarkIn(ofHold, "pause"), words.MarkIn(ofHold, "pain"), words.MarkIn(ofHold, "numbness"),
	words.MarkIn(ofHold, "dizziness"), words.MarkIn(ofHold, "distress"), words.MarkIn(ofHold, "break"),
	words.MarkIn(ofHold, "other"),

	words.MarkIn(ofBody, "left"), words.MarkIn(ofBody, "right"),
}
