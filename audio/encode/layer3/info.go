package layer3

import "encoding/binary"

// decoderLatency is the part of [Latency] that players count as a decoder's own.
const decoderLatency = taps - subbands + 1 + 48

// Frames returns how many frames it takes until so many samples are decoded.
func Frames(samples int64) int64 {
	return (samples + Latency + FrameSamples - 1) / FrameSamples
}

// Size returns how many bytes they and the frame of [Encoder.Info] have.
func (e *Encoder) Size(samples int64) int64 { return e.bytesAfter(1 + Frames(samples)) }

// Info returns the frame that comes first: silence that says how long the sound is,
// and which of the decoded samples players are to leave out so that so many remain,
// each at its place. The form grew by use: Xing's and, where it says "LAME", whose
// players look for just that, LAME's (see gabriel.mp3-tech.org/mp3infotag.html).
func (e *Encoder) Info(samples int64) []byte {
	const (
		hasFrames, hasBytes, hasIndex, hasQuality = 1, 2, 4, 8 // and after these comes LAME's part

		indexed      = 100 // places
		constantRate = 1
	)
	e.begin(false)
	f := append(e.writer.frame, make([]byte, sideSize)...)
	be := binary.BigEndian
	frames, size := Frames(samples), e.Size(samples)
	f = append(f, "Info"...)
	f = be.AppendUint32(f, hasFrames|hasBytes|hasIndex|hasQuality)
	f = be.AppendUint32(f, uint32(frames))
	f = be.AppendUint32(f, uint32(size))
	for i := range indexed {
		f = append(f, byte(i*256/indexed)) // of 256 parts of the size
	}
	f = be.AppendUint32(f, 0) // nobody measured the quality
	f = append(f, "LAME     "...)
	f = append(f, constantRate)
	f = append(f, make([]byte, 1+4+2+2+1)...) // low-pass, peak and gains are not known, nor flags set
	f = append(f, BitRate/1000)
	before := int64(Latency - decoderLatency)
	after := frames*FrameSamples - before - samples
	f = append(f, byte(before>>4), byte(before<<4|after>>8), byte(after))
	f = append(f, make([]byte, 1+1+2)...) // nor these: more of the sound, and what made it
	f = be.AppendUint32(f, uint32(size))
	f = append(f, 0, 0) // no check word of the sound, which is yet to come
	f = be.AppendUint16(f, crc(f))
	e.writer.frame = f
	return e.end()
}

// crc returns the CRC-16 of the reversed polynomial 0x8005.
func crc(data []byte) (sum uint16) {
	for _, b := range data {
		sum ^= uint16(b)
		for range 8 {
			sum = sum>>1 ^ sum&1*0xa001
		}
	}
	return sum
}
