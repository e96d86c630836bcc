package cli

import (
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"outbreath/words"
)

// helpTexts are the texts of the help of all commands, by what they are about.
func helpTexts() map[string]string {
	texts := map[string]string{}
	var gather func(*cobra.Command)
	gather = func(cmd *cobra.Command) {
		texts[cmd.CommandPath()+", in short"] = cmd.Short
		texts[cmd.CommandPath()] = cmd.Long
		cmd.Flags().VisitAll(func(f *pflag.Flag) { texts[cmd.CommandPath()+" --"+f.Name] = f.Usage })
		for _, sub := range cmd.Commands() {
			gather(sub)
		}
	}
	root := rootCommand()
	gather(root)
	texts["the template"] = root.UsageTemplate()
	return texts
}

// TestHelpSpeaks holds that no text of any help is English in another language.
func TestHelpSpeaks(t *testing.T) {
	english := helpTexts()
	for _, l := range words.Languages {
		if l.Tag == words.English {
			continue
		}
		t.Run(l.Tag, func(t *testing.T) {
			speak(t, l.Tag)
			for about, text := range helpTexts() {
				if text != "" && text == english[about] {
					t.Errorf("%s says %q", about, text)
				}
			}
		})
	}
}

func TestWanted(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, ""},
		{[]string{"plan", "relax", "--lang", "de"}, "de"},
		{[]string{"--lang=fr", "plan", "relax"}, "fr"},
		{[]string{"plan", "relax", "--lang"}, ""},
		{[]string{"plan", "--", "--lang", "de"}, ""},
	} {
		t.Setenv("XDG_CONFIG_HOME", t.TempDir())
		if got := wanted(c.args); got != c.want {
			t.Errorf("%q want %q, not %q", c.args, got, c.want)
		}
	}
}
