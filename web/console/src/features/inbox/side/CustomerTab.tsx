// Who the customer is: what is known, where from, earlier talks.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact, Conversation } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import { contactName } from '@/shared/lib/format';
import { languageName } from '@/shared/lib/language';
import { fullTime, toMs } from '@/shared/lib/time';
import { safeUrl } from '@/shared/message/links';
import { canReply, useWorkspace } from '@/shared/session/workspace';
import { PersonAvatar } from '@/shared/ui/Person';
import { useContact, useUpdateContact } from '../api/useContact';
import { EarlierTalks } from './EarlierTalks';
import { EditableField } from './EditableField';
import styles from './side.module.css';

export function CustomerTab({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(['inbox', 'common']);
  const { me } = useWorkspace();
  const { data: contact = conversation.contact } = useContact(conversation.contact);
  const update = useUpdateContact(contact.id);
  const name = contactName(contact, t('common:visitor'));
  const field = (key: 'name' | 'email' | 'phone' | 'notes', add: string, multiline = false) => (
    <Row label={t(`side.${key}`)}>
      <EditableField
        value={contact[key] ?? ''}
        add={t(add)}
        label={t(`side.${key}`)}
        multiline={multiline}
        readOnly={!canReply(me.role)}
        onSave={(value) => update.mutate({ [key]: value })}
      />
    </Row>
  );
  return (
    <>
      <div className={styles.person}>
        <PersonAvatar name={contact.name || name.slice(-4)} size={40} />
        <div className={styles.personText}>
          <strong className={styles.personName}>{name}</strong>
          <span className={styles.faint}>{conversation.channel_name}</span>
        </div>
      </div>
      <Section title={t('side.profile')}>
        {field('name', 'side.addName')}
        {field('email', 'side.addEmail')}
        {field('phone', 'side.addPhone')}
        {field('notes', 'side.addNotes', true)}
        <Facts contact={contact} />
      </Section>
      <Attributes contact={contact} />
      <Identities contact={contact} />
      <Section title={t('side.earlier')}>
        <EarlierTalks conversation={conversation} />
      </Section>
    </>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.sectionTitle}>{title}</h2>
      {children}
    </section>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <span className={styles.rowLabel}>{label}</span>
      <div className={styles.rowValue}>{children}</div>
    </div>
  );
}

const pageKeys = ['page_url', 'page_title'];

function Facts({ contact }: { contact: Contact }) {
  const { t } = useTranslation('inbox');
  const locale = useLocale();
  const attributes = (contact.attributes ?? {}) as Record<string, unknown>;
  const page = safeUrl(typeof attributes.page_url === 'string' ? attributes.page_url : undefined);
  const title =
    typeof attributes.page_title === 'string' && attributes.page_title ? attributes.page_title : page;
  return (
    <>
      {contact.language && <Row label={t('side.language')}>{languageName(contact.language, locale)}</Row>}
      {page && (
        <Row label={t('side.page')}>
          <a href={page} target="_blank" rel="noreferrer noopener" title={page}>
            {title}
          </a>
        </Row>
      )}
      <Row label={t('side.firstSeen')}>{fullTime(toMs(contact.created_at), locale)}</Row>
      {contact.last_seen_at && (
        <Row label={t('side.lastSeen')}>{fullTime(toMs(contact.last_seen_at), locale)}</Row>
      )}
    </>
  );
}

function Attributes({ contact }: { contact: Contact }) {
  const { t } = useTranslation('inbox');
  const entries = Object.entries(contact.attributes ?? {}).filter(([key]) => !pageKeys.includes(key));
  if (entries.length === 0) return null;
  return (
    <Section title={t('side.attributes')}>
      {entries.map(([key, value]) => (
        <Row key={key} label={key}>
          {typeof value === 'object' ? JSON.stringify(value) : String(value)}
        </Row>
      ))}
    </Section>
  );
}

function Identities({ contact }: { contact: Contact }) {
  const { t } = useTranslation('inbox');
  if (!contact.identities?.length) return null;
  return (
    <Section title={t('side.identities')}>
      {contact.identities.map((identity) => (
        <Row key={`${identity.channel_id}-${identity.external_id}`} label={identity.channel_name ?? ''}>
          <code className={styles.code} title={identity.external_id}>
            {identity.external_id}
          </code>
        </Row>
      ))}
    </Section>
  );
}
