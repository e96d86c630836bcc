package prepare

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"outbreath/pacing"
)

func TestATimeOfDayIsTheNearest(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		now, clock, want string
		ahead            time.Duration
	}{
		{"2026-03-05 13:50:00", "15:00:00", "2026-03-05 15:00:00", 70 * time.Minute},
		{"2026-03-05 14:12:00", "14:00:00", "2026-03-05 14:00:00", -12 * time.Minute},
		{"2026-03-05 23:50:00", "00:30:00", "2026-03-06 00:30:00", 40 * time.Minute},
		{"2026-03-05 00:10:00", "23:55:00", "2026-03-04 23:55:00", -15 * time.Minute},
		{"2026-03-05 14:00:00", "02:00:00", "2026-03-06 02:00:00", 12 * time.Hour},
		{"2026-03-29 01:30:00", "03:15:00", "2026-03-29 03:15:00", 45 * time.Minute}, // summer time begins
		{"2026-10-25 01:30:00", "03:15:00", "2026-10-25 03:15:00", 165 * time.Minute},
		{"2026-03-05 14:20:00", "14:32:10", "2026-03-05 14:32:10", 12*time.Minute + 10*time.Second},
	} {
		now, err := time.ParseInLocation(time.DateTime, c.now, berlin)
		if err != nil {
			t.Fatal(err)
		}
		clock, err := time.Parse(time.TimeOnly, c.clock)
		if err != nil {
			t.Fatal(err)
		}
		got := onDay(clockOf(clock), now)
		if got.Format(time.DateTime) != c.want || got.Sub(now) != c.ahead {
			t.Errorf("%s at %s is %v, in %v; want in %v", c.clock, c.now, got, got.Sub(now), c.ahead)
		}
	}
}

func TestTheAppointmentInWords(t *testing.T) {
	two := time.Date(2026, 3, 5, 14, 0, 0, 0, time.UTC)
	at := func(minutes int) time.Time { return two.Add(time.Duration(minutes) * time.Minute) }
	b := bounds{40 * time.Minute, 87 * time.Minute}
	for _, c := range []struct{ got, want string }{
		{appointment{end: at(60)}.possible(b, two), ""},
		{appointment{end: at(39)}.possible(b, two), "40 minutes at least: 14:40"},
		{appointment{end: at(39)}.possible(b, two.Add(20*time.Second)), "40 minutes at least: 14:41"},
		{appointment{end: at(40)}.possible(b, two.Add(20*time.Second)), ""}, // left alone
		{appointment{end: at(40)}.possible(b, two.Add(27*time.Second)), "40 minutes at least: 14:41"},
		{appointment{begin: at(10), end: at(45)}.possible(b, two), "40 minutes at least: 14:50"},
		{appointment{end: at(120)}.possible(b, two), "87 minutes at most: 15:27"},
		{appointment{end: at(-5)}.possible(b, two), "40 minutes at least: 14:40"},
		{appointment{end: at(36)}.left(two), "36 minutes are left until 14:36."},
		{appointment{end: at(1)}.left(two), "1 minute is left until 14:01."},
		{appointment{end: at(-5)}.left(two), "13:55 is over."},
		{appointment{begin: at(10)}.early(two, time.Hour), "It begins 14:10, in 10 minutes. Started now, it ends 15:00."},
		{appointment{begin: at(10), end: at(70)}.early(two, 70*time.Minute), "It begins 14:10, in 10 minutes. Started now, it lasts 70 minutes."},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// Whenever a session is started for an appointment that has room for it, it ends
// with the appointment, and the stage has nothing to ask.
func TestWhatIsStartedEndsWithTheAppointment(t *testing.T) {
	free := func(min, ideal, max int) pacing.Phase {
		return pacing.Phase{ID: "a", Name: "A", Kind: pacing.Opening, Weight: 1,
			Min: time.Duration(min) * time.Minute, Ideal: time.Duration(ideal) * time.Minute, Max: time.Duration(max) * time.Minute}
	}
	p := &pacing.Protocol{ID: "p", Name: "P", Kind: pacing.Table, LostTime: pacing.Shrink,
		Phases: []pacing.Phase{free(10, 15, 20), free(20, 25, 40), free(5, 5, 7)}}
	p.Phases[1].Breath.Pattern = pacing.Pattern{In: 4 * time.Second, Out: 6 * time.Second}
	s := &Screen{protocol: p, wished: p}
	s.bounds.least, s.bounds.most = p.Range()
	rapid.Check(t, func(t *rapid.T) {
		clock := pacing.NewFakeClock(time.Date(2026, 3, 5, 14, 0, 0, 0, time.UTC))
		clock.Advance(time.Duration(rapid.IntRange(0, 3600_000).Draw(t, "ms")) * time.Millisecond)
		now := clock.Now().Wall
		a := appointment{end: now.Truncate(time.Minute).Add(time.Duration(rapid.IntRange(20, 80).Draw(t, "minutes")) * time.Minute)}
		plan := s.layOut(a.room(now).Round(time.Second))
		player := pacing.NewPlayer(plan, clock)
		if err := player.StartUntil(a.end); err != nil {
			t.Fatal(err)
		}
		late := player.Snapshot().Late(clock.Now())
		if fits := a.possible(s.bounds, now) == ""; fits != (late.Abs() < pacing.Hysteresis+time.Second) {
			t.Fatalf("%v of room: it is %v late, and possible is %q", a.room(now), late, a.possible(s.bounds, now))
		}
	})
}
