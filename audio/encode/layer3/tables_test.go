package layer3

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// The codes are complete, so that one digit too many or too few shows.
func TestCodesAreComplete(t *testing.T) {
	for name, tree := range codes {
		holdTree(t, name, tree)
	}
	holdTree(t, "quads", quadCodes)
}

func holdTree(t *testing.T, name any, tree string) {
	t.Helper()
	space, found := 0, map[int]bool{}
	for v, c := range leaves(tree) {
		if found[v] {
			t.Errorf("table %v has %02x twice", name, v)
		}
		found[v] = true
		space += 1 << (20 - c.n)
	}
	if space != 1<<20 {
		t.Errorf("table %v fills %d of %d", name, space, 1<<20)
	}
	for v := range found { // with a pair there are those of smaller values
		if v > 15 && !found[v-16] || v&15 > 0 && !found[v-1] {
			t.Errorf("table %v has %02x, and not what comes before", name, v)
		}
	}
}

// Whatever a decoder reads from one table it reads from another: so every code of
// every table stands for what it should, unless all are wrong in the same way.
func TestTablesSayTheSame(t *testing.T) {
	for i := range tables {
		var pairs [][]int32
		for pair, c := range tables[i].codes {
			if c.n > 0 {
				pairs = append(pairs, []int32{int32(pair >> 4), int32(pair & 15)})
			}
		}
		for half := range slices.Chunk(pairs, granule/4) { // all of them take more bits than there may be
			values := slices.Concat(half...)
			l := layout{pairs: len(values), fours: len(values), bands: [2]int{1, 1}, tables: [3]int{i, i, i}}
			other := l
			other.tables = [3]int{24, 24, 24}
			if got, want := spell(t, values, l), spell(t, values, other); !slices.Equal(got, want) {
				t.Errorf("what is written by table %d is read as something else", i)
			}
		}
	}
	var values []int32
	for v := range int32(16) {
		values = append(values, v>>3, v>>2&1, v>>1&1, v&1)
	}
	inPairs := layout{pairs: len(values), fours: len(values), bands: [2]int{1, 1}, tables: [3]int{24, 24, 24}}
	for q := range quads {
		inFours := layout{fours: len(values), bands: [2]int{1, 1}, quads: q}
		if got, want := spell(t, values, inFours), spell(t, values, inPairs); !slices.Equal(got, want) {
			t.Errorf("what is written by table %d of fours is read as something else", q)
		}
	}
}

// spell returns what a decoder makes of a frame of values.
func spell(t *testing.T, values []int32, l layout) [][2]float64 {
	t.Helper()
	e, err := New(32000)
	if err != nil {
		t.Fatal(err)
	}
	s := &e.spectra[0][0]
	copy(s.values[:], values)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range s.lines {
		s.lines[i] = r.Float64() - 0.5 // of which only the sign is written
	}
	s.gain, s.layout = 180, l
	for q := 0; q < l.pairs; q += 2 {
		s.layout.bits += tables[l.tables[0]].size(values[q : q+2])
	}
	for q := l.pairs; q < l.fours; q += 4 {
		s.layout.bits += quadSizes[l.quads][quad(values[q:])]
	}
	file := slices.Clone(e.Info(0))
	e.begin(false)
	e.writeSide()
	e.writer.writeSpectrum(e.edges, s)
	file = append(file, e.end()...)
	return decodeAll(t, file)[FrameSamples:]
}

// What rounding makes of a smooth curve differs by no more from one.
func TestWindowIsSmooth(t *testing.T) {
	at := func(i int) float64 {
		if i/64%2 == 1 {
			return -window[i] * (1 << 21)
		}
		return window[i] * (1 << 21)
	}
	for i := range taps - 4 {
		if d := at(i) - 4*at(i+1) + 6*at(i+2) - 4*at(i+3) + at(i+4); d < -8 || d > 8 {
			t.Errorf("it bends by %g at %d", d, i)
		}
	}
}
