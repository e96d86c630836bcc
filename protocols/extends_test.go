package protocols

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"outbreath/pacing"
)

// folder makes a folder with the given files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func phaseIDs(p *pacing.Protocol) []string {
	var ids []string
	for _, ph := range p.Phases {
		ids = append(ids, ph.ID)
	}
	return ids
}

func TestExtendsShipped(t *testing.T) {
	p, ds := Read("mine.toml", []byte(`format = 1
id = "my-sprint"
extends = "sprint"
length = "5m"

[breath.calm]
in = "3s"
out = "5s"

[[phase]]
id = "slow"
say = "Mine."

[[phase]]
id = "look"
kind = "rest"
name = "Look up"
ideal = "20s"

[[phase]]
id = "switch"
max = "2m"
`))
	if p == nil || len(ds) > 0 {
		t.Fatalf("%s", ds)
	}
	if got, want := phaseIDs(p), []string{"settle", "slow", "look", "back", "switch"}; !slices.Equal(got, want) {
		t.Errorf("phases are %q, want %q", got, want)
	}
	mine := pacing.Pattern{In: 3 * time.Second, Out: 5 * time.Second}
	slow, back, last := p.Phases[1], p.Phases[3], p.Phases[4]
	if slow.Say != "Mine." || slow.Ideal != 150*time.Second || slow.Breath.Pattern != mine {
		t.Errorf("slow is %+v", slow)
	}
	if back.Breath.Pattern != mine || back.Breath.Fade != 3 {
		t.Errorf("the fade left %+v", back.Breath)
	}
	if last.Max != 2*time.Minute || last.Ideal != time.Minute {
		t.Errorf("switch is %+v", last)
	}
	if p.ID != "my-sprint" || p.Name != "Pre-sprint 4/6" || p.Length != 5*time.Minute {
		t.Errorf("protocol is %s, %s, %v", p.ID, p.Name, p.Length)
	}
}

func TestExtendsFilesInTurn(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.toml": small,
		"b.toml": "format = 1\nid = \"b\"\nextends = \"a.toml\"\n[[phase]]\nid = \"lie\"\nkind = \"rest\"\nname = \"Lie\"\nideal = \"2m\"\n",
		"c.toml": "format = 1\nid = \"c\"\nextends = \"b.toml\"\n[[phase]]\nid = \"lie\"\nideal = \"3m\"\n[[phase]]\nid = \"sit\"\nname = \"Sit up\"\n",
	})
	p, ds, err := ReadFile(filepath.Join(dir, "c.toml"))
	if err != nil || p == nil || len(ds) > 0 {
		t.Fatalf("%v\n%s", err, ds)
	}
	if p.Length != 4*time.Minute || p.Phases[0].Name != "Sit up" || !slices.Equal(phaseIDs(p), []string{"sit", "lie"}) {
		t.Errorf("read %+v", p)
	}
}

func TestReadAloneFindsOnlyWhatShips(t *testing.T) {
	_, ds := Read("testdata/faulty/x.toml", []byte("format = 1\nid = \"x\"\nextends = \"bounds.toml\"\n"))
	if len(ds) != 1 || ds[0].Code != CodeNoBase {
		t.Errorf("%s", ds)
	}
}

func TestExtendsIsBounded(t *testing.T) {
	files := map[string]string{"p0.toml": small}
	for i := 1; i <= 100; i++ {
		files[fmt.Sprintf("p%d.toml", i)] = fmt.Sprintf("format = 1\nid = \"p%d\"\nextends = \"p%d.toml\"\n", i, i-1)
	}
	dir := folder(t, files)
	p, ds, _ := ReadFile(filepath.Join(dir, fmt.Sprintf("p%d.toml", maxBases)))
	if p == nil {
		t.Errorf("%d deep: %s", maxBases, ds)
	}
	p, ds, _ = ReadFile(filepath.Join(dir, "p100.toml"))
	if p != nil || len(ds) != 1 || ds[0].Code != CodeBaseDepth {
		t.Errorf("100 deep: %s", ds)
	}
}
