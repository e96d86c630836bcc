package kittest

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// near is how far a colour may lie from the golden one, in each channel of 255.
// It lets pictures have few colours, and so files a third of the size, and is too
// little to be seen.
const near = 4

// Picture compares an image with testdata/name.png. Where they differ by more
// than the eye could see, what was drawn is left in testdata/failed; with
// BLESS=1 in the environment it becomes the golden picture instead. Look at it
// before that is kept.
func Picture(t *testing.T, name string, img image.Image) {
	t.Helper()
	got := pixels(img)
	path := filepath.Join("testdata", name+".png")
	text, err := os.ReadFile(path)
	if err == nil {
		golden, err := png.Decode(bytes.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if want := pixels(golden); want.Rect == got.Rect && !slices.ContainsFunc(differences(want.Pix, got.Pix), func(d uint8) bool { return d > near }) {
			return
		}
	}
	where := filepath.Join("testdata", "failed", name+".png")
	if os.Getenv("BLESS") == "1" {
		where = path
	} else {
		t.Errorf("%s is not drawn as it was; what is drawn now is in %s", path, where)
	}
	if err := write(where, got); err != nil {
		t.Fatal(err)
	}
}

func pixels(img image.Image) *image.NRGBA {
	if n, ok := img.(*image.NRGBA); ok {
		return n
	}
	n := image.NewNRGBA(img.Bounds())
	draw.Draw(n, n.Rect, img, img.Bounds().Min, draw.Src)
	return n
}

// differences returns by how much the bytes differ.
func differences(a, b []uint8) []uint8 {
	d := make([]uint8, len(a))
	for i := range a {
		d[i] = max(a[i], b[i]) - min(a[i], b[i])
	}
	return d
}

func write(path string, img *image.NRGBA) error {
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&b, few(img)); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

// few returns the picture in 256 colours, each near the one it stands for; the
// most frequent are kept as they are. One with more colours stays what it is.
func few(img *image.NRGBA) image.Image {
	count := map[color.NRGBA]int{}
	for i := 0; i < len(img.Pix); i += 4 {
		count[color.NRGBA{img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3]}]++
	}
	all := slices.SortedFunc(maps.Keys(count), func(a, b color.NRGBA) int {
		return cmp.Or(count[b]-count[a], int(a.R)-int(b.R), int(a.G)-int(b.G), int(a.B)-int(b.B))
	})
	var palette color.Palette
	index := map[color.NRGBA]uint8{}
	for _, c := range all {
		i := slices.IndexFunc(palette, func(p color.Color) bool {
			q := p.(color.NRGBA)
			return slices.Max(differences([]uint8{c.R, c.G, c.B, c.A}, []uint8{q.R, q.G, q.B, q.A})) <= near
		})
		if i < 0 {
			if i = len(palette); i == 256 {
				return img
			}
			palette = append(palette, c)
		}
		index[c] = uint8(i)
	}
	p := image.NewPaletted(img.Rect, palette)
	for i := range p.Pix {
		p.Pix[i] = index[color.NRGBA{img.Pix[4*i], img.Pix[4*i+1], img.Pix[4*i+2], img.Pix[4*i+3]}]
	}
	return p
}
