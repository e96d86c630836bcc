package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"outbreath/app/kit/kittest"
	"outbreath/pacing"
	"outbreath/protocols"
)

// The second screen follows a session, and closing it ends nothing but itself.
func TestTheSecondScreen(t *testing.T) {
	a := opened(t)
	a.setSecond(showClient)
	if a.second == nil {
		t.Fatal("nothing opens")
	}
	a.setSecond("")
	if a.second != nil || a.settings.Second != "" {
		t.Fatal("it does not go")
	}
	relax := protocols.Shipped()[0]
	plan, err := pacing.Fit(relax, relax.Length, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	a.session = newSession(plan)
	a.settings.Second = showClient
	a.openSecond()
	first := plan.Phase(0).Name
	if words := kittest.Words(a.second.face.CanvasObject()); len(words) != 1 || words[0] != first {
		t.Errorf("it reads %q, want %q", words, first)
	}
	a.nextSecond()
	if a.settings.Second != showPeripheral || len(kittest.Words(a.second.face.CanvasObject())) != 0 {
		t.Errorf("the next is %q", a.settings.Second)
	}
	a.second.window.Close()
	if a.second != nil || a.settings.Second != "" || !a.session.running() {
		t.Errorf("closed: there is still %v, remembered %q, running %v", a.second, a.settings.Second, a.session.running())
	}
	kept, err := readSettings(a.path)
	if err != nil || kept.Second != "" {
		t.Errorf("kept %q, %v", kept.Second, err)
	}
}

func TestTheClientsViewIsChosenInTheMenu(t *testing.T) {
	a := opened(t)
	item := func(words string) *fyne.MenuItem {
		for _, m := range a.window.MainMenu().Items {
			for _, i := range m.Items {
				if i.Label != "Second screen" {
					continue
				}
				for _, c := range i.ChildMenu.Items {
					if c.Label == words {
						return c
					}
				}
			}
		}
		t.Fatalf("there is no %q", words)
		return nil
	}
	item("Client's view").Action()
	item("Client's view in dim red").Action()
	item("Client's view turned by 180°").Action()
	kept, err := readSettings(a.path)
	if err != nil || kept.Second != showClient || !kept.ClientRed || kept.ClientTurned != 180 {
		t.Errorf("kept %+v, %v", kept, err)
	}
	if !item("Client's view").Checked || item("Off").Checked || item("Client's view upright").Checked {
		t.Error("the menu does not show what is chosen")
	}
	item("Off").Action()
	if a.second != nil {
		t.Error("off is not off")
	}
}
