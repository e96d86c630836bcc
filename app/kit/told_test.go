package kit_test

import (
	"testing"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
)

func TestAPlanIsToldOnceALanguage(t *testing.T) {
	plan := relax(t)
	var told kit.Told
	if told.Of(plan) != plan {
		t.Error("in English it is another plan")
	}
	kittest.Speak(t, "fr")
	first := told.Of(plan)
	if allocs := testing.AllocsPerRun(100, func() { told.Of(plan) }); allocs > 0 || told.Of(plan) != first {
		t.Errorf("asked for again it takes %v allocations", allocs)
	}
	kittest.Speak(t, "de")
	if told.Of(plan) == first {
		t.Error("in another language it is the same")
	}
}
