package app

import (
	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/words"
)

// keyPage is the page that shows every key and gives actions others. Its three
// states: the table; waiting for the key of an action; and asking about one.
type keyPage struct {
	a       *app
	sheet   *sheet
	chips   map[keys.Action]*kit.Button // each to give its action another key
	waits   keys.Action                 // for a key; "" shows the table
	asks    keys.Key                    // whether that is to be taken; "" for none
	before  *keys.Bindings              // that Undo restores; nil for none
	buttons struct{ undo, reset, all, leave, take *kit.Button }
}

// showKeys shows the table.
func (a *app) showKeys() {
	p := &keyPage{a: a, sheet: a.showSheet(words.Say("Keys"), ""), chips: map[keys.Action]*kit.Button{}}
	p.sheet.hear, p.sheet.extra = p.hear, p.fill
	b := &p.buttons
	b.undo = kit.NewButton(kit.Target, words.Say("Undo"), "", p.undo)
	b.all = kit.NewButton(kit.Target, words.Say("Reset all"), "", p.resetAll)
	b.reset = kit.NewButton(kit.Target, words.Say("As it was"), "", p.reset)
	b.leave = kit.NewButton(kit.Target, words.Say("Leave it"), keys.Esc.Words(), p.table)
	b.take = kit.NewButton(kit.Target, "", keys.Enter.Words(), p.take)
	b.take.Primary = true
	for i := range keys.Table {
		if e := &keys.Table[i]; !e.Fixed {
			chip := kit.NewButton(kit.Chip, "", "", func() { p.wait(e.Action, "") })
			chip.OnKey, chip.OnFocus = p.sheet.buttonKey, func() { p.sheet.reveal(chip) }
			p.chips[e.Action] = chip
		}
	}
	p.table()
}

// table shows every action with its keys, and the one that was chosen in view.
func (p *keyPage) table() {
	chosen := p.chips[p.waits]
	p.waits, p.asks = "", ""
	var buttons []*kit.Button
	if p.before != nil {
		buttons = append(buttons, p.buttons.undo)
	}
	if p.a.keys.Stored() != nil {
		buttons = append(buttons, p.buttons.all)
	}
	p.show(words.Say("Keys"), words.Say("Choose a line to give it another key, or a pedal."), nil, append(buttons, p.sheet.close)...)
	if chosen != nil {
		p.a.window.Canvas().Focus(chosen)
	}
}

// show puts a title and what stands below it on the page.
func (p *keyPage) show(title, lead string, rows [][2]string, buttons ...*kit.Button) {
	p.sheet.title, p.sheet.lead, p.sheet.rows = title, lead, rows
	p.sheet.offer(buttons...)
	p.sheet.scroll.ScrollToTop()
}

// wait asks for the key of an action, and says why the last one cannot be it.
func (p *keyPage) wait(action keys.Action, refusal string) {
	p.a.window.Canvas().Unfocus()
	p.waits, p.asks = action, ""
	lead := refusal
	if lead == "" {
		lead = words.Say("From then on it %s.", keys.Of(action).Does())
	}
	rows := [][2]string{
		{words.Say("now"), keys.Enumerate(p.a.keys.Of(action))}, {words.Say("one of these"), words.Say("can be taken away by pressing it")},
		{keys.Esc.Words(), words.Say("changes nothing")},
	}
	if len(p.a.keys.Of(action)) == 0 {
		rows = append(rows[:1], rows[2])
	}
	buttons := []*kit.Button{p.buttons.leave}
	if !p.a.keys.Usual(action) {
		buttons = []*kit.Button{p.buttons.reset, p.buttons.leave}
	}
	p.show(words.Say("Press the key or the pedal"), lead, rows, buttons...)
}

// ask asks whether a key is to be taken, from elsewhere or away.
func (p *keyPage) ask(k keys.Key, has bool) {
	p.asks = k
	does := keys.Of(p.waits).Does()
	title, lead, take := words.Say("%s already %s", k.Words(), does), words.Say("Take it away from there?"), words.Say("Take it away")
	if !has {
		var holders []string
		for _, other := range p.a.keys.Holders(p.waits, k) {
			holders = append(holders, keys.Of(other).Does())
		}
		title, take = words.Say("%s already %s", k.Words(), words.List(holders)), words.Say("Take it")
		lead = words.Say("Take it from there? From then on it %s.", does)
	}
	p.buttons.take.SetText(take, keys.Enter.Words())
	p.show(title, lead, nil, p.buttons.take, p.buttons.leave)
}

