package app

import (
	"context"
	"time"

	"outbreath/app/prepare"
	"outbreath/pacing"
	"outbreath/protocols"
)

// session is one run of a plan, from its start to the closing page.
type session struct {
	plan   *pacing.Plan    // as it was started
	entry  protocols.Entry // what it was prepared from
	due    time.Time       // when the appointment ends; zero without one
	player *pacing.Player
	stop   context.CancelFunc
	done   chan struct{} // closed when all events are in the log
}

func newSession(plan *pacing.Plan) *session {
	ctx, stop := context.WithCancel(context.Background())
	s := &session{plan: plan, player: pacing.NewPlayer(plan, pacing.SystemClock()), stop: stop, done: make(chan struct{})}
	go s.player.Run(ctx)
	go s.record(ctx)
	return s
}

// start begins the session as it was prepared: aimed, or for an appointment that
// leaves out what had to go. One that may run over has its plan's own end.
func (s *session) start(how prepare.Start) error {
	if !how.LastOut.IsZero() {
		if err := s.player.Aim(how.LastOut); err != nil {
			return err
		}
	}
	end := how.End
	if how.Over {
		end = time.Time{}
	}
	if err := s.player.StartUntil(end); err != nil {
		return err
	}
	if len(how.Leave) > 0 {
		return s.player.Leave(how.Leave...)
	}
	return nil
}

// running reports whether there is something to lose.
func (s *session) running() bool {
	return s != nil && s.player.Snapshot().State != pacing.Finished
}

// close returns when nothing of the session runs any more and its last event is
// in the log.
func (s *session) close() {
	s.stop()
	<-s.done
}

// recordEvery is how often the log looks for new events: the player's mailbox
// has one reader, the stage, and to look at a revision costs an atomic read.
const recordEvery = 50 * time.Millisecond

// record writes every event of the session to the log, until it is finished or
// left.
func (s *session) record(ctx context.Context) {
	defer close(s.done)
	tick := time.NewTicker(recordEvery)
	defer tick.Stop()
	written, revision := 0, -1
	for left := false; ; {
		snapshot := s.player.Snapshot()
		if snapshot.Revision != revision {
			revision = snapshot.Revision
			events := s.player.Events()
			for _, e := range events[written:] {
				s.log(e)
			}
			written = len(events)
		}
		if left || snapshot.State == pacing.Finished {
			return
		}
		select {
		case <-ctx.Done():
			left = true // look once more
		case <-tick.C:
		}
	}
}

// log writes an event down, with how things stand after it or soon after.
func (s *session) log(e pacing.Event) {
	now := s.player.Snapshot()
	args := []any{
		"event", e.Kind, "protocol", s.plan.Protocol.ID, "mono_ms", e.At.Mono.Milliseconds(),
		"state", now.State.String(), "length_ms", now.Plan.Length.Milliseconds(),
	}
	if e.Reason != "" {
		args = append(args, "reason", e.Reason)
	}
	if e.Cause != "" {
		args = append(args, "cause", e.Cause)
	}
	if e.By != 0 {
		args = append(args, "by_ms", e.By.Milliseconds())
	}
	logger.Info("session", args...)
}
