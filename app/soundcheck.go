package app

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"outbreath/app/kit"
	"outbreath/audio"
	"outbreath/audio/recording"
	"outbreath/keys"
	"outbreath/pacing"
	"outbreath/words"
	"outbreath/words/tell"
)

// soundCheck is the page on which every sound can be tried, chosen and set to
// its loudness.
type soundCheck struct {
	a     *app
	sheet *sheet

	choices []*choice
	marks   []fyne.CanvasObject
	all     *kit.Slider
	awake   *kit.Button
	delay   *kit.Slider
	tap     *kit.Button
	taps    *taps // nil while nobody taps along
}

// choice is one part of what is heard: the sounds there are for it, and how loud
// it is.
type choice struct {
	title  string
	part   string  // of what is heard
	value  *string // of the settings; "" is as the session wishes
	chips  []*kit.Button
	names  []string // what each chip stands for
	slider *kit.Slider
}

// showSoundCheck shows the page, with the sound card open.
func (a *app) showSoundCheck() {
	c := &soundCheck{a: a, sheet: a.showSheet(words.Say("Sound check"), "")}
	quiet := !a.sound.asked // as the library leaves the card
	a.sound.open()
	before := c.sheet.onClose
	c.sheet.onClose = func() {
		before()
		if quiet {
			a.sound.shut()
		}
	}
	c.sheet.close.OnPress = c.sheet.onClose
	c.sheet.onLeave = func() { c.stopTaps(); a.sound.hush(); a.saveSettings() }
	set := &a.settings
	c.choose(&choice{part: partBreath, title: words.In("what is heard", "Breath"), value: &set.Sound,
		slider: c.level(words.Say("How loud: breath"), &set.BreathLevel)},
		audio.CueSets(), words.Say("A folder…"), a.chooseFolder)
	c.choose(&choice{part: partBells, title: words.Say("Bells"), value: &set.Bell,
		slider: c.level(words.Say("How loud: bells"), &set.BellLevel)},
		audio.Bells(), "", nil)
	c.choose(&choice{part: partBed, title: words.In("what is heard", "Bed"), value: &set.Bed,
		slider: c.level(words.Say("How loud: bed"), &set.BedLevel)},
		audio.Beds(), words.Say("A file…"), func(chosen func(string)) { a.chooseFile(chosen, recording.Extensions...) })
	c.choose(&choice{part: partVoice, title: words.Say("Voice"), value: &set.Voice,
		slider: c.level(words.Say("How loud: voice"), &set.VoiceLevel)},
		[]string{audio.SystemVoice}, words.Say("A folder of lines…"), a.chooseFolder)
	for _, mark := range []struct {
		name string
		kind pacing.CueKind
	}{
		{words.In("cue", "In-breath"), pacing.CueInhale}, {words.In("cue", "A hold"), pacing.CueHold},
		{words.In("cue", "Out-breath"), pacing.CueExhale}, {words.In("cue", "A rest"), pacing.CueRest},
		{words.In("cue", "A new phase"), pacing.CuePhase}, {words.In("cue", "Change of side"), pacing.CueSide},
		{words.In("cue", "Warning"), pacing.CueWarn}, {words.In("cue", "The end"), pacing.CueEnd},
	} {
		c.marks = append(c.marks, c.chip(mark.name, func() { a.sound.try(mark.kind) }))
	}
	c.all = c.level(words.Say("How loud everything is"), &set.Volume)
	c.awake = c.chip(words.Say("Keep a Bluetooth speaker awake"), c.toggleAwake)
	c.delay = c.level(words.Say("How late sounds are heard"), &set.Delay)
	c.delay.Max, c.delay.Step = audio.MostDelay.Seconds(), 0.005
	c.delay.Says = func(v float64) string { return fmt.Sprintf("%.0f ms", 1000*v) }
	c.delay.OnChanged = func(v float64) {
		set.Delay = v
		a.sound.setDelay(v)
		c.say()
	}
	c.tap = c.chip(words.Say("Tap along with a bell"), c.tapped)
	c.tap.AtOnce = true // the moment is what counts
	c.sheet.extra, c.sheet.onSound, c.sheet.onDrop = c.fill, c.say, c.drop
	c.say()
}

// choose adds a part with the sounds there are for it, which the user may fill with
// recordings of their own.
func (c *soundCheck) choose(ch *choice, names []string, own string, ask func(chosen func(path string))) {
	pick := func(name string) func() {
		return func() { c.pick(ch, name) }
	}
	add := func(said, name string) {
		ch.chips = append(ch.chips, c.chip(said, pick(name)))
		ch.names = append(ch.names, name)
	}
	if ch.part == partVoice {
		add(words.Say("nothing is spoken"), "")
	} else {
		add(words.Say("as the session wishes"), "")
	}
	for _, name := range names {
		add(tell.Sound(name), name)
	}
	if *ch.value != "" && !slices.Contains(names, *ch.value) {
		add(filepath.Base(*ch.value), *ch.value)
	}
	if ask != nil {
		ch.chips = append(ch.chips, c.chip(own, func() {
			ask(func(path string) { c.pickOwn(ch, path) })
		}))
	}
	c.choices = append(c.choices, ch)
}

