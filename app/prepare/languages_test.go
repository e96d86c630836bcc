package prepare_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/app/prepare"
	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
)

// shipped returns a protocol that ships.
func shipped(t *testing.T, id string) *pacing.Protocol {
	t.Helper()
	for _, p := range protocols.Shipped() {
		if p.ID == id {
			return p
		}
	}
	t.Fatalf("there is no %s", id)
	return nil
}

// said are states of the screen that are seen in every language, and what has room
// for no more words in any.
var said = map[string]struct {
	protocol string
	silent   string
	note     string
	do       func(r *rig)
}{
	"zones": {"relax", "", "", func(r *rig) {
		r.touch("Calves")
		r.touch("Low back", "Low back")
	}},
	"answers": {"relax", "", "qwx", func(r *rig) {
		for _, b := range r.chips(inLanguage("no")) {
			test.Tap(b)
		}
		kittest.Walk(r.screen.CanvasObject(), func(o fyne.CanvasObject) {
			if t, ok := o.(*kit.Tick); ok {
				test.Tap(t)
			}
		})
	}},
	"short": {"relax", "", "", func(r *rig) {
		r.tap("starts now")
		r.typed("1340")
		r.tap("ends by length")
		r.typed("1420")
	}},
	"next": {"relax", "", "", func(r *rig) {
		r.tap("starts now")
		r.typed("1355")
		r.tap("next client")
		r.typed("1500")
		r.tick(12 * time.Minute)
	}},
	"aim": {"sprint", "", "", func(r *rig) {
		r.tap("aim at my start")
		r.typed("135310")
	}},
	"silent": {"quiet", "qwx", "", func(*rig) {}},
}

func TestTheScreenSpeaksEachLanguage(t *testing.T) {
	for name, state := range said {
		kittest.Languages(t, "said-"+name, func(t *testing.T, size fyne.Size) fyne.Window {
			size = kittest.UnderMenu(size)
			o := prepare.Options{Silent: state.silent}
			if state.note != "" {
				o.Note = func() string { return state.note }
			}
			r := rigWith(t, shipped(t, state.protocol), o, size.Width, size.Height)
			state.do(r)
			for _, text := range kittest.Words(r.screen.CanvasObject()) {
				if strings.HasSuffix(text, "…") {
					t.Errorf("%s is cut short: %q", words.InUse(), text)
				}
			}
			return r.window
		}, "phase", "qwx", "no", ".*esc", `\d+ minutes`)
	}
}

// TestTheLanguageChangesWhileItIsPrepared holds that the screen follows, and that
// what is wished stays.
func TestTheLanguageChangesWhileItIsPrepared(t *testing.T) {
	r := newRig(t, shipped(t, "relax"), "", 1280, 769)
	r.touch("Neck", "Neck")
	r.tap("ends by length")
	before := r.screen.Plan()
	for tag, want := range map[string][]string{
		"de": {"Nacken", "ausgelassen", "Ende um", "Waden"}, "fr": {"Nuque", "laissée de côté", "finit à", "Mollets"},
		"es": {"Nuca", "omitida", "termina a las", "Gemelos"}, "en": {"Neck", "left out", "ends at", "Calves"},
	} {
		kittest.Speak(t, tag)
		fyne.CurrentApp().Settings().SetTheme(fyne.CurrentApp().Settings().Theme())
		r.mustRead(want...)
	}
	if r.screen.Plan() != before || !r.screen.Undoable() {
		t.Error("something happened to what is prepared")
	}
}
