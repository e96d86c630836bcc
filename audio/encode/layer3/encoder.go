// Package layer3 encodes MPEG-1 Layer III, known as MP3, at a constant bit rate
// (ISO/IEC 11172-3).
//
//	samples ── filterbank ── mdct ──▶ spectrum ── shape, quantise, layout ──▶ frame
//	                                      masking ──┘
//
// A frame has two granules of 576 samples of each of two channels, and as many bits
// for its four spectra. What is masked says how much noise there may be in one band
// against another; all four get as much more, or less, as makes the frame just full.
// Frames do not lend each other bits, so that each can be read by itself. All blocks
// are long, which is for sounds that come in softly: of one that comes at once, some
// noise is decoded up to 24 ms ahead of it.
package layer3

import (
	"iter"
	"math"
	"slices"
	"sort"
)

const (
	// FrameSamples is how many samples of each channel are in a frame.
	FrameSamples = 2 * granule
	// Latency is how many samples what is decoded lies behind: those of the filter bank
	// here and there, and of the overlap of blocks.
	Latency = taps - subbands + 1 + granule

	// BitRate is in bits a second. At 160000 the noise under the beds lies 9 to 21 dB
	// below them up to 12 kHz; at 128000 it is 3 dB more.
	BitRate      = 160000
	bitRateIndex = 10

	headerSize = 4         // bytes
	sideSize   = 32        // of what says how to read the rest
	mostBits   = 1<<12 - 1 // in a spectrum
)

// Encoder encodes sound of two channels. It belongs to one goroutine.
type Encoder struct {
	rate    int // by number
	edges   *[bands + 1]int
	quiet   [bands]float64
	samples [2][taps - subbands + FrameSamples]float64 // of each channel, after those of the last frame that are still needed
	blocks  [2][3]block                                // of each channel, after the last one of the last frame
	spectra [2][2]spectrum                             // of each granule and channel
	frames  int64                                      // written
	writer  writer
}

// New returns an encoder for one of [Rates].
func New(rate int) (*Encoder, error) {
	if err := CheckRate(rate); err != nil {
		return nil, err
	}
	i := slices.Index(Rates, rate)
	return &Encoder{rate: i, edges: &edges[i], quiet: inQuiet(rate, &edges[i])}, nil
}

// Frame takes the next samples, up to ±1, and returns their frame, whose bytes are good
// until the next call.
func (e *Encoder) Frame(samples *[FrameSamples][2]float64) []byte {
	for c := range e.spectra[0] {
		e.transform(c, samples)
	}
	sides := e.shape()
	e.begin(sides)
	e.quantise(8 * (e.frameLength() - headerSize - sideSize))
	e.writeSide()
	for s := range e.all() {
		e.writer.writeSpectrum(e.edges, s)
	}
	return e.end()
}

// all yields the spectra in the order in which they are written.
func (e *Encoder) all() iter.Seq[*spectrum] {
	return func(yield func(*spectrum) bool) {
		for g := range e.spectra {
			for c := range e.spectra[g] {
				if !yield(&e.spectra[g][c]) {
					return
				}
			}
		}
	}
}

// transform sets the spectra of a channel.
func (e *Encoder) transform(c int, samples *[FrameSamples][2]float64) {
	past, blocks := &e.samples[c], &e.blocks[c]
	fresh := past[taps-subbands:]
	for i := range samples {
		fresh[i] = samples[i][c]
	}
	var out [subbands]float64
	for g := range e.spectra {
		b := &blocks[g+1]
		for t := range width {
			analyse((*[taps]float64)(past[g*granule+t*subbands:]), &out)
			for s, x := range out {
				if s&t&1 == 1 {
					x = -x
				}
				b[s][t] = x
			}
		}
		transform(&blocks[g], b, e.spectra[g][c].lines[:e.edges[bands]])
	}
	blocks[0] = blocks[2]
	copy(past[:], past[FrameSamples:])
}

// shape shapes the spectra, as left and right or, if that takes less, as middle and
// side, and reports whether it is those.
func (e *Encoder) shape() (sides bool) {
	var noise [2][2][bands]float64
	for g := range e.spectra {
		for c := range e.spectra[g] {
			noise[g][c] = e.masked(&e.spectra[g][c].lines)
		}
	}
	if sides = e.sidesAreSmaller(); sides {
		for g := range e.spectra {
			turn(&e.spectra[g][0].lines, &e.spectra[g][1].lines)
			for b := range bands { // what comes of the noise of either is heard left and right
				least := min(noise[g][0][b], noise[g][1][b])
				noise[g][0][b], noise[g][1][b] = least, least
			}
		}
	}
	for g := range e.spectra {
		for c := range e.spectra[g] {
			e.spectra[g][c].shape(e.edges, &noise[g][c])
		}
	}
	return sides
}

// sidesAreSmaller reports whether middle and side take fewer bits than left and
// right: those grow with the logarithms of the powers.
func (e *Encoder) sidesAreSmaller() bool {
	const floor = 1e-12 // -120 dB, which takes none
	var more float64
	for g := range e.spectra {
		left, right := &e.spectra[g][0].lines, &e.spectra[g][1].lines
		for b := range bands {
			var l, r, both float64
			for i := e.edges[b]; i < e.edges[b+1]; i++ {
				l += left[i] * left[i]
				r += right[i] * right[i]
				both += left[i] * right[i]
			}
			middle, side := (l+r)/2+both, (l+r)/2-both
			more += float64(e.edges[b+1]-e.edges[b]) * math.Log((max(middle, 0)+floor)*(max(side, 0)+floor)/((l+floor)*(r+floor)))
		}
	}
	return more < 0
}

// turn makes middle and side of left and right.
func turn(left, right *[granule]float64) {
	for i := range left {
		l, r := left[i], right[i]
		left[i], right[i] = (l+r)/math.Sqrt2, (l-r)/math.Sqrt2
	}
}

// quantise quantises the spectra as finely as so many bits allow: all alike, and
// then one or another a step finer.
func (e *Encoder) quantise(budget int) {
	const finest, coarsest = -256, 256 // at which nothing is left
	above := finest + sort.Search(coarsest-finest, func(i int) bool {
		for s := range e.all() {
			s.quantise(e.edges, finest+i)
		}
		return e.fits(budget)
	})
	for s := range e.all() {
		s.quantise(e.edges, above)
	}
	for s := range e.all() {
		if s.quantise(e.edges, above-1); !e.fits(budget) {
			s.quantise(e.edges, above)
		}
	}
}

// fits reports whether the spectra take no more bits than that.
func (e *Encoder) fits(budget int) bool {
	most := 0
	for s := range e.all() {
		budget -= s.length()
		most = max(most, s.length())
	}
	return budget >= 0 && most <= mostBits
}
