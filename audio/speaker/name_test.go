package speaker

import "testing"

func TestCardsAreCalledByTheirDescription(t *testing.T) {
	const list = `Sink #0
	State: SUSPENDED
	Name: alsa_output.hdmi
	Description: HDMI: the screen
Sink #1
	Name: bluez_output.30
	Description: Headphones of Ann
`
	for name, want := range map[string]string{
		"alsa_output.hdmi": "HDMI: the screen", "bluez_output.30": "Headphones of Ann", "other": "other",
	} {
		if got := described(list, name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	for list, want := range map[string]string{
		" 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n                      HDA Intel PCH at 0xf7c30000 irq 32\n": "HDA Intel PCH",
		"--- no soundcards ---\n": "", "": "",
	} {
		if got := firstCard(list); got != want {
			t.Errorf("%q is %q, want %q", list, got, want)
		}
	}
}
