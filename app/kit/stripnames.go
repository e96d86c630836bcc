package kit

import (
	"slices"

	"fyne.io/fyne/v2/canvas"
)

// naming writes the names under the pieces so that none touches another and
// none is mistaken for its neighbour's: the present always, in bold; each other
// where it fits under its own piece or may lean over a little.
func (r *stripRenderer) naming(present int) {
	places := r.places(present, false)
	spread(places, present, r.s.Size().Width)
	if r.s.Names == NamesAllOrPresent && slices.ContainsFunc(places, func(p place) bool { return p.width == 0 }) {
		places = r.places(present, true)
		spread(places, present, r.s.Size().Width)
	}
	y := r.overhang() + r.height() + max(r.overhang(), Step) + r.textSize()*1.1
	for i := range r.pieces {
		p, at := &r.pieces[i], places[i]
		p.name.Hidden = at.width == 0
		Seat(p.name, at.x, y, at.width)
		canvas.Refresh(p.name)
	}
}

// noting writes the notes over their pieces, outside the strip's own height: a
// line of [Strip.TextSize] is free above it. What has a note has an outline, so
// that it is seen without reading; of a quiet note that would touch another the
// outline is all.
func (r *stripRenderer) noting() {
	look := Look()
	for i := range r.pieces {
		p, note := &r.pieces[i], Note{}
		if i < len(r.s.notes) {
			note = r.s.notes[i]
		}
		ink, edge := look.Soft(), look.Faint(look.Ink, 0.7)
		if note.Quiet {
			ink, edge = look.Quiet, look.Faint(look.Quiet, 0.55)
		}
		p.bar.StrokeWidth, p.bar.StrokeColor = 0, nil
		if note.Words != "" {
			p.bar.StrokeWidth, p.bar.StrokeColor = 1.5, edge
		}
		p.bar.Refresh()
		p.note.TextSize, p.note.Text, p.note.Color = r.textSize(), note.Words, ink
		width := Width(note.Words, p.note.TextSize, Plain)
		x := min(max(p.x+(p.width-width)/2, 0), r.s.Size().Width-width)
		Seat(p.note, x, r.overhang()-Step, width)
	}
	r.hush()
	for i := range r.pieces {
		r.pieces[i].note.Refresh()
	}
}

// hush takes the words of quiet notes away that touch others: those to their
// left, and those that are not quiet.
func (r *stripRenderer) hush() {
	touch := func(a, b *canvas.Text) bool {
		return a.Text != "" && b.Text != "" && a.Position().X < b.Position().X+b.Size().Width+Step/2 && b.Position().X < a.Position().X+a.Size().Width+Step/2
	}
	for i := range r.s.notes[:min(len(r.s.notes), len(r.pieces))] {
		for j := range r.pieces {
			if note := r.pieces[i].note; r.s.notes[i].Quiet && j != i && (j < i || !r.s.notes[j].Quiet) && touch(note, r.pieces[j].note) {
				note.Text = ""
			}
		}
	}
}

// places chooses the longest name that each piece has room for, and returns
// how wide they are.
func (r *stripRenderer) places(present int, only bool) []place {
	look, size := Look(), r.textSize()
	places := make([]place, len(r.pieces))
	for i := range r.pieces {
		p := &r.pieces[i]
		p.name.TextSize, p.name.TextStyle, p.name.Color, p.name.Text = size, Plain, look.Quiet, ""
		if r.s.Names == NamesNone || only && i != present {
			continue
		}
		if i == present {
			p.name.TextStyle, p.name.Color = Bold, look.Ink
		}
		p.name.Text = p.words[len(p.words)-1]
		for _, w := range p.words {
			if Width(w, size, p.name.TextStyle) <= p.width {
				p.name.Text = w
				break
			}
		}
		places[i] = place{centre: p.x + p.width/2, width: Width(p.name.Text, size, p.name.TextStyle), own: p.width}
	}
	return places
}

// place is where one name goes.
type place struct {
	centre, width, own float32 // of the piece; of the words, 0 for none; of the piece
	x                  float32 // where the words begin
}

// apart is the least room between two names.
const apart float32 = 10

// spread sets x of every place within width: each under its centre, pushed
// aside where two would touch. Where one would be pushed off its own piece it
// is given up, the widest for its piece first; present is never given up.
func spread(places []place, present int, width float32) {
	for {
		end := float32(0)
		for i := range places {
			if p := &places[i]; p.width > 0 {
				p.x = max(p.centre-p.width/2, end)
				end = p.x + p.width + apart
			}
		}
		end = width
		for i := len(places) - 1; i >= 0; i-- {
			if p := &places[i]; p.width > 0 {
				p.x = max(min(p.x, end-p.width), 0)
				end = p.x - apart
			}
		}
		worst, excess := -1, float32(0)
		previous := -apart
		for i := range places {
			p := &places[i]
			if p.width == 0 {
				continue
			}
			off := p.x + p.width/2 - p.centre
			// At the ends of the strip a name may lean as far as it must.
			bad := max(off, -off) > max(p.own/2, 4) && p.x > 0 && p.x+p.width < width
			bad = bad || p.x < previous+apart-0.5
			previous = p.x + p.width
			if over := p.width - p.own; bad && (worst < 0 || over > excess) {
				worst, excess = i, over
			}
		}
		if worst < 0 {
			return
		}
		if worst == present {
			// Make room beside the present rather than give it up.
			worst = crowding(places, present)
			if worst < 0 {
				return
			}
		}
		places[worst].width = 0
	}
}

// crowding returns the name that comes nearest to where i would stand, and so
// pushes it; -1 for none.
func crowding(places []place, i int) int {
	nearest, least := -1, float32(0)
	left := places[i].centre - places[i].width/2
	for j := range places {
		p := &places[j]
		if j == i || p.width == 0 {
			continue
		}
		gap := max(left-(p.x+p.width), p.x-(left+places[i].width))
		if nearest < 0 || gap < least {
			nearest, least = j, gap
		}
	}
	return nearest
}
