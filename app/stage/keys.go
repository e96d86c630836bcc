package stage

import (
	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/pacing"
	"outbreath/words"
)

// buttonWords are what the buttons of actions say, marked to be told in the
// language.
var buttonWords = map[keys.Action]string{
	keys.Hold: words.Mark("Hold"), keys.GoOn: words.Mark("Go on"), keys.LeaveZone: words.Mark("Leave zone out"),
	keys.Return: words.Mark("Go to return"), keys.Pacer: words.Mark("Pacer off"), keys.LayOut: words.Mark("Lay the rest out again"),
	keys.Next: words.Mark("next ›"), keys.Back: words.Mark("‹ back"), keys.AddMinute: "+1 min", keys.Undo: words.Mark("undo"),
	keys.Zones: words.Mark("zones"), keys.Finish: words.Mark("end"),
}

// hint is the key that a button shows.
func (s *Stage) hint(a keys.Action) string { return kit.Hint(s.options.Keys.First(a), "%s") }

// otherHint is hint for a button whose words show the usual key.
func (s *Stage) otherHint(a keys.Action) string {
	if s.options.Keys.First(a) == keys.Of(a).Keys[0] {
		return ""
	}
	return s.hint(a)
}

// goOnHint says how going on is given.
func (s *Stage) goOnHint() string {
	k := s.options.Keys.First(keys.GoOn)
	if k == "" {
		return ""
	}
	return words.In("what to do with a key", "hold %s", k.Words())
}

// stroke is a guarded key that is down.
type stroke struct {
	guard *kit.Guarded
	key   keys.Key // alone
}

// keyDown is a key going down.
func (s *Stage) keyDown(e *fyne.KeyEvent) { s.key(kit.KeyOf(e)) }

// key does what a key stands for. Whatever is held down beside it, the key that
// holds does.
func (s *Stage) key(k keys.Key) {
	s.stir()
	if k == "" {
		return
	}
	a := s.options.Keys.Find(keys.Stage, k)
	if snapshot := s.player.Snapshot(); snapshot.State == pacing.Finished && !keys.Everywhere(a) {
		s.leave(snapshot)
		return
	}
	_, alone := k.With()
	if a == "" && s.options.Keys.Find(keys.Stage, alone) == keys.Hold {
		a = keys.Hold
	}
	if s.help.visible() && (a == keys.Hold || !keys.Everywhere(a)) {
		// Any key of the stage puts the page away; only the hold acts as well.
		s.help.toggle()
		if a != keys.Hold {
			return
		}
	}
	if g := s.guard(a); g != nil {
		s.press(g, k, alone)
		return
	}
	s.do(a, s.options.Keys.Which(a, k))
}

// press is the key of a guarded button going down. What is only for a hold does
// nothing while it is not there.
func (s *Stage) press(g *kit.Guarded, k, alone keys.Key) {
	switch g {
	case s.goOn, s.leaveZone, s.toReturn, s.layOut, s.catchUp:
		if !g.Visible() {
			return
		}
	}
	s.by, s.down = k, stroke{g, alone}
	g.Press()
	if alone.Typed() {
		s.release() // when a character's key comes up is not known
	}
}

// keyUp is a key coming up.
func (s *Stage) keyUp(e *fyne.KeyEvent) {
	if _, alone := kit.KeyOf(e).With(); s.down.guard != nil && alone == s.down.key {
		s.release()
	}
}

func (s *Stage) release() {
	s.down.guard.Release()
	s.by, s.down = "", stroke{}
}

// typed is a character that is a key by itself, and reports whether it was one.
func (s *Stage) typed(r rune) bool {
	k := kit.TypedKey(r)
	s.key(k)
	return k != ""
}

// focusedKey sees the keys of a focused button first. All are the stage's, so
// that the hold works from anywhere; Enter alone presses the button.
func (s *Stage) focusedKey(k keys.Key, down bool) bool {
	if k == keys.Enter {
		return false
	}
	if down {
		s.key(k)
	} else if _, alone := k.With(); s.down.guard != nil && alone == s.down.key {
		s.release()
	}
	return true
}
