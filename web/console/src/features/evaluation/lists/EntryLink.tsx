import { Link } from 'react-router';
import type { EvaluationReport } from '@/shared/api/types';
import { useWorkspace } from '@/shared/session/workspace';
import styles from '../evaluation.module.css';

/** To the entry at this place of the report, in the knowledge editor. */
export function EntryLink({ report, place }: { report: EvaluationReport; place: number }) {
  const { slug } = useWorkspace();
  const entry = report.entries[place];
  if (!entry) return null;
  return (
    <Link className={styles.entry} to={`/w/${slug}/knowledge/${entry.id}`}>
      {entry.question}
    </Link>
  );
}
