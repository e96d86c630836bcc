package cli

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
)

// completeProtocol offers the ids of protocols, and files where the word is no
// beginning of one.
func completeProtocol(cmd *cobra.Command, args []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return completeProtocols(cmd, args, word)
}

// completeProtocols is completeProtocol for commands that take several.
func completeProtocols(_ *cobra.Command, _ []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var found []cobra.Completion
	for _, e := range library(io.Discard).Entries {
		if e.Protocol != nil && !e.Hidden && strings.HasPrefix(e.ID, word) {
			found = append(found, cobra.CompletionWithDesc(e.ID, protocols.InLanguage(e.Protocol).Name))
		}
	}
	if found == nil {
		return []cobra.Completion{"toml"}, cobra.ShellCompDirectiveFilterFileExt
	}
	return found, cobra.ShellCompDirectiveNoFileComp
}

// completeLength offers the lengths that mean something to the protocol named.
func completeLength(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	entry, err := library(io.Discard).Find(args[0])
	if err != nil || entry.Protocol == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	shortest, longest := entry.Protocol.Range()
	return []cobra.Completion{
		cobra.CompletionWithDesc(pacing.FormatDuration(shortest), words.Say("the shortest")),
		cobra.CompletionWithDesc(pacing.FormatDuration(entry.Protocol.Length), words.Say("its own")),
		cobra.CompletionWithDesc(pacing.FormatDuration(longest), words.Say("the longest")),
	}, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

// completeExtension offers files that end so.
func completeExtension(extensions ...string) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return extensions, cobra.ShellCompDirectiveFilterFileExt
	}
}

// registerCompletion completes the values of a flag of the command.
func registerCompletion(cmd *cobra.Command, flag string, complete cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err) // the flag is not the command's: a slip in this package
	}
}

// loading says how each shell loads its script, now and whenever it starts.
var loading = map[string]struct{ now, always string }{
	"bash":       {"source <(outbreath completion bash)", "outbreath completion bash > ~/.local/share/bash-completion/completions/outbreath"},
	"zsh":        {"source <(outbreath completion zsh)", `outbreath completion zsh > "${fpath[1]}/_outbreath"`},
	"fish":       {"outbreath completion fish | source", "outbreath completion fish > ~/.config/fish/completions/outbreath.fish"},
	"powershell": {"outbreath completion powershell | Out-String | Invoke-Expression", "outbreath completion powershell >> $PROFILE"},
}

// tameCompletion gives cobra's completion command our words, and refuses a shell
// that it does not know.
func tameCompletion(root *cobra.Command) {
	cmd, _, err := root.Find([]string{"completion"})
	if err != nil {
		return
	}
	cmd.Short = words.Say("Complete commands and protocols in a shell")
	cmd.Long = words.Say(`Writes the script that completes commands, flags and protocols in bash, zsh, fish or PowerShell.
The help of each shell says where to put it.`)
	for _, shell := range cmd.Commands() {
		loads := loading[shell.Name()]
		shell.Short = words.Say("Write the script for %s", shell.Name())
		shell.Long = words.Say("Writes the script that completes commands, flags and protocols in %s.", shell.Name()) + "\n\n" +
			words.Say("For the shell that runs:") + "\n\n  " + loads.now + "\n\n" +
			words.Say("For each one from the next on:") + "\n\n  " + loads.always
		if f := shell.Flag("no-descriptions"); f != nil {
			f.Usage = words.Say("without descriptions")
		}
	}
	cmd.Example = "  outbreath completion bash > ~/.local/share/bash-completion/completions/outbreath\n" +
		"  outbreath completion fish > ~/.config/fish/completions/outbreath.fish"
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usageError(cmd, words.Errorf("there is no completion for %q, only for bash, zsh, fish and powershell", args[0]))
		}
		return cmd.Help()
	}
}
