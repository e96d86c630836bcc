package instance

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// TestMain is a process that claims a folder and crashes, where the environment
// names one.
func TestMain(m *testing.M) {
	if folder := os.Getenv("OUTBREATH_CLAIM"); folder != "" {
		if _, err := Take(folder); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println("taken")
		os.Stdout.Close()
		select {}
	}
	os.Exit(m.Run())
}

func serving(t *testing.T, folder string) (*Claim, <-chan []string) {
	t.Helper()
	c, err := Take(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	shown := make(chan []string, 10)
	go c.Serve(func(files []string) { shown <- files })
	return c, shown
}

func TestASecondStartHandsItsFilesOver(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "run")
	_, shown := serving(t, folder)
	for _, files := range [][]string{nil, {"/a file.toml"}, {"/å.toml", "/b\n.toml"}} {
		if _, err := Take(folder); !errors.Is(err, ErrTaken) {
			t.Fatalf("a second claim: %v", err)
		}
		if err := HandOver(folder, files); err != nil {
			t.Fatal(err)
		}
		if got := <-shown; !slices.Equal(got, files) {
			t.Errorf("shown %q, want %q", got, files)
		}
	}
}

// A start that comes while the first one still opens its window waits for it.
func TestWhoComesEarlyWaits(t *testing.T) {
	folder := t.TempDir()
	c, err := Take(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	done := make(chan error, 1)
	go func() { done <- HandOver(folder, []string{"/x.toml"}) }()
	select {
	case err := <-done:
		t.Fatalf("nobody has shown anything, and yet: %v", err)
	case <-time.After(200 * time.Millisecond):
	}
	shown := make(chan []string, 1)
	go c.Serve(func(files []string) { shown <- files })
	if err := <-done; err != nil {
		t.Error(err)
	}
	if got := <-shown; len(got) != 1 {
		t.Errorf("shown %q", got)
	}
}

func TestAClosedClaimIsFree(t *testing.T) {
	folder := t.TempDir()
	for range 3 {
		c, err := Take(folder)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// What a crash leaves behind, socket and all, keeps nobody from starting.
func TestAClaimEndsWithItsProcess(t *testing.T) {
	folder := t.TempDir()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "OUTBREATH_CLAIM="+folder)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := make([]byte, 100)
	n, _ := out.Read(said)
	if string(said[:n]) != "taken\n" {
		t.Fatalf("it said %q", said[:n])
	}
	if _, err := Take(folder); !errors.Is(err, ErrTaken) {
		t.Errorf("while it runs: %v", err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	if _, err := os.Stat(filepath.Join(folder, socketName)); err != nil {
		t.Fatalf("it has left no socket, which this is about: %v", err)
	}
	_, shown := serving(t, folder)
	if err := HandOver(folder, nil); err != nil {
		t.Error(err)
	}
	<-shown
}

func TestNonsenseShowsNothing(t *testing.T) {
	folder := t.TempDir()
	_, shown := serving(t, folder)
	for _, text := range []string{"", "GET / HTTP/1.1\r\n\r\n", "[1,2]\n", `{"Files": "x"}`} {
		conn, err := net.Dial("unix", filepath.Join(folder, socketName))
		if err != nil {
			t.Fatal(err)
		}
		conn.Write([]byte(text))
		conn.(*net.UnixConn).CloseWrite()
		conn.SetReadDeadline(time.Now().Add(5 * time.Second))
		if n, _ := conn.Read(make([]byte, 10)); n > 0 {
			t.Errorf("%q was answered", text)
		}
		conn.Close()
	}
	if len(shown) > 0 {
		t.Errorf("shown %q", <-shown)
	}
}

func TestAFolderThatCannotBeUsed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Take(filepath.Join(file, "below")); err == nil || errors.Is(err, ErrTaken) {
		t.Errorf("got %v", err)
	}
}
