package app

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
)

// TestLicences holds what About says against the licence that each module comes
// with, for all from which the program is built here.
func TestLicences(t *testing.T) {
	list := exec.Command("go", "list", "-e", "-deps", "-f", "{{with .Module}}{{.Path}} {{.Dir}}{{end}}", "outbreath")
	list.Env = append(os.Environ(), "CGO_ENABLED=1") // as for the window
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		module, dir, _ := strings.Cut(strings.TrimSpace(line), " ")
		if seen[module] || module == "" || module == "outbreath" {
			continue
		}
		seen[module] = true
		if got, want := licenceOf(module), licenceIn(t, dir); got != want {
			t.Errorf("%s is under %s, its own file says %s", module, got, want)
		}
	}
	if len(seen) < 30 {
		t.Errorf("only %d modules were looked at", len(seen))
	}
}

// licenceIn reads the licence in a module's folder.
func licenceIn(t *testing.T, dir string) string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		name := strings.ToLower(e.Name())
		if e.IsDir() || !strings.HasPrefix(name, "licen") && !strings.HasPrefix(name, "copying") && !strings.HasPrefix(name, "unlicen") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		words, found, first := strings.Join(strings.Fields(string(text)), " "), "", len(text)
		for _, c := range []struct{ has, licence string }{
			{"The MIT License (MIT)", "MIT"}, // also where a part has another, which inModules names
			{"Apache License Version 2.0", "Apache-2.0"},
			{"Redistribution and use in source and binary forms", "BSD-2-Clause"},
			{"Permission is hereby granted, free of charge", "MIT"},
			{"Permission to use, copy, modify, and/or distribute", "ISC"},
			{"free and unencumbered software", "Unlicense"},
		} {
			// What follows the first is of a part of the module.
			if at := strings.Index(words, c.has); at >= 0 && at < first {
				found, first = c.licence, at
			}
		}
		if found == "BSD-2-Clause" && strings.Contains(words, "Neither the name") {
			found = "BSD-3-Clause"
		}
		if found != "" {
			return found
		}
	}
	return "nothing that is known"
}

func TestModulesStandUnderTheirLicences(t *testing.T) {
	rows := builtFrom([]*debug.Module{
		{Path: "github.com/spf13/cobra", Version: "v1.10.2"},
		{Path: "golang.org/x/sys", Version: "v0.49.0"},
		{Path: "github.com/go-gl/gl", Version: "v0.0.0-20260331235117-4566fea9a276"},
		{Path: "fyne.io/fyne/v2", Version: "v2.8.1"},
	})
	want := "[[Apache-2.0 spf13/cobra v1.10.2] [BSD-3-Clause fyne.io/fyne/v2 v2.8.1, golang.org/x/sys v0.49.0] [MIT go-gl/gl v0.0.0]]"
	if got := fmt.Sprint(rows); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
