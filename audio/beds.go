package audio

import "math"

// namedBed is a bed that is made here.
type namedBed struct {
	name  string
	begin func(rate float64) bed // nil: silence
}

// The beds. Their gains are such that all are equally loud, 15 LU below the
// in-breaths and out-breaths: a test measures them.
var beds = []namedBed{
	{"none", nil},
	{"brown", func(rate float64) bed { return newWash(rate, 0.221, 130, 130) }},
	{"pink", func(rate float64) bed { return newPink(rate, 0.111) }},
	{"rain", func(rate float64) bed { return newRain(rate, 0.019) }},
	{"sea", func(rate float64) bed { return newSea(rate, 0.0865) }},
}

// bedSeed is where the noise of a bed begins.
const bedSeed noise = 0x5eed0fbed

// hiss is noise in stereo, as loud in each band at any rate.
type hiss struct {
	noise noise
	gain  float64
}

func newHiss(rate, gain float64) hiss {
	return hiss{bedSeed, gain * math.Sqrt(rate/48000)}
}

// next writes a piece: most of it in the middle, some of it to the sides.
func (h *hiss) next(samples *[piece][2]float64) {
	var middle, side [piece]float64
	h.noise.fill(middle[:], side[:])
	for i := range samples {
		m, d := h.gain*middle[i], 0.5*h.gain*side[i]
		samples[i] = [2]float64{m + d, m - d}
	}
}

// slope is a filter of one pole, 6 dB an octave, for both channels.
type slope struct {
	share float64
	state [2]float64
}

func newSlope(freq, rate float64) slope {
	return slope{share: 1 - math.Exp(-2*math.Pi*min(freq, shareOfRate*rate)/rate)}
}

// lower lets through what is below the frequency.
func (s *slope) lower(samples *[piece][2]float64) {
	share, left, right := s.share, s.state[0], s.state[1]
	for i := range samples {
		left += (samples[i][0] - left) * share
		right += (samples[i][1] - right) * share
		samples[i] = [2]float64{left, right}
	}
	s.state = [2]float64{left, right}
}

// upper lets through what is above it.
func (s *slope) upper(samples *[piece][2]float64) {
	share, left, right := s.share, s.state[0], s.state[1]
	for i := range samples {
		x := samples[i]
		left += (x[0] - left) * share
		right += (x[1] - right) * share
		samples[i] = [2]float64{x[0] - left, x[1] - right}
	}
	s.state = [2]float64{left, right}
}

// wash is noise that loses 6 dB an octave above a frequency, and more below
// another: brown noise, of which a small loudspeaker is spared the lowest.
type wash struct {
	hiss        hiss
	above       slope
	below, deep slope
}

func newWash(rate, gain, above, below float64) *wash {
	return &wash{newHiss(rate, gain), newSlope(above, rate), newSlope(below, rate), newSlope(below, rate)}
}

func (w *wash) next(samples *[piece][2]float64, _ float64) {
	w.hiss.next(samples)
	w.above.lower(samples)
	w.below.upper(samples)
	w.deep.upper(samples)
}

// pink is noise that loses 3 dB an octave: the sum of slopes two octaves apart,
// each half as loud as the one below.
type pink struct {
	hiss  hiss
	parts [5]slope
	below [2]slope
	above [2]slope
}

func newPink(rate, gain float64) *pink {
	p := &pink{hiss: newHiss(rate, gain)}
	for i := range p.parts {
		p.parts[i] = newSlope(30*math.Pow(4, float64(i)), rate)
	}
	p.below = [2]slope{newSlope(110, rate), newSlope(110, rate)}
	p.above = [2]slope{newSlope(4000, rate), newSlope(4000, rate)}
	return p
}

