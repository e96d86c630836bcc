//go:build cgo && linux

package speaker

import (
	"os/exec"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"outbreath/audio"
	"outbreath/pacing"
)

// starve lets the card run dry for real: what it asks for comes too late.
func (g *governor) starve(d time.Duration) {
	g.mu.Lock()
	time.Sleep(d)
	g.mu.Unlock()
}

// load keeps every core busy with other programs, and this one's garbage
// collector too, until it is stopped.
func load(t *testing.T) (stop func()) {
	var others []*exec.Cmd
	for range runtime.NumCPU() {
		c := exec.Command("sh", "-c", "while :; do :; done")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		others = append(others, c)
	}
	done := make(chan struct{})
	var garbage sync.WaitGroup
	garbage.Go(func() {
		var kept [64][]byte
		for i := 0; ; i++ {
			select {
			case <-done:
				return
			default:
				kept[i%len(kept)] = make([]byte, 1<<20)
			}
		}
	})
	return func() {
		close(done)
		garbage.Wait()
		for _, c := range others {
			c.Process.Kill()
			c.Wait()
		}
	}
}

// placed is a breath that came through without a gap, and how far off its place.
type placed struct {
	at  time.Duration // in the plan
	off time.Duration // against the first that did
}

// breathsIn finds the breaths of a session in what was recorded of it.
func breathsIn(s session, got []int16) (all []placed) {
	want := s.reference()
	begin := first(got) - first(want)
	for c := range s.plan.Cues(0, s.plan.Length) {
		if !breath(c) {
			continue
		}
		from := audio.Rate.N(c.At)
		piece := want[from+4800 : from+audio.Rate.N(c.Length)-4800]
		if at, whole := match(got, piece, begin+from+4800, 24000); whole {
			all = append(all, placed{c.At, audio.Rate.D(at - 4800 - begin - from)})
		}
	}
	return all
}

// A card that ran dry three times gets a larger buffer while the session goes on,
// and the next breath is where it belongs.
func TestTheBufferGrowsAndTheSoundIsBackOnThePlan(t *testing.T) {
	rec := openRig(t)
	const length = 40 * time.Second
	s, card := start(t, rec, length)
	before, starved := card.Buffer(), card.Starved()
	time.Sleep(pacing.StartLead + 7500*time.Millisecond)
	for range enough {
		card.governor.starve(before + 200*time.Millisecond)
		time.Sleep(time.Second)
	}
	began := time.Now()
	for card.Buffer() == before {
		if time.Since(began) > patience+2*time.Second {
			t.Fatalf("the buffer stays at %v although %d blocks came too late", before, card.Starved()-starved)
		}
		time.Sleep(look)
	}
	grown := s.player.Snapshot().Position(s.player.Now())
	time.Sleep(length - grown + time.Second)
	t.Logf("%d blocks came too late, the buffer grew to %v at %v", card.Starved()-starved, card.Buffer(), grown)
	if err := card.Err(); err != nil {
		t.Fatal(err)
	}
	card.Close()
	late := 0
	for _, p := range breathsIn(s, rec.left(s.from)) {
		t.Logf("breath at %v: %v", p.at, p.off)
		if p.at < grown {
			continue
		}
		late++
		if p.off.Abs() > onPlan {
			t.Errorf("after the buffer grew, the breath at %v is off by %v", p.at, p.off)
		}
	}
	if left := int((length - grown) / (2500 * time.Millisecond)); late < left-3 {
		t.Skipf("the machine is too busy: %d of some %d breaths came without a gap", late, left)
	}
}

// onPlan is how far off a breath may be once sound is back after a gap: less than
// anybody can tell, on a sink whose clock is off by up to 450 ppm for a minute.
const onPlan = 30 * time.Millisecond

// With every core taken and the garbage collector pressed, what comes too late is
// counted, and each breath that comes through without a gap is on the plan.
func TestUnderLoadSoundComesBackOnThePlan(t *testing.T) {
	rec := openRig(t)
	const length = 30 * time.Second
	s, card := start(t, rec, length)
	starved := card.Starved()
	time.Sleep(pacing.StartLead + 8*time.Second)
	stop := load(t)
	time.Sleep(12 * time.Second)
	stop()
	time.Sleep(length - 20*time.Second + time.Second)
	if err := card.Err(); err != nil {
		t.Fatal(err)
	}
	card.Close()
	all := breathsIn(s, rec.left(s.from))
	worst := slices.MaxFunc(all, func(a, b placed) int { return int(a.off.Abs() - b.off.Abs()) })
	t.Logf("%d blocks came too late; %d of 12 breaths without a gap, worst %v off at %v; buffer %v", card.Starved()-starved, len(all), worst.off, worst.at, card.Buffer())
	if worst.off.Abs() > onPlan {
		t.Errorf("the breath at %v is off by %v", worst.at, worst.off)
	}
	// The server and the recorder are starved as well.
	if len(all) < 12 && card.Starved() == starved {
		t.Skipf("the machine is too busy to tell who made a gap in %d of 12 breaths: no block is said to have come too late", 12-len(all))
	}
}
