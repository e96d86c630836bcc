package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"outbreath/keys"
)

// offered returns the item of the menu whose words begin so.
func (a *app) offered(t *testing.T, words string) *fyne.MenuItem {
	t.Helper()
	for _, m := range a.window.MainMenu().Items {
		for _, item := range m.Items {
			if strings.HasPrefix(item.Label, words) {
				return item
			}
		}
	}
	t.Fatalf("the menu does not offer %q", words)
	return nil
}

func TestTheMenuSaysWhatCannotBeDoneAndWhy(t *testing.T) {
	a, own, outside := home(t)
	a.showLibrary()
	check := func(words, why string) {
		t.Helper()
		m := a.offered(t, words)
		if m.Disabled != (why != "") || !strings.Contains(m.Label, why) {
			t.Errorf("%q is disabled: %v; want %q", m.Label, m.Disabled, why)
		}
	}
	a.library.ChoosePath(own)
	check("Remove from my folder", "")
	check("Take it with you", "")
	a.library.Choose("relax")
	check("Remove from my folder", "ships with the program")
	save(t, own, mine+"idael = 3\n")
	a.reload()
	a.library.ChoosePath(own)
	check("Take it with you", "it has faults")
	check("Remove from my folder", "")
	a.tap(t, "Prepare the last good version")
	check("Take it with you", "") // which is what is prepared
	a.showKeys()
	check("Take it with you", "it has faults")
	a.tap(t, "Close")
	check("Take it with you", "")
	a.drop(outside)
	a.showLibrary()
	check("Remove from my folder", "not in your folder")

	if a.offered(t, "Full screen").Checked {
		t.Error("the window fills the screen, the menu says")
	}
	a.toggleFullScreen()
	if !a.offered(t, "Full screen").Checked {
		t.Error("the menu does not say that the window fills the screen")
	}
	a.key(keys.Esc)
	if a.offered(t, "Full screen").Checked {
		t.Error("the menu still says that the window fills the screen")
	}
}
