// Accuracy by category and by language.
import { useTranslation } from 'react-i18next';
import type { EvaluationReport } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import styles from '../evaluation.module.css';
import { share } from '../format';

type Group = EvaluationReport['by_category'][number];

export function GroupsTab({ report }: { report: EvaluationReport }) {
  const { t } = useTranslation('evaluation');
  const locale = useLocale();
  const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
  const languageName = (code: string) => (code ? (names.of(code) ?? code) : '–');
  return (
    <div className={styles.groups}>
      <GroupTable
        title={t('byCategory')}
        head={t('category')}
        groups={report.by_category}
        nameOf={(name) => name || t('noCategory')}
      />
      <GroupTable
        title={t('byLanguage')}
        head={t('language')}
        groups={report.by_language}
        nameOf={languageName}
      />
    </div>
  );
}

interface Props {
  title: string;
  head: string;
  groups: readonly Group[];
  nameOf(name: string): string;
}

/** The weakest first: that is where work pays. */
function GroupTable({ title, head, groups, nameOf }: Props) {
  const { t } = useTranslation('evaluation');
  const locale = useLocale();
  const top1 = (group: Group) => group.right / Math.max(1, group.asked);
  const sorted = [...groups].sort((a, b) => top1(a) - top1(b));
  return (
    <section className={styles.part}>
      <h3 className={styles.subheading}>{title}</h3>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col">{t('asked')}</th>
              <th scope="col">{t('figure.top1')}</th>
              <th scope="col">{t('figure.answered')}</th>
              <th scope="col">{t('figure.answered_right')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((group) => (
              <tr key={group.name}>
                <th scope="row">{nameOf(group.name)}</th>
                <td>{group.asked}</td>
                <td>
                  <span className={styles.meter} aria-hidden>
                    <span style={{ width: `${top1(group) * 100}%` }} />
                  </span>
                  {share(top1(group), locale)}
                </td>
                <td>{share(group.answered / Math.max(1, group.asked), locale)}</td>
                <td>{share(group.answered > 0 ? group.answered_right / group.answered : null, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
