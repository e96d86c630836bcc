package speech

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestTheSystemSpeaks(t *testing.T) {
	v, err := Find("en")
	if err != nil {
		t.Skip(err)
	}
	short, err := v.Say(t.Context(), "Breathe.", 48000, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	long, err := v.Say(t.Context(), "-w Breathe out slowly; let the shoulders go with it.", 48000, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	if len(short) < 48000/4 || len(long) < 2*len(short) {
		t.Errorf("a word is %d samples long, a sentence %d", len(short), len(long))
	}
	var loudest float32
	for _, f := range long {
		loudest = max(loudest, f[0], f[1])
	}
	if loudest < 0.05 {
		t.Errorf("the loudest sample is %v", loudest)
	}
}

func TestWithoutSpeechItSaysWhatToDo(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Find("en"); !errors.Is(err, ErrNone) || !strings.Contains(err.Error(), "espeak-ng") {
		t.Errorf("error %v", err)
	}
}

func TestAProgramThatFailsOrHangsIsNamed(t *testing.T) {
	for name, c := range map[string]struct{ script, want string }{
		"fails": {"echo no voice >&2; exit 3", "no voice"},
		"hangs": {"exec sleep 60", "deadline"},
	} {
		program := filepath.Join(t.TempDir(), "mute")
		if err := os.WriteFile(program, []byte("#!/bin/sh\n"+c.script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		_, err := Voice{program, espeak, "en"}.Say(ctx, "Hello.", 48000, time.Minute)
		cancel()
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "mute") {
			t.Errorf("%s: error %v, want one that says %q", name, err, c.want)
		}
	}
}
