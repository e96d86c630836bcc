// Package encode writes sound to files: 16 bit stereo as [WAV] or [FLAC], or what is
// heard of it as [MP3], with a title and chapters.
//
//	samples ── quantize, or layer3 ──▶ Encoder ──▶ io.Writer
//
// WAV and FLAC keep every sample as it is, MP3 keeps each in its place; all need the
// same little memory for any length. The same samples give the same bytes. Package
// recording is the way back.
package encode