func (p *pink) next(samples *[piece][2]float64, _ float64) {
	p.hiss.next(samples)
	for k := range p.below {
		p.below[k].upper(samples)
		p.above[k].lower(samples)
	}
	parts := p.parts
	for i := range samples {
		x := samples[i]
		var left, right float64
		gain := 1.0
		for k := range parts {
			part := &parts[k]
			part.state[0] += (x[0] - part.state[0]) * part.share
			part.state[1] += (x[1] - part.state[1]) * part.share
			left += gain * part.state[0]
			right += gain * part.state[1]
			gain *= 0.5
		}
		samples[i] = [2]float64{left, right}
	}
	p.parts = parts
}

// rain is a steady hiss and drops that ring for a few milliseconds, each at one
// of three pitches and somewhere between left and right.
type rain struct {
	hiss  hiss
	below slope
	above [2]slope
	drops [3]drop
	dice  noise
	rare  float64 // above which the dice hit
	side  float64 // 1 or -1, to which the next drop goes
	gain  float64
}

const (
	dropsASecond = 18.0 // of each pitch
	dropGain     = 1.8
)

// drop rings when it is hit.
type drop struct {
	twice, square float64 // of the resonance: 2 r cos ω and r²
	state         [2][2]float64
	soft          float64
}

func newDrop(freq, decay, rate float64) drop {
	r := math.Exp(-1 / (decay * rate))
	angle := 2 * math.Pi * freq / rate
	return drop{twice: 2 * r * math.Cos(angle), square: r * r, soft: math.Sin(angle)}
}

func newRain(rate, gain float64) *rain {
	return &rain{
		hiss: newHiss(rate, gain), below: newSlope(700, rate),
		above: [2]slope{newSlope(3500, rate), newSlope(3500, rate)},
		drops: [3]drop{newDrop(900, 0.006, rate), newDrop(1500, 0.005, rate), newDrop(2400, 0.004, rate)},
		dice:  bedSeed * 3, side: 1, rare: 1 - 2*dropsASecond/rate, gain: gain * dropGain,
	}
}

func (r *rain) next(samples *[piece][2]float64, _ float64) {
	var size, place [piece]float64
	r.hiss.next(samples)
	r.below.upper(samples)
	for k := range r.drops {
		d := &r.drops[k]
		r.dice.fill(size[:], place[:])
		for i := range samples {
			var hit float64
			if size[i] > r.rare {
				hit = r.side * r.gain * (0.3 + 0.7*(size[i]-r.rare)/(1-r.rare))
				r.side = -r.side // so that drops add up to nothing
			}
			left := hit*(1+place[i])*d.soft + d.twice*d.state[0][0] - d.square*d.state[0][1]
			right := hit*(1-place[i])*d.soft + d.twice*d.state[1][0] - d.square*d.state[1][1]
			d.state = [2][2]float64{{left, d.state[0][0]}, {right, d.state[1][0]}}
			samples[i][0] += left
			samples[i][1] += right
		}
	}
	for k := range r.above {
		r.above[k].lower(samples)
	}
}

// sea is a deep wash, and a wave on it that comes in with the in-breath and goes
// out with the out-breath.
type sea struct {
	deep wash
	wave hiss
	mid  [2]band
	rate float64
	last float64 // gain of the wave
}

func newSea(rate, gain float64) *sea {
	return &sea{deep: *newWash(rate, 0.8*gain, 200, 140), wave: newHiss(rate, gain), rate: rate}
}

// waves is where a wave's noise lies when the tide is out, and when it is in.
var waves = glides(380, 900)

const ebbing = 0.18 // how much is left of a wave that is out

func (s *sea) next(samples *[piece][2]float64, tide float64) {
	s.deep.next(samples, tide)
	var raw [piece][2]float64
	s.wave.next(&raw)
	gain := (ebbing + (1-ebbing)*tide) * math.Sqrt(500/waves.at(tide))
	step := (gain - s.last) / piece
	for c := range s.mid {
		var one [piece]float64
		for i := range raw {
			one[i] = raw[i][c]
		}
		s.mid[c].tune(waves.at(tide), 0.7, s.rate)
		s.mid[c].filter(one[:])
		for i := range one {
			samples[i][c] += (s.last + float64(i)*step) * one[i]
		}
	}
	s.last = gain
}
