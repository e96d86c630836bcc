package app

import (
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/adrg/xdg"

	"outbreath/words"
)

// build says which program this is.
func (a *app) build() string {
	return words.Say("%s, %s on %s", a.fyne.Metadata().Version, runtime.Version(), runtime.GOOS+"/"+runtime.GOARCH)
}

func (a *app) showAbout() {
	rows := [][2]string{{"Outbreath", a.build()}}
	info, _ := debug.ReadBuildInfo() // nil where the program was built without modules
	if info != nil {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				rows = append(rows, [2]string{words.Say("Revision"), s.Value[:min(len(s.Value), 12)]})
			}
		}
	}
	rows = append(rows, [2]string{words.Say("Licence"), "MIT"}, [2]string{words.Say("Protocols"), a.folder},
		[2]string{words.Say("Settings"), filepath.Dir(a.path)}, [2]string{words.Say("Log"), logPath(xdg.StateHome)})
	if info != nil {
		rows = append(rows, [2]string{"", words.Say("Built from, by licence")})
		rows = append(rows, builtFrom(info.Deps)...)
	}
	for _, m := range inModules {
		rows = append(rows, [2]string{m[0], words.Say("%s, in %s", m[1], m[2])})
	}
	a.showSheet(words.Say("About Outbreath"), words.Say("Paces a guided breathing session and keeps the appointment. It gives no medical advice, and sends nothing anywhere."), rows...)
}

// builtFrom lists modules with their versions, by their licences.
func builtFrom(modules []*debug.Module) (rows [][2]string) {
	under := map[string][]string{}
	for _, m := range modules {
		licence := licenceOf(m.Path)
		version, _, _ := strings.Cut(m.Version, "-") // of a commit only what it leads to
		under[licence] = append(under[licence], strings.TrimPrefix(m.Path, "github.com/")+" "+version)
	}
	for licence, names := range under {
		slices.Sort(names)
		rows = append(rows, [2]string{licence, strings.Join(names, ", ")})
	}
	slices.SortFunc(rows, func(x, y [2]string) int { return strings.Compare(x[0], y[0]) })
	return rows
}

// The licences of the modules from which the program is built, by their names in
// the SPDX list. All that is not named here is BSD-3-Clause.
var licences = map[string][]string{
	"Apache-2.0": {
		"fyne.io/systray", "github.com/hajimehoshi/go-mp3", "github.com/hajimehoshi/oto", "github.com/icza/bitio",
		"github.com/rymdport/portal", "github.com/spf13/cobra",
	},
	"BSD-2-Clause": {"github.com/godbus/dbus/v5", "github.com/pkg/errors"},
	"ISC":          {"github.com/nfnt/resize"},
	"MIT": {
		"github.com/BurntSushi/toml", "github.com/adrg/xdg", "github.com/anthonynsimon/bild", "github.com/clipperhouse/uax29/v2",
		"github.com/faiface/beep", "github.com/go-gl/gl", "github.com/jeandeaual/go-locale", "github.com/jfreymuth/oggvorbis",
		"github.com/jfreymuth/vorbis", "github.com/jsummers/gobmp", "github.com/leonelquinteros/gotext", "github.com/mattn/go-runewidth", "github.com/nicksnyder/go-i18n/v2",
		"github.com/pelletier/go-toml/v2", "github.com/yuin/goldmark", "github.com/zalando/go-keyring",
	},
	"Unlicense": {"github.com/mewkiz/flac", "github.com/mewkiz/pkg", "github.com/mewpkg/term"},
}

func licenceOf(module string) string {
	for licence, modules := range licences {
		if slices.Contains(modules, module) {
			return licence
		}
	}
	return "BSD-3-Clause"
}

// inModules is what some modules carry that has a licence of its own: that, what
// it is and where.
var inModules = [][3]string{
	{"OFL-1.1", "Noto Sans, Inter", "Fyne"},
	{"Bitstream Vera", "DejaVu Sans Mono", "Fyne"},
	{"MIT", "Emoji One Color", "Fyne"},
	{"Zlib", "GLFW", "go-gl/glfw"},
	{"BSD-3-Clause", "Jonas Obrist, gettext.go", "leonelquinteros/gotext"},
}
