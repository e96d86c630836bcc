//go:build cgo

package speaker

/*
#cgo pkg-config: alsa
#cgo LDFLAGS: -Wl,--wrap=snd_pcm_drop -Wl,--wrap=snd_pcm_close -Wl,--wrap=snd_pcm_writei

#include <alsa/asoundlib.h>
#include <errno.h>
#include <stdatomic.h>

// What oto calls of ALSA by these names comes here, and from here on to ALSA. oto v0.7.1 drops and closes each card
// twice: once when it is told to, and once more, a buffer later, from the goroutine that writes to it. The second time
// the handle is free memory, and perhaps that of the next card. So the first close only puts the handle aside, in
// which state it takes no more sound, and the second drop is what closes it.

static _Atomic(snd_pcm_t *) aside;

int __real_snd_pcm_drop(snd_pcm_t *);
int __real_snd_pcm_close(snd_pcm_t *);
snd_pcm_sframes_t __real_snd_pcm_writei(snd_pcm_t *, const void *, snd_pcm_uframes_t);

// finish closes the handle that was put aside.
static void finish(void) {
	snd_pcm_t *pcm = atomic_load(&aside);
	if (pcm != NULL) {
		__real_snd_pcm_close(pcm);
		atomic_store(&aside, NULL);
	}
}

static int waits(void) { return atomic_load(&aside) != NULL; }

int __wrap_snd_pcm_drop(snd_pcm_t *pcm) {
	if (pcm == atomic_load(&aside)) {
		finish();
		return -EBADFD; // which oto takes for a reason not to close
	}
	__real_snd_pcm_drop(pcm); // fails for a server that has died, and is to be closed all the same
	return 0;
}

int __wrap_snd_pcm_close(snd_pcm_t *pcm) {
	atomic_store(&aside, pcm);
	return 0;
}

snd_pcm_sframes_t __wrap_snd_pcm_writei(snd_pcm_t *pcm, const void *sound, snd_pcm_uframes_t frames) {
	if (pcm == atomic_load(&aside))
		return -EBADFD;
	return __real_snd_pcm_writei(pcm, sound, frames);
}
*/
import "C"

import "time"

// closed waits until a card that oto was told to close is closed indeed, which
// takes oto as long as the buffer lasts.
func closed() {
	for began := time.Now(); C.waits() != 0 && time.Since(began) < farewell; {
		time.Sleep(10 * time.Millisecond)
	}
}

// unopened closes a card that oto began to open and could not, which it does
// once only.
func unopened() { C.finish() }
