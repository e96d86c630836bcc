//go:build linux || freebsd || openbsd || netbsd

package awake

import (
	"bufio"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// bus starts a session bus of its own and leads the program to it.
func bus(t *testing.T) {
	t.Helper()
	daemon, err := exec.LookPath("dbus-daemon")
	if err != nil {
		if os.Getenv("OUTBREATH_TOOLS") != "" {
			t.Fatal(err)
		}
		t.Skip("needs dbus-daemon")
	}
	cmd := exec.Command(daemon, "--session", "--nofork", "--nopidfile", "--print-address=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
}

// screen is the part of a desktop that keeps a screen on: it counts who wishes so.
type screen struct {
	conn *dbus.Conn
	asks chan string
}

func (s *screen) Inhibit(program, reason string) (uint32, *dbus.Error) {
	s.asks <- "on: " + program + ", " + reason
	return 7, nil
}

func (s *screen) UnInhibit(cookie uint32) *dbus.Error {
	if cookie == 7 {
		s.asks <- "off"
	}
	return nil
}

// sandbox is the portal, whose method has another form.
type sandbox struct {
	conn *dbus.Conn
	asks chan string
}

func (s *sandbox) Inhibit(_ string, flags uint32, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	if flags == 8 {
		s.asks <- "on: " + options["reason"].Value().(string)
	}
	return "/granted", nil
}

func (s *sandbox) Close() *dbus.Error { s.asks <- "off"; return nil }

// serve puts an object on the bus, under a well-known name.
func serve(t *testing.T, name string, put func(*dbus.Conn) error) *dbus.Conn {
	t.Helper()
	conn, err := connect()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	if err := put(conn); err != nil {
		t.Fatal(err)
	}
	if reply, err := conn.RequestName(name, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatalf("%s: %v, %v", name, reply, err)
	}
	return conn
}

func serveScreen(t *testing.T) *screen { return serveSlowScreen(t, 10) }

// serveSlowScreen answers at once for so many times, and then when it is heard.
func serveSlowScreen(t *testing.T, atOnce int) *screen {
	t.Helper()
	s := &screen{asks: make(chan string, atOnce)}
	s.conn = serve(t, saver, func(conn *dbus.Conn) error { return conn.Export(s, "/org/freedesktop/ScreenSaver", saver) })
	return s
}

// leave lets the desktop go as one that ends does, for all on the bus. What it was
// asked before is still answered.
func (s *screen) leave(t *testing.T) {
	t.Helper()
	if _, err := s.conn.ReleaseName(saver); err != nil {
		t.Fatal(err)
	}
}

func expect(t *testing.T, asks <-chan string, want string) {
	t.Helper()
	select {
	case got := <-asks:
		if got != want {
			t.Fatalf("the desktop hears %q, want %q", got, want)
		}
	case <-time.After(10 * time.Second):
		t.Fatalf("the desktop never hears %q", want)
	}
}

// keeper returns a keeper and a channel of what it says: "" for all is well.
func keeper(t *testing.T) (*Keeper, <-chan string) {
	says := make(chan string, 10)
	var k *Keeper
	k = New(func() {
		if err := k.Why(); err != nil {
			says <- err.Error()
		} else {
			says <- ""
		}
	})
	t.Cleanup(func() { k.Keep(false) }) // or it would ask the desktop of another test
	return k, says
}

func TestTheScreenIsKeptOnForAsLongAsItIsWanted(t *testing.T) {
	bus(t)
	s := serveScreen(t)
	k, _ := keeper(t)
	k.Keep(true)
	expect(t, s.asks, "on: Outbreath, A session is running")
	k.Keep(false)
	expect(t, s.asks, "off")
	if err := k.Why(); err != nil {
		t.Error(err)
	}
	if by, err := Try(); err != nil || by != saver {
		t.Errorf("tried: %q, %v", by, err)
	}
}

func TestWithoutAScreenSaverThePortalIsAsked(t *testing.T) {
	bus(t)
	s := &sandbox{asks: make(chan string, 10)}
	s.conn = serve(t, portal, func(conn *dbus.Conn) error {
		if err := conn.Export(s, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Inhibit"); err != nil {
			return err
		}
		return conn.Export(s, "/granted", "org.freedesktop.portal.Request")
	})
	k, _ := keeper(t)
	k.Keep(true)
	expect(t, s.asks, "on: A session is running")
	k.Keep(false)
	expect(t, s.asks, "off")
	if err := k.Why(); err != nil {
		t.Error(err)
	}
}

func TestItSaysWhenTheScreenMayGoDark(t *testing.T) {
	t.Run("no bus", func(t *testing.T) {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
		k, says := keeper(t)
		k.Keep(true)
		if got := <-says; !strings.Contains(got, "no D-Bus session") {
			t.Errorf("it says %q", got)
		}
		k.Keep(false)
		if got := <-says; got != "" {
			t.Errorf("nobody wants it any more, and yet: %q", got)
		}
	})
	t.Run("nobody on the bus", func(t *testing.T) {
		bus(t)
		k, says := keeper(t)
		k.Keep(true)
		if got := <-says; !strings.Contains(got, saver) || !strings.Contains(got, portal) {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("the desktop goes away", func(t *testing.T) {
		bus(t)
		s := serveScreen(t)
		k, says := keeper(t)
		k.Keep(true)
		expect(t, s.asks, "on: Outbreath, A session is running")
		s.leave(t)
		if got := <-says; got != ErrLost.Error() {
			t.Errorf("it says %q", got)
		}
		again := serveScreen(t)
		expect(t, again.asks, "on: Outbreath, A session is running")
		if got := <-says; got != "" {
			t.Errorf("it is kept on again, and yet: %q", got)
		}
		k.Keep(false)
		expect(t, again.asks, "off")
	})
}

// A bus may accept a connection and then say nothing.
func TestADesktopThatDoesNotAnswerIsNotWaitedForByTheWindow(t *testing.T) {
	bus(t)
	s := serveSlowScreen(t, 0) // it hangs in the call
	k, _ := keeper(t)
	began := time.Now()
	k.Keep(true)
	k.Keep(false)
	k.Keep(true)
	if took := time.Since(began); took > 100*time.Millisecond {
		t.Errorf("asking took %v", took)
	}
	<-s.asks
}
