// The list of synonyms as it is typed and pasted.
const marks = /[,，、;；|｜\n\r\t]+/;

/** The words of what was typed or pasted, each once, without those in `known`. */
export function wordsOf(text: string, known: readonly string[] = []): string[] {
  const words: string[] = [];
  const seen = new Set(known.map((word) => word.toLowerCase()));
  for (const piece of text.split(marks)) {
    const word = piece.trim();
    if (word === '' || seen.has(word.toLowerCase())) continue;
    seen.add(word.toLowerCase());
    words.push(word);
  }
  return words;
}
