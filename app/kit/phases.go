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

	plan *pacing.Plan
	r    *phasesRenderer
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

// FitWidth returns the height of the list; it does not depend on the width.
func (l *Phases) FitWidth(float32) float32 { return l.MinSize().Height }

// MinSize is as high as all the rows.
func (l *Phases) MinSize() fyne.Size {
	if l.plan == nil {
		return fyne.Size{}
	}
	return fyne.NewSize(20*Step, float32(len(l.plan.Protocol.Phases))*l.pitch())
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
	mark                        *canvas.Rectangle
	name, breath, change, clock *canvas.Text
	words                       string
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
		row := phaseRow{mark: &canvas.Rectangle{CornerRadius: 2}, name: &canvas.Text{}, breath: &canvas.Text{},
			change: &canvas.Text{Alignment: fyne.TextAlignTrailing}, clock: &canvas.Text{Alignment: fyne.TextAlignTrailing}}
		r.rows = append(r.rows, row)
		r.objects = append(r.objects, row.mark, row.name, row.breath, row.change, row.clock)
	}
	size := r.l.size()
	small := max(float32(int(size*0.9)), TextLeast)
	for i := range r.rows {
		row, ph := &r.rows[i], &plan.Protocol.Phases[i]
		row.mark.FillColor = look.Phase(ph.Kind)
		row.words = ph.Name
		row.name.TextSize, row.name.Color = size, look.Soft()
		row.breath.TextSize, row.breath.Color = small, look.Quiet
		row.change.TextSize, row.change.Color = small, look.Breath
		row.clock.TextSize, row.clock.Color = size, look.Ink
		row.clock.Text, row.change.Text = words.In("of a phase", "left out"), ""
		if d, ok := lasts(plan, i); ok {
			row.clock.Text = Clock(d)
			if r.l.Usual != nil {
				row.change.Text = changed(r.l.Usual, i, d)
			}
		} else {
			row.clock.Color, row.name.Color = look.Quiet, look.Quiet
		}
	}
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}

func (r *phasesRenderer) Layout(size fyne.Size) {
	text, pitch := r.l.size(), r.l.pitch()
	x := float32(int(text * 0.9))
	rooms := make([]float32, len(r.rows))
	for i := range r.rows {
		rooms[i] = size.Width - x - r.right(&r.rows[i])
	}
	form := r.form(rooms)
	for i := range r.rows {
		row := &r.rows[i]
		y := float32(int(float32(i)*pitch + text*1.2))
		row.mark.Move(fyne.NewPos(0, float32(int(y-text*0.75))))
		row.mark.Resize(fyne.NewSize(4, text*0.85))
		row.name.Text = Cut(row.words, text, Plain, rooms[i])
		name := Width(row.name.Text, text, Plain)
		Seat(row.name, x, y, name)
		row.breath.Text = r.breath(i, form)
		Seat(row.breath, x+name+breathGap, y, Width(row.breath.Text, row.breath.TextSize, Plain))
		Seat(row.change, x, y, size.Width-x-r.clock())
		Seat(row.clock, x, y, size.Width-x)
	}
}

// clock is how wide the column of the lengths is.
func (r *phasesRenderer) clock() float32 { return Width("00:00", r.l.size(), Plain) + Step }

// right is how much of a row is taken up at its right: by the length of the phase
// and by how much that changed, or by words in place of both.
func (r *phasesRenderer) right(row *phaseRow) float32 {
	columns := r.clock()
	if r.l.Usual != nil {
		columns += Width("+0:00", r.l.size(), Plain) + Step
	}
	return max(columns, Width(row.clock.Text, row.clock.TextSize, Plain)+Step)
}

// breathGap lies between a phase's name and how it is breathed.
const breathGap = 1.5 * Step

// breathForms is how many ways [BreathWords] has at most.
const breathForms = 4

// form returns the longest way of saying how the phases are breathed for which
// every row has room, so that all say it alike; breathForms where none does.
func (r *phasesRenderer) form(rooms []float32) int {
	for form := range breathForms {
		fits := true
		for i := range r.rows {
			row := &r.rows[i]
			wide := Width(row.words, row.name.TextSize, Plain) + breathGap + Width(r.breath(i, form), row.breath.TextSize, Plain)
			fits = fits && wide <= rooms[i]
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
