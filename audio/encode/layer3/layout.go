package layer3

// layout says how the values of a spectrum are coded: in pairs by three tables for
// three regions, then, as long as none is greater than 1, in fours, and what is
// beyond is 0.
type layout struct {
	pairs  int    // where those end
	fours  int    // where those end
	bands  [2]int // in the first and the second region
	tables [3]int // of the regions
	quads  int    // the table of the fours
	bits   int
}

// layOut chooses the layout of values.
func (l *layout) layOut(edges *[bands + 1]int, values *[granule]int32) {
	end := granule
	for end > 0 && values[end-1]|values[end-2] == 0 {
		end -= 2
	}
	*l = layout{fours: end}
	var sizes [2]int
	for end >= 4 && values[end-1]|values[end-2]|values[end-3]|values[end-4] <= 1 {
		end -= 4
		q := quad(values[end:])
		sizes[0] += quadSizes[0][q]
		sizes[1] += quadSizes[1][q]
	}
	l.pairs = end
	if sizes[1] < sizes[0] {
		l.quads = 1
	}
	l.bits = sizes[l.quads]

	// Each region has about a third of the bands, which is within what can be written.
	// Other parts of them make the noise no lower by more than 0.1 dB.
	n := 0
	for edges[n] < end {
		n++
	}
	l.bands = [2]int{max(1, n/3), max(1, n/3)}
	for r, ends := 0, l.regions(edges); r < len(ends)-1; r++ {
		region := values[ends[r]:ends[r+1]]
		least := -1
		for _, t := range candidates(greatest(region)) {
			if size := tables[t].size(region); least < 0 || size < least {
				l.tables[r], least = t, size
			}
		}
		l.bits += least
	}
}

// regions returns where the first region begins and where each ends.
func (l *layout) regions(edges *[bands + 1]int) [4]int {
	first, second := edges[l.bands[0]], edges[l.bands[0]+l.bands[1]]
	return [4]int{0, min(first, l.pairs), min(second, l.pairs), l.pairs}
}

func greatest(values []int32) (most int32) {
	for _, v := range values {
		most = max(most, v)
	}
	return most
}
