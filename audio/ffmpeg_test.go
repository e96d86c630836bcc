package audio

import (
	"bytes"
	"math"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"testing"
	"time"

	"outbreath/audio/loudness"
	"outbreath/pacing"
)

var (
	ffmpegLoudness = regexp.MustCompile(`(?s)Summary:.*I:\s+(-?[\d.]+) LUFS`)
	ffmpegPeak     = regexp.MustCompile(`(?s)Summary:.*True peak:\s+Peak:\s+(-?[\d.]+) dBFS`)
)

// TestFFmpegMeasuresTheSame lets another meter judge every cue set and bed.
func TestFFmpegMeasuresTheSame(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	ffmpeg, err := exec.LookPath("ffmpeg")
	switch {
	case err != nil && os.Getenv("OUTBREATH_TOOLS") != "":
		t.Fatal(err)
	case err != nil:
		t.Skip("wants ffmpeg")
	}
	calm := fit(t, breathing("a", 30*time.Second, 4*time.Second, 0, 6*time.Second, 0))
	measure := func(name string, plan *pacing.Plan, of pacing.Sound, l Levels) float64 {
		s := NewStreamer(Along(plan, Rate), Rate)
		s.SetLevels(l)
		s.SetSounds(sounds(of))
		samples := make([][2]float64, 30*48000)
		s.Stream(samples)
		samples = samples[4*48000:] // a bed has come in
		file := wavFile(t, samples)
		cmd := exec.CommandContext(t.Context(), ffmpeg, "-hide_banner", "-i", "-", "-af", "ebur128=peak=true", "-f", "null", "-")
		cmd.Stdin = bytes.NewReader(file)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		read := func(what *regexp.Regexp) float64 {
			m := what.FindSubmatch(out)
			if m == nil {
				t.Fatalf("ffmpeg says nothing of %s:\n%s", what, out)
			}
			x, err := strconv.ParseFloat(string(m[1]), 64)
			if err != nil {
				t.Fatal(err)
			}
			return x
		}
		if theirs, ours := read(ffmpegLoudness), loudness.Of(samples, 48000); math.Abs(theirs-ours) > 0.2 {
			t.Errorf("%s: %.1f LUFS by ffmpeg, %.1f by our own meter", name, theirs, ours)
		}
		if theirs, ours := read(ffmpegPeak), loudness.TruePeak(samples); math.Abs(theirs-ours) > 0.3 {
			t.Errorf("%s: %.1f dBTP by ffmpeg, %.1f by our own meter", name, theirs, ours)
		}
		return read(ffmpegLoudness)
	}
	within := func(what string, all []float64) {
		least, most := all[0], all[0]
		for _, l := range all {
			least, most = min(least, l), max(most, l)
		}
		t.Logf("%s: %v LUFS", what, all)
		if most-least > 1 {
			t.Errorf("%s lie between %.1f and %.1f LUFS", what, least, most)
		}
	}
	var sets, below []float64
	for _, set := range CueSets() {
		sets = append(sets, measure(set, calm, all(set, "bowl"), Levels{Master: 1, Breath: 1}))
	}
	for _, bed := range Beds()[1:] {
		of := all("swell", "bowl")
		of.Bed = bed
		below = append(below, measure(bed, calm, of, Levels{Master: 1, Bed: 1}))
	}
	// Where the breath stands, and every mark there is.
	still := fit(t, breathing("a", 32*time.Second, time.Second, 3*time.Second, time.Second, 3*time.Second))
	for _, set := range CueSets() {
		measure(set+" with holds and rests", still, all(set, "bowl"), Levels{Master: 1, Breath: 1})
	}
	var marked []pacing.Phase
	for _, id := range []string{"a", "b", "c"} {
		ph := free(id, 10*time.Second)
		ph.Sides, ph.Zones, ph.Warn = true, []string{"calves"}, []time.Duration{2 * time.Second}
		marked = append(marked, ph)
	}
	for _, bell := range Bells() {
		measure(bell, fit(t, marked...), all("swell", bell), Levels{Master: 1, Bell: 1})
	}
	within("the cue sets", sets)
	within("the beds", below)
}
