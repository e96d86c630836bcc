package app

import "sync/atomic"

// topic is what a letter is about.
type topic uint32

// The topics, one bit each.
const (
	topicLibrary topic = 1 << iota // the library was read again
	topicSound                     // the sound card came or went
	topicClock                     // a second went by
	topicScreen                    // whether the screen stays on is another matter now
)

// mailbox brings news from any goroutine to Fyne's. However many letters are
// posted on a topic before it is emptied, they arrive as one; the receiver looks
// at the state of things, not at the letter.
type mailbox struct {
	waiting atomic.Uint32
	do      func(func())     // runs a function on Fyne's goroutine
	receive map[topic]func() // called there
}

// post is safe from any goroutine.
func (m *mailbox) post(t topic) {
	if m.waiting.Or(uint32(t)) == 0 {
		m.do(m.empty)
	}
}

func (m *mailbox) empty() {
	waiting := topic(m.waiting.Swap(0))
	for t := topicLibrary; t <= topicScreen; t <<= 1 {
		if waiting&t != 0 {
			m.receive[t]()
		}
	}
}
