package app

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"outbreath/app/awake"
	"outbreath/app/closing"
	"outbreath/app/kit"
	"outbreath/app/library"
	"outbreath/app/peripheral"
	"outbreath/app/prepare"
	"outbreath/app/stage"
	"outbreath/keys"
	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
)

// screen is one page of the window.
type screen interface {
	CanvasObject() fyne.CanvasObject
	Attach(fyne.Window)
	Detach()
}

// app is the window with all it is wired to. It lives on Fyne's goroutine; what
// happens elsewhere comes through its mailbox.
type app struct {
	fyne     fyne.App
	window   fyne.Window
	mail     mailbox
	cancel   context.CancelFunc
	settings settings
	path     string                            // of the settings
	folder   string                            // of the user's protocols
	watched  atomic.Pointer[protocols.Library] // as it was read last
	sound    *sound
	keeping  *time.Timer   // until the settings are written; nil before the first
	awake    *awake.Keeper // of the screen
	session  *session      // nil before the first
	frames   *kit.Frames
	second   *second // screen; nil while there is none
	now      func() pacing.Instant
	do       func(func())    // runs a function on Fyne's goroutine
	life     context.Context // done when the window is closed
	work     sync.WaitGroup  // what has to be ended in order before the program ends

	screen   screen
	bar      *bar // above the screen
	library  *library.Screen
	prepare  *prepare.Screen // nil unless it is shown
	prepared protocols.Entry // what is prepared, or runs
	told     protocols.Entry // what that has become, as the user was told
	guest    guest           // a file from elsewhere that was opened
	later    string          // a file to be opened after the session; "" for none
	against  whyNot          // the menu says so
	behind   bool            // other programs' windows are before this one

	keys      *keys.Bindings
	keyFaults []string // of the settings
	acts      map[keys.Action]func()
}

// newApp makes the window and shows the library in it. Do runs a function on
// Fyne's goroutine.
func newApp(f fyne.App, settingsPath, folder string, do func(func())) *app {
	a := &app{fyne: f, path: settingsPath, folder: folder, now: pacing.SystemClock().Now, do: do}
	var err error
	if a.settings, err = readSettings(settingsPath); err != nil {
		logger.Warn("settings", "error", err)
	}
	speak(a.settings.Language)
	a.readKeys()
	leaveUntouched()
	f.Settings().SetTheme(a.settings.look())
	a.mail = mailbox{do: do, receive: map[topic]func(){
		topicLibrary: a.libraryChanged, topicSound: a.soundChanged, topicClock: a.clockChanged,
		topicScreen: a.screenChanged,
	}}
	ctx, cancel := context.WithCancel(context.Background())
	a.life, a.cancel = ctx, cancel
	a.sound = newSound(a.settings.levels(), func() { a.mail.post(topicSound) })
	a.sound.prefer(a.settings.wanted(), a.settings.Voice)
	a.sound.setDelay(a.settings.Delay)
	a.sound.keepAwake(a.settings.KeepAwake)
	a.frames = kit.NewFrames(a.settings.FrameRate)
	ready := a.ahead()
	a.awake = awake.New(func() { a.mail.post(topicScreen) })
	a.window = f.NewWindow("Outbreath")
	ready()
	a.window.SetMaster()
	a.window.SetPadded(false)
	a.window.SetCloseIntercept(a.closeAsked)
	a.window.Resize(fyne.NewSize(a.settings.Width, a.settings.Height))
	a.window.SetFullScreen(a.settings.FullScreen)
	a.window.SetOnDropped(a.dropped)
	f.Lifecycle().SetOnEnteredForeground(func() { a.behind = false })
	f.Lifecycle().SetOnExitedForeground(func() { a.behind = true })

	a.library = library.New(a.watched.Load(), library.Options{
		OnPrepare: a.showPrepare, OnRemove: a.askRemove, OnFolder: a.openFolder, OnKey: a.key, Keys: a.keys,
		OnImport: func(path string) { a.importFile(path, filepath.Base(path)) },
		OnChosen: a.chosen, Again: a.againWords, OnAgain: a.again,
	})
	a.library.Choose(a.settings.Protocol)
	a.showLibrary()
	err = protocols.Watch(ctx, folder, func(l *protocols.Library) {
		a.watched.Store(l)
		a.mail.post(topicLibrary)
	})
	if err != nil {
		// Reload in the menu still reads the folder.
		logger.Warn("library", "error", err)
	}
	go a.clock(ctx)
	logger.Info("window", "width", a.settings.Width, "height", a.settings.Height)
	return a
}

