package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"outbreath/app/kit"
	"outbreath/words"
)

// foot is what stands below the cards: what to do where nothing was found, and
// where one's own protocols go.
func (s *Screen) foot(nothing bool) []fyne.CanvasObject {
	look, k := kit.Look(), s.k
	text := func(said string, size float32) fyne.CanvasObject {
		return kit.NewText(said, kit.Text(size, k), kit.Plain, look.Quiet)
	}
	button := func(does string, act func()) fyne.CanvasObject {
		b := kit.NewButton(kit.Chip, does, "", act)
		b.TextSize = kit.Text(kit.TextLabel, k)
		b.OnKey = s.button.OnKey
		b.OnFocus = s.list.scroll.ScrollToBottom
		return b
	}
	if nothing {
		return []fyne.CanvasObject{
			text(words.Say("Nothing here has “%s” in its name, use or zones.", s.search.Text), kit.TextBody),
			container.NewHBox(button(words.Say("Clear the search"), s.clear)),
		}
	}
	if s.search.Text != "" {
		return nil
	}
	foot := []fyne.CanvasObject{kit.NewHeadline(words.In("protocols", "Your own"), k)}
	own := false
	for _, it := range s.items {
		own = own || !it.entry.Shipped && !it.guest
	}
	switch {
	case s.library.Err != nil:
		foot = append(foot, text(words.Say("Your folder could not be read: %v", s.library.Err), kit.TextLabel))
	case own:
		foot = append(foot, text(words.Say("Your files are in %s. What is saved there shows here at once.", kit.FromHome(s.library.Folder)), kit.TextLabel))
	default:
		foot = append(foot, text(words.Say("None yet. A .toml file in %s shows here as soon as it is saved.", kit.FromHome(s.library.Folder)), kit.TextLabel))
	}
	return append(foot, container.NewHBox(button(words.Say("Open the folder"), s.options.OnFolder)), text("", kit.TextNote))
}

// copyHere offers to copy a file from elsewhere into the user's folder.
func (s *Screen) copyHere(it *item) []fyne.CanvasObject {
	if !it.guest {
		return nil
	}
	b := kit.NewButton(kit.Chip, words.Say("Copy it into my folder"), "", func() { s.options.OnImport(it.entry.Path) })
	b.TextSize, b.OnKey = kit.Text(kit.TextLabel, s.k), s.button.OnKey
	return []fyne.CanvasObject{container.NewHBox(b)}
}
