package stage

import (
	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/pacing"
	"outbreath/words"
	"outbreath/words/tell"
)

// reword writes what reads the same as long as the language does: the words of
// the controls with the keys of the user, the page of keys, the headings. What
// the moment decides is written with it.
func (s *Stage) reword() {
	for a, buttons := range map[keys.Action][]*kit.Button{
		keys.LeaveZone: {&s.leaveZone.Button}, keys.Return: {&s.toReturn.Button}, keys.Pacer: {s.pacer},
		keys.LayOut: {&s.layOut.Button, &s.catchUp.Button}, keys.Undo: {s.undo}, keys.Zones: {s.zones}, keys.Finish: {&s.end.Button},
	} {
		for _, b := range buttons {
			b.SetText(words.Of(buttonWords[a]), s.hint(a))
		}
	}
	for a, b := range map[keys.Action]*kit.Button{keys.Back: &s.back.Button, keys.AddMinute: s.add, keys.Next: &s.next.Button} {
		b.SetText(words.Of(buttonWords[a]), s.otherHint(a))
	}
	if _, aimed := s.player.Snapshot().Target(s.player.Now()); aimed {
		s.add.SetText(words.Say("start +1 min"), s.add.Hint)
	}
	s.goOn.SetText(words.Of(buttonWords[keys.GoOn]), s.goOnHint())
	s.finish.SetText(words.Say("Finish now"), s.hint(keys.Finish))

	numbers := keys.Of(keys.Answer).Keys // 0, the last, is none of what is offered
	for i, reason := range pacing.Reasons {
		s.reasons[i].SetText(tell.Reason(reason), s.reasons[i].Hint)
	}
	for i, b := range s.answers {
		b.SetText(b.Text, numbers[i].Words())
	}
	for i, b := range s.offers {
		b.SetText(b.Text, numbers[i].Words())
	}
	s.offers[mostOffers].SetText(words.Say("none of these"), numbers[mostOffers].Words())

	kit.Say(s.figureLabel, words.Say("back view"))
	s.ledger.reword()
	s.help.reword()
}
