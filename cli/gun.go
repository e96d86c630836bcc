package cli

import (
	"fmt"
	"strings"
	"time"

	"outbreath/keys"
	"outbreath/pacing"
	"outbreath/words"
)

// gun is what a drill is aimed at: the athlete's start, and how long before it
// the last out-breath is to end.
type gun struct {
	flag   timeOfDay
	before length
	start  time.Time
}

// defaultBefore is how long before the start a drill ends, unless it is said.
const defaultBefore = length(90 * time.Second)

func (g *gun) given() bool { return g.flag.given() }

// lastOut is when the last out-breath is to end.
func (g *gun) lastOut() time.Time { return g.start.Add(-time.Duration(g.before)) }

// set finds out when the start is.
func (g *gun) set(now time.Time) error {
	if time.Duration(g.before) < 0 {
		return words.Error("--before: it cannot be negative")
	}
	start, err := g.flag.after(now)
	if err != nil {
		return fmt.Errorf("--start: %w", err)
	}
	g.start = start
	if !g.lastOut().After(now) {
		return words.Errorf("--start: %s is in %s, and the last out-breath was to end %s before", g.flag.shown(start),
			clock(start.Sub(now)), pacing.FormatDuration(time.Duration(g.before)))
	}
	return nil
}

// remarks says what is to be known before the session starts.
func (g *gun) remarks(plan *pacing.Plan) (lines []string) {
	last, _ := plan.LastOut()
	if after := plan.Length - last - time.Duration(g.before); after > 0 {
		lines = append(lines, words.Say("it goes on after its last out-breath, until %s after your start; --before %s would end it there",
			clock(after), pacing.FormatDuration((plan.Length-last).Round(time.Second))))
	}
	return lines
}

// plans says when what is to happen, and what it took.
func (g *gun) plans(s *pacing.Snapshot, now pacing.Instant) string {
	begins := now.Wall.Add(-s.Position(now))
	said := words.Say("begins %s, last out-breath %s, your start %s",
		begins.Round(time.Second).Format(seconds), g.lastOut().Format(seconds), g.start.Format(seconds))
	if told := g.news(s, now); told != "" {
		said += "; " + told
	}
	return said
}

const seconds = "15:04:05"

// news says what was left out to hit, and by how much it will miss.
func (g *gun) news(s *pacing.Snapshot, now pacing.Instant) string {
	var said []string
	switch n := s.First.Breaths() - s.Plan.Breaths(); {
	case n == 0:
	case n > 0:
		said = append(said, words.Count("shorter by %d breath", "shorter by %d breaths", n))
	default:
		said = append(said, words.Count("longer by %d breath", "longer by %d breaths", -n))
	}
	out, _ := s.Plan.LastOut()
	if off := s.EndsAt(now).Add(out - s.Plan.Length).Sub(g.lastOut()).Round(time.Second); s.State == pacing.Running && s.Position(now) < out {
		switch {
		case off > 0:
			said = append(said, words.Say("last out-breath %s late", clock(off)))
		case off < 0:
			said = append(said, words.Say("last out-breath %s early", clock(-off)))
		}
	}
	return strings.Join(said, "; ")
}

// moved returns the gun with its start moved.
func (g gun) moved(by time.Duration) gun {
	g.start = g.start.Add(by)
	return g
}

// move moves the start, unless the last out-breath would be over then.
func (g gun) move(by time.Duration) func(*console) error {
	return func(c *console) error {
		moved := g.moved(by)
		if !moved.lastOut().After(c.player.Now().Wall) {
			return refusal(words.Say("too early: for a start at %s the last out-breath would be over", moved.start.Format(seconds)))
		}
		err := c.player.Aim(moved.lastOut())
		if err == nil {
			c.gun = moved
		}
		return err
	}
}

// minutes are what can be done in a drill that is aimed: they belong to the start
// then. A move that would be refused stays unsaid.
func (v *view) minutes() []offer {
	move := func(a keys.Action, by time.Duration, text string) offer {
		if moved := v.gun.moved(by); !moved.lastOut().After(v.Wall) {
			text = ""
		}
		return v.offer(a, text, "", v.gun.move(by))
	}
	return []offer{move(keys.AddMinute, time.Minute, words.Say("start a minute later")), move(keys.Earlier, -time.Minute, words.In("of a start", "earlier"))}
}
