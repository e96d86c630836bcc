package prepare

import (
	"fmt"
	"time"

	"outbreath/app/kit"
	"outbreath/pacing"
	"outbreath/words/tell"
)

// appointment is when a table session is to begin and when it has to be over.
// A zero begin is "now", a zero end is "when its length is over". Where the end
// follows from when the next client comes, next is that.
type appointment struct {
	begin, end, next time.Time
}

// from returns when the session can begin: as planned, or now where that is
// over.
func (a appointment) from(now time.Time) time.Time {
	if a.begin.After(now) {
		return a.begin
	}
	return now
}

// late returns by how many whole minutes the planned beginning is over.
func (a appointment) late(now time.Time) time.Duration {
	if a.begin.IsZero() {
		return 0
	}
	return max(0, now.Add(pacing.StartLead).Sub(a.begin).Round(time.Minute))
}

// room returns how long a session can last that begins as planned, or is started
// now, and has to be over by the end.
func (a appointment) room(now time.Time) time.Duration {
	if a.begin.After(now) {
		return a.end.Sub(a.begin)
	}
	return a.end.Sub(now.Add(pacing.StartLead))
}

// bounds is how long a protocol can last.
type bounds struct{ least, most time.Duration }

// short reports whether even the shortest plan ends too late, by more than what
// a session leaves alone.
func (b bounds) short(room time.Duration) bool { return b.least-room >= pacing.Hysteresis }

func (b bounds) clamp(d time.Duration) time.Duration { return min(max(d, b.least), b.most) }

// possible says what end can be had instead of one that cannot, "" for one that
// can.
func (a appointment) possible(b bounds, now time.Time) string {
	from := a.from(now)
	switch room := a.room(now); {
	case b.short(room):
		return kit.Spoken(b.least) + " at least: " + upToMinute(from.Add(b.least)).Format("15:04")
	case room-b.most >= pacing.Hysteresis:
		return kit.Spoken(b.most) + " at most: " + from.Add(b.most).Format("15:04")
	}
	return ""
}

// upToMinute returns the next whole minute, so that what is promised can be had.
func upToMinute(t time.Time) time.Time {
	if whole := t.Truncate(time.Minute); whole.Before(t) {
		return whole.Add(time.Minute)
	}
	return t
}

// onDay returns the time of day that lies nearest to now: up to half a day
// ahead, or over. It is a time of day, not a number of hours since midnight, on
// a day that is longer or shorter too.
func onDay(clock time.Duration, now time.Time) time.Time {
	s := int(clock / time.Second)
	at := time.Date(now.Year(), now.Month(), now.Day(), s/3600, s/60%60, s%60, 0, now.Location())
	switch off := at.Sub(now); {
	case off > 12*time.Hour:
		return at.AddDate(0, 0, -1)
	case off <= -12*time.Hour:
		return at.AddDate(0, 0, 1)
	}
	return at
}

// clockOf returns the time of day.
func clockOf(t time.Time) time.Duration {
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second
}

const (
	// worthSaying is how much the length of a phase has to change to be spoken
	// of: whole cycles move by a little by themselves.
	worthSaying = 5 * time.Second
	// mostNamed is how many phases are read out before one loses count; of more,
	// thenNamed are, those that changed most. The list below has them all.
	mostNamed = 6
	thenNamed = 3
)

// paid says, to read out, who pays for a late start.
func paid(late time.Duration, before, after *pacing.Plan, end time.Time) string {
	var changes []pacing.Change
	for _, c := range pacing.Changes(before, after) {
		if c.By().Abs() >= worthSaying {
			changes = append(changes, c)
		}
	}
	words := kit.Spoken(late) + " late: "
	if forms := tell.ChangesShorter(changes, after.Protocol); len(forms) > 0 {
		form := 0
		if len(changes) > mostNamed {
			form = len(changes) - thenNamed
		}
		words += forms[form] + ", "
	}
	return words + fmt.Sprintf("ends %s as planned.", end.Format("15:04"))
}

// later says that a session which was to begin at some time and has no end to
// keep ends later, "" while that is less than a minute.
func (a appointment) later(lasts time.Duration, end time.Time) string {
	planned := a.begin.Add(lasts)
	late := end.Sub(planned).Truncate(time.Minute)
	if late <= 0 {
		return ""
	}
	return fmt.Sprintf("%s late: ends %s instead of %s.", kit.Spoken(late), end.Format("15:04"), planned.Format("15:04"))
}

// left says what time there is where it does not do.
func (a appointment) left(now time.Time) string {
	room := a.end.Sub(a.from(now)).Round(time.Minute)
	if room <= 0 {
		return a.end.Format("15:04") + " is over."
	}
	verb := " are"
	if room == time.Minute {
		verb = " is"
	}
	return kit.Spoken(room) + verb + " left until " + a.end.Format("15:04") + "."
}

// changeover says what lies between the session and the next client, "" where there is none
// to come.
func (a appointment) changeover() string {
	if a.next.IsZero() {
		return ""
	}
	if a.next.Equal(a.end) {
		return fmt.Sprintf("It ends as the next client comes, at %s.", a.next.Format("15:04"))
	}
	return fmt.Sprintf("It ends %s, which leaves %s until the next client.", a.end.Format("15:04"), kit.Spoken(a.next.Sub(a.end)))
}

// early says what becomes of a session that is started before it was to begin;
// now is how it would last and end.
func (a appointment) early(now time.Time, lasts time.Duration) string {
	words := fmt.Sprintf("It begins %s, in %s. Started now, it ", a.begin.Format("15:04"), kit.Spoken(max(a.begin.Sub(now).Round(time.Minute), time.Minute)))
	if a.end.IsZero() {
		return words + "ends " + now.Add(pacing.StartLead+lasts).Format("15:04") + "."
	}
	return words + "lasts " + kit.Spoken(lasts) + "."
}
