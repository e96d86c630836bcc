package kit

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"outbreath/pacing"
	"outbreath/words"
)

// Phases lists a plan's phases one below the other: in what colour they stand
// on the strip, how they are breathed, and how long they last.
type Phases struct {
	widget.BaseWidget

	TextSize float32 // 0 is [TextLabel]
	// Usual, if set, is the plan to compare with, such as the one at the length
	// offered first: a phase that has come to last longer or shorter than there
	// says by how much. It is seen at the next [Phases.SetPlan].
	Usual *pacing.Plan

	plan   *pacing.Plan
	r      *phasesRenderer
	height float32
}

// NewPhases returns the list of a plan's phases.
func NewPhases(plan *pacing.Plan) *Phases {
	l := &Phases{plan: plan}
	l.ExtendBaseWidget(l)
	return l
}

// SetPlan shows another plan of the same protocol.
func (l *Phases) SetPlan(plan *pacing.Plan) {
	if l.plan != plan {
		l.plan = plan
		l.Refresh()
	}
}

func (l *Phases) size() float32 {
	if l.TextSize == 0 {
		return Text(TextLabel, 1)
	}
	return l.TextSize
}

func (l *Phases) pitch() float32 { return float32(int(l.size() * 1.75)) }

// FitWidth returns how high the list is in a width: a name that is too long for its
// row has more lines.
func (l *Phases) FitWidth(width float32) (height float32) {
	if l.plan != nil {
		for i := range l.plan.Protocol.Phases {
			height += l.place(i, width).height
		}
	}
	l.height = height
	return height
}

// MinSize is as high as all the rows at their present width.
func (l *Phases) MinSize() fyne.Size {
	if l.plan == nil {
		return fyne.Size{}
	}
	return fyne.NewSize(20*Step, max(l.height, float32(len(l.plan.Protocol.Phases))*l.pitch()))
}

// CreateRenderer implements [fyne.Widget].
func (l *Phases) CreateRenderer() fyne.WidgetRenderer {
	l.r = &phasesRenderer{l: l}
	l.r.Refresh()
	return l.r
}

type phasesRenderer struct {
	l       *Phases
	rows    []phaseRow
	objects []fyne.CanvasObject
}

type phaseRow struct {
	mark                  *canvas.Rectangle
	name                  *Paragraph
	breath, change, clock *canvas.Text
}

func (r *phasesRenderer) Destroy()                     {}
func (r *phasesRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *phasesRenderer) MinSize() fyne.Size           { return r.l.MinSize() }

// Refresh writes every row anew; there are as many as the protocol has phases,
// also those that are left out.
func (r *phasesRenderer) Refresh() {
	plan, look := r.l.plan, Look()
	if plan == nil {
		return
	}
	for len(r.rows) < len(plan.Protocol.Phases) {
		row := phaseRow{mark: &canvas.Rectangle{CornerRadius: 2}, name: NewParagraph(0, Plain, look.Soft()), breath: &canvas.Text{},
			change: &canvas.Text{Alignment: fyne.TextAlignTrailing}, clock: &canvas.Text{Alignment: fyne.TextAlignTrailing}}
		r.rows = append(r.rows, row)
		r.objects = append(r.objects, row.mark, row.name, row.breath, row.change, row.clock)
	}
	size := r.l.size()
	small := max(float32(int(size*0.9)), TextLeast)
	for i := range r.rows {
		row, ph := &r.rows[i], &plan.Protocol.Phases[i]
		row.mark.FillColor = look.Phase(ph.Kind)
		row.breath.TextSize, row.breath.Color = small, look.Quiet
		row.change.TextSize, row.change.Color = small, look.Breath
		row.clock.TextSize, row.clock.Color = size, look.Ink
		row.clock.Text, row.change.Text = r.l.lasts(i)
		if !r.l.has(i) {
			row.clock.Color = look.Quiet
		}
	}
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}

