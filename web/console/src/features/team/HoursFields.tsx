// The business hours of a team, as fields of its form below `hours`.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/shared/i18n/useLocale';
import { SwitchField } from '@/shared/ui/FormParts';
import { TimeZoneSelect } from '@/shared/ui/TimeZoneSelect';
import { HolidaysInput } from './HolidaysInput';
import { isSpan, type SpanFields, usualWeek, weekdayName, weekdays } from './hours';
import { TimeInput } from './TimeInput';
import styles from './team.module.css';

export function HoursFields() {
  const { t } = useTranslation('team');
  const form = Form.useFormInstance();
  const always = Form.useWatch<boolean | undefined>(['hours', 'always'], { form, preserve: true });
  return (
    <fieldset className={styles.hours}>
      <legend>{t('hours')}</legend>
      <SwitchField name={['hours', 'always']} label={t('always')} hint={t('alwaysHint')} />
      {/* Hidden rather than gone, so that switching to and fro keeps the week. */}
      <div hidden={always !== false}>
        <Form.Item name={['hours', 'time_zone']} label={t('timeZone')}>
          <TimeZoneSelect />
        </Form.Item>
        <Spans />
        <Form.Item name={['hours', 'holidays']} label={t('holidays')} extra={t('holidaysHint')}>
          <HolidaysInput />
        </Form.Item>
      </div>
    </fieldset>
  );
}

function Spans() {
  const { t } = useTranslation('team');
  const form = Form.useFormInstance();
  const last = (): SpanFields | undefined => (form.getFieldValue(['hours', 'spans']) as SpanFields[]).at(-1);
  return (
    <Form.List name={['hours', 'spans']}>
      {(fields, { add, remove }) => (
        <Form.Item label={t('week')} extra={t('weekHint')}>
          {fields.map(({ key, name }) => (
            <Span key={key} name={name} onRemove={() => remove(name)} />
          ))}
          <div className={styles.wrap}>
            <Button
              icon={<PlusOutlined />}
              onClick={() => {
                const before = last();
                add({
                  weekday: before ? (before.weekday % 7) + 1 : 1,
                  from: before?.from ?? '09:00',
                  to: before?.to ?? '18:00',
                });
              }}
            >
              {t('addSpan')}
            </Button>
            {fields.length === 0 && (
              <Button onClick={() => form.setFieldValue(['hours', 'spans'], usualWeek())}>
                {t('usualWeek')}
              </Button>
            )}
          </div>
        </Form.Item>
      )}
    </Form.List>
  );
}

function Span({ name, onRemove }: { name: number; onRemove(): void }) {
  const { t } = useTranslation('team');
  const locale = useLocale();
  return (
    <div className={styles.span}>
      <Form.Item name={[name, 'weekday']} noStyle>
        <Select
          aria-label={t('weekday')}
          className={styles.weekday}
          options={weekdays.map((day) => ({ value: day, label: weekdayName(day, locale) }))}
        />
      </Form.Item>
      <Form.Item name={[name, 'from']} noStyle>
        <TimeInput aria-label={t('from')} />
      </Form.Item>
      <span aria-hidden>–</span>
      <Form.Item
        name={[name, 'to']}
        className={styles.to}
        rules={[
          ({ getFieldValue }) => ({
            validator: () => {
              const always = getFieldValue(['hours', 'always']) as boolean;
              const span = getFieldValue(['hours', 'spans', name]) as SpanFields;
              return always || isSpan(span) ? Promise.resolve() : Promise.reject(new Error(t('spanWrong')));
            },
          }),
        ]}
      >
        <TimeInput aria-label={t('to')} />
      </Form.Item>
      <Button type="text" icon={<DeleteOutlined />} aria-label={t('removeSpan')} onClick={onRemove} />
    </div>
  );
}
