package cli

import (
	"path/filepath"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/adrg/xdg"
	"github.com/spf13/cobra"

	"outbreath/words"
)

// language is a flag that takes the tag of a language. It acts before the flags are
// read, by [wanted], because their own words are in the language; here it is only
// checked.
type language string

func (l *language) Type() string   { return words.In("what a flag takes", "language") }
func (l *language) String() string { return string(*l) }

func (l *language) Set(tag string) error {
	if !words.Speaks(tag) {
		return words.Errorf("there is no language %q, only %s", tag, words.List(tags()))
	}
	*l = language(tag)
	return nil
}

// tags are those of all languages.
func tags() (all []string) {
	for _, l := range words.Languages {
		all = append(all, l.Tag)
	}
	return all
}

// Speak speaks the language that the user wants from now on: that of the arguments,
// or else of the settings, or else of the system.
func Speak(args []string) { words.Use(wanted(args)) }

// wanted returns the tag of the language that the user wants: that of the flag, or
// else of the settings, the window's too; "" leaves it to the system.
func wanted(args []string) string {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if tag, ok := strings.CutPrefix(arg, "--lang="); ok {
			return tag
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	var settings struct {
		Language string `toml:"language"`
	}
	// A file that cannot be read, or is not there, wants none.
	_, _ = toml.DecodeFile(settingsPath(), &settings)
	return settings.Language
}

// settingsPath is where the settings of the window are.
func settingsPath() string { return filepath.Join(xdg.ConfigHome, "outbreath", "settings.toml") }

// inEnglish speaks English from now on where what is written is for programs, which
// are not to depend on the language of whoever runs them.
func inEnglish(forPrograms bool) {
	if forPrograms {
		words.Use(words.English)
	}
}

// usageTemplate puts the words of cobra's template into the language.
func usageTemplate(template string) string {
	cobra.AddTemplateFunc("inWords", func(text string) string {
		return strings.NewReplacer("[flags]", words.Say("[flags]"), "(default ", words.Say("(default ")).Replace(text)
	})
	return strings.NewReplacer(
		"{{.UseLine}}", "{{inWords .UseLine}}",
		".FlagUsages |", ".FlagUsages | inWords |",
		"[command]", words.Say("[command]"),
		"Usage:", words.Say("Usage:"),
		"Examples:", words.Say("Examples:"),
		"Available Commands:", words.Say("Available Commands:"),
		"Global Flags:", words.Say("Global Flags:"),
		"Flags:", words.Say("Flags:"),
		`Use "{{.CommandPath}} [command] --help" for more information about a command.`,
		words.Say("Use %q for more information about a command.", "{{.CommandPath}} "+words.Say("[command]")+" --help"),
	).Replace(template)
}

// tameHelp gives the flags that cobra adds our words.
func tameHelp(cmd *cobra.Command) {
	cmd.InitDefaultHelpFlag()
	cmd.Flags().Lookup("help").Usage = words.Say("help for %s", cmd.Name())
	if cmd.Version != "" {
		cmd.InitDefaultVersionFlag()
		cmd.Flags().Lookup("version").Usage = words.Say("version for %s", cmd.Name())
	}
	for _, sub := range cmd.Commands() {
		tameHelp(sub)
	}
}
