// A search hit: what the server put between « and » is marked.
import styles from './ui.module.css';

export function Snippet({ text }: { text: string }) {
  return text.split(/(«[^»]*»)/).map((piece, i) =>
    piece.startsWith('«') ? (
      <mark key={i} className={styles.mark}>
        {piece.slice(1, -1)}
      </mark>
    ) : (
      piece
    ),
  );
}
