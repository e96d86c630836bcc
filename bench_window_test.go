package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The window is measured here beside an empty Fyne window, in the same run and the
// same rig; `make bench` runs it. OUTBREATH_EMPTY names the empty program.

// empty starts the empty program, and returns it with when it had drawn its first
// frame.
func empty(b *testing.B, rate, side int) (*exec.Cmd, time.Time) {
	b.Helper()
	path := os.Getenv("OUTBREATH_EMPTY")
	if path == "" {
		b.Skip("needs the empty program: OUTBREATH_EMPTY")
	}
	cmd := exec.Command(path, strconv.Itoa(rate), strconv.Itoa(side))
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		b.Fatal(err)
	}
	drawn, err := time.Parse(time.RFC3339Nano, strings.TrimSpace(line))
	if err != nil {
		b.Fatal(err)
	}
	return cmd, drawn
}

func kill(cmd *exec.Cmd) {
	cmd.Process.Kill()
	cmd.Wait()
}

// busy returns how many seconds a second of the processor a program takes.
func busy(b *testing.B, cmd *exec.Cmd, during time.Duration) float64 {
	b.Helper()
	used := func() float64 {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", cmd.Process.Pid))
		if err != nil {
			b.Fatal(err)
		}
		fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
		user, _ := strconv.ParseFloat(fields[11], 64)
		system, _ := strconv.ParseFloat(fields[12], 64)
		return (user + system) / 100 // Linux counts hundredths of a second
	}
	before, began := used(), time.Now()
	time.Sleep(during)
	return (used() - before) / time.Since(began).Seconds()
}

// settle is how long a window is left alone before it is measured.
const settle = 3 * time.Second

// BenchmarkWindow measures how much of a processor the stage takes in a window of
// 1280×800, over whole breaths, beside two empty windows that are animated at the
// same rate: one whose whole ground changes, and one where that is a square of
// eight pixels, the least that makes Fyne draw. Without a graphics card every
// pixel counts, and the figures are the processor's who paints.
func BenchmarkWindow(b *testing.B) {
	of := func(b *testing.B, rate, side int) float64 {
		cmd, _ := empty(b, rate, side)
		defer kill(cmd)
		time.Sleep(settle)
		return busy(b, cmd, 10*time.Second)
	}
	for _, rate := range []int{60, 30, 20} {
		b.Run(fmt.Sprintf("rate=%d", rate), func(b *testing.B) {
			for b.Loop() {
				ground, least := of(b, rate, 0), of(b, rate, 8)
				d := deskWith(b, map[string]string{
					"protocols/breathing.toml": breathing, "settings.toml": fmt.Sprintf("frame_rate = %d\n", rate),
				})
				d.run("breathing")
				time.Sleep(settle + 10*time.Second) // the controls have gone
				stage := busy(b, d.program, 20*time.Second)
				d.stop()
				b.ReportMetric(stage, "stage-s/s")
				b.ReportMetric(stage/ground, "of-ground")
				b.ReportMetric(stage/least, "of-least")
			}
		})
	}
	b.Run("held", func(b *testing.B) {
		for b.Loop() {
			still := of(b, 0, 0)
			d := deskWith(b, map[string]string{"protocols/breathing.toml": breathing})
			d.run("breathing")
			d.press("space")
			time.Sleep(settle)
			held := busy(b, d.program, 10*time.Second)
			d.stop()
			b.ReportMetric(held, "held-s/s")
			b.ReportMetric(still, "still-s/s")
		}
	})
}

// BenchmarkStart measures the time from the start of the program to its first
// frame, beside that of an empty window, in turns.
func BenchmarkStart(b *testing.B) {
	const pairs = 9
	for b.Loop() {
		var ours, theirs []time.Duration
		for range pairs {
			began := time.Now()
			cmd, drawn := empty(b, 0, 0)
			kill(cmd)
			theirs = append(theirs, drawn.Sub(began))

			d := deskWith(b, nil)
			text, _ := d.await("drawn", "level", "INFO")["time"].(string)
			drawn, err := time.Parse(time.RFC3339Nano, text)
			if err != nil {
				b.Fatal(err)
			}
			ours = append(ours, drawn.Sub(d.began))
			d.stop()
		}
		slices.Sort(ours)
		slices.Sort(theirs)
		b.Logf("ours %v\nempty %v", ours, theirs)
		mine, empty := ours[pairs/2], theirs[pairs/2]
		b.ReportMetric(float64(mine.Milliseconds()), "ms")
		b.ReportMetric(float64(empty.Milliseconds()), "empty-ms")
		b.ReportMetric(float64(mine)/float64(empty), "of-empty")
	}
}
