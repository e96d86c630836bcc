package app

import (
	"outbreath/app/awake"
	"outbreath/words"
)

// screenWords says shortly that the screen may go dark, for the edge of the stage;
// "" where it is kept on, or the user leaves it to the system.
func (a *app) screenWords() string {
	if a.awake.Why() == nil {
		return ""
	}
	return words.Say("screen may go dark")
}

func (a *app) screenChanged() { logger.Info("screen saver", "fault", errorText(a.awake.Why())) }

// setScreenOn decides whether sessions keep the screen on, also the one that runs.
func (a *app) setScreenOn(on bool) {
	a.settings.ScreenOn = on
	a.awake.Keep(on && a.session.running())
}

// tryScreen says whether the screen is kept on while a session runs. It may take
// a few seconds.
func tryScreen() string {
	by, err := awake.Try()
	if err != nil {
		return words.Say("may go dark while a session runs, as the system is set: %v", err)
	}
	return words.Say("is kept on while a session runs, by %s", by)
}
