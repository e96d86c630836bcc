package library

import (
	"strings"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
)

// details fills the right column with all there is to know about an item; what
// can be done with its file stands below the file's name.
func details(c *kit.Column, it *item, k float32, todo ...fyne.CanvasObject) {
	c.Clear()
	if it.entry.Protocol == nil {
		faults(c, it, k, todo...)
		return
	}
	p, look := it.told, kit.Look()
	head(c, k, kindWords(p.Kind)+"  ·  "+it.length(), p.Name, p.Summary)
	if !it.entry.Shipped {
		c.Add(8*k, kit.NewText(whose(it), kit.Text(kit.TextLabel, k), kit.Plain, look.Breath))
	}
	for _, o := range todo {
		c.Add(8*k, o)
	}
	strip := kit.NewStrip(it.plan)
	strip.Whole, strip.Height, strip.Names = true, float32(int(12*k)), kit.NamesNone // named below
	c.Add(26*k, strip)
	phases := kit.NewPhases(it.plan)
	phases.TextSize = kit.Text(kit.TextLabel, k)
	c.Add(22*k, phases)

	pressure := ""
	switch {
	case p.PressureCap > 0:
		pressure = words.Say("At most %d on a scale from 0 to 10.", p.PressureCap)
	case p.PressureCap == 0:
		pressure = words.In("pressure", "None.")
	}
	topic(c, k, words.In("heading", "For"), p.Audience)
	topic(c, k, words.In("heading", "How"), p.Technique)
	topic(c, k, words.Say("Pressure"), pressure)
	topic(c, k, words.Say("When time is lost"), words.Of(lost[p.LostTime]))
	topic(c, k, words.Say("What is known, and what is not"), p.Background)
	worth, silenced := byWeight(it.entry.Diagnostics)
	if len(worth) > 0 {
		c.Add(26*k, kit.NewHeadline(words.Say("Worth a look in the file"), k))
		places(c, worth, k)
	}
	if len(silenced) > 0 {
		c.Add(26*k, kit.NewHeadline(words.Say("Silenced in the file"), k))
		places(c, silenced, k)
	}
	c.Add(16*k, kit.NewText("", kit.Text(kit.TextNote, k), kit.Plain, look.Quiet))
}

// whose says where a file of the user's is.
func whose(it *item) string {
	path := kit.FromHome(it.entry.Path)
	switch {
	case it.guest:
		return words.Say("from elsewhere: %s", path)
	case it.entry.Replaces:
		return words.Say("yours: %s, instead of the one that ships", path)
	}
	return words.Say("yours: %s", path)
}

// lost says who pays for a hold.
var lost = map[pacing.LostTime]string{
	pacing.Shrink: words.Mark("Later phases give way and the end stays."),
	pacing.Extend: words.Mark("The end moves."),
	pacing.Ask:    words.Mark("You decide each time."),
}

func kindWords(k pacing.Kind) string {
	if k == pacing.Table {
		return words.Say("Table session")
	}
	return words.Say("Drill")
}

// byWeight parts what the file itself allows from the rest.
func byWeight(ds protocols.Diagnostics) (worth, silenced protocols.Diagnostics) {
	for _, d := range ds {
		if d.Severity == protocols.Allowed {
			silenced = append(silenced, d)
		} else {
			worth = append(worth, d)
		}
	}
	return worth, silenced
}

// faults fills the column with what is wrong with a file, and the way out.
func faults(c *kit.Column, it *item, k float32, todo ...fyne.CanvasObject) {
	head(c, k, words.Say("A file to mend"), it.name(), it.summary()+" "+words.Say("Save it again and it is read again at once."))
	look := kit.Look()
	c.Add(8*k, kit.NewText(kit.FromHome(it.entry.Path), kit.Text(kit.TextLabel, k), kit.Plain, look.Quiet))
	for _, o := range todo {
		c.Add(8*k, o)
	}
	if good := it.told; good != nil {
		c.Add(22*k, kit.NewHeadline(words.Say("The last good version"), k))
		which := words.Say("%s, version %s, read at %s. It can be prepared as it was.", good.Name, good.Version, it.entry.LastGoodAt.Format("15:04"))
		c.Add(2*k, kit.NewText(which, kit.Text(kit.TextBody, k), kit.Plain, look.Soft()))
	}
	worth, _ := byWeight(it.entry.Diagnostics)
	places(c, worth, k)
	c.Add(16*k, kit.NewText("", kit.Text(kit.TextNote, k), kit.Plain, look.Quiet))
}

// places lists faults with where they stand.
func places(c *kit.Column, ds protocols.Diagnostics, k float32) {
	look := kit.Look()
	for _, d := range ds {
		where := words.Say("line %d:%d · %s", d.Line, d.Column, d.Code)
		if d.Severity == protocols.Warning {
			where = words.Say("line %d:%d · %s · warning", d.Line, d.Column, d.Code)
		}
		c.Add(22*k, kit.NewText(where, kit.Text(kit.TextNote, k), kit.Mono, look.Phase(pacing.Targeted)))
		c.Add(2*k, kit.NewText(sentence(d.Message), kit.Text(kit.TextBody, k), kit.Plain, look.Ink))
		if e := newExcerpt(d, kit.Text(kit.TextNote, k)); e != nil {
			c.Add(6*k, e)
		}
		if d.Hint != "" {
			c.Add(4*k, kit.NewText(sentence(d.Hint), kit.Text(kit.TextLabel, k), kit.Plain, look.Quiet))
		}
	}
}

func head(c *kit.Column, k float32, kind, name, summary string) {
	look := kit.Look()
	c.Add(0, kit.NewHeadline(kind, k))
	c.Add(2*k, kit.NewText(name, kit.Text(kit.TextBreath, k), kit.Bold, look.Ink))
	c.Add(4*k, kit.NewText(summary, kit.Text(kit.TextLead, k), kit.Plain, look.Soft()))
}

func topic(c *kit.Column, k float32, title, text string) {
	if text == "" {
		return
	}
	look := kit.Look()
	c.Add(24*k, kit.NewHeadline(title, k))
	c.Add(2*k, kit.NewText(text, kit.Text(kit.TextBody, k), kit.Plain, look.Soft()))
}

// sentence makes a message a sentence.
func sentence(s string) string {
	if s == "" {
		return s
	}
	s = words.Outer(s)
	if !strings.ContainsAny(s[len(s)-1:], ".?!") {
		s += "."
	}
	return s
}
