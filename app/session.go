package app

import (
	"context"
	"time"

	"outbreath/pacing"
)

// session is one run of a plan, from its start to the closing page.
type session struct {
	plan   *pacing.Plan // as it was started
	player *pacing.Player
	stop   context.CancelFunc
}

func newSession(plan *pacing.Plan) *session {
	ctx, stop := context.WithCancel(context.Background())
	s := &session{plan: plan, player: pacing.NewPlayer(plan, pacing.SystemClock()), stop: stop}
	go s.player.Run(ctx)
	go s.record(ctx)
	return s
}

// running reports whether there is something to lose.
func (s *session) running() bool {
	return s != nil && s.player.Snapshot().State != pacing.Finished
}

// recordEvery is how often the log looks for new events. The player's mailbox is
// the stage's, and a revision costs one atomic read.
const recordEvery = 50 * time.Millisecond

// record writes every event of the session to the log, until it is finished or
// left.
func (s *session) record(ctx context.Context) {
	tick := time.NewTicker(recordEvery)
	defer tick.Stop()
	written, revision := 0, -1
	for {
		snapshot := s.player.Snapshot()
		if snapshot.Revision != revision {
			revision = snapshot.Revision
			events := s.player.Events()
			for _, e := range events[written:] {
				s.log(e)
			}
			written = len(events)
		}
		if snapshot.State == pacing.Finished {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (s *session) log(e pacing.Event) {
	snapshot := s.player.Snapshot()
	args := []any{
		"event", e.Kind, "protocol", s.plan.Protocol.ID, "mono_ms", e.At.Mono.Milliseconds(),
		"length_ms", snapshot.Plan.Length.Milliseconds(), "state", snapshot.State.String(),
	}
	if e.Reason != "" {
		args = append(args, "reason", e.Reason)
	}
	if e.By != 0 {
		args = append(args, "by_ms", e.By.Milliseconds())
	}
	logger.Info("session", args...)
}
