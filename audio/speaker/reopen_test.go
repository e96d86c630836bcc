package speaker

import (
	"os"
	"runtime"
	"testing"
	"time"

	"github.com/faiface/beep"

	"outbreath/audio"
)

// A healthy card is handed on from one user to the next as often as the program
// likes: closed and opened for real, it crashed after some thirty times.
func TestACardIsHandedOnAHundredTimes(t *testing.T) {
	if os.Getenv(rigVar) == "" {
		t.Skip("needs a real sink: scripts/sound-rig.sh")
	}
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
}
