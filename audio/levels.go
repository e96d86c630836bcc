package audio

import (
	"math"
	"time"
)

// Levels says how loud things are. Each goes from 0, silent, to 1, full, as the
// ear has it: half is about half as loud.
type Levels struct {
	Master float64
	Breath float64 // in, hold, out, rest
	Bell   float64 // phase, side, warn, end
	Bed    float64 // what sounds below everything
	Voice  float64 // spoken lines
	Mute   bool
}

// MostDelay is more than any speaker is late; over Bluetooth that is 0.1 to 0.3 s.
const MostDelay = time.Second

// DefaultLevels is a moderate loudness that leaves room both ways.
var DefaultLevels = Levels{Master: 0.8, Breath: 0.9, Bell: 0.9, Bed: 0.9, Voice: 0.9}

// gains returns the factors of the four buses.
func (l Levels) gains() (breath, bell, bed, voice float64) {
	if l.Mute {
		return 0, 0, 0, 0
	}
	master := loud(l.Master)
	return master * loud(l.Breath), master * loud(l.Bell), master * loud(l.Bed), master * loud(l.Voice)
}

// loud turns a level into a gain: half the level is 10 dB less, which is about
// half as loud, and 0 is silence.
func loud(level float64) float64 {
	return math.Pow(min(max(level, 0), 1), 10/(20*math.Log10(2)))
}

// fader is a gain that moves without a click: most of the way in 20 ms.
type fader struct {
	now, want float64
	step      float64 // share of the way left that one sample takes
}

// apply adds the bus to the samples and empties it.
func (f *fader) apply(samples, bus [][2]float64) {
	bus = bus[:len(samples)]
	if f.now == f.want {
		for i, b := range bus {
			samples[i][0] += f.now * b[0]
			samples[i][1] += f.now * b[1]
		}
	} else {
		for i, b := range bus {
			f.now += (f.want - f.now) * f.step
			samples[i][0] += f.now * b[0]
			samples[i][1] += f.now * b[1]
		}
		f.arrive()
	}
	clear(bus)
}

// arrive ends a move that nobody can hear any more.
func (f *fader) arrive() {
	if math.Abs(f.want-f.now) < 1e-6 {
		f.now = f.want
	}
}
