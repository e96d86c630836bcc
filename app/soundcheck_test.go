package app

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/audio"
	"outbreath/pacing"
)

// slider returns the slider of a label.
func (a *app) slider(label string) (found *kit.Slider) {
	kittest.Walk(a.screen.CanvasObject(), func(o fyne.CanvasObject) {
		if s, ok := o.(*kit.Slider); ok && s.Label == label {
			found = s
		}
	})
	return found
}

func TestSoundCheck(t *testing.T) {
	noCard(t)
	a := opened(t)
	a.settings.Bed, a.settings.Voice = "/music/stream.flac", "/music/lines"
	a.showSoundCheck()
	press := func(words string) {
		t.Helper()
		b := kittest.Button(a.screen.CanvasObject(), words)
		if b == nil {
			t.Fatalf("there is no %q", words)
		}
		test.Tap(b)
	}
	for _, names := range [][]string{audio.CueSets(), audio.Bells(), audio.Beds()} {
		for _, name := range names {
			press(name)
			if b := kittest.Button(a.screen.CanvasObject(), name); !b.Selected {
				t.Errorf("%s is chosen and does not look so", name)
			}
		}
	}
	for _, mark := range []string{"In-breath", "A hold", "Out-breath", "A rest", "A new phase", "Change of side", "Warning", "The end"} {
		press(mark)
	}
	press("system")
	if a.sound.voice != audio.SystemVoice {
		t.Errorf("lines of %q are to be spoken", a.sound.voice)
	}
	press("nothing is spoken")
	if a.sound.voice != "" {
		t.Errorf("lines of %s are still to be spoken", a.sound.voice)
	}
	press("lines")
	if a.sound.voice != "/music/lines" || a.settings.Voice != a.sound.voice {
		t.Errorf("the next session speaks lines of %q, the settings say %q", a.sound.voice, a.settings.Voice)
	}
	press("glide")
	press("chime")
	press("stream.flac")
	want := pacing.Sound{Inhale: "glide", Exhale: "glide", Bell: "chime", Bed: "/music/stream.flac"}
	if got := a.settings.wanted(); got != want {
		t.Errorf("the settings say %+v, want %+v", got, want)
	}
	if a.sound.user != want {
		t.Errorf("the next session has %+v, want %+v", a.sound.user, want)
	}
	a.slider("How loud: bed").SetValue(0.25)
	a.slider("How loud everything is").SetValue(0.5)
	if got := a.settings.levels(); got.Bed != 0.25 || got.Master != 0.5 || a.sound.levels != got {
		t.Errorf("the settings say %+v, what plays has %+v", got, a.sound.levels)
	}
	for _, words := range []string{"25 %", "50 %", "90 %"} {
		if !a.reads(words) {
			t.Errorf("no slider says %s", words)
		}
	}
	if label := a.slider("How loud: bed").AccessibilityLabel(); label != "How loud: bed: 25 %" {
		t.Errorf("the slider of the bed is called %q", label)
	}
	a.slider("How late sounds are heard").SetValue(0.2)
	if got := a.sound.delay.Load(); got != int64(200*time.Millisecond) || a.settings.Delay != 0.2 || !a.reads("200 ms") {
		t.Errorf("a delay of 0.2 s: what plays has %d ns, the settings say %v", got, a.settings.Delay)
	}
	press("Keep a Bluetooth speaker awake")
	if !a.sound.awake.Load() || !a.settings.KeepAwake {
		t.Error("the speaker is not kept awake")
	}
	press("Keep a Bluetooth speaker awake")
	if a.sound.awake.Load() || a.settings.KeepAwake {
		t.Error("the speaker is still kept awake")
	}
	kittest.Button(a.screen.CanvasObject(), "Tap along with a bell").MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if !a.bar.says("There is no sound to tap along with.") {
		t.Error("nothing says that there is no sound to tap along with")
	}
	press("Close")
	if kept, err := readSettings(a.path); err != nil || !reflect.DeepEqual(kept, a.settings) {
		t.Errorf("kept for the next time: %+v, %v; want %+v", kept, err, a.settings)
	}
	if a.screen != screen(a.library) {
		t.Error("closing does not lead back to the library")
	}
}

func TestPicturesOfTheSoundCheck(t *testing.T) {
	noCard(t)
	for _, size := range []fyne.Size{{Width: 800, Height: 569}, {Width: 1280, Height: 769}} {
		a := opened(t)
		a.settings.Sound, a.settings.Bell, a.settings.Bed, a.settings.Delay = "sung", "chime", "/music/rain.flac", 0.18
		a.settings.BedLevel = 0.35
		a.showSoundCheck()
		until(t, func() bool { words, _ := a.sound.why(); return words != "" })
		a.sound.put(&pulled{}, nil)
		a.soundChanged()
		a.window.Resize(size)
		page := a.screen.(*sheet)
		name := fmt.Sprintf("sound-check-%v", size.Width)
		test.AssertImageMatches(t, name+".png", a.window.Canvas().Capture())
		kit.ScrollTo(page.scroll, 10000)
		test.AssertImageMatches(t, name+"-end.png", a.window.Canvas().Capture())
	}
}
