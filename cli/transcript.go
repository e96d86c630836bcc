package cli

import (
	"context"
	"fmt"
	"io"
	"time"

	"outbreath/pacing"
	"outbreath/words"
)

// transcript runs a session line by line: one for each phase, change of side,
// prompt, warning and the end, for whatever becomes of the plan, and when sound,
// which may be nil, is lost or back.
func transcript(ctx context.Context, player *pacing.Player, heard sound, g gun, w io.Writer) error {
	t := scribe{gun: g}
	var soundChanged <-chan struct{}
	if heard != nil {
		soundChanged, t.silent = heard.Changed(), heard.Err() != nil
	}
	if !g.given() {
		t.plan = player.Snapshot().First
	}
	for {
		s := player.Snapshot()
		v := view{Instant: player.Now(), snapshot: s, gun: g}
		v.look()
		lines := t.lines(&v)
		if heard != nil {
			lines = append(lines, t.sound(v.at, heard.Err())...)
		}
		if err := writeLines(w, lines...); err != nil {
			return err
		}
		switch {
		case s.State == pacing.Finished:
			return nil
		case s.State == pacing.Held:
			if err := goOnFrom(w, player, v.at); err != nil {
				return err
			}
			continue
		}
		select {
		case <-ctx.Done():
			return nil
		case <-soundChanged:
		case <-player.Changed():
		case <-time.After(nextLook(s.Plan, t.written) - v.at):
		}
	}
}

// scribe knows what was written.
type scribe struct {
	gun     gun
	plan    *pacing.Plan // of which everything is written; nil before a drill's aim is
	prompt  string
	written time.Duration // cues before this are written
	silent  bool          // as was written, or said before
}

// sound returns a line where sound was lost, for a reason, or is there again.
func (t *scribe) sound(at time.Duration, why error) []string {
	if (why != nil) == t.silent {
		return nil
	}
	t.silent = why != nil
	if t.silent {
		return []string{fmt.Sprintf("%s %s: %v", timestamp(at), words.Say("no sound"), why)}
	}
	return []string{timestamp(at) + " " + words.Say("sound is back")}
}

// lines returns what is to be written now.
func (t *scribe) lines(v *view) (lines []string) {
	s := v.snapshot
	if s.Plan != t.plan {
		told := ""
		if t.gun.given() {
			told = t.gun.plans(s, v.Instant)
		} else {
			told = v.told(t.plan)
		}
		for _, line := range []string{told, v.endsLate()} {
			if line != "" {
				lines = append(lines, timestamp(v.at)+" "+line)
			}
		}
		t.plan = s.Plan
	}
	for cue := range s.Plan.Cues(t.written, v.at+1) {
		if line, ok := transcribe(s.Plan, cue); ok {
			lines = append(lines, line)
		}
	}
	t.written = max(t.written, v.at+1)
	prompt := ""
	if v.at >= 0 && s.State == pacing.Running {
		prompt = s.Plan.Prompt(v.moment)
	}
	if prompt != t.prompt {
		if t.prompt = prompt; prompt != "" {
			lines = append(lines, timestamp(v.at)+" "+prompt)
		}
	}
	return lines
}

// goOnFrom goes on after a hold that nobody asked for, and says so: where there
// are no keys, nobody could.
func goOnFrom(w io.Writer, player *pacing.Player, at time.Duration) error {
	if err := writeLines(w, words.Say("%s %s; going on from here", timestamp(at), whyHeld(player.Snapshot()))); err != nil {
		return err
	}
	_ = player.Resume() // refused where the session was finished meanwhile
	return nil
}

// timestamp writes where in the plan a line belongs.
func timestamp(at time.Duration) string {
	s := int(max(at, 0).Round(time.Second) / time.Second)
	return fmt.Sprintf("%02d:%02d", s/60, s%60)
}

// nextLook returns when a transcript is to look again: at the next cue, so that
// what comes with a breath is written with it, and each second at least.
func nextLook(plan *pacing.Plan, from time.Duration) time.Duration {
	second := (from/time.Second + 1) * time.Second
	for cue := range plan.Cues(from, second) {
		return cue.At
	}
	return second
}

// transcribe writes a cue as a line; ok is false for those of a breath.
func transcribe(plan *pacing.Plan, cue pacing.Cue) (line string, ok bool) {
	phase := &plan.Protocol.Phases[cue.Phase]
	at := timestamp(cue.At)
	switch cue.Kind {
	case pacing.CuePhase:
		line = at + " " + placed(phase, cue.Zone, cue.Side)
		if phase.Say != "" {
			line += " — " + phase.Say
		}
		return line, true
	case pacing.CueSide:
		return at + " " + placed(phase, cue.Zone, cue.Side), true
	case pacing.CueWarn:
		return at + " " + warnWords(phase, cue.Length), true
	case pacing.CueEnd:
		return at + " " + words.In("of a session", "End"), true
	}
	return "", false
}
