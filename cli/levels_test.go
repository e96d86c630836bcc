package cli

import (
	"slices"
	"strings"
	"testing"

	"outbreath/audio"
)

func TestLevels(t *testing.T) {
	usual := audio.DefaultLevels
	for _, c := range []struct {
		text  string
		want  audio.Levels
		fault string // a part of it; "" where there is none
	}{
		{"master=0.5", audio.Levels{Master: 0.5, Breath: usual.Breath, Bell: usual.Bell, Bed: usual.Bed, Voice: usual.Voice}, ""},
		{"master=0.8, breath=1,bells=0.5,bed=.3,voice=0", audio.Levels{Master: 0.8, Breath: 1, Bell: 0.5, Bed: 0.3}, ""},
		{"bels=0.5", usual, `no level "bels", only master, breath, bells, bed, voice`},
		{"", usual, `no level ""`},
		{"bed=0.5,", usual, `no level ""`},
		{"bed", usual, "such as bed=0.5"},
		{"bed=", usual, "from 0, silent, to 1, full"},
		{"bed=loud", usual, "bed=loud: a level goes from 0"},
		{"bed=0.1,voice=1.01", usual, "voice=1.01"},
		{"bed=-0.1", usual, "bed=-0.1"},
		{"bed=nan", usual, "bed=nan"},
	} {
		l := levels{usual}
		err := l.Set(c.text)
		if l.Levels != c.want || (err != nil) != (c.fault != "") || err != nil && !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%q gives %+v, error %v; want %+v, error %q", c.text, l.Levels, err, c.want, c.fault)
		}
	}
	l := levels{usual}
	if err := l.Set(l.String()); err != nil || l.Levels != usual {
		t.Errorf("what is written cannot be read: %v, %+v", err, l.Levels)
	}
}

func TestCompleteLevels(t *testing.T) {
	for word, want := range map[string][]string{
		"":               {"master=", "breath=", "bells=", "bed=", "voice="},
		"b":              {"breath=", "bells=", "bed="},
		"bed=0.3,b":      {"bed=0.3,breath=", "bed=0.3,bells="},
		"bed=0.3,master": {"bed=0.3,master="},
		"bed=0.3":        nil,
	} {
		if got, _ := completeLevels(nil, nil, word); !slices.Equal(got, want) {
			t.Errorf("%q is completed to %q, want %q", word, got, want)
		}
	}
}