// ahead reads the protocols and the fonts while the display is asked for a window,
// which takes as long. The function it returns waits for that.
func (a *app) ahead() (ready func()) {
	var work sync.WaitGroup
	work.Go(func() {
		for _, style := range []fyne.TextStyle{kit.Plain, kit.Bold} {
			kit.Width("0", kit.TextBody, style)
		}
	})
	work.Go(func() { a.watched.Store(protocols.Load(a.folder)) })
	return work.Wait
}

// show replaces the screen, under a menu or, where that is nil, without one.
func (a *app) show(s screen, menu *fyne.MainMenu) {
	if a.screen != nil {
		a.screen.Detach()
	}
	a.window.Canvas().Unfocus()
	a.screen, a.prepare, a.bar = s, nil, newBar(s, a.do)
	a.window.SetMainMenu(menu)
	a.chosen() // the menu was made while the screen before was shown
	a.window.SetContent(a.bar.root)
	s.CanvasObject().Refresh() // the theme may have changed since it was last shown
	s.Attach(a.window)
}

func (a *app) showLibrary() {
	a.sound.end()
	a.closeSecond()
	a.sound.shut()
	a.show(a.library, a.menu())
	a.window.SetTitle("Outbreath")
	logger.Info("screen", "name", "library")
}

// showPrepare shows what is to be prepared: the protocol of an entry, or of a
// file with faults its last good version.
func (a *app) showPrepare(e protocols.Entry) {
	p, note := e.Protocol, ""
	if p == nil {
		p, note = e.LastGood, words.Say("the last good version, from %s", e.LastGoodAt.Format("15:04"))
	}
	a.prepared, a.told, a.later = e, e, ""
	a.sound.open()
	a.sound.prepare(p)
	silent, _ := a.sound.why()
	remark, _ := a.sound.faults.words()
	s := prepare.New(p, prepare.Options{
		Now: a.now, Volume: a.settings.Volume, Silent: silent, Remark: remark, Note: note,
		OnStart: a.run, OnBack: a.showLibrary, OnTry: a.sound.try, OnKey: a.key, Keys: a.keys,
		OnVolume:   func(v float64) { a.settings.Volume = v; a.sound.setLevels(a.settings.levels()) },
		Changeover: time.Duration(a.settings.Changeover) * time.Minute,
		Answers:    a.settings.Answers[p.ID],
		OnAnswers:  func(answers map[string]prepare.Answer) { a.keepAnswers(p.ID, answers) },
		Kept:       func() bool { return a.settings.Answers[p.ID] != nil },
		OnUndoable: a.renewMenu,
		OnWished: func(w pacing.Wishes, plan *pacing.Plan) {
			logger.Info("wishes", "zones", w, "phases", len(plan.Spans), "length_ms", plan.Length.Milliseconds())
		},
	})
	a.show(s, a.menu())
	a.prepare = s
	a.chosen()
	a.window.SetTitle(protocols.InLanguage(p).Name + " – Outbreath")
	logger.Info("screen", "name", "prepare", "protocol", p.ID)
}

// run starts a session as it was prepared, and shows it.
func (a *app) run(start prepare.Start) {
	plan := start.Plan
	a.sound.open()
	a.settings.Protocol = plan.Protocol.ID
	a.use(plan.Protocol.ID, start.Setup)
	if a.session != nil {
		a.session.close()
	}
	a.session = newSession(plan)
	a.session.entry = a.prepared
	a.session.due = start.End
	a.sound.play(a.session.player)
	a.awake.Keep(a.settings.ScreenOn)
	if err := a.session.start(start); err != nil {
		logger.Warn("session", "error", err)
	}
	picture := stage.New(a.session.player, stage.Options{
		Frames: a.frames, Peripheral: peripheral.New(), NextSecond: a.nextSecond, OnFrame: a.trace(),
		HideCounts: !a.settings.Counts,
		OnCounts:   func(shown bool) { a.settings.Counts = shown; a.saveSettings() },
		OnFinished: a.finished,
		OnAction:   func(action keys.Action) { a.act(action)() },
		Keys:       a.keys,
		Sound:      a.soundWords,
		Screen:     a.screenWords,
		Do:         a.do,
	})
	a.show(picture, nil)
	if a.second != nil {
		picture.Listen(a.second.window)
	}
	a.openSecond()
	logger.Info("screen", "name", "stage", "protocol", plan.Protocol.ID, "length_ms", plan.Length.Milliseconds(), "phases", len(plan.Spans))
}

