package app

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"github.com/adrg/xdg"

	"outbreath/app/kit"
	"outbreath/audio/trial"
	"outbreath/journal"
	"outbreath/whole"
	"outbreath/words"
)

// showMachine shows what works on this machine, in words that can be copied. It
// tries the sound card meanwhile, until the page is put away.
func (a *app) showMachine() {
	ctx, cancel := context.WithCancel(a.life)
	rows := a.machine()
	s := a.showSheet(words.Say("This machine"), "", rows...)
	duplicate := kit.NewButton(kit.Target, words.Say("Copy"), "", nil)
	duplicate.OnPress = func() {
		a.fyne.Clipboard().SetContent(plain(s.rows))
		duplicate.SetText(words.Say("Copied"), "")
	}
	s.offer(duplicate, s.close)

	add := func(what, says string) {
		rows = append(rows, [2]string{what, says})
		s.say(s.lead, rows...)
	}
	pictures := a.pictures(ctx, func(rate float64) {
		add(words.Say("Pictures"), words.Say("%s a second can be drawn", words.Number(rate, 0)))
	})
	s.onLeave = func() { cancel(); pictures.Stop() }
	ask := func(what string, says func() string) {
		go func() {
			answer := says()
			a.do(func() {
				if ctx.Err() == nil {
					add(what, answer)
				}
			})
		}()
	}
	ask(words.Say("Keyring"), func() string { return journal.KeyringWords(journal.TryKeyring(ctx)) })
	ask(words.Say("Screen"), tryScreen)
	percent := -1
	a.sound.without(func() {
		report := trial.Run(ctx, trial.Length, func(share float64) {
			now := int(100 * share)
			if now == percent {
				return
			}
			percent = now
			a.do(func() {
				if ctx.Err() == nil {
					s.say(words.Say("Soft ticks try the sound card: %d %%", now), rows...)
				}
			})
		})
		a.do(func() {
			if ctx.Err() != nil {
				return
			}
			s.lead = ""
			for _, f := range report.Findings() {
				add(f.What, f.Says)
				logger.Info("machine", "what", f.What, "says", f.Says)
			}
		})
	})
}

// machine says what there is besides pictures and sound.
func (a *app) machine() [][2]string {
	return [][2]string{
		{"Outbreath", a.build()},
		{words.Say("Display"), a.display()},
		{words.Say("Protocols"), a.watched.Load().Health()},
		{words.Say("Settings"), writable(filepath.Dir(a.path))},
		{words.Say("Log"), writable(filepath.Dir(logPath(xdg.StateHome)))},
	}
}

// display says on what the window is drawn, and how large.
func (a *app) display() string {
	canvas := a.window.Canvas()
	size, scale := canvas.Size(), canvas.Scale()
	says := words.Say("%d × %d pixels, at scale %s", int(size.Width*scale+0.5), int(size.Height*scale+0.5), words.Number(float64(scale), 2))
	native, ok := a.window.(driver.NativeWindow)
	if !ok {
		return says
	}
	native.RunNative(func(window any) {
		switch window.(type) {
		case driver.X11WindowContext:
			says = "X11, " + says
		case driver.WaylandWindowContext:
			says = "Wayland, " + says
		}
	})
	return says
}

// writable says whether files can be written into a folder.
func writable(folder string) string {
	if err := whole.Try(folder); err != nil {
		return words.Say("nothing can be written into %s: %v", folder, err)
	}
	return words.Say("%s can be written to", folder)
}

// pictures counts for two seconds how often the window can be drawn, and tells
// that on Fyne's goroutine, unless ctx is done by then or it is stopped before.
func (a *app) pictures(ctx context.Context, tell func(rate float64)) *fyne.Animation {
	const long = 2 * time.Second
	n, began := 0, time.Now()
	count := fyne.NewAnimation(long, func(done float32) {
		n++
		if done == 1 && ctx.Err() == nil {
			tell(float64(n) / time.Since(began).Seconds())
		}
	})
	count.Curve = fyne.AnimationLinear
	count.Start()
	return count
}

// plain writes rows as text.
func plain(rows [][2]string) string {
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(r[0] + ": " + r[1] + "\n")
	}
	return b.String()
}
