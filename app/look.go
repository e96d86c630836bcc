package app

import (
	"math"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/app/preferences"
	"outbreath/keys"
	"outbreath/words"
)

// themeNamed returns the place of a theme in kit.Themes, nil where there is none
// of that name.
func themeNamed(name string) *int {
	for i, t := range kit.Themes {
		if t.Name == name {
			return &i
		}
	}
	return nil
}

// dress makes the whole window look as the settings say, at once, and keeps them.
func (a *app) dress() {
	a.fyne.Settings().SetTheme(a.settings.look())
	a.renewMenu()
	if s, shown := a.screen.(*preferences.Screen); shown {
		s.Update()
	}
	a.saveSettings()
	logger.Info("look", "theme", a.settings.Theme, "text_scale", a.settings.TextScale, "motion", a.settings.Motion)
}

// look is the theme that the settings ask for.
func (s settings) look() *kit.Theme {
	return &kit.Theme{Palette: kit.Themes[*themeNamed(s.Theme)].Palette, TextScale: float32(s.TextScale), Motion: s.Motion}
}

// nextTheme goes on to the next theme, from the last to the first.
func (a *app) nextTheme() {
	a.settings.Theme = kit.Themes[(*themeNamed(a.settings.Theme)+1)%len(kit.Themes)].Name
	a.dress()
}

// scaleText makes words larger by so many steps, or smaller; 0 gives them their
// usual size again.
func (a *app) scaleText(steps float64) {
	size := 1.0
	if steps != 0 {
		size = math.Round((a.settings.TextScale/kit.TextScaleStep)+steps) * kit.TextScaleStep
	}
	a.settings.TextScale = within(math.Round(size*100)/100, kit.TextScaleLeast, kit.TextScaleMost, 1)
	a.dress()
}

// calmer reduces motion, or gives it back to the system.
func (a *app) calmer() {
	if a.settings.Motion == kit.MotionReduced {
		a.settings.Motion = kit.MotionSystem
	} else {
		a.settings.Motion = kit.MotionReduced
	}
	a.dress()
}

// viewMenu is the menu of how things look.
func (a *app) viewMenu() *fyne.Menu {
	var themes []*fyne.MenuItem
	for _, t := range kit.Themes {
		m := fyne.NewMenuItem(t.Words(), func() { a.settings.Theme = t.Name; a.dress() })
		m.Checked = t.Name == a.settings.Theme
		themes = append(themes, m)
	}
	themes = append(themes, fyne.NewMenuItemSeparator(), a.item(words.Say("Next theme"), keys.NextTheme))
	choose := fyne.NewMenuItem(words.Say("Theme"), nil)
	choose.ChildMenu = fyne.NewMenu("", themes...)
	larger, smaller := a.item(words.Say("Larger words"), keys.Larger), a.item(words.Say("Smaller words"), keys.Smaller)
	usual := a.item(words.Say("Words as usual"), keys.UsualSize)
	larger.Disabled = a.settings.TextScale >= kit.TextScaleMost
	smaller.Disabled = a.settings.TextScale <= kit.TextScaleLeast
	usual.Disabled = a.settings.TextScale == 1
	calm := fyne.NewMenuItem(words.Say("Little motion"), a.calmer)
	calm.Checked = a.settings.Motion == kit.MotionReduced
	full := a.item(words.Say("Full screen"), keys.FullScreen)
	full.Checked = a.window.FullScreen()
	return fyne.NewMenu(words.Say("View"), choose, larger, smaller, usual, calm, fyne.NewMenuItemSeparator(), full, a.secondMenu())
}
