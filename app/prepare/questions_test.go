package prepare_test

import (
	"maps"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/app/prepare"
)

func TestOpenQuestionsAreMentionedAndStopNobody(t *testing.T) {
	r := newRig(t, session(t), "", 1280, 769)
	r.mustRead("2 questions are open", "Fever, feeling ill", "Heart, lung, kidney")
	if r.reads("Sharp, shooting") {
		t.Error("a note for during the session is shown before it")
	}
	r.plan()
	r.answer("Sit or lie", "yes")
	r.mustRead("one question is open")
	r.answer("Glutes next", "yes")
	r.mustRead("all questions are answered")
	r.answer("Glutes next", "not asked")
	r.mustRead("one question is open")
	if len(r.kept) != 0 {
		t.Errorf("answers were kept that nobody wanted kept: %v", r.kept)
	}
}

// A no to a zone leaves it out; a yes, or a touch of the zone, takes that back.
func TestAnAnswerAgainstAZoneLeavesItOut(t *testing.T) {
	r := newRig(t, session(t), "", 1280, 769)
	left := func(want string) {
		t.Helper()
		if got := r.zone("Glutes").State; got != want {
			t.Errorf("the glutes get %q, want %q", got, want)
		}
	}
	r.answer("Glutes next", "no")
	left("left out")
	if p := r.plan(); len(p.Spans) != 5 {
		t.Errorf("%d phases are planned", len(p.Spans))
	}
	r.answer("Glutes next", "yes")
	left("7:00")
	r.answer("Glutes next", "no")
	r.touch("Glutes")
	left("7:00")
	r.mustRead("2 questions are open") // the answer is taken back
	r.screen.Undo()
	left("left out")
	r.mustRead("one question is open")
	r.answer("Sit or lie", "no") // of no zone
	left("left out")
}

func TestAnswersAreKeptWhereThatIsWanted(t *testing.T) {
	r := newRig(t, session(t), "", 1280, 769)
	r.answer("Sit or lie", "yes")
	keep := func() (found *kit.Tick) {
		kittest.Walk(r.screen.CanvasObject(), func(o fyne.CanvasObject) {
			if t, ok := o.(*kit.Tick); ok {
				found = t
			}
		})
		return found
	}
	test.Tap(keep())
	r.answer("Glutes next", "no")
	want := map[string]prepare.Answer{"breath.place": prepare.Yes, "consent.glutes": prepare.No}
	if len(r.kept) != 2 || !maps.Equal(r.kept[1], want) {
		t.Fatalf("kept %v, want at last %v", r.kept, want)
	}
	test.Tap(keep())
	if len(r.kept) != 3 || r.kept[2] != nil {
		t.Errorf("forgotten: %v", r.kept)
	}

	r = rigWith(t, session(t), prepare.Options{Answers: want}, 1280, 769)
	r.mustRead("all questions are answered", "kept")
	if p := r.plan(); r.zone("Glutes").State != "left out" || len(p.Spans) != 5 {
		t.Error("an answer that was kept does not leave its zone out")
	}
}

func TestTheQuestionsLook(t *testing.T) {
	looks(t, "answers", session(t), func(r *rig) {
		r.answer("Sit or lie", "yes")
		r.answer("Glutes next", "no")
		kittest.Walk(r.screen.CanvasObject(), func(o fyne.CanvasObject) {
			if t, ok := o.(*kit.Tick); ok {
				test.Tap(t)
			}
		})
		r.window.Canvas().Focus(r.zone("Neck"))
	})
}
