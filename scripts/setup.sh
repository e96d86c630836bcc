#!/usr/bin/env bash
# Installs what is missing, and nothing else:
#
#   setup.sh build   what building and running needs: Go, a C compiler, the headers of OpenGL, X11, Wayland and ALSA
#   setup.sh test    that, and what the tests need: an X server without a screen, a sound server without a card,
#                    another meter of loudness, a reader of pictures, Taplo
#
# Looks with probes first, so that a machine that has everything waits a fraction of a second and reads nothing.
# Asks for sudo only when there is something to install and the user is not root. Where it cannot install, it says
# what to type and fails. Never removes or replaces a package.
set -euo pipefail
cd "$(dirname "$0")/.."

level=${1:-build}
case $level in build | test) ;; *) echo "usage: setup.sh build|test" >&2; exit 2 ;; esac

# Level, probe, and the package that brings it, by manager. A probe is cmd:NAME (on the PATH), pc:MODULE (known to
# pkg-config) or file:GLOB.
#      probe                    apt                 dnf                       pacman
needs_build="
  cmd:cc                        gcc                 gcc                       gcc
  file:/usr/include/stdlib.h    libc6-dev           glibc-devel               glibc
  cmd:pkg-config                pkg-config          pkgconf-pkg-config        pkgconf
  pc:gl                         libgl-dev           mesa-libGL-devel          libglvnd
  pc:egl                        libegl-dev          mesa-libEGL-devel         libglvnd
  pc:x11                        libx11-dev          libX11-devel              libx11
  pc:xext                       libxext-dev         libXext-devel             libxext
  pc:xrandr                     libxrandr-dev       libXrandr-devel           libxrandr
  pc:xxf86vm                    libxxf86vm-dev      libXxf86vm-devel          libxxf86vm
  pc:xi                         libxi-dev           libXi-devel               libxi
  pc:xcursor                    libxcursor-dev      libXcursor-devel          libxcursor
  pc:xinerama                   libxinerama-dev     libXinerama-devel         libxinerama
  pc:wayland-client             libwayland-dev      wayland-devel             wayland
  pc:wayland-cursor             libwayland-dev      wayland-devel             wayland
  pc:wayland-egl                libwayland-dev      wayland-devel             wayland
  pc:xkbcommon                  libxkbcommon-dev    libxkbcommon-devel        libxkbcommon
  pc:alsa                       libasound2-dev      alsa-lib-devel            alsa-lib
"
needs_test="
  cmd:Xvfb                      xvfb                xorg-x11-server-Xvfb      xorg-server-xvfb
  cmd:xdotool                   xdotool             xdotool                   xdotool
  cmd:tesseract                 tesseract-ocr       tesseract                 tesseract
  file:/usr/share/tesseract-ocr/*/tessdata/eng.traineddata|/usr/share/tessdata/eng.traineddata|/usr/share/tesseract/tessdata/eng.traineddata
                                tesseract-ocr-eng   tesseract-langpack-eng    tesseract-data-eng
  file:/usr/share/tesseract-ocr/*/tessdata/deu.traineddata|/usr/share/tessdata/deu.traineddata|/usr/share/tesseract/tessdata/deu.traineddata
                                tesseract-ocr-deu   tesseract-langpack-deu    tesseract-data-deu
  file:/usr/share/tesseract-ocr/*/tessdata/fra.traineddata|/usr/share/tessdata/fra.traineddata|/usr/share/tesseract/tessdata/fra.traineddata
                                tesseract-ocr-fra   tesseract-langpack-fra    tesseract-data-fra
  file:/usr/share/tesseract-ocr/*/tessdata/spa.traineddata|/usr/share/tessdata/spa.traineddata|/usr/share/tesseract/tessdata/spa.traineddata
                                tesseract-ocr-spa   tesseract-langpack-spa    tesseract-data-spa
  cmd:npm                       npm                 nodejs-npm                npm
  cmd:import                    imagemagick         ImageMagick               imagemagick
  file:/usr/lib*/dri/*_dri.so|/usr/lib/*/dri/*_dri.so
                                libgl1-mesa-dri     mesa-dri-drivers          mesa
  cmd:dbus-daemon               dbus-daemon         dbus-daemon               dbus
  cmd:pulseaudio                pulseaudio          pulseaudio                pulseaudio
  cmd:parec                     pulseaudio-utils    pulseaudio-utils          libpulse
  cmd:ffmpeg                    ffmpeg              ffmpeg-free               ffmpeg
  cmd:flac                      flac                flac                      flac
  cmd:espeak-ng                 espeak-ng           espeak-ng                 espeak-ng
  file:/usr/lib*/alsa-lib/libasound_module_pcm_pulse.so|/usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so
                                libasound2-plugins  alsa-plugins-pulseaudio   alsa-plugins
"

say() { printf 'setup: %s\n' "$*" >&2; }

have() { command -v "$1" >/dev/null 2>&1; }

