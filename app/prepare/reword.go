package prepare

import (
	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
)

// speak puts what the screen knows of the protocol into the language in use.
func (s *Screen) speak() {
	s.language = words.InUse()
	s.said = protocols.InLanguage(s.protocol)
	s.notes = notesOf(s.said)
}

// reword says everything in the language in use, but for what the columns and the
// notice are filled with.
func (s *Screen) reword() {
	if s.language != words.InUse() {
		s.speak()
		s.show(s.shown)
	}
	kind := kindWords(s.protocol.Kind)
	if s.options.Note != nil {
		kind += " · " + s.options.Note()
	}
	kit.Say(s.kind, kit.Caps(kind))
	kit.Say(s.endsLabel, kit.Caps(words.In("above the time", "ends")))
	s.slider.Label, s.volume.Label = words.Say("Length"), words.Say("Volume")
	if s.rate != nil {
		s.rate.Label = words.Say("Breaths a minute at the start")
	}
	s.asItWas.SetText(words.Say("As it was"), "")
	s.asItWas.Spoken = words.Say("Take the last touch of a zone back")
	if s.when != nil {
		s.when.refresh(s.appointment)
	}
	if s.aim != nil {
		s.aim.reword()
	}
	if s.body != nil {
		s.body.reword()
	}
	s.hint()
	s.say(s.options.Now())
}

// hint lets the buttons show their keys.
func (s *Screen) hint() {
	s.start.SetText(words.In("a session", "Start"), kit.Hint(s.options.Keys.First(keys.Forward), "%s"))
	s.back.SetText(words.Say("‹ library"), kit.Hint(s.options.Keys.First(keys.Leave), "%s"))
}

func kindWords(k pacing.Kind) string {
	if k == pacing.Table {
		return words.Say("Table session")
	}
	return words.Say("Drill")
}
