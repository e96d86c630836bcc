package cli

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"outbreath/pacing"
)

// patchy is sound that comes and goes as it is told.
type patchy struct {
	why     atomic.Pointer[error]
	changed chan struct{}
}

func (p *patchy) Err() error {
	if why := p.why.Load(); why != nil {
		return *why
	}
	return nil
}
func (p *patchy) Changed() <-chan struct{} { return p.changed }
func (p *patchy) Starved() int             { return 0 }
func (p *patchy) Close(context.Context)    {}

func (p *patchy) tell(err error) {
	p.why.Store(nil)
	if err != nil {
		p.why.Store(&err)
	}
	p.changed <- struct{}{}
}

func TestATranscriptSaysWhenSoundIsLostAndBack(t *testing.T) {
	gone := errors.New("the sound card has gone")
	for name, c := range map[string]struct{ before, want string }{
		"heard at first":  {"", "00:00 A\n00:05 no sound: the sound card has gone\n00:12 sound is back\n00:20 End\n"},
		"silent at first": {"silent", "00:00 A\n00:12 sound is back\n00:20 End\n"}, // which was said before
	} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			p := &pacing.Protocol{ID: "a", Phases: []pacing.Phase{{ID: "a", Name: "A", Min: 20 * time.Second, Ideal: 20 * time.Second, Max: 20 * time.Second}}}
			plan, err := pacing.Fit(p, 20*time.Second, pacing.Options{})
			if err != nil {
				t.Fatal(err)
			}
			player := pacing.NewPlayer(plan, pacing.SystemClock())
			if err := player.Start(); err != nil {
				t.Fatal(err)
			}
			go player.Run(ctx)
			heard := &patchy{changed: make(chan struct{}, 1)}
			if c.before != "" {
				heard.why.Store(&gone)
			}
			go func() {
				time.Sleep(pacing.StartLead + 5*time.Second)
				heard.tell(gone)
				time.Sleep(7 * time.Second)
				heard.tell(nil)
			}()
			var out strings.Builder
			if err := transcript(ctx, player, heard, gun{}, &out); err != nil {
				t.Fatal(err)
			}
			if out.String() != c.want {
				t.Errorf("%s: wrote\n%swant\n%s", name, out.String(), c.want)
			}
		})
	}
}
