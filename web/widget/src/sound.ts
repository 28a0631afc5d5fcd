// Two soft notes for a new message. Made here, so that nothing is loaded; browsers allow it after the first touch.
let audio: AudioContext | undefined;

export function unlockSound(): void {
  audio ??= typeof AudioContext === 'undefined' ? undefined : new AudioContext();
  void audio?.resume();
}

export function playSound(): void {
  if (audio?.state !== 'running') return;
  [660, 880].forEach((pitch, i) => note(audio as AudioContext, pitch, i * 0.12));
}

function note(context: AudioContext, pitch: number, delay: number): void {
  const at = context.currentTime + delay;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.08, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.28);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + 0.3);
}
