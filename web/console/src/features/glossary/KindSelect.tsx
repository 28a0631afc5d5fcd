// The plain kind, the usual dictionaries, those in use, or whatever is typed.
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { knownKinds, useKindName } from './kinds';
import { useKinds } from './useTerms';

const longest = 40;

interface Props {
  id?: string;
  value?: string;
  onChange?(kind: string): void;
}

export function KindSelect({ id, value, onChange }: Props) {
  const { t } = useTranslation('glossary');
  const kindName = useKindName();
  const { data: used = [] } = useKinds();
  const [typed, setTyped] = useState('');
  const kinds = new Set<string>([...knownKinds, ...used.map((kind) => kind.name)]);
  if (value) kinds.add(value);
  const options = [...kinds].map((kind) => ({ value: kind, label: kindName(kind) }));
  const fresh = typed.trim().slice(0, longest);
  const isNew = fresh !== '' && !options.some(({ value: kind, label }) => kind === fresh || label === fresh);
  return (
    <Select
      {...(id && { id })}
      showSearch={{ onSearch: setTyped, optionFilterProp: 'label' }}
      placeholder={t('kindPlaceholder')}
      value={value ?? null}
      options={isNew ? [...options, { value: fresh, label: fresh }] : options}
      onChange={(kind) => {
        setTyped('');
        if (kind) onChange?.(kind);
      }}
    />
  );
}
