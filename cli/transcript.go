package cli

import (
	"context"
	"fmt"
	"io"
	"time"

	"outbreath/pacing"
)

// transcript runs a session line by line: one for each phase, change of side,
// warning and the end.
func transcript(ctx context.Context, player *pacing.Player, w io.Writer) error {
	written := time.Duration(0) // cues before this are written
	for {
		s := player.Snapshot()
		at := s.Position(player.Now())
		for cue := range s.Plan.Cues(written, at+1) {
			line, ok := transcribe(s.Plan, cue)
			if !ok {
				continue
			}
			if err := writeLines(w, line); err != nil {
				return err
			}
		}
		written = max(written, at+1)
		switch {
		case s.State == pacing.Finished:
			return nil
		case s.State == pacing.Held:
			if err := goOnFrom(w, player, at); err != nil {
				return err
			}
			continue
		}
		select {
		case <-ctx.Done():
			return nil
		case <-player.Changed():
		case <-time.After(nextCue(s.Plan, written) - at):
		}
	}
}

// goOnFrom goes on after a hold that nobody asked for, and says so: where there
// are no keys, nobody could.
func goOnFrom(w io.Writer, player *pacing.Player, at time.Duration) error {
	if err := writeLines(w, fmt.Sprintf(goesOnWords, timestamp(at), whyHeld(player.Snapshot()))); err != nil {
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

// nextCue returns when the next cue of a transcript is due, at the latest the
// end of the plan.
func nextCue(plan *pacing.Plan, from time.Duration) time.Duration {
	for cue := range plan.Cues(from, plan.Length) {
		if _, ok := transcribe(plan, cue); ok {
			return cue.At
		}
	}
	return max(plan.Length, from) + time.Second // the player ends it
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
		return at + " End", true
	}
	return "", false
}
