package prepare

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/words"
)

// What a drill is aimed at before anything is said: a start that leaves time to
// say it, and an out-breath that ends early enough to get up and set.
const (
	firstGun    = 10 * time.Minute
	firstBefore = 90 * time.Second
)

// aim is the row that aims a drill at the athlete's start.
type aim struct {
	on            bool
	chip          *kit.Button
	row           *kit.Flow
	start, before *kit.Field
}

func (s *Screen) newAim() *aim {
	a := &aim{
		start:  kit.NewField(kit.FormSeconds, time.Second, 0),
		before: kit.NewField(kit.FormCount, 5*time.Second, firstBefore),
	}
	a.chip = kit.NewButton(kit.Chip, "", "", func() {
		if a.on = !a.on; a.on {
			s.gun = gun{upToStep(s.options.Now().Wall.Add(firstGun)), a.before.Value()}
			a.start.Follow(clockOf(s.gun.start))
		}
		a.chip.SetSelected(a.on)
		s.fit()
		if s.window == nil {
			return
		}
		if a.on {
			s.window.Canvas().Focus(a.start)
		} else {
			s.refocus(a.start)
			s.refocus(a.before)
		}
	})
	a.chip.OnKey, a.start.OnKey, a.before.OnKey = s.away, s.key, s.key
	a.start.OnChanged = func(v time.Duration) {
		s.gun.start = onDay(v, s.options.Now().Wall)
		s.fit()
	}
	a.before.OnChanged = func(v time.Duration) {
		s.gun.before = v
		s.fit()
	}
	return a
}

// fill makes the row as large as the window asks for.
func (a *aim) fill(k float32) {
	look, size := kit.Look(), kit.Text(kit.TextLabel, k)
	a.start.TextSize, a.before.TextSize = size, size
	a.start.Refresh()
	a.before.Refresh()
	fields := map[rune]fyne.CanvasObject{'\x01': a.start, '\x02': a.before}
	var row []fyne.CanvasObject
	said := func(part string) {
		if part = strings.TrimSpace(part); part != "" {
			row = append(row, kit.Line(part, size, kit.Plain, look.Soft()))
		}
	}
	rest := words.Say("My start is at %s and the last out-breath ends %s seconds before.", "\x01", "\x02")
	for at := strings.IndexAny(rest, "\x01\x02"); at >= 0; at = strings.IndexAny(rest, "\x01\x02") {
		said(rest[:at])
		row = append(row, fields[rune(rest[at])])
		rest = rest[at+1:]
	}
	said(rest)
	a.row = kit.NewFlow(8*k, row...)
	a.chip.SetSize(kit.Text(kit.TextNote, k))
}

// reword says everything in the language in use, but for the row, which is filled
// anew.
func (a *aim) reword() {
	a.chip.SetText(words.Say("aim at my start"), "")
	a.start.Label, a.before.Label = words.Say("My start, as hours, minutes and seconds"), words.Say("Seconds from the last out-breath to my start")
}
