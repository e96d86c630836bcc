package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// patience is how long anything may take before it counts as not happening.
const patience = 20 * time.Second

// record is one line of the log.
type record map[string]any

// number returns a numeric field, 0 for none.
func (r record) number(name string) int64 {
	f, _ := r[name].(float64)
	return int64(f)
}

// desk is the program at work on a desktop of its own.
type desk struct {
	t         testing.TB
	bin       string
	home      string
	artifacts string
	window    string // its number
	program   *exec.Cmd
	began     time.Time
	exited    chan error
	read      int // records that were waited for, or passed over
}

func rigged(t testing.TB) (bin, artifacts string) {
	t.Helper()
	if os.Getenv("OUTBREATH_WINDOW_RIG") == "" {
		t.Skip("needs the X server of scripts/window-rig.sh")
	}
	bin, artifacts = os.Getenv("OUTBREATH_BIN"), os.Getenv("OUTBREATH_ARTIFACTS")
	if bin == "" {
		t.Fatal("OUTBREATH_BIN does not name the program")
	}
	if artifacts == "" {
		artifacts = t.TempDir()
	}
	artifacts = filepath.Join(artifacts, t.Name())
	if err := os.MkdirAll(artifacts, 0o755); err != nil {
		t.Fatal(err)
	}
	return bin, artifacts
}

// newDesk starts the program, which was there before, with settings where some
// are given, and gives its window the keyboard.
func newDesk(t testing.TB, settings ...string) *desk {
	t.Helper()
	return deskWith(t, map[string]string{"settings.toml": strings.Join(settings, "")})
}

// deskWith is newDesk where there are files before the program starts, by their
// paths below the folder of the settings, and variables of the environment.
func deskWith(t testing.TB, files map[string]string, env ...string) *desk {
	t.Helper()
	d := prepareDesk(t)
	d.put("settings.toml", "welcomed = true\n"+files["settings.toml"])
	for name, text := range files {
		if name != "settings.toml" {
			d.put(name, text)
		}
	}
	d.open(env)
	d.await("screen", "name", "library")
	d.focus()
	return d
}

