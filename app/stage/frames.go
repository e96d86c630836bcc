package stage

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/pacing"
)

// Attach lets the stage draw and be steered in a window that shows its object.
// A session that has not begun begins now.
func (s *Stage) Attach(w fyne.Window) {
	s.Detach()
	s.window = w
	kit.Listen(w, kit.Ears{Down: s.keyDown, Up: s.keyUp, Typed: s.typed})
	ctx, stop := context.WithCancel(context.Background())
	s.stop = stop
	s.hear()
	go s.watch(ctx)
	if s.player.Snapshot().State == pacing.Ready {
		s.try(s.player.Start())
		return
	}
	s.update()
}

// Detach ends what Attach began. The session goes on.
func (s *Stage) Detach() {
	if s.window == nil {
		return
	}
	kit.Listen(s.window, kit.Ears{})
	s.stop()
	s.window = nil
	s.animate(false)
	for _, g := range s.guards() {
		g.Cancel()
	}
}

// watch brings what happens to the session to Fyne's goroutine, and once a
// second the time, for the clocks that move while nothing else does.
func (s *Stage) watch(ctx context.Context) {
	second := time.NewTicker(time.Second)
	defer second.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.player.Changed():
			s.options.Do(s.update)
		case <-second.C:
			s.options.Do(s.tick)
		}
	}
}

// tick is once a second.
func (s *Stage) tick() {
	if s.window == nil {
		return
	}
	s.refusal = max(s.refusal-1, 0)
	s.hear()
	s.update()
}

// update brings the picture up to the present, and starts or stops frames.
func (s *Stage) update() {
	snapshot := s.player.Snapshot()
	s.show(s.viewer.look(snapshot, s.player.Now()))
	s.animate(snapshot.State == pacing.Running && s.window != nil && s.root.Visible())
	if snapshot.State == pacing.Finished && s.window != nil && !s.reported {
		s.reported = true
		if s.options.OnFinished != nil {
			s.options.OnFinished(snapshot)
		}
	}
}

// frame is one frame of a running session.
func (s *Stage) frame(float32) {
	s.show(s.viewer.look(s.player.Snapshot(), s.player.Now()))
}

// animate starts or stops the one source of frames.
func (s *Stage) animate(on bool) {
	switch {
	case on && s.frames == nil:
		s.frames = &fyne.Animation{Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever,
			Curve: fyne.AnimationLinear, Tick: s.frame}
		s.frames.Start()
	case !on && s.frames != nil:
		s.frames.Stop()
		s.frames = nil
	}
}