present() { # PROBE
	local pattern
	case $1 in
	# PipeWire plays the part of PulseAudio on many desktops, and the two would fight over it: leave it be.
	cmd:pulseaudio) have pulseaudio || { have pipewire-pulse && [ -z "${CI:-}" ]; } ;;
	cmd:*) have "${1#cmd:}" ;;
	pc:*) have pkg-config && pkg-config --exists "${1#pc:}" ;;
	file:*)
		local IFS='|'
		for pattern in ${1#file:}; do
			compgen -G "$pattern" >/dev/null && return 0
		done
		return 1
		;;
	esac
}

manager() { # the system's package manager, or nothing
	local name
	for name in apt-get dnf pacman; do
		if have "$name"; then
			echo "$name"
			return
		fi
	done
}

missing() { # MANAGER < TABLE: the packages to install, each once
	local probe apt dnf pacman package
	xargs -n 4 | while read -r probe apt dnf pacman; do
		present "$probe" && continue
		case $1 in
		dnf) package=$dnf ;;
		pacman) package=$pacman ;;
		*) package=$apt ;;
		esac
		echo "$package"
	done | sort -u | xargs
}

install_command() { # MANAGER PACKAGES: what a person would type, without sudo
	case $1 in
	apt-get) echo "apt-get install -y --no-install-recommends --no-remove $2" ;;
	dnf) echo "dnf install -y --setopt=install_weak_deps=False $2" ;;
	pacman) echo "pacman -S --needed --noconfirm $2" ;;
	esac
}

as_root() { # COMMAND…
	if [ "$(id -u)" = 0 ]; then
		"$@"
	else
		sudo "$@"
	fi
}

can_be_root() {
	[ "$(id -u)" = 0 ] && return
	have sudo || return
	sudo -n true 2>/dev/null || [ -t 0 ] # a password can be typed only at a terminal
}

linux_packages() {
	local table=$needs_build
	[ "$level" = test ] && table+=$needs_test
	local with packages command
	with=$(manager)
	packages=$(missing "$with" <<<"$table")
	[ -n "$packages" ] || return 0

	if [ -z "$with" ]; then
		say "missing here, by Debian's names: $packages"
		say "there is no apt, dnf or pacman to install it with; please install it your system's way and call make again"
		return 1
	fi
	command=$(install_command "$with" "$packages")
	if ! can_be_root; then
		say "missing here: $packages"
		say "installing needs the administrator; please type, as root:"
		say "    $command"
		return 1
	fi

	say "installing: $packages"
	local words
	read -ra words <<<"$command"
	if [ "$with" = apt-get ]; then
		as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2
		words=(env DEBIAN_FRONTEND=noninteractive "${words[@]}" -qq)
	fi
	if ! as_root "${words[@]}" >&2 </dev/null; then
		say "that did not work; please type, as root, and look at what it says:"
		say "    $command"
		return 1
	fi
	packages=$(missing "$with" <<<"$table")
	if [ -n "$packages" ]; then
		say "installed, and yet not to be found: $packages"
		return 1
	fi
}

mac_packages() {
	if ! xcode-select -p >/dev/null 2>&1; then
		say "Apple's command line tools are missing; please type:"
		say "    xcode-select --install"
		return 1
	fi
	if ! have go && have brew; then
		say "installing: go"
		brew install go >&2
	fi
	if [ "$level" = test ] && ! have npm && have brew; then
		say "installing: node"
		brew install node >&2
	fi
}

# go_directive is the version of Go that go.mod asks for.
go_directive() { awk '$1 == "go" { print $2; exit }' go.mod; }

go_present() {
	local wanted found
	wanted=$(go_directive)
	if ! have go; then
		say "Go is missing; version $wanted or newer, from https://go.dev/dl or your system's packages"
		if [ -x /usr/local/go/bin/go ]; then
			say "there is one in /usr/local/go; please type:"
			say "    export PATH=\$PATH:/usr/local/go/bin"
		fi
		return 1
	fi
	# Since 1.21, Go fetches the version that go.mod names by itself, unless GOTOOLCHAIN forbids it.
	if ! found=$(go env GOVERSION 2>&1) || [ "$(printf '%s\n' "$wanted" "${found#go}" | sort -V | head -n 1)" != "$wanted" ]; then
		say "Go $wanted or newer is needed; here is: $found"
		say "get it from https://go.dev/dl, or let Go fetch it:"
		say "    go env -w GOTOOLCHAIN=auto"
		return 1
	fi
}

modules() {
	local words
	if ! words=$(go mod download 2>&1); then
		say "Go could not fetch the modules:"
		printf '%s\n' "$words" >&2
		return 1
	fi
}

# Taplo checks the schema of protocol files as editors do. It goes below .cache/ here, and nowhere else.
taplo=0.7.0
taplo_present() {
	! grep -qs "\"version\": \"$taplo\"" .cache/taplo/node_modules/@taplo/cli/package.json || return 0
	say "installing: Taplo $taplo, in .cache/taplo"
	local words
	if ! words=$(npm install --no-audit --no-fund --prefix .cache/taplo "@taplo/cli@$taplo" 2>&1); then
		say "npm could not fetch it:"
		printf '%s\n' "$words" >&2
		return 1
	fi
}

case $(uname -s) in
Linux) linux_packages ;;
Darwin) mac_packages ;;
*) say "packages are known for Linux and macOS alone; a C compiler is needed here, and Go finds the rest" ;;
esac
go_present
modules
[ "$level" != test ] || taplo_present
