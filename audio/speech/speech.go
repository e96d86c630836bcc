// Package speech turns words into sound with the speech that the system has:
// espeak-ng on Linux, say on macOS, SAPI on Windows.
package speech

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/faiface/beep"

	"outbreath/audio/recording"
	"outbreath/words"
)

// ErrNone is returned by Find on a system that cannot speak.
var ErrNone = words.Error("this system has no speech that can be used; on Linux, install espeak-ng")

const (
	pace    = "140"            // words a minute: calm; espeak-ng's own is 175
	longest = 30 * time.Second // that a line may take to be made
)

// Voice is a program that speaks. It may be used from several goroutines.
type Voice struct {
	program  string
	args     func(file, language string) []string
	language string // its tag
}

// ways are the programs to speak with, the best first. Each gets the words on
// stdin, so that none of them is taken for an option. speech-dispatcher's spd-say
// is not among them: it plays, and writes no file.
var ways = []Voice{
	{program: "say", args: func(file, language string) []string {
		return append(sayVoice(language), "-r", pace, "--file-format=WAVE", "--data-format=LEI16@44100", "-o", file, "-f", "-")
	}},
	{program: "espeak-ng", args: espeak},
	{program: "espeak", args: espeak},
	{program: "powershell.exe", args: func(file, language string) []string {
		quoted := "'" + strings.ReplaceAll(file, "'", "''") + "'"
		return []string{"-NoProfile", "-NonInteractive", "-Command", "Add-Type -AssemblyName System.Speech; " +
			"$v = New-Object System.Speech.Synthesis.SpeechSynthesizer; $v.Rate = -2; " + sapiVoice(language) + "$v.SetOutputToWaveFile(" + quoted + "); " +
			"$v.Speak([Console]::In.ReadToEnd()); $v.Dispose()"}
	}},
}

func espeak(file, language string) []string {
	return []string{"-v", language, "-s", pace, "-w", file, "--stdin"}
}

// Find returns the system's voice for a language, such as "de", or ErrNone. A system
// without one for the language speaks with the one it has.
func Find(language string) (Voice, error) {
	for _, v := range ways {
		if path, err := exec.LookPath(v.program); err == nil {
			v.program, v.language = path, language
			return v, nil
		}
	}
	return Voice{}, ErrNone
}

// Say returns words as sound, at a rate, up to most of it.
func (v Voice) Say(ctx context.Context, text string, rate beep.SampleRate, most time.Duration) ([]recording.Frame, error) {
	folder, err := os.MkdirTemp("", "outbreath-line-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "line.wav")
	ctx, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	speak := exec.CommandContext(ctx, v.program, v.args(file, v.language)...)
	speak.Stdin = strings.NewReader(text)
	var said bytes.Buffer
	speak.Stdout, speak.Stderr = &said, &said
	if err := speak.Run(); err != nil {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return nil, words.Errorf("%s cannot speak %q: %w %s", filepath.Base(v.program), text, err, bytes.TrimSpace(said.Bytes()))
	}
	return recording.Read(file, rate, most)
}
