// The small square of a channel's kind.
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { inkOn, lookOf, type Sign } from './looks';

const line = { fill: 'none', strokeWidth: 1.6, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

const signs: Record<Sign, ReactNode> = {
  globe: (
    <path d="M12 5.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M5.5 12h13M12 5.5c-3.6 4-3.6 9 0 13c3.6-4 3.6-9 0-13" />
  ),
  envelope: <path d="M5.5 7.5h13v9h-13zM5.8 8l6.2 5l6.2-5" />,
  handset: (
    <path d="M8.6 5.8l1.7 3.3l-1.6 1.5c.9 2 2.5 3.7 4.6 4.6l1.6-1.6l3.3 1.7c.2 2-1.2 3.1-2.7 2.9c-4.9-.8-8.9-4.8-9.7-9.7c-.2-1.5.8-2.9 2.8-2.7" />
  ),
  braces: (
    <path d="M10 6c-2.5 0-1.5 2.5-1.7 4c-.1 1.2-.8 2-1.8 2c1 0 1.7.8 1.8 2c.2 1.5-.8 4 1.7 4M14 6c2.5 0 1.5 2.5 1.7 4c.1 1.2.8 2 1.8 2c-1 0-1.7.8-1.8 2c-.2 1.5.8 4-1.7 4" />
  ),
  bubble: <path d="M6 7h12v8.5h-6.5l-3 2.5v-2.5H6z" />,
};

/** Without a name it is decoration: the name stands beside it. */
export function ChannelGlyph({ type, size = 16, name }: { type: string; size?: number; name?: string }) {
  const { color, mark } = lookOf(type);
  const ink = inkOn(color);
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      style={{ flex: 'none', verticalAlign: '-0.2em' }}
      {...(name ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
    >
      <rect width="24" height="24" rx="5.5" fill={color} />
      {/* Keeps the darkest ones apart from a dark page. */}
      <rect x=".5" y=".5" width="23" height="23" rx="5" fill="none" stroke="#FFFFFF" strokeOpacity=".16" />
      {typeof mark === 'string' ? (
        <text
          x="12"
          y="12.3"
          fill={ink}
          fontSize="14"
          fontWeight="600"
          textAnchor="middle"
          dominantBaseline="central"
          style={{ fontFamily: 'var(--yd-font)' }}
        >
          {mark}
        </text>
      ) : (
        <g stroke={ink} {...line}>
          {signs[mark.sign]}
        </g>
      )}
    </svg>
  );
}

/** In lists, where there is no room for the name. */
export function ChannelMark({ type, name, size = 16 }: { type: string; name: string; size?: number }) {
  return (
    <Tooltip title={name}>
      <span style={{ display: 'inline-flex', flex: 'none' }}>
        <ChannelGlyph type={type} name={name} size={size} />
      </span>
    </Tooltip>
  );
}
