package layer3

import "encoding/binary"

// bytesAfter returns how many bytes so many frames have. Where a frame is no whole
// number of bytes, some have one more.
func (e *Encoder) bytesAfter(frames int64) int64 {
	return frames * FrameSamples / 8 * BitRate / int64(Rates[e.rate])
}

// begin begins a frame with its header (ISO/IEC 11172-3, 2.4.2.3).
func (e *Encoder) begin(sides bool) {
	h := uint32(0xfffb_0000)                          // MPEG-1, Layer III, no check word
	h |= bitRateIndex<<12 | uint32(e.rate)<<10 | 1<<6 // joint stereo
	h |= uint32(int64(e.frameLength())-e.bytesAfter(1)) << 9
	if sides {
		h |= 2 << 4
	}
	e.writer = writer{frame: binary.BigEndian.AppendUint32(e.writer.frame[:0], h)}
}

// frameLength returns how many bytes the next frame has.
func (e *Encoder) frameLength() int {
	return int(e.bytesAfter(e.frames+1) - e.bytesAfter(e.frames))
}

// end fills the frame and returns it.
func (e *Encoder) end() []byte {
	e.writer.fill(e.frameLength())
	e.frames++
	return e.writer.frame
}

// writeSide writes how the spectra are to be read (2.4.1.7).
func (e *Encoder) writeSide() {
	w := &e.writer
	w.put(0, 9) // where they begin: in this frame
	w.put(0, 3) // private
	w.put(0, 8) // factors are not shared
	for s := range e.all() {
		w.put(s.length(), 12)
		if s.length() == 0 { // and factors of no length
			w.put(0, 47)
			continue
		}
		w.put(s.pairs/2, 9)
		w.put(s.gain, 8)
		w.put(s.lengths, 4)
		w.put(0, 1) // a long block
		for _, t := range s.tables {
			w.put(t, 5)
		}
		w.put(s.layout.bands[0]-1, 4)
		w.put(s.layout.bands[1]-1, 3)
		w.put(0, 1) // no factors by default
		w.put(1, 1) // they count powers of 2, not of √2
		w.put(s.quads, 1)
	}
}

// writeSpectrum writes the factors and values of a spectrum.
func (w *writer) writeSpectrum(edges *[bands + 1]int, s *spectrum) {
	if s.length() == 0 {
		return
	}
	for b, f := range s.of {
		n := lengths[s.lengths][0]
		if b >= lowBands {
			n = lengths[s.lengths][1]
		}
		w.put(f, n)
	}
	ends := s.regions(edges)
	for r, t := range s.tables {
		for i := ends[r]; i < ends[r+1]; i += 2 {
			w.writePair(&tables[t], s.values[i:], s.lines[i:])
		}
	}
	for i := s.pairs; i < s.fours; i += 4 {
		w.writeQuad(s.quads, s.values[i:], s.lines[i:])
	}
}
