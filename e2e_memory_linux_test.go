package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// A file of any length is written in constant memory: here ninety minutes, which
// are a gigabyte.
func TestNinetyMinutesAreRenderedInFiftyMegabytes(t *testing.T) {
	program := os.Getenv("OUTBREATH_BIN")
	if program == "" {
		t.Skip("needs the program: OUTBREATH_BIN")
	}
	file := filepath.Join(t.TempDir(), "relax.wav")
	render := exec.Command(program, "render", "relax", "--length", "90m", "-o", file)
	if out, err := render.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if info, err := os.Stat(file); err != nil || info.Size() < 90*60*48000*4 {
		t.Errorf("the file: %v, %v", info, err)
	}
	const most = 50 << 10 // KiB
	if used := render.ProcessState.SysUsage().(*syscall.Rusage).Maxrss; used > most {
		t.Errorf("the program held %d KiB at its most, which is more than %d", used, most)
	} else {
		t.Logf("the program held %d KiB at its most", used)
	}
}
