package speech

import "testing"

func TestVoiceFor(t *testing.T) {
	const list = `Alex                en_US    # Most people recognize me by my voice.
Anna                de_DE    # Hallo! Ich heiße Anna.
Amélie (Enhanced)   fr_CA    # Bonjour! Je m’appelle Amélie.
Thomas              fr_FR    # Bonjour, je m’appelle Thomas.
broken
`
	for language, want := range map[string]string{"en": "Alex", "de": "Anna", "fr": "Amélie (Enhanced)", "es": ""} {
		if got := voiceFor(list, language); got != want {
			t.Errorf("the voice for %s is %q, want %q", language, got, want)
		}
	}
}

func TestEspeakSpeaksTheLanguage(t *testing.T) {
	if got := espeak("line.wav", "fr"); got[0] != "-v" || got[1] != "fr" {
		t.Errorf("espeak is asked %q", got)
	}
}
