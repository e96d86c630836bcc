package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Theme dresses Fyne's own widgets in a palette. Fonts and icons are Fyne's:
// Noto Sans, whose digits are all of one width, and DejaVu Sans Mono.
type Theme struct {
	Palette *Palette
}

var _ fyne.Theme = (*Theme)(nil)

// NewTheme returns the theme for a palette.
func NewTheme(p *Palette) *Theme { return &Theme{Palette: p} }

// Color implements [fyne.Theme]. The variant plays no part: a palette is light
// or dark by itself.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	p := t.Palette
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
	case theme.ColorNameSeparator:
		return p.Line
	case theme.ColorNameInputBorder:
		return Mix(p.Line, p.Quiet, 0.5)
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
		return TextBody
	case theme.SizeNameCaptionText:
		return TextNote
	case theme.SizeNameSubHeadingText:
		return TextLead
	case theme.SizeNameHeadingText:
		return TextBreath
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
