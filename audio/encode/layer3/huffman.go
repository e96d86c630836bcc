package layer3

import (
	"iter"
	"math/bits"
	"strconv"
	"strings"
)

// code is a Huffman code: its bits, and how many.
type code struct{ bits, n int }

// table has codes for pairs of values from 0 to 15 (in the two halves of its
// index), and the bits each takes with its signs. Where it has an escape, 15 stands
// for any value from there on, and so many bits say how far beyond.
type table struct {
	codes  [256]code
	sizes  [256]uint8
	escape int
}

const mostInTable = 15

var (
	tables [32]table
	// fitting are the tables for pairs of which that is the greatest value.
	fitting = [mostInTable + 1][]int{
		{0}, {1}, {2, 3}, {5, 6}, {7, 8, 9}, {7, 8, 9}, {10, 11, 12}, {10, 11, 12},
		{13, 15}, {13, 15}, {13, 15}, {13, 15}, {13, 15}, {13, 15}, {13, 15}, {13, 15},
	}
	// escapes are the tables with escapes of so many bits.
	escapes [14][]int
	// quads are the two tables for four values of 0 or 1 in the bits of its index.
	quads     [2][16]code
	quadSizes [2][16]int
)

func init() {
	for i := range tables[:16] {
		tables[i].read(codes[i])
	}
	for i, n := range [...]int{1, 2, 3, 4, 6, 8, 10, 13, 4, 5, 6, 7, 8, 9, 11, 13} { // of tables 16 to 31
		tables[16+i].read(codes[16+i&^7])
		tables[16+i].escape = n
	}
	for n := range escapes {
		for _, family := range [][2]int{{16, 24}, {24, 32}} {
			i := family[0]
			for tables[i].escape < n {
				i++
			}
			escapes[n] = append(escapes[n], i)
		}
	}
	for v, c := range leaves(quadCodes) {
		quads[0][v], quads[1][v] = c, code{15 - v, 4}
		for t := range quads {
			quadSizes[t][v] = quads[t][v].n + bits.OnesCount(uint(v))
		}
	}
}

func (t *table) read(tree string) {
	for pair, c := range leaves(tree) {
		t.codes[pair] = c
		signs := min(pair>>4, 1) + min(pair&15, 1)
		t.sizes[pair] = uint8(c.n + signs)
	}
}

// leaves yields what the leaves of a tree stand for, and their codes.
func leaves(tree string) iter.Seq2[int, code] {
	return func(yield func(int, code) bool) {
		var next code
		for _, run := range strings.Fields(tree) {
			depth, digits, _ := strings.Cut(run, ":")
			n, _ := strconv.Atoi(depth)
			next = code{next.bits << n >> next.n, n}
			for ; digits != ""; digits = digits[2:] {
				v, _ := strconv.ParseUint(digits[:2], 16, 8)
				if !yield(int(v), next) {
					return
				}
				next.bits++
			}
		}
	}
}

// candidates returns the tables that can code values up to most.
func candidates(most int32) []int {
	if most <= mostInTable {
		return fitting[most]
	}
	return escapes[bits.Len32(uint32(most-mostInTable))]
}

// size returns how many bits the pairs of values take.
func (t *table) size(values []int32) (n int) {
	if t.escape == 0 {
		for i := 1; i < len(values); i += 2 {
			n += int(t.sizes[uint8(values[i-1]<<4|values[i])])
		}
		return n
	}
	for i := 1; i < len(values); i += 2 {
		x, y := min(values[i-1], mostInTable), min(values[i], mostInTable)
		n += int(t.sizes[uint8(x<<4|y)]) + (int(x+1)>>4+int(y+1)>>4)*t.escape
	}
	return n
}

// writePair writes a pair of values with the signs of its lines.
func (w *writer) writePair(t *table, values []int32, lines []float64) {
	x, y := min(values[0], mostInTable), min(values[1], mostInTable)
	c := t.codes[x<<4|y]
	w.put(c.bits, c.n)
	for i, v := range values[:2] {
		if v >= mostInTable && t.escape > 0 {
			w.put(int(v-mostInTable), t.escape)
		}
		w.putSign(v, lines[i])
	}
}

// writeQuad writes four values, none greater than 1, with the signs of their lines.
func (w *writer) writeQuad(t int, values []int32, lines []float64) {
	c := quads[t][quad(values)]
	w.put(c.bits, c.n)
	for i, v := range values[:4] {
		w.putSign(v, lines[i])
	}
}

func quad(values []int32) int32 {
	return values[0]<<3 | values[1]<<2 | values[2]<<1 | values[3]
}

func (w *writer) putSign(v int32, line float64) {
	switch {
	case v == 0:
	case line < 0:
		w.put(1, 1)
	default:
		w.put(0, 1)
	}
}
