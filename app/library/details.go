package library

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/pacing"
	"outbreath/protocols"
)

// details fills the right column with all there is to know about an item; what
// can be done with its file stands below the file's name.
func details(c *kit.Column, it *item, k float32, todo ...fyne.CanvasObject) {
	c.Clear()
	if it.entry.Protocol == nil {
		faults(c, it, k, todo...)
		return
	}
	p, look := it.entry.Protocol, kit.Look()
	head(c, k, kindWords(p.Kind)+"  ·  "+it.length(), p.Name, p.Summary)
	if !it.entry.Shipped {
		own := "yours: " + kit.FromHome(it.entry.Path)
		switch {
		case it.guest:
			own = "from elsewhere: " + kit.FromHome(it.entry.Path)
		case it.entry.Replaces:
			own += ", instead of the one that ships"
		}
		c.Add(8*k, kit.NewText(own, kit.Text(kit.TextLabel, k), kit.Plain, look.Breath))
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
		pressure = fmt.Sprintf("At most %d on a scale from 0 to 10.", p.PressureCap)
	case p.PressureCap == 0:
		pressure = "None."
	}
	topic(c, k, "For", p.Audience)
	topic(c, k, "How", p.Technique)
	topic(c, k, "Pressure", pressure)
	topic(c, k, "When time is lost", lost[p.LostTime])
	topic(c, k, "What is known, and what is not", p.Background)
	worth, silenced := byWeight(it.entry.Diagnostics)
	if len(worth) > 0 {
		c.Add(26*k, kit.Heading("Worth a look in the file", k, look.Quiet))
		places(c, worth, k)
	}
	if len(silenced) > 0 {
		c.Add(26*k, kit.Heading("Silenced in the file", k, look.Quiet))
		places(c, silenced, k)
	}
	c.Add(16*k, kit.NewText("", kit.Text(kit.TextNote, k), kit.Plain, look.Quiet))
}

// lost says who pays for a hold.
var lost = map[pacing.LostTime]string{
	pacing.Shrink: "Later phases give way and the end stays.",
	pacing.Extend: "The end moves.",
	pacing.Ask:    "You decide each time.",
}

func kindWords(k pacing.Kind) string {
	if k == pacing.Table {
		return "Table session"
	}
	return "Drill"
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
	head(c, k, "A file to mend", it.entry.Name(), it.summary()+" Save it again and it is read again at once.")
	look := kit.Look()
	c.Add(8*k, kit.NewText(kit.FromHome(it.entry.Path), kit.Text(kit.TextLabel, k), kit.Plain, look.Quiet))
	for _, o := range todo {
		c.Add(8*k, o)
	}
	if good := it.entry.LastGood; good != nil {
		c.Add(22*k, kit.Heading("The last good version", k, look.Quiet))
		words := good.Name + ", version " + good.Version + ", read at " + it.entry.LastGoodAt.Format("15:04") + ". It can be prepared as it was."
		c.Add(2*k, kit.NewText(words, kit.Text(kit.TextBody, k), kit.Plain, look.Soft()))
	}
	worth, _ := byWeight(it.entry.Diagnostics)
	places(c, worth, k)
	c.Add(16*k, kit.NewText("", kit.Text(kit.TextNote, k), kit.Plain, look.Quiet))
}

// places lists faults with where they stand.
func places(c *kit.Column, ds protocols.Diagnostics, k float32) {
	look := kit.Look()
	for _, d := range ds {
		where := fmt.Sprintf("line %d:%d · %s", d.Line, d.Column, d.Code)
		if d.Severity == protocols.Warning {
			where += " · warning"
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
	c.Add(0, kit.Heading(kind, k, look.Quiet))
	c.Add(2*k, kit.NewText(name, kit.Text(kit.TextBreath, k), kit.Bold, look.Ink))
	c.Add(4*k, kit.NewText(summary, kit.Text(kit.TextLead, k), kit.Plain, look.Soft()))
}

func topic(c *kit.Column, k float32, title, text string) {
	if text == "" {
		return
	}
	look := kit.Look()
	c.Add(24*k, kit.Heading(title, k, look.Quiet))
	c.Add(2*k, kit.NewText(text, kit.Text(kit.TextBody, k), kit.Plain, look.Soft()))
}

// sentence makes a message a sentence.
func sentence(s string) string {
	if s == "" {
		return s
	}
	s = strings.ToUpper(s[:1]) + s[1:]
	if !strings.ContainsAny(s[len(s)-1:], ".?!") {
		s += "."
	}
	return s
}
