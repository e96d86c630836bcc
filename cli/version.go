package cli

import "runtime/debug"

// Version is the program's version. FyneApp.toml has it too, for those who
// package; a test holds that the two agree.
const Version = "0.1.0"

// version returns the version, with the commit where the build knows it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return Version
	}
	return stamped(info.Settings)
}

func stamped(settings []debug.BuildSetting) string {
	var commit, changed string
	for _, s := range settings {
		switch s.Key {
		case "vcs.revision":
			commit = s.Value[:min(len(s.Value), 12)]
		case "vcs.modified":
			if s.Value == "true" {
				changed = ", with changes"
			}
		}
	}
	if commit == "" {
		return Version
	}
	return Version + " (" + commit + changed + ")"
}