// hear is a key while the page waits for one, or for an answer.
func (p *keyPage) hear(k keys.Key) bool {
	switch {
	case p.waits == "" || k == "":
		return false
	case k == keys.Esc:
		p.table()
	case p.asks != "":
		if k == keys.Enter {
			p.take()
		}
	case k == keys.Tab: // reaches the buttons
	default:
		kit.Spend() // the menu may hear it next
		p.chosen(k)
	}
	return true
}

// chosen is the key that was waited for.
func (p *keyPage) chosen(k keys.Key) {
	switch refusal := p.a.keys.Refuses(p.waits, k); {
	case p.a.keys.Which(p.waits, k) >= 0:
		p.ask(k, true)
	case refusal != "":
		p.wait(p.waits, refusal)
	case len(p.a.keys.Holders(p.waits, k)) > 0:
		p.ask(k, false)
	default:
		p.asks = k
		p.take()
	}
}

// take does what was chosen, or asked.
func (p *keyPage) take() {
	k, action, does := p.asks, p.waits, keys.Of(p.waits).Does()
	told := words.Say("%s %s now.", k.Words(), does)
	p.change(func() (refusal string) {
		if p.a.keys.Which(action, k) < 0 {
			return p.a.keys.Bind(action, k)
		}
		told = words.Say("%s no longer %s.", k.Words(), does)
		return p.a.keys.Unbind(action, k)
	}, &told)
}

// reset gives the action that waits its usual keys again.
func (p *keyPage) reset() {
	told := words.Say("As it was: %s.", keys.Of(p.waits).Does())
	p.change(func() string {
		if elsewhere := p.a.keys.Reset(p.waits); len(elsewhere) > 0 {
			told = words.Say("As it was, but for what does something else now: %s.", keys.Enumerate(elsewhere))
		}
		return ""
	}, &told)
}

func (p *keyPage) resetAll() {
	told := words.Say("All keys are as they were.")
	p.change(func() string { p.a.keys.ResetAll(); p.a.keyFaults = nil; return "" }, &told)
}

// change makes a change that can be undone, and says what came of it.
func (p *keyPage) change(how func() (refusal string), told *string) {
	before := p.a.keys.Clone()
	if refusal := how(); refusal != "" {
		p.wait(p.waits, refusal)
		return
	}
	p.before = &before
	p.a.keysChanged()
	p.table()
	p.a.bar.say(*told, noteFor)
}

// undo takes the last change back.
func (p *keyPage) undo() {
	*p.a.keys, p.before = *p.before, nil
	p.a.keysChanged()
	p.a.window.Canvas().Unfocus()
	p.table()
	p.a.bar.say(words.Say("The last change is taken back."), noteFor)
}

// fill adds the table to the page.
func (p *keyPage) fill(c *kit.Column, k float32) {
	if p.waits != "" {
		return
	}
	look := kit.Look()
	for _, fault := range p.a.keyFaults {
		c.Add(8*k, kit.NewText(words.Say("In the settings, %s", fault), kit.Text(kit.TextBody, k), kit.Plain, look.Ink))
	}
	c.Add(8*k, kit.NewText(words.Say("Guarded means: hold the key for a second, or press it twice."), kit.Text(kit.TextBody, k), kit.Plain, look.Soft()))
	for _, s := range keys.Sections() {
		c.Add(28*k, kit.Heading(s.Title, k, look.Quiet))
		for i, e := range s.Entries {
			gap := 6 * k
			if i == 0 {
				gap = 8 * k
			}
			c.AddIndented(gap, halo, p.line(e, k))
		}
	}
}

// line is one action of the table.
func (p *keyPage) line(e *keys.Entry, k float32) fyne.CanvasObject {
	does, list := e.Words(), keys.Enumerate(p.a.keys.Of(e.Action))
	if e.Guarded {
		does = words.Say("%s, guarded", does)
	}
	chip := p.chips[e.Action]
	if chip != nil {
		chip.SetText(list, "")
		chip.SetSize(kit.Text(kit.TextBody, k))
		chip.SetSelected(!p.a.keys.Usual(e.Action))
		chip.Spoken = list + ": " + does
	}
	return newKeyLine(chip, list, does, k)
}
