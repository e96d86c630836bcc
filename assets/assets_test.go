package assets_test

import (
	"bufio"
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"outbreath/assets"
)

func TestIcon(t *testing.T) {
	icon, err := png.Decode(bytes.NewReader(assets.Icon))
	if err != nil {
		t.Fatal(err)
	}
	if got := icon.Bounds().Size(); got.X != 512 || got.Y != 512 {
		t.Errorf("the icon is %v, want 512 by 512", got)
	}
	if _, _, _, alpha := icon.At(0, 0).RGBA(); alpha != 0 {
		t.Error("the icon's corner is not transparent")
	}
	if _, _, _, alpha := icon.At(256, 256).RGBA(); alpha != 0xffff {
		t.Error("the icon's middle is transparent")
	}
}

// TestMetadataAgrees compares what says who the program is: the metadata that
// Fyne reads, and the entry that a Linux desktop reads.
func TestMetadataAgrees(t *testing.T) {
	var meta struct {
		Details struct {
			ID, Name, Icon, Version string
			Build                   int
		}
		LinuxAndBSD struct {
			GenericName, Comment string
			Categories, Keywords []string
		}
		Migrations map[string]bool
	}
	read, err := toml.DecodeFile("../FyneApp.toml", &meta)
	if err != nil {
		t.Fatal(err)
	}
	if unknown := read.Undecoded(); len(unknown) > 0 {
		t.Errorf("FyneApp.toml has keys that Fyne does not read: %v", unknown)
	}
	if !meta.Migrations["fyneDo"] {
		t.Error("FyneApp.toml does not set the migration fyneDo")
	}
	icon, err := os.ReadFile(filepath.Join("..", meta.Details.Icon))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(icon, assets.Icon) {
		t.Error("FyneApp.toml and the program have different icons")
	}

	entry := desktopEntry(t, meta.Details.ID+".desktop")
	for key, want := range map[string]string{
		"Name":           meta.Details.Name,
		"Icon":           meta.Details.ID,
		"StartupWMClass": meta.Details.Name,
		"GenericName":    meta.LinuxAndBSD.GenericName,
		"Comment":        meta.LinuxAndBSD.Comment,
		"Categories":     strings.Join(meta.LinuxAndBSD.Categories, ";") + ";",
		"Keywords":       strings.Join(meta.LinuxAndBSD.Keywords, ";") + ";",
	} {
		if entry[key] != want {
			t.Errorf("the desktop entry has %s=%s, FyneApp.toml %q", key, entry[key], want)
		}
	}
}

// desktopEntry reads the keys of a file with one group.
func desktopEntry(t *testing.T, name string) map[string]string {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	entry := map[string]string{}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if key, value, ok := strings.Cut(lines.Text(), "="); ok {
			entry[key] = value
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return entry
}
