// Cards with a title, a text, a picture and one link each. Further buttons of imported cards are kept as they are.
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MessagePart } from '@/shared/api/types';
import styles from '../knowledge.module.css';

type Cards = Extract<MessagePart, { type: 'card' }>['cards'];
type Card = Cards[number];

interface Props {
  cards: Cards;
  onChange(cards: Cards): void;
}

export function CardFields({ cards, onChange }: Props) {
  return cards.map((card, i) => (
    <OneCard key={i} card={card} onChange={(next) => onChange(cards.map((c, at) => (at === i ? next : c)))} />
  ));
}

/** The card with its first button changed; one with neither label nor link is none. */
export function withLink(card: Card, change: { label?: string; url?: string }): Card {
  const [first, ...others] = card.buttons ?? [];
  const link = { label: first?.label ?? '', url: first?.url ?? '', ...change };
  const buttons = link.label === '' && link.url === '' ? others : [link, ...others];
  const { buttons: _, ...rest } = card;
  return buttons.length > 0 ? { ...rest, buttons } : rest;
}

/** Empty texts are left away: the server takes an absent picture, not an empty address. */
function withText(card: Card, key: 'text' | 'image_url', value: string): Card {
  const { [key]: _, ...rest } = card;
  return value === '' ? rest : { ...rest, [key]: value };
}

function OneCard({ card, onChange }: { card: Card; onChange(card: Card): void }) {
  const { t } = useTranslation('knowledge');
  const link = card.buttons?.[0];
  return (
    <fieldset className={styles.card}>
      <legend>{t('editor.card')}</legend>
      <Input
        placeholder={t('editor.cardTitle')}
        aria-label={t('editor.cardTitle')}
        maxLength={200}
        value={card.title}
        onChange={(e) => onChange({ ...card, title: e.target.value })}
      />
      <Input.TextArea
        placeholder={t('editor.cardText')}
        aria-label={t('editor.cardText')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        value={card.text ?? ''}
        onChange={(e) => onChange(withText(card, 'text', e.target.value))}
      />
      <Input
        placeholder={t('editor.cardImage')}
        aria-label={t('editor.cardImage')}
        maxLength={2000}
        value={card.image_url ?? ''}
        onChange={(e) => onChange(withText(card, 'image_url', e.target.value.trim()))}
      />
      {!link?.reply && (
        <div className={styles.cardLink}>
          <Input
            placeholder={t('editor.linkLabel')}
            aria-label={t('editor.linkLabel')}
            maxLength={200}
            value={link?.label ?? ''}
            onChange={(e) => onChange(withLink(card, { label: e.target.value }))}
          />
          <Input
            placeholder={t('editor.linkUrl')}
            aria-label={t('editor.linkUrl')}
            maxLength={2000}
            value={link?.url ?? ''}
            onChange={(e) => onChange(withLink(card, { url: e.target.value.trim() }))}
          />
        </div>
      )}
    </fieldset>
  );
}
