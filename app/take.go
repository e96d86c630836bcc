package app

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"outbreath/app/kit"
	"outbreath/audio"
	"outbreath/audio/encode"
	"outbreath/keys"
	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/whole"
	"outbreath/words"
)

// askTake lets the user choose where the sound of a session is to be written:
// of the one that is prepared, as long as it is set, else of the one that is
// chosen.
func (a *app) askTake() {
	plan, err := a.planToTake()
	if err != nil {
		a.bar.say(sentence(err), noteFor)
		return
	}
	a.choosePlace(plan.Protocol.ID+encode.MP3.Extension(), encode.Extensions(), func(path string) { a.take(plan, path) })
}

// planToTake returns that session in the language in use, in which its chapters are
// named and its lines spoken.
func (a *app) planToTake() (*pacing.Plan, error) {
	if a.prepare != nil {
		return protocols.PlanInLanguage(a.prepare.Plan()), nil
	}
	e, ok := a.library.Chosen()
	switch {
	case !ok:
		return nil, words.Error("choose a protocol to take with you")
	case e.Protocol == nil:
		return nil, words.Errorf("%s is at fault; mend it first", e.Name())
	}
	p := protocols.InLanguage(e.Protocol)
	return pacing.Fit(p, p.Length, pacing.Options{})
}

// take writes the sound of a plan, with its cue sheet beside it, and shows how far
// that is. Leaving the page stops it.
func (a *app) take(plan *pacing.Plan, path string) {
	as, err := encode.Of(path)
	if err != nil {
		a.bar.say(sentence(err), 0, a.bar.chip(words.Say("All right"), func() {}))
		return
	}
	ctx, cancel := context.WithCancel(a.life)
	name := filepath.Base(path)
	s := a.showSheet(words.Say("Take it with you"), words.Say("Writing %s …", name),
		[2]string{words.Say("Session"), plan.Protocol.Name}, [2]string{words.Say("Length"), kit.Spoken(plan.Length)})
	s.onLeave = cancel
	s.done = kit.NewMeter(kit.Step)
	s.close.SetText(words.Say("Stop"), keys.Esc.Words())
	s.say(s.lead, s.rows...)

	meter, percent := s.done, 0
	progress := func(share float64) {
		if now := int(100 * share); now != percent {
			percent = now
			a.do(func() { meter.SetShare(share) })
		}
	}
	want, voice, levels := audio.Choose(a.settings.wanted(), plan.Protocol.Sound), a.settings.Voice, a.settings.levels()
	levels.Master = audio.DefaultLevels.Master // whoever hears it has a volume of their own
	a.work.Go(func() {
		err := write(ctx, path, as, plan, want, voice, levels, progress)
		logger.Info("file", "did", "take", "path", path, "fault", errorText(err))
		sheet := ""
		if err == nil {
			sheet = cueSheet(path, plan)
		}
		a.do(func() { a.taken(s, path, sheet, as, err) })
	})
}

// write writes the sound of a plan, or nothing.
func write(ctx context.Context, path string, as encode.Format, plan *pacing.Plan, want pacing.Sound, voice string, l audio.Levels, progress func(float64)) error {
	sounds, err := audio.Open(want, audio.Rate)
	if err != nil {
		return err
	}
	if voice != "" {
		lines, err := audio.FindLines(voice, plan.Protocol)
		switch {
		case errors.Is(err, audio.ErrUnknown): // lines for other protocols
		case err != nil:
			return err
		default:
			if err := lines.Load(ctx, audio.Rate, nil); err != nil {
				return err
			}
			sounds = sounds.Speaking(lines)
		}
	}
	return whole.WriteFile(path, func(w io.Writer) error {
		return audio.Render(ctx, w, as, plan, audio.Rate, sounds, l, progress)
	})
}

// cueSheet writes the cue sheet beside a sound, and says what became of it. A file
// of that name that is something else stays.
func cueSheet(sound string, plan *pacing.Plan) string {
	path := strings.TrimSuffix(sound, filepath.Ext(sound)) + ".csv"
	name := filepath.Base(path)
	if there, err := os.ReadFile(path); err == nil && !bytes.HasPrefix(there, []byte(audio.SheetHead)) {
		return words.Say("none: %s is there already and is something else", name)
	}
	err := whole.WriteFile(path, func(w io.Writer) error { return audio.CueSheet(w, plan, audio.Rate) })
	logger.Info("file", "did", "cue sheet", "path", path, "fault", errorText(err))
	if err != nil {
		return words.Say("none: %s was not written. %s", name, sentence(err))
	}
	return words.Say("%s, beside it: when each cue is, as a table", name)
}

// taken says how it went: on its page, or above the screen that took its place.
func (a *app) taken(s *sheet, path, cues string, as encode.Format, err error) {
	name := filepath.Base(path)
	if a.screen != screen(s) {
		if err != nil {
			a.bar.say(words.Say("%s was not written.", name), noteFor)
		}
		return
	}
	s.done = nil
	s.close.SetText(words.Say("Close"), keys.Esc.Words())
	if err != nil {
		s.say(sentence(err), s.rows...)
		return
	}
	rows := append(s.rows, [2]string{words.Say("File"), path})
	if info, err := os.Stat(path); err == nil {
		rows = append(rows, [2]string{words.Say("Size"), words.Say("%s MB", words.Decimal(float64(info.Size())/1e6, 1))})
	}
	rows = append(rows, [2]string{words.Say("Plays on"), words.Of(playsOn[as])}, [2]string{words.Say("Cue sheet"), cues})
	s.say(words.Say("%s is ready.", name), rows...)
}

// playsOn says where files can be heard.
var playsOn = [...]string{
	encode.WAV:  words.Mark("everything, and is large"),
	encode.FLAC: words.Mark("computers, Android, and iPhones since iOS 11; the phases are its chapters where the player shows them"),
	encode.MP3:  words.Mark("everything; the phases are its chapters where the player shows them"),
}
