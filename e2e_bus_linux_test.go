package main

import (
	"bufio"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// desktop is what a session bus has to offer on a desktop: who keeps the screen
// on, and who shows notifications. It takes down what it is asked for.
type desktop struct{ asked chan string }

func (d *desktop) Inhibit(program, reason string) (uint32, *dbus.Error) {
	d.asked <- "on for " + program + ": " + reason
	return 1, nil
}

func (d *desktop) UnInhibit(uint32) *dbus.Error { d.asked <- "off"; return nil }

func (d *desktop) Notify(_ string, _ uint32, _, title, words string, _ []string, _ map[string]dbus.Variant, _ int32) (uint32, *dbus.Error) {
	d.asked <- title + ": " + words
	return 1, nil
}

// next waits for what is asked for next.
func (d *desktop) next(t *testing.T, within time.Duration) string {
	t.Helper()
	select {
	case what := <-d.asked:
		return what
	case <-time.After(within):
		t.Fatalf("nothing is asked of the desktop within %v", within)
		return ""
	}
}

// startDesktop starts a session bus with a desktop on it, for programs that are
// started from now on.
func startDesktop(t *testing.T) *desktop {
	t.Helper()
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1")
	out, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { daemon.Process.Kill(); daemon.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
	conn, err := dbus.Connect(strings.TrimSpace(address))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	d := &desktop{asked: make(chan string, 10)}
	for name, path := range map[string]dbus.ObjectPath{
		"org.freedesktop.ScreenSaver":   "/org/freedesktop/ScreenSaver",
		"org.freedesktop.Notifications": "/org/freedesktop/Notifications",
	} {
		if err := conn.Export(d, path, name); err != nil {
			t.Fatal(err)
		}
		if _, err := conn.RequestName(name, dbus.NameFlagDoNotQueue); err != nil {
			t.Fatal(err)
		}
	}
	return d
}
