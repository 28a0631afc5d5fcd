// Ranks a title against what was typed: the letters in order, better when together and at word starts.
export function matchScore(title: string, query: string): number {
  const text = title.toLocaleLowerCase();
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return 1;
  const direct = text.indexOf(wanted);
  if (direct >= 0) return 100 - direct;
  let at = -1;
  let score = 0;
  for (const sign of wanted.replaceAll(' ', '')) {
    const next = text.indexOf(sign, at + 1);
    if (next < 0) return 0;
    score += next === at + 1 || next === 0 || text[next - 1] === ' ' ? 3 : 1;
    at = next;
  }
  return Math.min(50, score);
}
