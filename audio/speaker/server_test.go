//go:build cgo && linux

package speaker

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"outbreath/audio"
	"outbreath/pacing"
)

// server is a sound server of a test's own, with a sink that nobody hears.
type server struct {
	t   *testing.T
	dir string
	cmd *exec.Cmd
}

// ownServer makes ALSA's default device that of a server which does not run yet.
func ownServer(t *testing.T) *server {
	s := &server{t: t, dir: t.TempDir()}
	alsa(t, "</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\n")
	t.Setenv("PULSE_SERVER", "unix:"+s.socket())
	t.Cleanup(s.kill)
	return s
}

func (s *server) socket() string { return filepath.Join(s.dir, "native") }

func (s *server) start() {
	s.t.Helper()
	os.Remove(s.socket())
	s.cmd = exec.Command("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes", "--use-pid-file=no",
		"--realtime=no", "--high-priority=no", "--log-target=file:"+filepath.Join(s.dir, "log"),
		"-L", "module-native-protocol-unix auth-anonymous=1 socket="+s.socket(),
		"-L", "module-null-sink sink_name=own format=s16le rate=48000 channels=2")
	s.cmd.Env = append(os.Environ(), "PULSE_RUNTIME_PATH="+s.dir, "PULSE_STATE_PATH="+filepath.Join(s.dir, "state"))
	if err := s.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.eventually("the server answers", 10*time.Second, func() bool { return s.tell("info") == nil })
}

// tell has pactl do something.
func (s *server) tell(args ...string) error {
	return exec.Command("pactl", append([]string{"-s", "unix:" + s.socket()}, args...)...).Run()
}

// addSink gives the server one more sink, and returns how to take it away.
func (s *server) addSink(name string) (remove func()) {
	s.t.Helper()
	module, err := exec.Command("pactl", "-s", "unix:"+s.socket(), "load-module", "module-null-sink", "sink_name="+name, "rate=48000").Output()
	if err != nil {
		s.t.Fatal(err)
	}
	return func() {
		if err := s.tell("unload-module", strings.TrimSpace(string(module))); err != nil {
			s.t.Fatal(err)
		}
	}
}

func (s *server) signal(sig syscall.Signal) {
	if err := s.cmd.Process.Signal(sig); err != nil {
		s.t.Fatal(err)
	}
}

// input returns the number by which the server knows the sound of this process.
func (s *server) input() string {
	s.t.Helper()
	all, err := exec.Command("pactl", "-s", "unix:"+s.socket(), "list", "short", "sink-inputs").Output()
	number, _, found := strings.Cut(string(all), "\t")
	if err != nil || !found {
		s.t.Fatalf("the server plays nothing: %v, %q", err, all)
	}
	return number
}

func (s *server) kill() {
	if s.cmd != nil {
		s.cmd.Process.Kill()
		s.cmd.Wait()
		s.cmd = nil
	}
}

// eventually waits until something holds, and returns how long that took.
func (s *server) eventually(what string, most time.Duration, holds func() bool) time.Duration {
	s.t.Helper()
	began := time.Now()
	for !holds() {
		if time.Since(began) > most {
			s.t.Fatalf("not within %v: %s", most, what)
		}
		time.Sleep(5 * time.Millisecond)
	}
	return time.Since(began)
}

// burnt returns what share of a core this process takes for a while.
func burnt(d time.Duration) float64 {
	used := func() time.Duration {
		var u syscall.Rusage
		syscall.Getrusage(syscall.RUSAGE_SELF, &u)
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	before := used()
	time.Sleep(d)
	return (used() - before).Seconds() / d.Seconds()
}

func TestTheServerComesAndGoes(t *testing.T) {
	openRig(t)
	s := ownServer(t)
	goroutines := runtime.NumGoroutine()

	plan, err := pacing.Fit(&pacing.Protocol{ID: "rig", Phases: []pacing.Phase{{
		ID: "a", Min: time.Hour, Ideal: time.Hour, Max: time.Hour,
		Breath: pacing.Breath{Name: "b", Pattern: pacing.Pattern{In: 2 * time.Second, Out: 3 * time.Second}},
	}}}, time.Hour, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	card, err := Await(audio.Rate, Buffer)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(card.Close)
	if err := card.Err(); !errors.Is(err, ErrNoSound) {
		t.Fatalf("before there is a server: %v", err)
	}
	player := pacing.NewPlayer(plan, pacing.SystemClock())
	card.Play(audio.NewStreamer(audio.Follow(player, audio.Rate, card), audio.Rate))
	if err := player.Start(); err != nil {
		t.Fatal(err)
	}
	began := time.Now()

	most := 0.0
	away := func(what string) {
		t.Helper()
		share := burnt(time.Second)
		if most = max(most, share); share > 0.05 {
			t.Errorf("%s: %.1f %% of a core is burnt", what, 100*share)
		}
	}
	sounds := func(what string) time.Duration {
		t.Helper()
		took := s.eventually(what, 8*time.Second, func() bool { return card.Err() == nil })
		s.eventually(what+": pulls go on", 3*time.Second, func() bool { return card.governor.silent() < Buffer })
		return took
	}

	away("no server yet")
	s.start()
	sounds("a server that was started late")
	var worst time.Duration
	var open int // files, after the first death
	for i := range 15 {
		time.Sleep(300 * time.Millisecond)
		s.kill()
		s.eventually("the death is noticed", 3*time.Second, func() bool { return card.Err() != nil })
		away(fmt.Sprintf("death %d", i+1))
		s.start()
		worst = max(worst, sounds(fmt.Sprintf("death %d", i+1)))
		if i == 0 {
			open = files(t)
		}
	}
	if n := files(t); n > open {
		t.Errorf("%d files open after fifteen deaths, %d after one", n, open)
	}
	t.Logf("after a death sound is back within %v of the server", worst)

	s.signal(syscall.SIGSTOP)
	s.eventually("the server's standing still is noticed", 4*time.Second, func() bool { return errors.Is(card.Err(), ErrSilent) })
	away("a server that stands still")
	time.Sleep(2 * time.Second)
	s.signal(syscall.SIGCONT)
	sounds("a server that goes on")

	if err := s.tell("suspend-sink", "own", "1"); err != nil {
		t.Fatal(err)
	}
	away("a sink that is suspended")
	s.eventually("the sink's rest is noticed", 4*time.Second, func() bool { return errors.Is(card.Err(), ErrSilent) })
	if err := s.tell("suspend-sink", "own", "0"); err != nil {
		t.Fatal(err)
	}
	sounds("a sink that goes on")

	unplug := s.addSink("headphones")
	if err := s.tell("move-sink-input", s.input(), "headphones"); err != nil {
		t.Fatal(err)
	}
	if err := s.tell("set-default-sink", "headphones"); err != nil {
		t.Fatal(err)
	}
	time.Sleep(500 * time.Millisecond)
	sounds("another default")
	unplug()
	time.Sleep(500 * time.Millisecond)
	sounds("headphones that were pulled")

	position := player.Snapshot().Position(player.Now())
	if off := position - (time.Since(began) - pacing.StartLead); off.Abs() > 50*time.Millisecond {
		t.Errorf("the session is off by %v", off)
	}
	t.Logf("while nothing plays, at most %.1f %% of a core is used", 100*most)
	s.kill()
	s.eventually("the last death is noticed", 3*time.Second, func() bool { return card.Err() != nil })
	card.Close()
	s.eventually("no goroutine is left over", 5*time.Second, func() bool { return runtime.NumGoroutine() <= goroutines })
}
