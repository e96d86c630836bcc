package speech

import (
	"os/exec"
	"strings"

	"outbreath/words"
)

// sayVoice returns the options that choose a voice of macOS for a language, none
// where the one that is set speaks it already and where it has none.
func sayVoice(language string) []string {
	if words.OfSystem() == language {
		return nil
	}
	list, err := exec.Command("say", "-v", "?").Output()
	if err != nil {
		return nil
	}
	if name := voiceFor(string(list), language); name != "" {
		return []string{"-v", name}
	}
	return nil
}

// voiceFor finds the first voice of a language in the list of macOS, whose lines
// read: Anna                de_DE    # Hallo! Ich heiße Anna.
func voiceFor(list, language string) string {
	for line := range strings.Lines(list) {
		voice, _, _ := strings.Cut(line, "#")
		fields := strings.Fields(voice)
		if len(fields) < 2 {
			continue
		}
		last := len(fields) - 1
		if tag, _, _ := strings.Cut(fields[last], "_"); tag == language {
			return strings.Join(fields[:last], " ")
		}
	}
	return ""
}

// sapiVoice returns the words of PowerShell that choose a voice of Windows for a
// language; where there is none, the one that is set there stays.
func sapiVoice(language string) string {
	return "try { $v.SelectVoiceByHints('NotSet', 'NotSet', 0, [System.Globalization.CultureInfo]::CreateSpecificCulture('" + language + "')) } catch { }; "
}
