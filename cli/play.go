package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"outbreath/audio"
	"outbreath/audio/speech"
	"outbreath/cli/terminal"
	"outbreath/keys"
	"outbreath/pacing"
	"outbreath/words"
	"outbreath/words/tell"
)

func playCommand() *cobra.Command {
	var f fitting
	var r running
	var c choice
	r.gun.before = defaultBefore
	cmd := &cobra.Command{
		Use:   "play PROTOCOL",
		Short: words.Say("Run a session in the terminal"),
		Long: words.Say("Runs a session here and now, with sound, until it is over or ended.") + "\n\n" + aboutKeys() + words.Say(`  ctrl+c             ends it at once; ctrl+z holds it and gives the shell back

The keys are those of the window: its page of keys can change them. A held key never acts twice. The protocol says who pays for time that was lost:
the later phases, or the end. What became of the plan is said in a sentence.

--until names when the appointment ends: the session is laid out to end then, and
lost time is at the cost of later phases. --start names when a drill's race or
lift starts: the last out-breath ends --before it. The drill waits when it is
early and leaves whole breaths out when it is late; + and - move the start by a
minute.

--delay makes up for a speaker that is late, as most are over Bluetooth; the sound
check of the window measures by how much.

Without a sound card it runs silent and says so; with a recording that is at fault
it says which, and the built-in sound plays. Where stdout is no terminal, it writes
one line for each thing that happens. NO_COLOR is respected.`) + "\n\n" + aboutSounds(),
		Example: `  outbreath play sprint
  outbreath play relax --sound sung --bed ~/rain.mp3 --levels bed=0.4,bells=1
  outbreath play relax --until 15:00
  outbreath play sprint --start 14:32:10 --before 90s
  outbreath play sprint --silent | tee session.txt`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := r.check(cmd); err != nil {
				return usageError(cmd, err)
			}
			f.keepEnd = r.until.given()
			plan, err := f.plan(cmd, args[0])
			if err != nil {
				return err
			}
			if r.gun.given() {
				for _, remark := range r.gun.remarks(plan) {
					fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s\n", plan.Protocol.ID, remark)
				}
			}
			if !r.silent {
				if err := r.prepare(cmd, &c, plan.Protocol); err != nil {
					return err
				}
			}
			r.keys = userKeys(cmd.ErrOrStderr())
			return r.play(cmd, plan)
		},
	}
	f.addTo(cmd)
	c.addTo(cmd)
	r.output.levels.addTo(cmd)
	cmd.Flags().BoolVar(&r.silent, "silent", false, words.Say("without sound"))
	cmd.Flags().Var(&r.until, "until", words.Say("when the appointment ends, such as 15:00"))
	cmd.Flags().Var(&r.gun.flag, "start", words.Say("when the race or lift starts, such as 14:32:10"))
	cmd.Flags().Var(&r.gun.before, "before", words.Say("how long before --start the last out-breath ends"))
	cmd.Flags().DurationVar(&r.output.delay, "delay", 0, words.Say("how much later than the sound card says sounds are heard, such as 180ms over Bluetooth"))
	cmd.Flags().BoolVar(&r.output.awake, "keep-awake", false, words.Say("keeps a Bluetooth speaker awake where nothing sounds"))
	for _, flag := range []string{"until", "start", "before", "delay"} {
		registerCompletion(cmd, flag, cobra.NoFileCompletions)
	}
	return cmd
}

// running is how a session is to be run.
type running struct {
	silent bool
	sounds *audio.Sounds // nil when silent
	lines  *audio.Lines  // nil where nothing is spoken
	output output
	keys   *keys.Bindings
	until  timeOfDay
	gun    gun
}

// check finds out what the times of day mean now.
func (r *running) check(cmd *cobra.Command) error {
	now := time.Now()
	switch {
	case r.output.delay < 0 || r.output.delay > audio.MostDelay:
		return words.Errorf("--delay: %v is not between 0s and %v", r.output.delay, audio.MostDelay)
	case r.until.given() && r.gun.given():
		return words.Error("--until and --start both say when it ends; give one of them")
	case cmd.Flags().Changed("before") && !r.gun.given():
		return words.Error("--before says how long before --start; give that too")
	case r.gun.given():
		return r.gun.set(now)
	case r.until.given():
		if _, err := r.until.after(now); err != nil {
			return fmt.Errorf("--until: %w", err)
		}
	}
	return nil
}

