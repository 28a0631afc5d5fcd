// Whether the platform takes what was entered, in plain words.
import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/api/errors';
import type { ChannelCheck, ChannelField } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import { localized } from '@/shared/lib/format';
import { Section } from '@/shared/ui/FormParts';
import styles from './setup.module.css';

interface Props {
  title: string;
  name: string;
  fields: readonly ChannelField[];
  dirty: boolean;
  checking: boolean;
  check: ChannelCheck | undefined;
  error: unknown;
  onCheck(): void;
  /** Leads to the field that a step is about. */
  onField(field: ChannelField): void;
}

export function CheckSection({ title, name, dirty, checking, check, error, onCheck, ...rest }: Props) {
  const { t } = useTranslation('channels');
  const results = useRef<HTMLDivElement>(null);
  // Below the end of a long form nobody would see that anything happened.
  useEffect(() => {
    if (check || error) results.current?.scrollIntoView({ block: 'nearest' });
  }, [check, error]);
  return (
    <Section title={title} text={t('check.text', { name })}>
      <Button type={dirty ? 'default' : 'primary'} loading={checking} onClick={onCheck}>
        {t(dirty ? 'check.saveAndRun' : 'check.run')}
      </Button>
      <div ref={results} className={styles.results} aria-live="polite" aria-busy={checking}>
        {error != null && (
          <Alert className={styles.result ?? ''} type="error" showIcon title={errorText(error, t)} />
        )}
        {check && !checking && (
          <>
            <Alert
              className={styles.result ?? ''}
              type={check.ok ? 'success' : 'error'}
              showIcon
              title={t(check.ok ? 'check.good' : 'check.bad')}
              description={check.ok ? t('check.goodText', { name }) : undefined}
            />
            <Steps check={check} {...rest} />
          </>
        )}
      </div>
    </Section>
  );
}

function Steps({ check, fields, onField }: Pick<Props, 'fields' | 'onField'> & { check: ChannelCheck }) {
  const { t } = useTranslation('channels');
  const locale = useLocale();
  return (
    <ol className={styles.steps}>
      {check.steps.map((step, i) => {
        const field = fields.find(({ name }) => name === step.field);
        const Icon = step.ok ? CheckCircleFilled : CloseCircleFilled;
        return (
          <li key={i} className={styles.step} data-ok={step.ok}>
            <Icon aria-label={t(step.ok ? 'check.passed' : 'check.failed')} />
            <div className={styles.stepText}>
              <strong>{t(`check.step.${step.step}`)}</strong>
              <p>
                {localized(step.text, locale)}
                {step.code && <span className={styles.code}> {t('check.code', { code: step.code })}</span>}
              </p>
              {!step.ok && field && (
                <Button type="link" onClick={() => onField(field)}>
                  {t('check.toField', { field: localized(field.label, locale) })}
                </Button>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
