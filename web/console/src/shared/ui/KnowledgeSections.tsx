// The two parts of the knowledge, as links in the manner of the tabs of other pages.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useWorkspace } from '../session/workspace';
import styles from './ui.module.css';

export type KnowledgeSection = 'entries' | 'glossary';

export function KnowledgeSections({ current }: { current: KnowledgeSection }) {
  const { t } = useTranslation();
  const { slug } = useWorkspace();
  const sections = [
    { id: 'entries', path: `/w/${slug}/knowledge` },
    { id: 'glossary', path: `/w/${slug}/knowledge/glossary` },
  ] as const;
  return (
    <nav className={styles.sections} aria-label={t('knowledgeSections.label')}>
      {sections.map(({ id, path }) => (
        <Link key={id} to={path} aria-current={id === current ? 'page' : undefined}>
          {t(`knowledgeSections.${id}`)}
        </Link>
      ))}
    </nav>
  );
}
