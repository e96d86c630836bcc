package protocols

import (
	"testing"
	"time"

	"outbreath/pacing"
)

func TestACountedPhase(t *testing.T) {
	p, ds := Read("drill.toml", []byte(`format = 1
id = "twelve"
kind = "drill"
name = "Twelve breaths"
safety = ["breath.*"]

[breath.calm]
in = "4s"
out = "6s"

[[phase]]
id = "slow"
kind = "breath"
name = "Slow"
breaths = 12
breath = "calm"

  [[phase.prompt]]
  at = "31s"
  on = "out"
  for = 3
  say = ["Let the shoulders sink"]
`))
	if p == nil || len(ds) > 0 {
		t.Fatal(ds)
	}
	if p.Length != 2*time.Minute {
		t.Errorf("twelve breaths last %v", p.Length)
	}
	plan, err := pacing.Fit(p, p.Length, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[time.Duration]string{
		33 * time.Second: "", 34 * time.Second: "Let the shoulders sink", 63 * time.Second: "Let the shoulders sink", 64 * time.Second: "",
	} {
		if got := plan.Prompt(plan.At(at)); got != want {
			t.Errorf("at %v: %q", at, got)
		}
	}
}
