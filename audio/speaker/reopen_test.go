//go:build cgo && linux

package speaker

import (
	"os"
	"runtime"
	"testing"
	"time"

	"github.com/faiface/beep"

	"outbreath/audio"
)

// files returns how many files the process has open.
func files(t *testing.T) int {
	open, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(open)
}

// open reports whether a card is open or looked for.
func open() bool {
	mu.Lock()
	defer mu.Unlock()
	return kept != nil
}

// A healthy card is handed on from one user to the next as often as the program
// likes, and closed when nobody has had it for a while.
func TestACardIsHandedOnAHundredTimes(t *testing.T) {
	openRig(t)
	var goroutines int
	for i := range 100 {
		s, err := Open(audio.Rate, Buffer)
		if err != nil {
			t.Fatalf("opening it for the %dth time: %v", i+1, err)
		}
		if _, err := Open(audio.Rate, Buffer); err != ErrOpen {
			t.Fatalf("a second user at the same time: got %v, want %v", err, ErrOpen)
		}
		s.Play(beep.Silence(-1))
		time.Sleep(20 * time.Millisecond)
		s.Close()
		s.Close()
		if i == 0 {
			goroutines = runtime.NumGoroutine()
		}
	}
	if n := runtime.NumGoroutine(); n > goroutines {
		t.Errorf("%d goroutines after a hundred users, %d after one", n, goroutines)
	}
	for began := time.Now(); open(); time.Sleep(look) {
		if time.Since(began) > linger+farewell {
			t.Fatal("the card stays open although nobody has it")
		}
	}
}

// Closed and opened anew, a card leaves nothing behind, and nothing is used after
// it was freed: oto alone crashes sooner or later. The rig lets the C library
// spoil what is freed, so that a single use of it tells.
func TestAHealthyCardIsOpenedAnewThirtyTimes(t *testing.T) {
	openRig(t)
	if os.Getenv("MALLOC_PERTURB_") == "" {
		t.Error("the rig does not set MALLOC_PERTURB_")
	}
	s, err := Open(audio.Rate, Buffer)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var goroutines, opened int
	for i := range 30 {
		s.buffer.Store(int64(Buffer - step)) // grows to what it was
		s.governor.hunger.hungry.Store(1)    // it has starved for long
		began := time.Now()
		for s.Buffer() != Buffer || s.governor.hunger.since(time.Second) > 0 || s.governor.pulledAt.Load() == 0 {
			if time.Since(began) > 5*time.Second {
				t.Fatalf("the card does not play after it was opened anew for the %dth time: %v", i+1, s.Err())
			}
			time.Sleep(5 * time.Millisecond)
		}
		if i == 2 {
			goroutines, opened = runtime.NumGoroutine(), files(t)
		}
	}
	if n := runtime.NumGoroutine(); n > goroutines {
		t.Errorf("%d goroutines after thirty times, %d after three", n, goroutines)
	}
	if n := files(t); n > opened {
		t.Errorf("%d files open after thirty times, %d after three", n, opened)
	}
}
