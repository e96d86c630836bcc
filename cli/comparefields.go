package cli

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"outbreath/pacing"
	"outbreath/words"
)

// field is what a protocol or a phase says under one key.
type field struct {
	name   string
	values []string // none where it says nothing; several only of a list
	list   bool
}

// changes returns the fields that differ. Both lists have the same names in the
// same order.
func changes(a, b []field) (list []difference) {
	for i := range a {
		if !slices.Equal(a[i].values, b[i].values) {
			list = append(list, difference{a[i], b[i]})
		}
	}
	return list
}

// one is a field of one value, where empty is none.
func one(name, value string) field {
	if value == "" {
		return field{name: name}
	}
	return field{name: name, values: []string{value}}
}

func several(name string, values []string) field { return field{name, values, true} }

// whether is a field that is named only where it is so.
func whether(name string, is bool) field {
	if is {
		return one(name, "true")
	}
	return field{name: name}
}

func protocolFields(p *pacing.Protocol) []field {
	pressure := ""
	if p.PressureCap != pacing.NoPressureCap {
		pressure = strconv.Itoa(p.PressureCap)
	}
	return []field{
		one("id", p.ID), one("version", p.Version), one("name", p.Name), one("kind", string(p.Kind)),
		one("summary", p.Summary), one("audience", p.Audience), one("technique", p.Technique), one("background", p.Background),
		one("length", pacing.FormatDuration(p.Length)), one("pressure_cap", pressure), one("lost_time", string(p.LostTime)),
		several("safety", ids(p.Safety)), several("guidance", p.Guidance),
		one("sound.inhale", p.Sound.Inhale), one("sound.exhale", p.Sound.Exhale),
		one("sound.bell", p.Sound.Bell), one("sound.bed", p.Sound.Bed),
	}
}

func phaseFields(p *pacing.Phase) []field {
	var shortest, ideal, longest, breaths, optional string
	if p.Breaths > 0 { // its lengths follow from its breath
		breaths = strconv.Itoa(p.Breaths)
	} else {
		shortest, ideal, longest = pacing.FormatDuration(p.Min), pacing.FormatDuration(p.Ideal), pacing.FormatDuration(p.Max)
	}
	if p.Optional > 0 {
		optional = strconv.Itoa(p.Optional)
	}
	return []field{
		one("name", p.Name), one("kind", string(p.Kind)), one("zone", strings.Join(p.Zones, ", ")), whether("sides", p.Sides),
		one("min", shortest), one("ideal", ideal), one("max", longest), one("breaths", breaths),
		one("weight", exact(p.Weight)), whether("protect", p.Protect), one("optional", optional),
		one("breath", wholeBreath(p.Breath)), one("say", p.Say), one("warn", durations(p.Warn)),
		several("prompt", prompts(p.Prompts)), several("safety", ids(p.Safety)),
	}
}

func ids(notes []pacing.Note) (list []string) {
	for _, n := range notes {
		list = append(list, n.ID)
	}
	return list
}

func durations(list []time.Duration) string {
	var all []string
	for _, d := range list {
		all = append(all, pacing.FormatDuration(d))
	}
	return strings.Join(all, ", ")
}

// exact writes a number with every digit that tells it from another.
func exact(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// ratio writes a pattern as short as can be: "4/6", or "4/2/6/0" where the
// breath is held or rests.
func ratio(p pacing.Pattern) string {
	seconds := func(d time.Duration) string { return exact(d.Seconds()) }
	if p.Hold == 0 && p.Rest == 0 {
		return seconds(p.In) + "/" + seconds(p.Out)
	}
	return strings.Join([]string{seconds(p.In), seconds(p.Hold), seconds(p.Out), seconds(p.Rest)}, "/")
}

// wholeBreath says all that a breath does. Its name in the file is left out: a
// breath by another name is the same breath.
func wholeBreath(b pacing.Breath) string {
	if b.Free() {
		return words.Say("free")
	}
	said := ratio(b.Pattern)
	if b.Ramped() {
		said = words.Say("%s a minute → %s, step %s", exact(b.StartRate), said, exact(b.Step))
	}
	if b.Fade > 0 {
		said += words.Say(", fade %d", b.Fade)
	}
	return said
}

// prompts writes each prompt: when it comes, and what it says.
func prompts(all []pacing.Prompt) (list []string) {
	for _, p := range all {
		when := words.Say("at %s", pacing.FormatDuration(p.At))
		switch {
		case p.Every > 0:
			when = words.Say("every %s", pacing.FormatDuration(p.Every))
		case p.Breaths > 0:
			when = words.Count("every %d breath", "every %d breaths", p.Breaths)
		}
		if p.On == pacing.StageOut {
			when += words.Say(" with the out-breath")
		}
		if p.For > 0 {
			when += words.Count(" for %d breath", " for %d breaths", p.For)
		}
		list = append(list, when+": "+strings.Join(p.Say, " / "))
	}
	return list
}