func (r *phasesRenderer) Layout(size fyne.Size) {
	l, look := r.l, Look()
	if l.plan == nil {
		return
	}
	text := l.size()
	x := l.indent()
	form := r.form(size.Width)
	top := float32(0)
	for i := range r.rows {
		row, at := &r.rows[i], l.place(i, size.Width)
		y := float32(int(top + text*1.2))
		row.mark.Move(fyne.NewPos(0, float32(int(y-text*0.75))))
		row.mark.Resize(fyne.NewSize(4, text*0.85))
		ink := look.Soft()
		if !l.has(i) {
			ink = look.Quiet
		}
		h := row.name.Set(l.plan.Protocol.Phases[i].Name, text, ink, at.room, 0)
		row.name.Move(fyne.NewPos(x, y-float32(int(text*1.05)))) // on the baseline of the others
		row.name.Resize(fyne.NewSize(at.room, h))
		row.breath.Text = r.breath(i, form)
		Seat(row.breath, x+Width(strings.Join(at.lines, " "), text, Plain)+breathGap, y, Width(row.breath.Text, row.breath.TextSize, Plain))
		below := y + float32(at.below)*l.line()
		if l.has(i) {
			right := l.clock()
			if at.below > 0 {
				right = 0
			}
			Seat(row.change, x, below, size.Width-x-right)
			below = y
		}
		Seat(row.clock, x, below, size.Width-x)
		top += at.height
	}
}

// breathGap lies between a phase's name and how it is breathed.
const breathGap = 1.5 * Step

// breathForms is how many ways [BreathWords] has at most.
const breathForms = 4

// form returns the longest way of saying how the phases are breathed for which
// every row has room beside a name of one line, so that all say it alike;
// breathForms where none does.
func (r *phasesRenderer) form(width float32) int {
	for form := range breathForms {
		fits := true
		for i := range r.rows {
			at, row := r.l.place(i, width), &r.rows[i]
			wide := Width(r.l.plan.Protocol.Phases[i].Name, r.l.size(), Plain) + breathGap + Width(r.breath(i, form), row.breath.TextSize, Plain)
			fits = fits && at.below == 0 && wide <= at.room
		}
		if fits {
			return form
		}
	}
	return breathForms
}

// breath says in one of the ways how a row's phase is breathed.
func (r *phasesRenderer) breath(row, form int) string {
	if form == breathForms {
		return ""
	}
	words := BreathWords(r.l.plan.Protocol.Phases[row].Breath)
	return words[form]
}

// lasts returns how long a phase of the protocol lasts in the plan.
func lasts(plan *pacing.Plan, phase int) (time.Duration, bool) {
	for i := range plan.Spans {
		if plan.Spans[i].Phase == phase {
			return plan.Spans[i].Duration, true
		}
	}
	return 0, false
}

// changed says by how much a phase lasts longer than usual; nothing below a
// second.
func changed(usual *pacing.Plan, phase int, d time.Duration) string {
	was, _ := lasts(usual, phase)
	switch by := d - was; {
	case by >= time.Second:
		return "+" + Clock(by)
	case by <= -time.Second:
		return "–" + Clock(-by) // Fyne's font has no minus sign
	}
	return ""
}

// BreathWords says how a phase is breathed in four ways, the longest first.
func BreathWords(b pacing.Breath) [breathForms]string {
	if b.Free() {
		whole := words.Say("breathing freely")
		return [breathForms]string{whole, whole, words.Say("freely"), words.Say("free")}
	}
	var parts, numbers []string
	add := func(d time.Duration, said func(number string) string) {
		if d > 0 {
			parts, numbers = append(parts, said(seconds(d))), append(numbers, seconds(d))
		}
	}
	add(b.In, func(n string) string { return words.In("of a breath", "in %s", n) })
	add(b.Hold, func(n string) string { return words.In("of a breath", "hold %s", n) })
	add(b.Out, func(n string) string { return words.In("of a breath", "out %s", n) })
	add(b.Rest, func(n string) string { return words.In("of a breath", "rest %s", n) })
	whole, short := strings.Join(parts, ", "), strings.Join(numbers, "/")
	switch {
	case b.Fade > 0:
		return [breathForms]string{words.Say("%s, then fading out", whole), words.Say("%s, fading", whole), whole, short}
	case b.Ramped():
		slowing := words.Say("slowing to %s", whole)
		return [breathForms]string{slowing, slowing, words.In("where a breath slows to", "to %s", whole), words.In("where a breath slows to", "to %s", short)}
	}
	return [breathForms]string{whole, whole, whole, short}
}

// seconds writes a part of a breath in seconds, to a tenth.
func seconds(d time.Duration) string { return words.Number(d.Seconds(), 1) }
