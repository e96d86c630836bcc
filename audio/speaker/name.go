package speaker

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"strings"
	"time"
)

// Name returns what the card is called that would be opened: by the sound
// server where it can be asked, else by the kernel. It may take a second.
func Name() string {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if name := strings.TrimSpace(ask(ctx, "pactl", "get-default-sink")); name != "" {
		return described(ask(ctx, "pactl", "list", "sinks"), name)
	}
	if text, err := os.ReadFile("/proc/asound/cards"); err == nil {
		if name := firstCard(string(text)); name != "" {
			return name
		}
	}
	return "the system's default card"
}

// ask returns what a program writes, or "" when there is none or it fails.
func ask(ctx context.Context, name string, args ...string) string {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	cmd.WaitDelay = time.Second
	out, err := cmd.Output()
	if err != nil {
		return ""
	}
	return string(out)
}

// described returns the description of a sink in PulseAudio's list of them, and
// its name where there is none.
func described(list, name string) string {
	here := false
	for lines := bufio.NewScanner(strings.NewReader(list)); lines.Scan(); {
		key, value, _ := strings.Cut(strings.TrimSpace(lines.Text()), ": ")
		switch key {
		case "Name":
			here = value == name
		case "Description":
			if here && value != "" {
				return value
			}
		}
	}
	return name
}

// firstCard returns the name of the first card in the kernel's list:
//
//	0 [PCH            ]: HDA-Intel - HDA Intel PCH
func firstCard(list string) string {
	line, _, _ := strings.Cut(list, "\n")
	_, name, found := strings.Cut(line, "]: ")
	if !found {
		return ""
	}
	if _, long, found := strings.Cut(name, " - "); found {
		return strings.TrimSpace(long)
	}
	return strings.TrimSpace(name)
}
