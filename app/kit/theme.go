package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Theme dresses Fyne's own widgets in a palette, and says how large words are
// and how much moves. Fonts and icons are Fyne's: Noto Sans, whose digits are
// all of one width, and DejaVu Sans Mono. A theme that is set is not changed;
// another takes its place.
type Theme struct {
	Palette   *Palette // nil for the system's choice of [Dark] and [Light]
	TextScale float32  // of all words, from [TextScaleLeast] to [TextScaleMost]; 0 is 1
	Motion    Motion
}

var _ fyne.Theme = (*Theme)(nil)

// NewTheme returns the theme for a palette.
func NewTheme(p *Palette) *Theme { return &Theme{Palette: p} }

// worn returns the theme that is set, or one for [Dark] where that is not ours.
func worn() *Theme {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*Theme); ok {
		return t
	}
	return &Theme{Palette: &Dark}
}

func (t *Theme) look() *Palette {
	switch {
	case t.Palette != nil:
		return t.Palette
	case fyne.CurrentApp().Settings().ThemeVariant() == theme.VariantLight:
		return &Light
	}
	return &Dark
}

// Color implements [fyne.Theme]. The variant plays no part: a palette is light
// or dark by itself.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	p := t.look()
	switch name {
	case theme.ColorNameBackground, theme.ColorNameHeaderBackground,
		theme.ColorNameInnerWindowBorderInactive,
		theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnSuccess,
		theme.ColorNameForegroundOnWarning, theme.ColorNameForegroundOnError:
		return p.Ground
	case theme.ColorNameForeground:
		return p.Ink
	case theme.ColorNamePlaceHolder:
		return p.Quiet
	case theme.ColorNameDisabled:
		return p.Faint(p.Quiet, 0.85)
	case theme.ColorNameButton, theme.ColorNameInputBackground,
		theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground,
		theme.ColorNameInnerWindowBorder:
		return p.Raised
	case theme.ColorNameDisabledButton:
		return p.Faint(p.Raised, 0.6)
	case theme.ColorNameSeparator, theme.ColorNameInputBorder:
		return p.Line
	case theme.ColorNamePrimary, theme.ColorNameHyperlink, theme.ColorNameSuccess:
		return p.Breath
	case theme.ColorNameWarning:
		return p.Phase("targeted")
	case theme.ColorNameError:
		return p.Stop
	case theme.ColorNameFocus, theme.ColorNameSelection:
		return Alpha(p.Breath, 0.3)
	case theme.ColorNameHover:
		return Alpha(p.Ink, 0.06)
	case theme.ColorNamePressed:
		return Alpha(p.Ink, 0.12)
	case theme.ColorNameScrollBar:
		return Alpha(p.Ink, 0.25)
	case theme.ColorNameScrollBarBackground:
		return p.Ground
	case theme.ColorNameShadow:
		return Alpha(p.Ground, 0.9) // what scrolls out of sight fades into the ground
	}
	if p.Light {
		return theme.DefaultTheme().Color(name, theme.VariantLight)
	}
	return theme.DefaultTheme().Color(name, theme.VariantDark)
}

// Font implements [fyne.Theme].
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource { return theme.DefaultTheme().Font(style) }

// Icon implements [fyne.Theme].
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size implements [fyne.Theme].
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return t.text(TextBody, 1)
	case theme.SizeNameCaptionText:
		return t.text(TextNote, 1)
	case theme.SizeNameSubHeadingText:
		return t.text(TextLead, 1)
	case theme.SizeNameHeadingText:
		return t.text(TextBreath, 1)
	case theme.SizeNameInlineIcon:
		return t.text(20, 1) // Fyne's own, beside words
	case theme.SizeNamePadding, theme.SizeNameInnerPadding:
		return Step
	case theme.SizeNameLineSpacing:
		return Step / 2
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius, theme.SizeNameCardRadius,
		theme.SizeNamePopupRadius, theme.SizeNameMenuRadius, theme.SizeNameSelectionRadius:
		return Step
	case theme.SizeNameDialogRadius:
		return 2 * Step
	case theme.SizeNameScrollBar:
		return Step
	case theme.SizeNameScrollBarSmall:
		return 2
	case theme.SizeNameScrollBarRadius:
		return canvas.RadiusMaximum
	}
	return theme.DefaultTheme().Size(name)
}
