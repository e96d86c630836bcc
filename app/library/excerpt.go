package library

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"outbreath/app/kit"
	"outbreath/pacing"
	"outbreath/protocols"
)

// excerpt is the line of a file that a fault is on, with carets under what is
// meant. It is never wrapped; what has no room is cut away, far from the carets.
type excerpt struct {
	widget.BaseWidget

	full, marks  string
	line, carets *canvas.Text
	box          *fyne.Container
	height       float32
}

// newExcerpt returns the excerpt of a fault, nil where it has no line.
func newExcerpt(d protocols.Diagnostic, size float32) *excerpt {
	look := kit.Look()
	e := &excerpt{}
	e.full, e.marks = d.Excerpt(utf8.RuneCountInString)
	if e.full == "" {
		return nil
	}
	e.line = kit.Line("", size, kit.Mono, look.Soft())
	e.carets = kit.Line("", size, kit.Mono, look.Phase(pacing.Targeted))
	e.box = container.NewWithoutLayout(e.line, e.carets)
	e.ExtendBaseWidget(e)
	return e
}

// FitWidth cuts the excerpt to a width and returns its height.
func (e *excerpt) FitWidth(width float32) float32 {
	size := e.line.TextSize
	columns := max(int(width/kit.Width("0", size, kit.Mono)), 16)
	e.line.Text, e.carets.Text = around(e.full, e.marks, columns)
	step := float32(int(size*1.3 + 0.5))
	kit.Seat(e.line, 0, step*0.8, width)
	kit.Seat(e.carets, 0, step*1.7, width)
	e.height = step * 2
	return e.height
}

// around cuts a line to so many columns round the carets below it.
func around(line, marks string, columns int) (string, string) {
	text := []rune(line)
	if len(text) <= columns {
		return line, marks
	}
	carets := strings.TrimLeft(marks, " ")
	at := len(marks) - len(carets)
	// Some of what stands before the carets, and what then has room.
	from := 0
	if at+len(carets)+1 > columns {
		from = min(at-columns/4, len(text)-columns)
		from = max(from, 0)
	}
	to := min(from+columns, len(text))
	cut := append([]rune(nil), text[from:to]...)
	if from > 0 {
		cut[0] = '…'
	}
	if to < len(text) {
		cut[len(cut)-1] = '…'
	}
	carets = carets[:max(min(len(carets), to-at), 1)]
	return string(cut), strings.Repeat(" ", at-from) + carets
}

// MinSize is as high as the excerpt.
func (e *excerpt) MinSize() fyne.Size { return fyne.NewSize(8*kit.Step, e.height) }

// CreateRenderer implements [fyne.Widget].
func (e *excerpt) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(e.box) }
