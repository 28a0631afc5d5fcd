// Two short tones, made rather than loaded.
let context: AudioContext | undefined;

export function chime(kind: 'offer' | 'message'): void {
  try {
    context ??= new AudioContext();
    const tones = kind === 'offer' ? [660, 880, 660, 880] : [880];
    tones.forEach((hz, i) => tone(context as AudioContext, hz, i * 0.16));
  } catch {
    // No sound device, or the browser waits for a first click.
  }
}

function tone(audio: AudioContext, hz: number, delay: number): void {
  const at = audio.currentTime + delay;
  const gain = audio.createGain();
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(0.08, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.15);
  const oscillator = audio.createOscillator();
  oscillator.frequency.value = hz;
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.16);
}
