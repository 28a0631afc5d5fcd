// The row below the text box: emoji, files, canned replies, how Enter works, send.
import { PaperClipOutlined, SendOutlined, SmileOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { Button, Popover, Switch, Tooltip } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadAccept } from '@/shared/api/upload';
import { setPreference, usePreferences } from '@/shared/lib/preferences';
import styles from './composer.module.css';
import type { Tab } from './drafts';
import { emojis } from './emoji';

interface Props {
  tab: Tab;
  /** Characters that still fit. */
  room: number;
  canSend: boolean;
  onInsert(text: string): void;
  onFiles(files: Iterable<File>): void;
  onSend(): void;
}

const warnBelow = 500;

export function ComposerTools({ tab, room, canSend, onInsert, onFiles, onSend }: Props) {
  const { t } = useTranslation('inbox');
  const { enterSends } = usePreferences();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.tools}>
      <EmojiButton onPick={onInsert} />
      <Tooltip title={t('composer.attach')}>
        <Button
          type="text"
          icon={<PaperClipOutlined />}
          aria-label={t('composer.attach')}
          onClick={() => picker.current?.click()}
        />
      </Tooltip>
      <input
        ref={picker}
        // The attribute alone does not hide it: Ant Design's forms show every file input.
        style={{ display: 'none' }}
        type="file"
        multiple
        accept={uploadAccept}
        onChange={(e) => {
          onFiles(Array.from(e.target.files ?? []));
          e.target.value = '';
        }}
      />
      {tab === 'reply' && (
        <Tooltip title={t('composer.canned')}>
          <Button
            type="text"
            icon={<ThunderboltOutlined />}
            aria-label={t('composer.canned')}
            onClick={() => onInsert('/')}
          />
        </Tooltip>
      )}
      {room < warnBelow && (
        <span className={room < 0 ? styles.over : styles.room} role="status">
          {room < 0 ? t('composer.tooLong', { count: -room }) : t('composer.left', { count: room })}
        </span>
      )}
      <label className={styles.enterSends}>
        <Switch size="small" checked={enterSends} onChange={(on) => setPreference('enterSends', on)} />
        <span>{t('composer.enterSends')}</span>
      </label>
      <Button type="primary" icon={<SendOutlined />} disabled={!canSend} onClick={onSend}>
        {t(tab === 'note' ? 'composer.sendNote' : 'composer.send')}
      </Button>
    </div>
  );
}

function EmojiButton({ onPick }: { onPick(sign: string): void }) {
  const { t } = useTranslation('inbox');
  const [open, setOpen] = useState(false);
  const grid = (
    <div className={styles.emojis}>
      {emojis.map(({ sign, words }) => (
        <button
          key={sign}
          type="button"
          className={styles.emoji}
          title={words.join(' ')}
          onClick={() => {
            setOpen(false);
            onPick(sign);
          }}
        >
          {sign}
        </button>
      ))}
    </div>
  );
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="topLeft"
      content={grid}
      destroyOnHidden
    >
      <Button type="text" icon={<SmileOutlined />} aria-label={t('composer.emoji')} />
    </Popover>
  );
}
