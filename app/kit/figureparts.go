package kit

import "fyne.io/fyne/v2"

// The figure is drawn on a sheet of this size and scaled from there.
const (
	FigureWidth  = 96
	FigureHeight = 268
	// figureFoot is room below the feet, for the finger.
	figureFoot = 24
)

// View is from where the figure is seen.
type View uint8

// The views.
const (
	BackView View = iota
	FrontView
)

// part is a shape on the sheet's right half: right is right, as seen from the
// back. The left half is its mirror image.
type part struct {
	name       string
	x, y, w, h float32
	radius     float32 // of all corners, or of the outer ones below
	top, foot  bool    // only the outer corner at the top, at the foot, is round
	from, to   float32 // how far the finger may be off, up and down; 0 is the shape's own
}

// spine is where the two halves meet.
const spine = FigureWidth / 2

// silhouette is what is always there, from both sides. What crosses the spine is
// whole, so that no seam shows.
var silhouette = []part{
	{name: "neck", x: spine - 7, y: 26, w: 14, h: 14},
	{name: "torso", x: spine - 29, y: 37, w: 58, h: 94, radius: 17},
	{name: "arms", x: 82, y: 44, w: 12, h: 80, radius: 6},
	{name: "hamstrings", x: 51, y: 137, w: 20, h: 62, radius: 9},
	{name: "calves", x: 52, y: 204, w: 17, h: 46, radius: 8},
	{name: "feet", x: 52, y: 255, w: 17, h: 12, radius: 5},
}

// zoneParts are what lights up over the silhouette, by the view. The bands for
// the finger are so high that zones which stand close together are hit as easily
// as the large ones.
var zoneParts = [2][]part{
	BackView: {
		{name: "neck", x: spine, y: 27, w: 8, h: 15, radius: 3, from: 2, to: 38},
		{name: "upper shoulders", x: spine, y: 37, w: 29, h: 28, radius: 17, top: true, from: 38, to: 74},
		{name: "mid back", x: spine, y: 63, w: 29, h: 22},
		{name: "low back", x: spine, y: 85, w: 29, h: 22, from: 74, to: 110},
		{name: "glutes", x: spine, y: 105, w: 29, h: 26, radius: 17, foot: true, from: 110, to: 146},
		{name: "arms", x: 82, y: 44, w: 12, h: 80, radius: 6},
		{name: "hamstrings", x: 51, y: 137, w: 20, h: 62, radius: 9, from: 146, to: 201},
		{name: "calves", x: 52, y: 204, w: 17, h: 46, radius: 8, from: 201, to: 252},
		{name: "feet", x: 52, y: 255, w: 17, h: 12, radius: 5, from: 252, to: 290},
	},
	FrontView: {
		{name: "chest", x: spine, y: 37, w: 29, h: 40, radius: 17, top: true},
		{name: "belly", x: spine, y: 77, w: 29, h: 34},
		{name: "hips", x: spine, y: 111, w: 29, h: 20, radius: 17, foot: true, from: 105, to: 141},
		{name: "arms", x: 82, y: 44, w: 12, h: 80, radius: 6},
		{name: "thighs", x: 51, y: 137, w: 20, h: 62, radius: 9, from: 141, to: 201},
		{name: "shins", x: 52, y: 204, w: 17, h: 46, radius: 8, from: 201, to: 252},
		{name: "feet", x: 52, y: 255, w: 17, h: 12, radius: 5, from: 252, to: 290},
	},
}

// compound names the parts of zones that are more than one, or have another name.
var compound = map[string][]string{
	"back":       {"upper shoulders", "mid back", "low back"},
	"whole back": {"upper shoulders", "mid back", "low back"},
	"shoulders":  {"upper shoulders"},
	"abdomen":    {"belly"},
	"quads":      {"thighs"},
	"legs":       {"hamstrings", "calves"},
}

// ZoneOrder orders zones from the head to the feet; those that are more than one
// part, or none of the body, come after all others.
func ZoneOrder(zone string) int {
	at := 2 * FigureHeight
	if compound[zone] != nil {
		return at - 1
	}
	for _, view := range zoneParts {
		for _, p := range view {
			if p.name == zone {
				at = min(at, int(p.y))
			}
		}
	}
	return at
}

// FigureSize returns how large a figure that is touched has to be in a window of a
// scale: large enough that fingers hit its zones.
func FigureSize(k float32) fyne.Size {
	const unit = float32(Finger) / 35.5 // the bands are that high, or higher
	k = max(k, 1)
	return fyne.NewSize(float32(int(FigureWidth*unit*k)), float32(int((FigureHeight+figureFoot)*unit*k)))
}

// ZoneParts returns the parts of the body that a zone is, none where it cannot be
// shown there.
func ZoneParts(zone string) []string {
	if parts := compound[zone]; parts != nil {
		return parts
	}
	for _, view := range zoneParts {
		for _, p := range view {
			if p.name == zone {
				return []string{zone}
			}
		}
	}
	return nil
}
