//go:build cgo

package speaker

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"outbreath/audio"
)

// alsa makes ALSA see nothing but the given configuration.
func alsa(t *testing.T, config string) (file string) {
	file = filepath.Join(t.TempDir(), "asound.conf")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("ALSA_CONFIG_PATH", file)
	return file
}

// wildCard is a card that takes everything at once, as a dead sound server does.
const wildCard = "pcm.default { type null }\n"

// stderr returns what the process writes to standard error while f runs, C
// libraries included.
func stderr(t *testing.T, f func()) string {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	kept, err := syscall.Dup(2)
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Dup3(int(w.Fd()), 2, 0); err != nil {
		t.Fatal(err)
	}
	f()
	syscall.Dup3(kept, 2, 0)
	syscall.Close(kept)
	w.Close()
	said, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(said)
}

func TestOpenSaysPlainlyThatThereIsNoCard(t *testing.T) {
	alsa(t, "")
	said := stderr(t, func() {
		for range 2 { // a failure leaves nothing taken
			if s, err := Open(audio.Rate, Buffer); !errors.Is(err, ErrNoSound) {
				t.Errorf("Open = %v, %v; want ErrNoSound", s, err)
			}
		}
	})
	if said != "" {
		t.Errorf("written to standard error: %s", said)
	}
}

func TestStandardErrorIsBackAfterwards(t *testing.T) {
	if said := stderr(t, func() {
		quietly(func() { syscall.Write(2, []byte("lost")) })
		syscall.Write(2, []byte("kept"))
	}); said != "kept" {
		t.Errorf("standard error got %q, want %q", said, "kept")
	}
}

func TestOpenRefusesWhatCannotBe(t *testing.T) {
	for _, buffer := range []time.Duration{0, time.Millisecond, time.Minute} {
		if _, err := Open(audio.Rate, buffer); err == nil {
			t.Errorf("a buffer of %v: no error", buffer)
		}
	}
}

func TestThereIsOneCard(t *testing.T) {
	alsa(t, "")
	s, err := Await(audio.Rate, Buffer)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Await(audio.Rate, Buffer); !errors.Is(err, ErrOpen) {
		t.Errorf("a second Await: %v, want ErrOpen", err)
	}
	s.Close()
	s.Close() // twice is once
	if s, err = Await(audio.Rate, Buffer); err != nil {
		t.Fatalf("after Close: %v", err)
	}
	s.Close()
}

func TestOpenRefusesACardThatPlaysNothing(t *testing.T) {
	alsa(t, wildCard)
	for range 2 {
		if s, err := Open(audio.Rate, Buffer); !errors.Is(err, ErrNoSound) {
			t.Errorf("Open = %v, %v; want ErrNoSound", s, err)
		}
	}
}

func TestAwaitGoesOnLooking(t *testing.T) {
	file := alsa(t, "")
	s, err := Await(audio.Rate, Buffer)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	before := s.Err()
	if !errors.Is(before, ErrNoSound) {
		t.Fatalf("without a card: %v", before)
	}
	if err := os.WriteFile(file, []byte(wildCard), 0o600); err != nil {
		t.Fatal(err)
	}
	// ALSA reads a file again when it is of another second.
	if err := os.Chtimes(file, time.Time{}, time.Now().Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
	for s.Err().Error() == before.Error() { // ends when the other card has been found wanting
		time.Sleep(look)
	}
	if s.Sounding() {
		t.Error("sounds on a card that plays nothing")
	}
}
