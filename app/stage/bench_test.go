package stage

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// BenchmarkFrame is one frame of a running session at 60 a second: a view from
// the snapshot and the objects brought up to it, seconds and phases that turn
// included.
func BenchmarkFrame(b *testing.B) {
	player, clock := running(b, hamstrings)
	s, _ := open(b, player, fyne.NewSize(1280, 800))
	b.ReportAllocs()
	for b.Loop() {
		clock.Advance(time.Second / 60)
		if player.Snapshot().Position(player.Now()) > 70*time.Minute {
			b.StopTimer()
			player, clock = running(b, hamstrings)
			s.player, s.viewer.fresh = player, false
			b.StartTimer()
		}
		s.frame()
	}
}

// BenchmarkStillFrame is a frame in which nothing has changed.
func BenchmarkStillFrame(b *testing.B) {
	player, _ := running(b, hamstrings)
	s, _ := open(b, player, fyne.NewSize(1280, 800))
	b.ReportAllocs()
	for b.Loop() {
		s.frame()
	}
}

// BenchmarkView is the view alone, at 60 a second.
func BenchmarkView(b *testing.B) {
	player, clock := running(b, hamstrings)
	var v viewer
	b.ReportAllocs()
	for b.Loop() {
		clock.Advance(time.Second / 60)
		v.look(player.Snapshot(), player.Now())
	}
}
