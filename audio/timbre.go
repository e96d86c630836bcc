package audio

// harmonics is the most whole multiples of a pitch that a tone is made of.
const harmonics = 14

// highest is above what no harmonic sounds, in Hz; nor does one above a share of
// the sample rate.
const (
	highest     = 5000
	shareOfRate = 0.45
)

// timbre is the colour of a tone: the gains of its harmonics as they are, or as
// a mouth that goes from one vowel to another lets them through.
type timbre struct {
	plain    []float64
	from, to *vowel
}

// vowel is what a mouth does to a voice: the formants it lets through best.
type vowel [3]formant

type formant struct{ freq, width, gain float64 }

var (
	ah = &vowel{{760, 260, 1}, {1250, 300, 0.5}, {2700, 400, 0.12}}
	oh = &vowel{{480, 240, 1}, {860, 260, 0.5}, {2600, 400, 0.05}}
	oo = &vowel{{340, 220, 1}, {780, 240, 0.28}, {2500, 400, 0.02}}
	mm = &vowel{{280, 200, 1}, {1000, 300, 0.06}, {2300, 400, 0.01}}
)

// at returns how well the vowel lets a frequency through.
func (v *vowel) at(freq float64) (gain float64) {
	for _, f := range v {
		off := (freq - f.freq) / f.width
		gain += f.gain / (1 + off*off)
	}
	return gain
}

// spectrum is the harmonics of a tone as they sound now.
type spectrum struct {
	count       int
	gain, slope [harmonics]float64 // now, and per sample
	next        [harmonics]float64 // gains at the end of the piece
}

// begin sets the harmonics that the timbre has at a pitch, so far on the way.
func (s *spectrum) begin(t *timbre, pitch, way, rate float64) {
	s.count = copy(s.next[:], t.plain)
	if t.from != nil {
		s.count = harmonics
		t.sing(&s.next, pitch, way, rate)
	}
}

// aim lets the harmonics move, over one piece, to what the timbre makes of them
// at a pitch, so far on the way.
func (s *spectrum) aim(t *timbre, pitch, way, rate float64) {
	s.gain = s.next
	if t.from == nil {
		return
	}
	t.sing(&s.next, pitch, way, rate)
	for i := range s.slope {
		s.slope[i] = (s.next[i] - s.gain[i]) / piece
	}
}

// sing sets the gains of the harmonics of a voice.
func (t *timbre) sing(gains *[harmonics]float64, pitch, way, rate float64) {
	for i := range gains {
		n := float64(i + 1)
		gains[i] = 0
		if freq := n * pitch; freq < min(highest, shareOfRate*rate) {
			// A voice loses 6 dB an octave on the way from the cords to the air.
			gains[i] = ((1-way)*t.from.at(freq) + way*t.to.at(freq)) / n
		}
	}
}

// tone returns the tone where its fundamental is at an angle of this sine and
// cosine, and goes on by a sample.
func (s *spectrum) tone(sin, cos float64) (sum float64) {
	// sin (n+1)x = 2 cos x · sin nx − sin (n−1)x
	before, now, twice := 0.0, sin, 2*cos
	for i := range s.count {
		sum += s.gain[i] * now
		s.gain[i] += s.slope[i]
		before, now = now, twice*now-before
	}
	return sum
}
