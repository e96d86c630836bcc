package cli

import (
	"slices"
	"strconv"
	"time"

	"outbreath/cli/terminal"
	"outbreath/keys"
	"outbreath/pacing"
	"outbreath/words"
	"outbreath/words/tell"
)

// offer is something that can be done just now. What the screen shows and what
// the keys do come from the same offers, so that neither can promise more than
// the other.
type offer struct {
	keys  []terminal.Key // each does it
	words string         // on the screen, the first key among them; "" stays unsaid
	again string         // asks for the second press; "" acts at the first
	do    func(*console) error
}

// reasonOf returns the reason for a hold that a digit stands for.
func reasonOf(key terminal.Key) (pacing.Reason, bool) {
	if len(key) != 1 || key[0] < '1' || int(key[0]-'1') >= len(pacing.Reasons) {
		return "", false
	}
	return pacing.Reasons[key[0]-'1'], true
}

// offers returns what can be done, most needed first, except for the reasons
// of a hold. What is asked of the user goes before everything else.
func (v *view) offers() (asked, others []offer) {
	endWord := words.In("what a key does", "end")
	if v.snapshot.State == pacing.Held {
		endWord = words.Say("finish now")
	}
	hold := v.offer(keys.Hold, words.In("what a key does", "hold"), "", func(c *console) error { return c.player.Hold(pacing.ReasonPause) })
	next := v.offer(keys.Next, words.In("what a key does", "next"), words.Say("again, and the next phase follows this breath"), func(c *console) error { return c.player.Next() })
	back := v.offer(keys.Back, words.In("what a key does", "back"), words.Say("again goes back"), func(c *console) error { return c.player.Back() })
	add := v.offer(keys.AddMinute, words.In("what a key adds", "a minute"), "", func(c *console) error { return c.player.Add(time.Minute) })
	end := v.offer(keys.Finish, endWord, words.Say("again ends the session"), func(c *console) error { return c.player.Finish() })
	undo := v.offer(keys.Undo, "", "", func(c *console) error { return c.player.Undo() }) // said with the news
	if v.snapshot.Ending > v.at {
		next.words = "" // it does already
	}
	switch s := v.snapshot; {
	case s.State == pacing.Held:
		minutes := []offer{add}
		if v.gun.given() {
			minutes = v.minutes()
		}
		ways := append(v.goingOn(), end)
		if a := v.note().Action; s.Cause == "" && (a == pacing.Help || a == pacing.Stop && v.zonePhases() == nil) {
			ways = slices.Insert(ways[:len(ways)-1], 0, end)
		}
		return nil, slices.Concat(ways, []offer{next, back, undo}, minutes)
	case v.gun.given():
		return nil, slices.Concat([]offer{hold}, v.minutes(), []offer{next, back, end})
	}
	return v.questions(), []offer{hold, next, back, add, end, undo}
}

// goOnBy goes on after a hold; how says who pays for it, "" leaves that to the
// protocol.
func goOnBy(how pacing.LostTime) func(*console) error {
	return func(c *console) error {
		err := c.player.ResumeBy(how)
		if err == nil && how == pacing.Extend {
			c.agree()
		}
		return err
	}
}

// causeOffers are the ways on after a hold that nobody asked for.
func (v *view) causeOffers() []offer {
	return []offer{
		v.offer(keys.GoOn, words.Say("go on, end late"), words.Say("%s again goes on from here and ends late", itsKey), goOnBy(pacing.Extend)),
		v.offer(keys.LayOut, words.Say("lay the rest out again"), words.Say("%s again goes on, and the rest is laid out again", itsKey), goOnBy(pacing.Shrink)),
	}
}

// goingOn are the ways on after a hold, first the one that the note to its
// reason names.
func (v *view) goingOn() []offer {
	if v.snapshot.Cause != "" {
		return v.causeOffers()
	}
	all := []offer{v.offer(keys.GoOn, words.Say("go on here"), words.Say("%s again goes on", itsKey), goOnBy(""))}
	if phases := v.zonePhases(); phases != nil {
		leave := v.offer(keys.LeaveZone, words.Say("leave %s out", tell.Zone(v.moment.Zone)), words.Say("%s again goes on without %s", itsKey, tell.Zone(v.moment.Zone)), leaveAndGoOn(phases...))
		switch v.note().Action {
		case pacing.SkipZone, pacing.Stop:
			all = slices.Insert(all, 0, leave)
		default:
			all = append(all, leave)
		}
	}
	if before, to := v.untilReturn(); len(before) > 0 {
		name := words.Inner(v.snapshot.Plan.Phase(to).Name)
		all = append(all, v.offer(keys.Return, words.Say("go to %s", name), words.Say("%s again goes on with %s", itsKey, name), leaveAndGoOn(before...)))
	}
	pacer := v.offer(keys.Pacer, words.Say("pacer off"), "", func(c *console) error { return c.chooseFree(true) })
	switch {
	case v.snapshot.Free:
		pacer = v.offer(keys.Pacer, words.Say("pacer on"), "", func(c *console) error { return c.chooseFree(false) })
	case !v.pacedFrom(v.at):
		return all
	}
	return append(all, pacer)
}

