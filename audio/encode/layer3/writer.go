package layer3

// writer collects the bits of a frame, the highest of each number first.
type writer struct {
	frame []byte
	acc   uint64
	n     int // of acc, that are not in the frame yet
}

// put appends the lowest n bits of x, at most 56.
func (w *writer) put(x, n int) {
	w.acc = w.acc<<n | uint64(x)
	for w.n += n; w.n >= 8; w.n -= 8 {
		w.frame = append(w.frame, byte(w.acc>>(w.n-8)))
	}
}

// fill appends zeros until the frame is so many bytes long.
func (w *writer) fill(length int) {
	w.put(0, -w.n&7)
	for len(w.frame) < length {
		w.frame = append(w.frame, 0)
	}
}
