package audio

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/faiface/beep"

	"outbreath/audio/recording"
	"outbreath/audio/speech"
	"outbreath/pacing"
	"outbreath/words"
)

// SystemVoice stands for the system's own speech where a folder of lines could
// be named.
const SystemVoice = "system"

const (
	// mostLine is what is kept of a spoken line at most.
	mostLine = time.Minute
	// afterBell is how long a line waits for the bell of its phase to be struck.
	afterBell = 1500 * time.Millisecond

	lineLoudness = -24 // LUFS
	linePeak     = 0.3
)

// Lines are what is spoken when a phase begins, one line for a phase at most.
// They are made ahead, on any goroutine, while a session already runs: one
// that is not there when its phase begins is left out and counted.
type Lines struct {
	voice   speech.Voice // of words
	phases  []line       // by the phases of the protocol
	leftOut atomic.Int64
}

type line struct {
	path   string // of a recording
	words  string // for the system to speak; without a path or words nothing is said
	ready  atomic.Pointer[clip]
	faulty atomic.Bool // it never will be
}

// FindLines finds a protocol's lines: the names of its phases and what they say,
// in the [SystemVoice], or those in a folder of recordings that are called
// after the ids of its phases: breath.wav, or as FLAC, MP3 or Ogg Vorbis. That
// none is there is a [Fault] that wraps [ErrUnknown], or [speech.ErrNone].
func FindLines(folder string, p *pacing.Protocol) (*Lines, error) {
	l := &Lines{phases: make([]line, len(p.Phases))}
	if folder == SystemVoice {
		var err error
		if l.voice, err = speech.Find(words.InUse()); err != nil {
			return nil, &Fault{SystemVoice, err}
		}
		for i := range p.Phases {
			l.phases[i].words = p.Phases[i].Name + ". " + p.Phases[i].Say
		}
		return l, nil
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return nil, unknown(folder, words.Say("there is no folder %s of spoken lines", folder))
	}
	var ids []string
	found := false
	for i := range p.Phases {
		ids = append(ids, p.Phases[i].ID)
		for _, extension := range recording.Extensions {
			path := filepath.Join(folder, p.Phases[i].ID+"."+extension)
			if _, err := os.Stat(path); err == nil {
				l.phases[i].path, found = path, true
				break
			}
		}
	}
	if !found {
		return nil, unknown(folder, words.Say("the folder %s has no line for %s: its files are called after the phases %s, such as %s.wav",
			folder, p.ID, strings.Join(ids, ", "), ids[0]))
	}
	return l, nil
}

// Load reads the lines, or has them spoken, in their order, at a rate, until ctx
// is done. A line that cannot be read is left out when its phase begins: the error
// stands for a [Fault] of each. Progress, which may be nil, is told the share done,
// from 0 to 1.
func (l *Lines) Load(ctx context.Context, rate beep.SampleRate, progress func(float64)) error {
	var faults []error
	for i := range l.phases {
		if progress != nil {
			progress(float64(i) / float64(len(l.phases)))
		}
		if l.phases[i].silent() {
			continue
		}
		frames, err := l.make(ctx, &l.phases[i], rate)
		if ctx.Err() != nil {
			return errors.Join(append(faults, ctx.Err())...)
		}
		if err != nil {
			faults = append(faults, &Fault{l.phases[i].name(), err})
			l.phases[i].faulty.Store(true)
			continue
		}
		spoken := clip(frames)
		level(spoken, float64(rate), lineLoudness, linePeak)
		l.phases[i].ready.Store(&spoken)
	}
	return errors.Join(faults...)
}

// name is the path of the recording, or the beginning of the words.
func (l *line) name() string {
	if l.path != "" {
		return l.path
	}
	begin, _, _ := strings.Cut(l.words, ".")
	return begin
}

// silent reports whether there is nothing to say.
func (l *line) silent() bool { return l.path == "" && l.words == "" }

// make returns the sound of a line.
func (l *Lines) make(ctx context.Context, of *line, rate beep.SampleRate) ([]recording.Frame, error) {
	if of.path == "" {
		return l.voice.Say(ctx, of.words, rate, mostLine)
	}
	frames, err := recording.Read(of.path, rate, mostLine)
	if errors.Is(err, fs.ErrNotExist) {
		err = words.Errorf("%s has gone", of.path)
	}
	return frames, err
}

// LeftOut returns how many lines were not ready when their phase began, apart from
// those that cannot be read. Without lines it is none.
func (l *Lines) LeftOut() int64 {
	if l == nil {
		return 0
	}
	return l.leftOut.Load()
}

// of returns the line of a phase, nil where there is none or it comes too late.
func (l *Lines) of(phase int) clip {
	if l == nil || phase >= len(l.phases) || l.phases[phase].silent() {
		return nil
	}
	spoken := l.phases[phase].ready.Load()
	if spoken == nil {
		if !l.phases[phase].faulty.Load() {
			l.leftOut.Add(1)
		}
		return nil
	}
	return *spoken
}