// prepare gets the sounds of a session. What is at fault among them is said, and
// keeps no session from running.
func (r *running) prepare(cmd *cobra.Command, c *choice, p *pacing.Protocol) (err error) {
	r.sounds, err = c.sounds(cmd, p, audio.Rate)
	if r.sounds == nil {
		return err
	}
	for _, fault := range audio.Faults(err) {
		fmt.Fprintln(cmd.ErrOrStderr(), words.Say("%v, so the built-in sound plays", fault))
	}
	r.lines, err = c.lines(cmd, p)
	if errors.Is(err, speech.ErrNone) {
		fmt.Fprintln(cmd.ErrOrStderr(), words.Say("%v; nothing is spoken", err))
		return nil
	}
	r.sounds = r.sounds.Speaking(r.lines)
	return err
}

// start starts the session, for its appointment or gun where it has one.
func (r *running) start(player *pacing.Player) error {
	switch {
	case r.gun.given():
		if err := player.Aim(r.gun.lastOut()); err != nil {
			return atFault(tell.Unaimed(err))
		}
	case r.until.given():
		end, err := r.until.after(player.Now().Wall)
		if err != nil {
			return fmt.Errorf("--until: %w", err)
		}
		return player.StartUntil(end)
	}
	return player.Start()
}

// play runs a session of the plan: in pictures where stdout is a terminal that
// can show them, else line by line.
func (r *running) play(cmd *cobra.Command, plan *pacing.Plan) error {
	ctx, cancel := context.WithCancel(cmd.Context())
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()

	player := pacing.NewPlayer(plan, pacing.SystemClock())
	var heard sound
	speaking := r.speak(ctx)
	if !r.silent {
		s, err := openCard(player, r.sounds, r.output)
		if err == nil {
			heard, err = s, s.Err()
		}
		if err != nil {
			fmt.Fprintln(cmd.ErrOrStderr(), words.Say("%v, so the session runs silent", err))
		}
	}
	err := r.start(player)
	if err == nil {
		running.Go(func() { player.Run(ctx) })
		err = r.show(ctx, cmd, player, heard)
		_ = player.Finish() // refused where the session is over already
	}
	if err == nil {
		err = writeClosing(cmd.OutOrStdout(), player.Snapshot())
	}
	closeSound(cmd.Context(), heard, player.Snapshot().Complete())
	cancel()
	for _, line := range unheard(heard, r.lines, spoken(speaking)) {
		fmt.Fprintln(cmd.ErrOrStderr(), line)
	}
	return err
}

// speak makes the lines that are spoken while the session already runs, until ctx
// is done. What is at fault with them comes through the channel then.
func (r *running) speak(ctx context.Context) <-chan error {
	faults := make(chan error, 1)
	if r.lines == nil {
		faults <- nil
		return faults
	}
	go func() { faults <- r.lines.Load(ctx, audio.Rate, nil) }()
	return faults
}

// spoken returns what came through the channel of speak, which was stopped. A file
// that does not end is not waited for.
func spoken(faults <-chan error) error {
	select {
	case err := <-faults:
		return err
	case <-time.After(ringOutStop):
		return nil
	}
}

// show shows a session until it is over.
func (r *running) show(ctx context.Context, cmd *cobra.Command, player *pacing.Player, heard sound) error {
	stdout := cmd.OutOrStdout()
	if screen, ok := terminal.Is(stdout); ok && os.Getenv("TERM") != "dumb" {
		return r.onScreen(ctx, player, heard, cmd.InOrStdin(), screen)
	}
	return transcript(ctx, player, heard, r.gun, stdout)
}

// onScreen runs a session on a terminal, which it gives back as it was whatever
// happens.
func (r *running) onScreen(ctx context.Context, player *pacing.Player, heard sound, stdin io.Reader, out *os.File) (err error) {
	t, err := terminal.Open(stdin, out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, t.Release()) }()
	screen := &terminal.Screen{Out: out, Depth: terminal.DepthOf(os.Getenv)}
	c := &console{player: player, sound: heard, bound: r.keys, gun: r.gun, show: screen.Show}
	c.size = func() (int, int) { return terminal.Size(out) }
	if _, ok := terminal.Is(stdin); ok {
		c.keys = terminal.Keys(ctx, stdin)
	}
	jobs, done := control(t, screen)
	defer done()
	c.job = jobs
	return c.run(ctx)
}

// writeClosing writes the last words of a session: how long it was, and the
// protocol's guidance.
func writeClosing(w io.Writer, s *pacing.Snapshot) error {
	if err := writeLines(w, closingWords(s)); err != nil {
		return err
	}
	if len(s.Plan.Protocol.Guidance) == 0 {
		return nil
	}
	return writeLines(w, append([]string{""}, s.Plan.Protocol.Guidance...)...)
}

func writeLines(w io.Writer, lines ...string) error {
	for _, line := range lines {
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}
