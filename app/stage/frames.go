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
	s.stirred = s.player.Now().Mono
	if s.still == nil {
		s.still = s.frames.Add(s.frame)
	}
	s.Listen(w)
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

// Listen lets the stage be steered by the keys of a window, its own or another.
func (s *Stage) Listen(w fyne.Window) {
	kit.Listen(w, kit.Ears{Down: s.keyDown, Up: s.keyUp, Typed: s.typed})
}

// Detach ends what Attach began. The session goes on.
func (s *Stage) Detach() {
	if s.window == nil {
		return
	}
	kit.Listen(s.window, kit.Ears{})
	s.stop()
	s.still()
	s.window, s.still = nil, nil
	s.frames.Run(false)
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

// update brings every picture up to the present, and starts or stops frames.
func (s *Stage) update() {
	snapshot := s.player.Snapshot()
	s.frames.Draw()
	s.frames.Run(snapshot.State == pacing.Running && s.window != nil && s.root.Visible())
	s.hand(snapshot)
}

// frame is one frame of a running session.
func (s *Stage) frame() {
	snapshot, now := s.player.Snapshot(), s.player.Now()
	v := s.viewer.look(snapshot, now)
	if s.covers(&v) {
		s.options.Peripheral.Show(snapshot, now)
		if v.m == s.shown.m {
			return
		}
		// What is not seen still decides what its keys do.
	}
	drawn := s.show(v)
	if drawn && s.options.OnFrame != nil {
		s.options.OnFrame(now, v.pace)
	}
}

// covers reports whether the peripheral view lies over the stage. What is asked
// and the end take it away: they have words.
func (s *Stage) covers(v *view) bool {
	if s.options.Peripheral == nil {
		return false
	}
	if v.m.topic != nothing || v.mode == finished {
		s.covered = false
	}
	setVisible(s.options.Peripheral.CanvasObject(), s.covered)
	setVisible(s.picture, !s.covered)
	return s.covered
}
