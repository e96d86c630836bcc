package kit

import "testing"

// Five phases that were cut to slivers, then the present and roomy ones: only the
// name that is in the present one's way goes.
func TestTheNameInTheWayGoes(t *testing.T) {
	places := []place{{centre: 10, own: 4, width: 60}}
	for i := range 4 {
		places = append(places, place{centre: 20 + float32(i)*8, own: 4})
	}
	places = append(places, place{centre: 100, own: 110, width: 80}) // the present
	for i := range 4 {
		places = append(places, place{centre: 260 + float32(i)*180, own: 170, width: 90})
	}
	spread(places, 5, 900)
	for i := 5; i < len(places); i++ {
		if places[i].width == 0 {
			t.Errorf("piece %d of %v lost its name, with room for it", i, places[i].own)
		}
	}
	if x := places[5].x; x < 40 || x > 80 {
		t.Errorf("the present stands at %v", x)
	}
}