// pickOwn chooses a file or folder of the user's own.
func (c *soundCheck) pickOwn(ch *choice, path string) {
	if !slices.Contains(ch.names, path) {
		last := len(ch.chips) - 1
		ch.chips = slices.Insert(ch.chips, last, c.chip(filepath.Base(path), func() { c.pick(ch, path) }))
		ch.names = append(ch.names, path)
	}
	c.pick(ch, path)
}

// pick chooses a sound and lets it be heard.
func (c *soundCheck) pick(ch *choice, name string) {
	*ch.value = name
	c.a.sound.prefer(c.a.settings.wanted(), c.a.settings.Voice)
	logger.Info("sound", "part", ch.part, "chosen", name)
	switch ch.part {
	case partVoice:
		c.a.sound.tryLine()
	case partBells:
		c.a.sound.try(pacing.CuePhase)
	default:
		c.a.sound.tryBreath()
	}
	c.say()
}

// say shows the page anew, with what there is to say about the sound.
func (c *soundCheck) say() {
	silent, _ := c.a.sound.why()
	remark, _ := c.a.sound.faults.words()
	c.sheet.say(cmp.Or(silent, remark, words.Say("Each sound is heard as soon as it is chosen.")))
}

func (c *soundCheck) chip(said string, press func()) *kit.Button {
	b := kit.NewButton(kit.Chip, said, "", press)
	b.OnKey, b.OnFocus = c.key, func() { c.sheet.reveal(b) }
	return b
}

// level returns a slider of a level, from 0 to 1.
func (c *soundCheck) level(label string, level *float64) *kit.Slider {
	s := kit.NewSlider(0, 1, 0.05, *level)
	s.Says = func(v float64) string { return fmt.Sprintf("%.0f %%", 100*v) }
	s.Label, s.OnKey, s.OnFocus = label, c.key, func() { c.sheet.reveal(s) }
	s.OnChanged = func(v float64) {
		*level = v
		c.a.sound.setLevels(c.a.settings.levels())
	}
	return s
}

// key puts the page away from whatever has the keyboard; the rest is for that.
func (c *soundCheck) key(k keys.Key, down bool) bool {
	if down && c.a.keys.Find(keys.Page, k) == keys.Leave {
		c.sheet.onClose()
		return true
	}
	return false
}

// halo is how far the mark of the keyboard reaches beyond a slider.
const halo = 4

// fill adds the parts to the page.
func (c *soundCheck) fill(column *kit.Column, k float32) {
	look := kit.Look()
	level := func(s *kit.Slider) {
		s.TextSize = kit.Text(kit.TextBody, k)
		column.AddIndented(8*k, halo, s)
	}
	column.Add(28*k, kit.Heading(words.Say("Everything"), k, look.Quiet))
	level(c.all)
	for _, ch := range c.choices {
		objects := make([]fyne.CanvasObject, len(ch.chips))
		for i, b := range ch.chips {
			b.SetSize(kit.Text(kit.TextBody, k))
			b.SetSelected(i < len(ch.names) && ch.names[i] == *ch.value)
			objects[i] = b
		}
		column.Add(28*k, kit.Heading(ch.title, k, look.Quiet))
		column.Add(8*k, kit.NewFlow(8*k, objects...))
		level(ch.slider)
	}
	column.Add(28*k, kit.Heading(words.Say("One at a time"), k, look.Quiet))
	for _, m := range c.marks {
		m.(*kit.Button).SetSize(kit.Text(kit.TextBody, k))
	}
	column.Add(8*k, kit.NewFlow(8*k, c.marks...))
	c.awake.SetSelected(c.a.settings.KeepAwake)
	c.tap.SetSelected(c.taps != nil)
	for _, b := range []*kit.Button{c.awake, c.tap} {
		b.SetSize(kit.Text(kit.TextBody, k))
	}
	column.Add(28*k, kit.Heading(words.Say("The speaker"), k, look.Quiet))
	column.Add(8*k, kit.NewFlow(8*k, c.awake, c.tap))
	column.Add(8*k, kit.NewText(c.lateness(), kit.Text(kit.TextBody, k), kit.Plain, look.Soft()))
	level(c.delay)
}

func (c *soundCheck) toggleAwake() {
	on := !c.a.settings.KeepAwake
	c.a.settings.KeepAwake = on
	c.a.sound.keepAwake(on)
	c.say()
}

// chooseFolder lets the user choose a folder.
func (a *app) chooseFolder(chosen func(path string)) {
	d := dialog.NewFolderOpen(func(f fyne.ListableURI, err error) {
		if err != nil {
			a.bar.say(sentence(err), noteFor)
		}
		if f != nil {
			chosen(f.Path())
		}
	}, a.window)
	d.SetTitleText(words.Say("Open a folder"))
	d.Show()
}
