package journal

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"github.com/godbus/dbus/v5"
	"github.com/zalando/go-keyring"

	"outbreath/words"
)

var (
	// ErrNoKeyring is wrapped where this system has nothing that keeps secrets.
	ErrNoKeyring = words.Error("there is no keyring")
	// ErrLocked is returned where the user has to open the keyring first.
	ErrLocked = words.Error("the keyring is locked")
)

// patience is how long a keyring may take to answer.
const patience = 3 * time.Second

// The name under which the journal will keep its key, and an entry that nobody makes.
const service, nobody = "io.github.outbreath", "nobody"

// TryKeyring returns nil where this system keeps secrets, else [ErrLocked], or an
// error that wraps [ErrNoKeyring] and says why. It keeps nothing there, and never
// makes the system ask for a password. It takes three seconds at most; a keyring
// that has not answered by then is left to itself.
func TryKeyring(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	answer := make(chan error, 1)
	go func() { answer <- try(ctx) }()
	select {
	case err := <-answer:
		return err
	case <-ctx.Done():
		return words.Errorf("%w that answers", ErrNoKeyring)
	}
}

func try(ctx context.Context) error {
	if runtime.GOOS != "darwin" && runtime.GOOS != "windows" {
		if err := tryService(ctx); err != nil {
			return err
		}
	}
	if _, err := keyring.Get(service, nobody); err != nil && !errors.Is(err, keyring.ErrNotFound) {
		return fmt.Errorf("%w: %w", ErrNoKeyring, err)
	}
	return nil
}

// tryService asks the Secret Service whether its keyring is open, on a bus that is
// there: to ask a locked one for anything else opens a question on the screen.
func tryService(ctx context.Context) error {
	bus, err := dbus.SessionBusPrivateNoAutoStartup(dbus.WithContext(ctx))
	if err != nil {
		return words.Errorf("%w: the system has no D-Bus session", ErrNoKeyring)
	}
	defer bus.Close()
	if err := errors.Join(bus.Auth(nil), bus.Hello()); err != nil {
		return words.Errorf("%w: the D-Bus session does not answer", ErrNoKeyring)
	}
	for _, path := range []dbus.ObjectPath{"/org/freedesktop/secrets/collection/login", "/org/freedesktop/secrets/aliases/default"} {
		var locked bool
		err = bus.Object("org.freedesktop.secrets", path).
			CallWithContext(ctx, "org.freedesktop.DBus.Properties.Get", 0, "org.freedesktop.Secret.Collection", "Locked").Store(&locked)
		switch {
		case err == nil && locked:
			return ErrLocked
		case err == nil:
			return nil
		}
	}
	return words.Errorf("%w: the D-Bus session has no Secret Service with one", ErrNoKeyring)
}

// KeyringWords says in words what [TryKeyring] found.
func KeyringWords(err error) string {
	switch {
	case err == nil:
		return words.Say("this system keeps secrets; nothing is kept there yet")
	case errors.Is(err, ErrLocked):
		return words.Say("this system keeps secrets, and its keyring is locked until you open it; nothing is kept there yet")
	}
	return words.Say("%v; nothing would be kept there yet either", err)
}
