// Package encode writes sound to files: 16 bit stereo as [WAV] or [FLAC], with a
// title and chapters.
//
//	samples ── quantize ──▶ Encoder ──▶ io.Writer
//
// Both keep every sample as it is and need the same little memory for any
// length. The same samples give the same bytes. Package recording is the way
// back.
package encode