// leaveAndGoOn goes on without some phases.
func leaveAndGoOn(phases ...int) func(*console) error {
	return func(c *console) error {
		if err := c.player.Leave(phases...); err != nil {
			return err
		}
		return c.player.Resume()
	}
}

// zonePhases returns the phase that runs and those to come that are about
// nothing but its zone; none where it has no zone, or nothing else would be left.
func (v *view) zonePhases() []int {
	plan := v.snapshot.Plan
	phases := []int{v.span.Phase}
	for i := v.moment.Span + 1; i < len(plan.Spans); i++ {
		if zones := plan.Phase(i).Zones; len(zones) > 0 && !slices.ContainsFunc(zones, func(z string) bool { return z != v.moment.Zone }) {
			phases = append(phases, plan.Spans[i].Phase)
		}
	}
	if v.moment.Zone == "" || len(phases) == len(plan.Spans)-v.moment.Span {
		return nil
	}
	return phases
}

// untilReturn returns the phases before the one that goes back over what asked
// for more, and the span of that one. There are none where it has begun or is
// not to come.
func (v *view) untilReturn() (before []int, to int) {
	plan := v.snapshot.Plan
	for i := v.moment.Span; i < len(plan.Spans); i++ {
		if plan.Phase(i).Kind == pacing.Release {
			return before, i
		}
		before = append(before, plan.Spans[i].Phase)
	}
	return nil, 0
}

// pacedFrom reports whether the pacer leads anywhere after a position.
func (v *view) pacedFrom(at time.Duration) bool {
	return slices.ContainsFunc(v.snapshot.Plan.Segments, func(s pacing.Segment) bool { return s.Cycles > 0 && s.End() > at })
}

// questions are what the session wants to know: who pays for lost time, or what
// to do where it cannot be made good.
func (v *view) questions() []offer {
	s := v.snapshot
	runOver := func(c *console) error {
		err := c.player.Settle(pacing.Extend)
		if err == nil {
			c.agree()
		}
		return err
	}
	if s.Asking {
		return []offer{
			{[]terminal.Key{"1"}, "1 " + words.Say("keep %s", hhmm(s.PlannedEnd(v.Instant))), "", func(c *console) error { return c.player.Settle(pacing.Shrink) }},
			{[]terminal.Key{"2"}, "2 " + words.Say("end at %s", hhmm(s.EndsAt(v.Instant))), "", runOver},
		}
	}
	if v.over() == 0 {
		return nil
	}
	asked := []offer{{[]terminal.Key{"1"}, "1 " + words.Say("run over"), "", runOver}}
	for i, phase := range v.sparable() {
		key, name := strconv.Itoa(i+2), words.Inner(s.Plan.Protocol.Phases[phase].Name)
		asked = append(asked, offer{[]terminal.Key{terminal.Key(key)}, key + " " + words.Say("without %s", name),
			words.Say("%s again leaves %s out", key, name), func(c *console) error { return c.player.Leave(phase) }})
	}
	return append(asked, offer{words: v.offer(keys.Finish, words.Say("finish now"), "", nil).words})
}

// question says what is asked.
func (v *view) question() string {
	switch late := v.snapshot.Late(v.Instant); {
	case v.snapshot.Asking && late < 0:
		return words.Say("%s was gained:", clock(-late))
	case v.snapshot.Asking:
		return words.Say("%s was lost:", clock(late))
	}
	return words.Say("it ends %s late:", clock(v.over()))
}

// over returns by how much a session that was laid out again will still run
// over, 0 where that is too little to speak of or was agreed to.
func (v *view) over() time.Duration {
	s := v.snapshot
	late := s.Late(v.Instant)
	if s.State != pacing.Running || s.Plan.Protocol.LostTime == pacing.Extend ||
		s.Plan.Off() < pacing.Hysteresis || late-v.runsOver < pacing.Hysteresis {
		return 0
	}
	return late
}

// sparable returns the phases that may be left out to end on time: those to
// come that nothing protects, of them the ones that make up for all of it if
// there are any, the shortest first.
func (v *view) sparable() (phases []int) {
	const most = 3
	plan := v.snapshot.Plan
	var some, enough []pacing.Span
	for i := v.moment.Span + 1; i < len(plan.Spans); i++ {
		switch ph, span := plan.Phase(i), plan.Spans[i]; {
		case ph.Protect:
		case span.Duration >= v.over():
			enough = append(enough, span)
		default:
			some = append(some, span)
		}
	}
	slices.SortStableFunc(enough, func(a, b pacing.Span) int { return int(a.Duration - b.Duration) })
	slices.SortStableFunc(some, func(a, b pacing.Span) int { return int(b.Duration - a.Duration) })
	for _, span := range slices.Concat(enough, some) {
		phases = append(phases, span.Phase)
	}
	return phases[:min(len(phases), most)]
}