// put writes a file below the folder of the settings.
func (d *desk) put(name, text string) {
	d.t.Helper()
	path := filepath.Join(d.home, "config", "outbreath", name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
}

// prepareDesk makes a desktop on which the program has never run.
func prepareDesk(t testing.TB) *desk {
	t.Helper()
	bin, artifacts := rigged(t)
	d := &desk{t: t, bin: bin, home: t.TempDir(), artifacts: artifacts}
	for _, dir := range []string{"config", "state", "cache", "data"} {
		if err := os.Mkdir(filepath.Join(d.home, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// command is the program on this desktop.
func (d *desk) command(args ...string) *exec.Cmd {
	cmd := exec.Command(d.bin, args...)
	cmd.Env = append(os.Environ(), "HOME="+d.home, "LC_ALL=C",
		"XDG_CONFIG_HOME="+filepath.Join(d.home, "config"), "XDG_STATE_HOME="+filepath.Join(d.home, "state"),
		"XDG_CACHE_HOME="+filepath.Join(d.home, "cache"), "XDG_DATA_HOME="+filepath.Join(d.home, "data"))
	return cmd
}

// open starts the program, with variables of the environment and arguments.
func (d *desk) open(env []string, args ...string) {
	t := d.t
	t.Helper()
	said, err := os.Create(filepath.Join(d.artifacts, "stderr.txt"))
	if err != nil {
		t.Fatal(err)
	}
	program, exited := d.command(args...), make(chan error, 1)
	program.Env = append(program.Env, env...)
	program.Stdout, program.Stderr = said, said
	d.program, d.exited, d.began = program, exited, time.Now()
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { exited <- program.Wait() }()
	t.Cleanup(func() {
		if d.program == program {
			d.stop()
		} else if program.ProcessState == nil {
			program.Process.Kill()
			<-exited
		}
		said.Close()
		if text, err := os.ReadFile(d.log()); err == nil {
			os.WriteFile(filepath.Join(d.artifacts, "outbreath.log"), text, 0o600)
		}
	})
}

// leave gives the keyboard to nobody.
func (d *desk) leave() {
	d.t.Helper()
	root := d.xdo("search", "--maxdepth", "0", ".*")
	d.xdo("windowfocus", strings.Fields(root)[0])
}

// focus gives the window the keyboard.
func (d *desk) focus() {
	d.t.Helper()
	d.window = strings.Fields(d.xdo("search", "--sync", "--onlyvisible", "--name", "Outbreath"))[0]
	d.xdo("windowfocus", "--sync", d.window)
}

// stop ends the program without asking it, unless it has ended.
func (d *desk) stop() {
	if d.program.ProcessState == nil {
		d.program.Process.Kill()
		<-d.exited
	}
}

func (d *desk) log() string { return filepath.Join(d.home, "state", "outbreath", "outbreath.log") }

// xdo runs xdotool and returns what it says.
func (d *desk) xdo(args ...string) string {
	d.t.Helper()
	out, err := exec.Command("xdotool", args...).CombinedOutput()
	if err != nil {
		d.t.Fatalf("xdotool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// press strokes keys, one after the other, as quickly as a calm hand does.
func (d *desk) press(keys ...string) {
	d.t.Helper()
	for _, key := range keys {
		d.xdo("key", "--delay", "60", key)
		time.Sleep(100 * time.Millisecond)
	}
}

// hold keeps a key down for longer than a guarded action asks for.
func (d *desk) hold(key string) {
	d.t.Helper()
	d.xdo("keydown", key)
	time.Sleep(1500 * time.Millisecond)
	d.xdo("keyup", key)
}

// picture keeps what the screen shows.
func (d *desk) picture(name string) {
	d.t.Helper()
	path := filepath.Join(d.artifacts, name+".png")
	if out, err := exec.Command("import", "-window", "root", path).CombinedOutput(); err != nil {
		d.t.Fatalf("import: %v\n%s", err, out)
	}
}

// records returns the log.
func (d *desk) records() (list []record) {
	text, err := os.ReadFile(d.log())
	if err != nil {
		return nil // not begun yet
	}
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		var r record
		if json.Unmarshal(lines.Bytes(), &r) == nil {
			list = append(list, r)
		}
	}
	return list
}

// next returns the first record after those waited for that has a message and a
// field.
func (d *desk) next(msg, field string, value any) (record, bool) {
	list := d.records()
	for i := d.read; i < len(list); i++ {
		if list[i]["msg"] == msg && list[i][field] == value {
			d.read = i + 1
			return list[i], true
		}
	}
	return nil, false
}

// await waits for a record and keeps a picture where it does not come.
func (d *desk) await(msg, field string, value any) record {
	d.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if r, ok := d.next(msg, field, value); ok {
			return r
		}
	}
	d.picture("failed")
	d.t.Fatalf("nothing in the log says %s with %s %v", msg, field, value)
	return nil
}

// event waits for an event of the session.
func (d *desk) event(kind string) record {
	d.t.Helper()
	return d.await("session", "event", kind)
}

// quiet checks that nothing happens to the session for a while.
func (d *desk) quiet(why string) {
	d.t.Helper()
	time.Sleep(500 * time.Millisecond) // within the time of a second press
	for _, r := range d.records()[d.read:] {
		if r["msg"] == "session" {
			d.picture("failed")
			d.t.Fatalf("%s, and yet: %v", why, r)
		}
	}
}

// gone waits for the program to end by itself.
func (d *desk) gone() {
	d.t.Helper()
	select {
	case err := <-d.exited:
		if err != nil {
			d.t.Fatalf("the program ended with %v", err)
		}
	case <-time.After(patience):
		d.picture("failed")
		d.t.Fatal("the program goes on")
	}
}

// run starts what is found by an id, as it is offered.
func (d *desk) run(id string) record {
	d.t.Helper()
	d.xdo("type", "--delay", "60", "/"+id)
	d.press("Return")
	d.await("screen", "name", "prepare")
	d.press("Return")
	return d.event("start")
}

// begin chooses the pre-sprint drill and starts it, from the library.
func (d *desk) begin() record {
	d.t.Helper()
	d.xdo("type", "--delay", "60", "/sprint")
	d.press("Return")
	d.await("screen", "name", "prepare")
	d.picture("prepare")
	d.press("Right", "Right") // ten seconds longer
	d.press("Return")
	return d.event("start")
}
