// Package trial tries the sound card of this machine: it plays ticks for a while
// and says, in words for anybody, how exactly they came out.
package trial

import (
	"context"
	"fmt"
	"time"

	"outbreath/audio"
	"outbreath/audio/speaker"
	"outbreath/pacing"
	"outbreath/words"
)

// Length is how long a trial takes unless something else is asked for: enough
// to know the card's clock to about ten parts in a million.
const Length = 30 * time.Second

// settle is how long the card runs before the ticks begin: until its clock is
// known.
const settle = 4 * time.Second

// Report is what a trial found.
type Report struct {
	Card    string        // its name, or how to call it
	Fault   error         // why nothing can be heard; nil when it is
	Buffer  time.Duration // sound that lies ready for the card, at the end
	Delay   time.Duration // from when sound is made until it is heard
	Length  time.Duration // of the trial; 0 when there was none
	Lost    bool          // the card went away meanwhile
	Timing  audio.Timing
	Starved int // blocks of sound that came too late during the trial
	Before  int // and before it, since the program began
	stopped bool
}

// Run tries the card for so long, from 5 s to 10 min, and returns what it found.
// It wants the card for itself: one that is open already is a fault. Progress,
// which may be nil, is told the share done a few times a second, on this
// goroutine. When ctx is done it returns early, with what was found so far.
func Run(ctx context.Context, length time.Duration, progress func(float64)) Report {
	length = min(max(length, 5*time.Second), 10*time.Minute)
	r := Report{Card: speaker.Name(), Buffer: speaker.Buffer}
	card, err := speaker.Open(audio.Rate, speaker.Buffer)
	if err != nil {
		r.Fault = err
		return r
	}
	defer card.Close()
	r.Before = card.Starved()
	plan, err := ticks(length)
	if err != nil {
		r.Fault = err
		return r
	}
	player := pacing.NewPlayer(plan, pacing.SystemClock())
	gauge := audio.NewGauge(player, audio.Rate, card, card.Buffer())
	streamer := audio.NewStreamer(gauge, audio.Rate)
	sounds, err := audio.Open(pacing.Sound{Inhale: "tick", Exhale: "tick", Bell: "bowl", Bed: "none"}, audio.Rate)
	if err != nil {
		r.Fault = err
		return r
	}
	streamer.SetSounds(sounds)
	card.Play(streamer)
	began := time.Now()
	all := settle + pacing.StartLead + length + card.Latency()
	look := time.NewTicker(100 * time.Millisecond)
	defer look.Stop()
	run, cancel := context.WithCancel(ctx)
	defer cancel()
	started := false
	for time.Since(began) < all {
		select {
		case <-ctx.Done():
			r.stopped = true
		case <-look.C:
		}
		if r.stopped {
			break
		}
		if !started && time.Since(began) >= settle {
			started = true
			if r.Fault = player.Start(); r.Fault != nil {
				return r
			}
			go player.Run(run)
		}
		r.Lost = r.Lost || card.Err() != nil
		if progress != nil {
			progress(min(time.Since(began).Seconds()/all.Seconds(), 1))
		}
	}
	card.Close() // from here on nobody streams
	r.Buffer, r.Delay = card.Buffer(), card.Latency()
	r.Starved = card.Starved() - r.Before
	r.Length = length
	r.Timing = gauge.Timing()
	return r
}

// ticks returns a plan that ticks once a second.
func ticks(length time.Duration) (*pacing.Plan, error) {
	length = length.Truncate(2 * time.Second)
	return pacing.Fit(&pacing.Protocol{ID: "trial", Name: "Trial", Phases: []pacing.Phase{{
		ID: "ticks", Name: "Ticks", Min: length, Ideal: length, Max: length,
		Breath: pacing.Breath{Name: "ticks", Pattern: pacing.Pattern{In: time.Second, Out: time.Second}},
	}}}, length, pacing.Options{})
}

// Finding is one thing that was found, in words.
type Finding struct {
	What string `json:"what"`
	Says string `json:"says"`
}

// Findings says what the trial found.
func (r Report) Findings() []Finding {
	all := []Finding{{words.Say("Sound card"), r.Card}}
	add := func(what, says string) { all = append(all, Finding{what, says}) }
	if r.Fault != nil {
		add(words.Say("Sound"), words.Say("none: %v. Sessions run without sound; a card that is plugged in, or a sound server that is started, is found by itself.", r.Fault))
		return all
	}
	buffer := fmt.Sprintf("%d ms", r.Buffer.Milliseconds())
	if r.Buffer > speaker.Buffer {
		buffer = words.Say("%s, grown because blocks of sound came too late", buffer)
	}
	add(words.Say("Buffer"), words.Say("%s; about %d ms from when sound is made until it is heard, which is made up for", buffer, r.Delay.Milliseconds()))
	switch t := r.Timing; {
	case r.stopped:
		add(words.Say("Timing"), words.Say("not judged: the trial was stopped"))
	case r.Lost:
		add(words.Say("Timing"), words.Say("not judged: the card went away during the trial"))
	case t.Cues == 0:
		add(words.Say("Timing"), words.Say("not judged: the card took too little sound to tell"))
	default:
		add(words.Say("Timing"), words.Say("%d cues in %d s, at worst %s off, %s on average. %s", t.Cues, int(r.Length.Seconds()), ms(t.Worst), ms(t.Mean), verdict(t)))
		add(words.Say("Starved"), starved(r.Starved, r.Before))
		if r.Starved > 0 {
			break // what was lost hides how fast the card's clock runs
		}
		add(words.Say("Clock"), clock(t.PPM))
	}
	return all
}

// noticed is by how much a cue may be off before anybody could notice: of ticks a
// second apart, listeners tell from each other what differs by 25 ms (Friberg
// and Sundberg, Time discrimination in a monotonic, isochronous sequence, JASA
// 98(5), 1995: 2.5 % from 240 ms on), and this stays well below.
const noticed = 10 * time.Millisecond

func verdict(t audio.Timing) string {
	if t.Worst < noticed {
		return words.Say("Nobody can hear that.")
	}
	return words.Say("That can be heard. Close programs that keep the machine busy.")
}

func starved(n, before int) string {
	said := words.Say("no block of sound came too late")
	if n > 0 {
		said = words.Count("%d block of sound came too late: the machine was busy", "%d blocks of sound came too late: the machine was busy", n)
	}
	if before > 0 {
		said += words.Say("; %d before, since the program began", before)
	}
	return said
}

// clock says how far off the clock of a card runs.
func clock(ppm float64) string {
	if ppm < 0 {
		return words.Say("the card's runs %.0f parts in a million slow, which is made up for", -ppm)
	}
	return words.Say("the card's runs %.0f parts in a million fast, which is made up for", ppm)
}

// ms writes a short time.
func ms(d time.Duration) string { return words.Decimal(d.Seconds()*1000, 1) + " ms" }
