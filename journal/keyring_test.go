package journal

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
	"github.com/godbus/dbus/v5/prop"
)

// bus starts a D-Bus session of its own for the test.
func bus(t *testing.T) {
	t.Helper()
	daemon, err := exec.LookPath("dbus-daemon")
	if err != nil {
		t.Skip("needs dbus-daemon")
	}
	cmd := exec.CommandContext(t.Context(), daemon, "--session", "--nofork", "--nopidfile", "--print-address", "--address=unix:dir="+t.TempDir())
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

// secrets is a Secret Service with one keyring, that holds nothing.
type secrets struct {
	asked atomic.Int32 // how often it was to be opened
	slow  atomic.Bool
}

func (s *secrets) Unlock(paths []dbus.ObjectPath) ([]dbus.ObjectPath, dbus.ObjectPath, *dbus.Error) {
	s.asked.Add(1)
	return paths, "/", nil
}

func (s *secrets) SearchItems(map[string]string) ([]dbus.ObjectPath, *dbus.Error) {
	if s.slow.Load() {
		time.Sleep(2 * patience)
	}
	return nil, nil
}

// serve lets the service be on the bus, and returns what locks it.
func (s *secrets) serve(t *testing.T) (lock func(bool)) {
	t.Helper()
	conn, err := dbus.ConnectSessionBus()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	const root, login = "/org/freedesktop/secrets", "/org/freedesktop/secrets/collection/login"
	_, err = prop.Export(conn, root, prop.Map{"org.freedesktop.Secret.Service": {"Collections": {Value: []dbus.ObjectPath{login}}}})
	if err != nil {
		t.Fatal(err)
	}
	keyring, err := prop.Export(conn, login, prop.Map{"org.freedesktop.Secret.Collection": {"Locked": {Value: false}}})
	if err != nil {
		t.Fatal(err)
	}
	for path, face := range map[dbus.ObjectPath]string{root: "org.freedesktop.Secret.Service", login: "org.freedesktop.Secret.Collection"} {
		if err := conn.Export(s, path, face); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := conn.RequestName("org.freedesktop.secrets", dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	return func(on bool) { keyring.SetMust("org.freedesktop.Secret.Collection", "Locked", on) }
}

func TestAKeyringThatIsOpenOrLockedOrSlow(t *testing.T) {
	bus(t)
	var s secrets
	lock := s.serve(t)
	if err := TryKeyring(t.Context()); err != nil {
		t.Errorf("an open keyring gives %v", err)
	}
	before := s.asked.Load()
	lock(true)
	if err := TryKeyring(t.Context()); !errors.Is(err, ErrLocked) {
		t.Errorf("a locked keyring gives %v", err)
	}
	if s.asked.Load() != before {
		t.Error("a locked keyring is to be opened")
	}
	lock(false)
	s.slow.Store(true)
	began := time.Now()
	if err := TryKeyring(t.Context()); !errors.Is(err, ErrNoKeyring) || time.Since(began) > patience+time.Second {
		t.Errorf("a keyring that does not answer gives %v after %v", err, time.Since(began))
	}
}

func TestABusWithoutAKeyring(t *testing.T) {
	bus(t)
	if err := TryKeyring(t.Context()); !errors.Is(err, ErrNoKeyring) || !strings.Contains(err.Error(), "no Secret Service") {
		t.Errorf("error %v", err)
	}
}

// Whoever has no bus is not given one.
func TestWithoutABus(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	os.Unsetenv("DBUS_SESSION_BUS_ADDRESS")
	if err := TryKeyring(t.Context()); !errors.Is(err, ErrNoKeyring) || !strings.Contains(err.Error(), "no D-Bus session") {
		t.Errorf("error %v", err)
	}
	if address := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); address != "" {
		t.Errorf("there is a bus at %s", address)
	}
	done, cancel := context.WithCancel(t.Context())
	cancel()
	if err := TryKeyring(done); !errors.Is(err, ErrNoKeyring) {
		t.Errorf("given up, it gives %v", err)
	}
}

func TestKeyringWords(t *testing.T) {
	for want, err := range map[string]error{
		"this system keeps secrets; nothing is kept there yet": nil,
		"its keyring is locked":                                ErrLocked,
		"there is no keyring":                                  ErrNoKeyring,
	} {
		words := KeyringWords(err)
		if !strings.Contains(words, want) || !strings.Contains(words, "kept there yet") {
			t.Errorf("%v is said as %q", err, words)
		}
	}
}
