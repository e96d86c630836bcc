//go:build linux || freebsd || openbsd || netbsd

package awake

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/godbus/dbus/v5"

	"outbreath/words"
)

// patience is how long the desktop may take to answer: a service that has to be
// started first takes a second or two.
const patience = 5 * time.Second

// Who asks, and why, as the desktop may show it.
const program = "Outbreath"

func reason() string { return words.Say("A session is running") }

// The two who can keep a screen on: the screen saver's interface, which GNOME,
// KDE, Xfce, Cinnamon and MATE have, and the portal's, for programs in a sandbox
// and for desktops without the other.
// https://specifications.freedesktop.org/idle-inhibit-spec/latest/
// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Inhibit.html
const (
	saver  = "org.freedesktop.ScreenSaver"
	portal = "org.freedesktop.portal.Desktop"

	portalIdle = uint32(8) // the flag for "do not go idle"
)

// ask asks the desktop over a connection of its own, with which all that was
// granted ends, should the program end without letting go.
func ask() (*hold, error) {
	conn, err := connect()
	if err != nil {
		return nil, words.Errorf("there is no D-Bus session: %w", err)
	}
	owners, err := watch(conn)
	if err != nil {
		conn.Close()
		return nil, words.Errorf("the D-Bus session refuses: %w", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	h, err := askSaver(ctx, conn)
	if err != nil {
		var second error
		if h, second = askPortal(ctx, conn); second != nil {
			conn.Close()
			return nil, errors.Join(fmt.Errorf("%s: %w", saver, err), fmt.Errorf("%s: %w", portal, second))
		}
	}
	h.lost = lost(conn, owners, h.by)
	release := h.release
	h.release = func() { release(); conn.Close() }
	return h, nil
}

// connect starts no bus where there is none: nobody would be on it who keeps a
// screen on.
func connect() (*dbus.Conn, error) {
	conn, err := dbus.SessionBusPrivateNoAutoStartup()
	if err != nil {
		return nil, err
	}
	if err := errors.Join(conn.Auth(nil), conn.Hello()); err != nil {
		conn.Close()
		return nil, err
	}
	return conn, nil
}

func askSaver(ctx context.Context, conn *dbus.Conn) (*hold, error) {
	object := conn.Object(saver, "/org/freedesktop/ScreenSaver")
	var cookie uint32
	if err := object.CallWithContext(ctx, saver+".Inhibit", 0, program, reason()).Store(&cookie); err != nil {
		return nil, err
	}
	return &hold{by: saver, release: func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		object.CallWithContext(ctx, saver+".UnInhibit", 0, cookie)
	}}, nil
}

func askPortal(ctx context.Context, conn *dbus.Conn) (*hold, error) {
	object := conn.Object(portal, "/org/freedesktop/portal/desktop")
	options := map[string]dbus.Variant{"reason": dbus.MakeVariant(reason())}
	var handle dbus.ObjectPath
	if err := object.CallWithContext(ctx, "org.freedesktop.portal.Inhibit.Inhibit", 0, "", portalIdle, options).Store(&handle); err != nil {
		return nil, err
	}
	return &hold{by: portal, release: func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		conn.Object(portal, handle).CallWithContext(ctx, "org.freedesktop.portal.Request.Close", 0)
	}}, nil
}

// watch hears from now on who comes and goes on the bus of those who are asked.
func watch(conn *dbus.Conn) (<-chan *dbus.Signal, error) {
	owners := make(chan *dbus.Signal, 8)
	conn.Signal(owners)
	for _, name := range []string{saver, portal} {
		if err := conn.AddMatchSignal(dbus.WithMatchInterface("org.freedesktop.DBus"), dbus.WithMatchMember("NameOwnerChanged"), dbus.WithMatchArg(0, name)); err != nil {
			return nil, err
		}
	}
	return owners, nil
}

// lost is closed when the bus, or who has granted something on it, goes away.
func lost(conn *dbus.Conn, owners <-chan *dbus.Signal, by string) <-chan struct{} {
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		for {
			select {
			case s := <-owners:
				var name, before, after string
				if s != nil && dbus.Store(s.Body, &name, &before, &after) == nil && name == by && before != "" {
					return
				}
			case <-conn.Context().Done():
				return
			}
		}
	}()
	return gone
}
