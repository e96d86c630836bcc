package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"outbreath/words"
)

// Main runs the command that the arguments name, the program's own name not
// among them, and returns the exit code. It takes the place of main: it listens
// to signals while it runs.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	Speak(args)
	root := rootCommand()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err != nil && !errors.Is(err, errSaid) {
		fmt.Fprintf(stderr, "outbreath: %v\n", err)
	}
	return exitCode(err)
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "outbreath",
		Short: words.Say("Paces a guided breathing session"),
		Long: words.Say(`Outbreath paces a session: it shows one calm breathing shape, sounds the
breath, names the phase, and ends when the appointment ends.

Without a command it opens the window, with a protocol file in it where one is
named; where there is a window already, that one shows it. The commands below
need neither a display nor a sound card. Each takes the id of a protocol, as
"outbreath protocols" lists them, or a file.`),
		Example: `  outbreath my-session.toml
  outbreath play sprint
  outbreath plan relax --length 60m
  outbreath check my-session.toml`,
		Version:                    version(),
		SuggestionsMinimumDistance: 2,

		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := noSuchFile(args); err != nil {
				return err
			}
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return cmd.Help()
		},
	}
	root.SetVersionTemplate("outbreath {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	root.SetUsageTemplate(usageTemplate(root.UsageTemplate()))
	root.PersistentFlags().Var(new(language), "lang", words.Say("the `language`: %s (default: that of the settings, or else the system's)", strings.Join(tags(), ", ")))
	registerCompletion(root, "lang", cobra.FixedCompletions(tags(), cobra.ShellCompDirectiveNoFileComp))
	root.AddCommand(protocolsCommand(), checkCommand(), explainCommand(), expandCommand(), fmtCommand(), newCommand(), schemaCommand(), planCommand(), diffCommand(), renderCommand(), playCommand(), doctorCommand(), rehearseCommand())
	root.SetHelpCommand(helpCommand())
	root.InitDefaultCompletionCmd()
	tameCompletion(root)
	tameHelp(root)
	return root
}

// helpCommand is cobra's help, except that a command that does not exist is a
// wrong use of it.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   words.Say("Explain a command"),
		Example: "  outbreath help plan",
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(cmd.Root(), args[0])
			}
			return found.Help()
		},
	}
}

func unknownCommand(root *cobra.Command, name string) error {
	if near := root.SuggestionsFor(name); len(near) > 0 {
		return usageError(root, words.Errorf("there is no command %q; did you mean %q?", name, near[0]))
	}
	return usageError(root, words.Errorf("there is no command %q", name))
}

// flagError says what is wrong with a flag, and lets a value's own words stand for
// themselves.
func flagError(cmd *cobra.Command, err error) error {
	if missing, ok := errors.AsType[*pflag.NotExistError](err); ok {
		name := "--" + missing.GetSpecifiedName()
		if missing.GetSpecifiedShortnames() != "" {
			name = "-" + missing.GetSpecifiedName()
		}
		err = words.Errorf("there is no flag %s", name)
	}
	if empty, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		err = words.Errorf("--%s needs a value", empty.GetFlag().Name)
	}
	if invalid, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		cause := invalid.Unwrap()
		if num, ok := errors.AsType[*strconv.NumError](cause); ok {
			cause = words.Errorf("%q is no such number", num.Num)
		}
		err = fmt.Errorf("--%s: %w", invalid.GetFlag().Name, cause)
	}
	return usageError(cmd, err)
}

// usageError points to the help.
func usageError(cmd *cobra.Command, err error) error {
	return words.Errorf("%w\n  %s --help says more", err, cmd.CommandPath())
}
