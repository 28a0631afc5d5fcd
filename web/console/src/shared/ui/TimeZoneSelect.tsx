import { Select } from 'antd';
import { useMemo } from 'react';

interface Props {
  value?: string;
  onChange?(zone: string): void;
  disabled?: boolean;
  id?: string;
}

/** "UTC+08:00" as it is now in the zone. */
function offsetOf(zone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts();
  const name = parts.find((p) => p.type === 'timeZoneName')?.value ?? '';
  return name === 'GMT' ? 'UTC' : name.replace('GMT', 'UTC');
}

function zoneOptions(current: string | undefined) {
  const names = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
  // What the server has may be an alias that this browser does not list.
  if (current) names.add(current);
  return [...names].sort().map((zone) => ({ value: zone, label: `${zone} (${offsetLabel(zone)})` }));
}

function offsetLabel(zone: string): string {
  try {
    return offsetOf(zone);
  } catch {
    return '?';
  }
}

export function TimeZoneSelect({ value, onChange, disabled, id }: Props) {
  const options = useMemo(() => zoneOptions(value), [value]);
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      disabled={disabled}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
    />
  );
}