// finished is the end of a session, by itself or by the user.
func (a *app) finished(end *pacing.Snapshot) {
	a.awake.Keep(false)
	if a.second != nil {
		kit.Listen(a.second.window, kit.Ears{})
	}
	s := a.session
	account := closing.AccountOf(s.plan, s.player.Events(), end, s.due)
	account.Unspoken = a.sound.end()
	options := closing.Options{
		OnLibrary: a.showLibrary,
		OnAgain:   func() { a.prepared, a.told = s.entry, s.entry; a.run(prepare.Start{Plan: s.plan}) }, // the appointment is over
		OnKey:     a.key, Keys: a.keys,
	}
	if newer, changed := a.changed(s.entry); changed && newer.Protocol != nil {
		options.OnNewer = func() { a.showPrepare(newer) }
	}
	a.show(closing.New(account, options), a.menu())
	a.window.SetTitle("Outbreath")
	if path := a.later; path != "" {
		a.later = ""
		a.bar.say(words.Say("%s is waiting.", filepath.Base(path)), 0,
			a.bar.chip(words.Say("Open it"), func() { a.open(path) }), a.bar.chip(words.Say("Leave it"), func() {}))
	}
	if account.Complete {
		a.notify(words.Say("The session has ended."))
	}
	logger.Info("screen", "name", "closing", "complete", account.Complete, "done_ms", account.Done.Milliseconds())
}

func (a *app) libraryChanged() {
	l := a.watched.Load()
	a.library.SetLibrary(a.guest.among(l))
	a.tellChanged()
	faults := 0
	for _, e := range l.Entries {
		if e.Protocol == nil {
			faults++
		}
	}
	logger.Info("library", "entries", len(l.Entries), "faults", faults)
}

// soundWords says shortly what is amiss with the sound, for the edge of the stage.
func (a *app) soundWords() string {
	_, silent := a.sound.why()
	_, remark := a.sound.faults.words()
	return cmp.Or(silent, remark)
}

func (a *app) soundChanged() {
	if a.prepare != nil {
		silent, _ := a.sound.why()
		remark, _ := a.sound.faults.words()
		a.prepare.SetSound(silent, remark)
	}
	if s, ok := a.screen.(*sheet); ok && s.onSound != nil {
		s.onSound()
	}
}

func (a *app) clockChanged() {
	if a.prepare != nil {
		a.prepare.Tick()
	}
	if a.guest.changed() {
		a.guest = guestAt(a.guest.Path)
		a.libraryChanged()
	}
}

// clock posts the seconds, for what shows the time of day.
func (a *app) clock(ctx context.Context) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			a.mail.post(topicClock)
		}
	}
}

func (a *app) toggleFullScreen() {
	a.window.SetFullScreen(!a.window.FullScreen())
	a.renewMenu()
}

// closeAsked is the window's own way out: at once where nothing is lost, and
// otherwise after a question, to which a second wish is the answer.
func (a *app) closeAsked() {
	question := words.Say("A session is running. Close again to end it here.")
	if !a.session.running() || a.bar.says(question) {
		a.leave()
		return
	}
	a.bar.say(question, questionFor, a.bar.chip(words.Say("Go on"), func() {}),
		kit.NewGuarded(kit.Chip, words.Say("End and close"), "", words.Say("Press again"), a.leave))
}

// leave ends the program.
func (a *app) leave() {
	if a.session.running() {
		if err := a.session.player.Finish(); err != nil && !errors.Is(err, pacing.ErrState) {
			logger.Warn("session", "error", err)
		}
	}
	a.fyne.Quit()
}

// close remembers what is to be remembered.
func (a *app) close() {
	a.cancel()
	a.work.Wait()
	a.sound.end()
	if a.session != nil {
		a.session.close()
	}
	a.settings.FullScreen = a.window.FullScreen()
	if size := a.window.Canvas().Size(); !a.settings.FullScreen && size.Width > 0 {
		a.settings.Width, a.settings.Height = size.Width, size.Height
	}
	a.saveSettings()
	logger.Info("window closed")
}

func (a *app) saveSettings() {
	if err := a.settings.write(a.path); err != nil {
		logger.Warn("settings", "error", err)
	}
}
