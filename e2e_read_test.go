package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
)

// reads holds that the screen shows some words, as somebody reads them who knows
// nothing of the program: Tesseract, in a language it calls so. The picture is
// kept under a name.
func (d *desk) reads(name, language string, words ...string) {
	d.t.Helper()
	var seen string
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(time.Second) {
		d.picture(name)
		seen = legible(d.t, filepath.Join(d.artifacts, name+".png"), language)
		missing := false
		for _, w := range words {
			missing = missing || !strings.Contains(seen, letters(w))
		}
		if !missing {
			return
		}
	}
	for _, w := range words {
		if !strings.Contains(seen, letters(w)) {
			d.t.Errorf("%s: nobody can read %q in %q", name, w, seen)
		}
	}
}

// legible returns what is read in a picture: bright words on a dark ground, twice as
// large and turned round, since Tesseract was taught with paper. It reads once for
// words wherever they stand and once line by line, as each finds some that the other
// does not.
func legible(t testing.TB, picture, language string) (seen string) {
	t.Helper()
	page := filepath.Join(t.TempDir(), "page.png")
	if out, err := exec.Command("convert", picture, "-colorspace", "gray", "-resize", "200%", "-negate", "-normalize", page).CombinedOutput(); err != nil {
		t.Fatalf("convert: %v\n%s", err, out)
	}
	for _, mode := range []string{"11", "6"} {
		read := exec.Command("tesseract", page, "-", "-l", language, "--psm", mode)
		read.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1") // the window needs the other core
		out, err := read.Output()
		if err != nil {
			t.Fatalf("tesseract: %v", err)
		}
		seen += letters(string(out)) + " "
	}
	return seen
}

// letters leaves of a text its letters and digits, small: what lies between them
// is seldom read as it is.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// Where words matter they can be read in the real window, in every language: what
// a session is, what it does now, and what a hold asks.
func TestWindowCanBeRead(t *testing.T) {
	for _, l := range []struct {
		tag, reader, protocol, start, phase string
		hold                                []string
	}{
		{"en", "eng", "Relaxation for athletes", "Start", "Opening", []string{"pain", "numbness", "dizziness", "Go on"}},
		{"de", "deu", "Entspannung für den Sport", "Starten", "Beginn", []string{"Schmerz", "Taubheit", "Schwindel", "Weiter"}},
		{"fr", "fra", "Détente pour sportifs", "Commencer", "Ouverture", []string{"douleur", "engourdissement", "vertige", "Reprendre"}},
		{"es", "spa", "Relajación para deportistas", "Empezar", "Apertura", []string{"dolor", "entumecimiento", "mareo", "Seguir"}},
	} {
		t.Run(l.tag, func(t *testing.T) {
			d := newDesk(t, fmt.Sprintf("language = %q\n", l.tag))
			d.xdo("type", "--delay", "60", "/relax")
			d.reads("library", l.reader, l.protocol)
			d.press("Return")
			d.await("screen", "name", "prepare")
			d.reads("prepare", l.reader, l.protocol, l.start)
			d.press("Return")
			d.event("start")
			d.reads("stage", l.reader, l.phase)
			d.press("space")
			d.event("hold")
			d.reads("held", l.reader, l.hold...)
		})
	}
}
