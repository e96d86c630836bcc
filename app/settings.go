package app

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/BurntSushi/toml"

	"outbreath/app/client"
	"outbreath/app/kit"
	"outbreath/app/prepare"
	"outbreath/audio"
	"outbreath/pacing"
	"outbreath/whole"
	"outbreath/words"
)

// settings are what the window remembers.
type settings struct {
	Width      float32 `toml:"width"` // of the window, in Fyne's pixels
	Height     float32 `toml:"height"`
	FullScreen bool    `toml:"full_screen"`
	Volume     float64 `toml:"volume"`    // from 0 to 1
	Protocol   string  `toml:"protocol"`  // the id of the last one that was run
	ScreenOn   bool    `toml:"screen_on"` // kept on while a session runs
	Notify     bool    `toml:"notify"`    // tell the desktop when a session ends behind other windows
	Welcomed   bool    `toml:"welcomed"`  // the first page was shown

	Language string `toml:"language"` // its tag, one of words.Languages; "" is that of the system

	Theme     string     `toml:"theme"`      // a name of kit.Themes
	TextScale float64    `toml:"text_scale"` // of all words, from kit.TextScaleLeast to kit.TextScaleMost
	Motion    kit.Motion `toml:"motion"`

	// What is heard, where it is not as the protocol wishes: a name or, of the
	// breath a folder and of the bed a file.
	Sound string `toml:"sound"`
	Bell  string `toml:"bell"`
	Bed   string `toml:"bed"`
	Voice string `toml:"voice"` // audio.SystemVoice or a folder of spoken lines; "" is none
	// How loud each is, from 0 to 1.
	BreathLevel float64 `toml:"breath_level"`
	BellLevel   float64 `toml:"bell_level"`
	BedLevel    float64 `toml:"bed_level"`
	VoiceLevel  float64 `toml:"voice_level"`
	// How much later than it should a sound is heard, in seconds up to audio.MostDelay,
	// and whether the card gets no silence.
	Delay     float64 `toml:"delay"`
	KeepAwake bool    `toml:"keep_awake"`

	FrameRate int  `toml:"frame_rate"` // frames a second, one of kit.Rates
	Counts    bool `toml:"counts"`     // the seconds left of each half of the breath are shown

	// What a second screen shows, one of seconds, and how the client sees it there:
	// in dim red, mirrored, turned by so many degrees.
	Second         string `toml:"second_screen"`
	ClientRed      bool   `toml:"client_red"`
	ClientMirrored bool   `toml:"client_mirrored"`
	ClientTurned   int    `toml:"client_turned"`

	// What lies between the end of a session and the next client, in minutes from 0
	// to mostChangeover.
	Changeover float64 `toml:"changeover"`

	Used    map[string]used                      `toml:"used,omitempty"`    // how each protocol was run last, by its id
	Answers map[string]map[string]prepare.Answer `toml:"answers,omitempty"` // that are wanted kept, by protocol and note

	Keys map[string]any `toml:"keys,omitempty"` // of the user, as [keys.Read] reads them
}

// firstSettings are those of a program that has never run.
var firstSettings = settings{
	Width: firstWidth, Height: firstHeight, Volume: firstVolume, FrameRate: kit.Rates[0], Counts: true, ScreenOn: true, Notify: true,
	Changeover: 5,
	Theme:      kit.FirstTheme, TextScale: 1, Motion: kit.MotionSystem,
	BreathLevel: audio.DefaultLevels.Breath, BellLevel: audio.DefaultLevels.Bell, BedLevel: audio.DefaultLevels.Bed, VoiceLevel: audio.DefaultLevels.Voice,
}

// wanted is what the user wants sessions to sound like.
func (s settings) wanted() pacing.Sound {
	return pacing.Sound{Inhale: s.Sound, Exhale: s.Sound, Bell: s.Bell, Bed: s.Bed}
}

// levels says how loud things are to be.
func (s settings) levels() audio.Levels {
	return audio.Levels{Master: s.Volume, Breath: s.BreathLevel, Bell: s.BellLevel, Bed: s.BedLevel, Voice: s.VoiceLevel}
}

// The window begins at the size it is designed for, and never goes below the
// smallest it is designed for.
const (
	firstWidth, firstHeight = 1280, 800
	leastWidth, leastHeight = 800, 600
	mostSide                = 16384
	firstVolume             = 0.8
	mostChangeover          = 60
)

// within keeps v between two bounds; what is no number becomes first.
func within[T float32 | float64](v, least, most, first T) T {
	if v != v {
		return first
	}
	return min(max(v, least), most)
}

// among keeps v when it is one of those that can be had; else the first is it.
func among[T comparable](v T, all []T) T {
	if slices.Contains(all, v) {
		return v
	}
	return all[0]
}

// readSettings reads the file, and takes its own values where there is none or
// it makes no sense.
func readSettings(path string) (settings, error) {
	s := firstSettings
	_, err := toml.DecodeFile(path, &s)
	if os.IsNotExist(err) {
		err = nil
	}
	s.Width = within(s.Width, leastWidth, mostSide, firstWidth)
	s.Height = within(s.Height, leastHeight, mostSide, firstHeight)
	s.Volume = within(s.Volume, 0, 1, firstVolume)
	if s.Language != "" && !words.Speaks(s.Language) {
		s.Language = ""
	}
	s.TextScale = within(s.TextScale, kit.TextScaleLeast, kit.TextScaleMost, 1)
	if themeNamed(s.Theme) == nil {
		s.Theme = kit.FirstTheme
	}
	if !slices.Contains(kit.Motions, s.Motion) {
		s.Motion = kit.MotionSystem
	}
	s.BreathLevel = within(s.BreathLevel, 0, 1, firstSettings.BreathLevel)
	s.BellLevel = within(s.BellLevel, 0, 1, firstSettings.BellLevel)
	s.BedLevel = within(s.BedLevel, 0, 1, firstSettings.BedLevel)
	s.VoiceLevel = within(s.VoiceLevel, 0, 1, firstSettings.VoiceLevel)
	s.Changeover = within(s.Changeover, 0, mostChangeover, firstSettings.Changeover)
	s.Answers = answersOf(s.Answers)
	s.Delay = within(s.Delay, 0, audio.MostDelay.Seconds(), 0)
	s.FrameRate = among(s.FrameRate, kit.Rates)
	s.Second = among(s.Second, seconds)
	s.ClientTurned = among(s.ClientTurned, client.Turns)
	if err != nil {
		return s, fmt.Errorf("read settings: %w", err)
	}
	return s, nil
}

// write replaces the file as a whole.
func (s settings) write(path string) error {
	var b bytes.Buffer
	if err := toml.NewEncoder(&b).Encode(s); err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	err := os.MkdirAll(filepath.Dir(path), 0o755)
	if err == nil {
		err = whole.WriteFile(path, func(w io.Writer) error { _, err := w.Write(b.Bytes()); return err })
	}
	if err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	return nil
}
