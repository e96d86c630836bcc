package pacing

import (
	"math"
	"slices"
	"time"
)

// elastic is a length that may give way: at strain λ it is ideal + weight·λ,
// kept between lo and hi. Without weight all three are the same.
type elastic struct {
	lo, ideal, hi time.Duration
	weight        float64
}

// at returns the length at a whole strain, counted in grains. Rounding the
// stretch down keeps it monotone in λ.
func (e elastic) at(λ int64) time.Duration {
	if e.weight == 0 {
		return e.ideal
	}
	stretch := math.Floor(e.weight * float64(λ))
	// Beyond the bounds the stretch may not fit a Duration.
	stretch = min(max(stretch, float64((e.lo-e.ideal)/Grain)), float64((e.hi-e.ideal)/Grain))
	return e.ideal + time.Duration(stretch)*Grain
}

// fill shares total out over the stints, all at the same strain, so that their
// lengths sum to total exactly. total must lie between the sums of the bounds.
// What whole grains leave over goes to the first that would grow next: a larger
// total never makes any of them shorter.
func fill(stints []stint, total time.Duration) {
	λ := strain(stints, total)
	sum := func(λ int64) (sum time.Duration) {
		for i := range stints {
			sum += stints[i].at(λ)
		}
		return sum
	}
	// strain is exact but for the rounding of floats; step to the last whole
	// strain that does not exceed total.
	for sum(λ) > total {
		λ--
	}
	for s := sum(λ); s < total; {
		next := sum(λ + 1)
		if next > total {
			break
		}
		λ, s = λ+1, next
	}
	left := total - sum(λ)
	for i := range stints {
		s := &stints[i]
		s.length = s.at(λ)
		more := min(s.at(λ+1)-s.length, left)
		s.length += more
		left -= more
	}
}

// strain solves Σ clamp(ideal + weight·λ, lo, hi) = total for λ in grains,
// rounded down. Between two break points, where some elastic meets a bound, the
// sum is a straight line, so one walk over the sorted break points finds it.
func strain(stints []stint, total time.Duration) int64 {
	type corner struct{ λ, slope float64 }
	corners := make([]corner, 0, 2*len(stints))
	sum := 0.0
	for i := range stints {
		e := stints[i].elastic
		if e.weight == 0 {
			sum += float64(e.ideal / Grain)
			continue
		}
		sum += float64(e.lo / Grain)
		corners = append(corners,
			corner{float64((e.lo-e.ideal)/Grain) / e.weight, e.weight},
			corner{float64((e.hi-e.ideal)/Grain) / e.weight, -e.weight})
	}
	slices.SortFunc(corners, func(a, b corner) int {
		switch {
		case a.λ < b.λ:
			return -1
		case a.λ > b.λ:
			return 1
		}
		return 0
	})
	want, slope := float64(total/Grain), 0.0
	for i, c := range corners {
		if i > 0 {
			reach := sum + slope*(c.λ-corners[i-1].λ)
			if reach >= want && slope > 0 {
				return int64(math.Floor(corners[i-1].λ + (want-sum)/slope))
			}
			sum = reach
		}
		slope += c.slope
	}
	if len(corners) == 0 {
		return 0
	}
	return int64(math.Ceil(corners[len(corners)-1].λ))
}
