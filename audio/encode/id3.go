package encode

import (
	"encoding/binary"
	"fmt"
	"math"
	"unicode/utf16"
)

// mostListed is how many chapters a table of contents can list.
const mostListed = 255

// id3 returns title and chapters as a tag for the beginning of an MP3 file (ID3v2.3
// and ID3v2 Chapter Frame Addendum 1.0, id3.org): not 2.4, which older players do
// not read, and which has nothing that is missed.
func id3(s Sound) []byte {
	frames := id3Frame(nil, "TSSE", id3Text("Outbreath"))
	if s.Title != "" {
		frames = id3Frame(frames, "TIT2", id3Text(s.Title))
	}
	if n := min(len(s.Chapters), mostListed); n > 0 {
		const topLevel, ordered = 2, 1
		contents := append([]byte("contents\x00"), topLevel|ordered, byte(n))
		for i := range n {
			contents = append(contents, id3Chapter(i)...)
		}
		frames = id3Frame(frames, "CTOC", contents)
	}
	for i, c := range s.Chapters {
		be := binary.BigEndian
		end := s.Samples
		if i+1 < len(s.Chapters) {
			end = s.Chapters[i+1].From
		}
		body := id3Chapter(i)
		body = be.AppendUint32(body, milliseconds(c.From, s.Rate))
		body = be.AppendUint32(body, milliseconds(end, s.Rate))
		body = be.AppendUint64(body, math.MaxUint64) // where they lie in bytes is left to the times
		frames = id3Frame(frames, "CHAP", id3Frame(body, "TIT2", id3Text(c.Title)))
	}
	size := len(frames)
	tag := []byte{'I', 'D', '3', 3, 0, 0, byte(size >> 21 & 127), byte(size >> 14 & 127), byte(size >> 7 & 127), byte(size & 127)}
	return append(tag, frames...)
}

// id3Frame appends a frame.
func id3Frame(to []byte, id string, body []byte) []byte {
	to = append(to, id...)
	to = binary.BigEndian.AppendUint32(to, uint32(len(body)))
	return append(append(to, 0, 0), body...)
}

// id3Text returns text as UTF-16, which 2.3 has for all that is not Latin.
func id3Text(text string) []byte {
	le := binary.LittleEndian
	b := le.AppendUint16([]byte{1}, 0xfeff) // says in which order its bytes are
	for _, u := range utf16.Encode([]rune(text)) {
		b = le.AppendUint16(b, u)
	}
	return b
}

// id3Chapter returns what a chapter is called in the table of contents.
func id3Chapter(i int) []byte { return fmt.Appendf(nil, "chapter%d\x00", i+1) }

func milliseconds(sample int64, rate int) uint32 {
	return uint32(math.Round(float64(sample) / float64(rate) * 1000))
}
