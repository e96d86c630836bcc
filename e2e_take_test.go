package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Whatever ends the writing of a session, and when: the file that was there under
// its name is there still, and where there was none, there is none.
func TestWindowNeverLosesTheFileThatIsToBeReplaced(t *testing.T) {
	const precious = "the session of last year"
	d := newDesk(t)
	first := filepath.Join(d.home, "relax.wav")
	if err := os.WriteFile(first, []byte(precious), 0o600); err != nil {
		t.Fatal(err)
	}
	whole := func(when string) {
		t.Helper()
		if text, err := os.ReadFile(first); err != nil || string(text) != precious {
			t.Errorf("%s, the file holds %.40q, %v", when, text, err)
		}
	}
	take := func(picture string) {
		d.press("ctrl+t")
		time.Sleep(time.Second) // a few frames
		d.press("ctrl+a")
		d.xdo("type", "--delay", "60", filepath.Base(first))
		d.press("Return")
		time.Sleep(time.Second)
		d.picture(picture)
		d.press("shift+Tab", "space") // yes, replace it
		d.await("screen", "title", "Take it with you")
	}
	take("replace")
	whole("while it is written")
	d.picture("writing")
	d.press("Escape")
	d.await("file", "did", "take")
	whole("after it was stopped")
	if left, _ := filepath.Glob(filepath.Join(d.home, ".relax.wav.*")); len(left) > 0 {
		t.Errorf("stopped, it leaves %q", left)
	}

	take("again")
	time.Sleep(500 * time.Millisecond)
	if err := d.program.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-d.exited
	whole("after the program was killed")
	if text, err := os.ReadFile(d.log()); err != nil || strings.Count(string(text), `"did":"take"`) != 1 {
		t.Error("it was killed too late: nothing was being written")
	}
}
