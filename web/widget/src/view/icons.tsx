// Line icons on a 24-px grid; they say nothing to screen readers, their buttons do.
import type { ComponentChildren } from 'preact';

function Icon({ children, size = 20 }: { children: ComponentChildren; size?: number | undefined }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

type Props = { size?: number };
const path = (d: string) => (props: Props) => (
  <Icon size={props.size}>
    <path d={d} />
  </Icon>
);

export const ChatIcon = path(
  'M20 11.5a7.5 7.5 0 0 1-11 6.6L4 19.5l1.4-4.6A7.5 7.5 0 1 1 20 11.5ZM8.7 11.5h.01M12.5 11.5h.01M16.3 11.5h.01',
);
export const DownIcon = path('m6 9 6 6 6-6');
export const BackIcon = path('m14.5 5.5-6.5 6.5 6.5 6.5');
export const ForwardIcon = path('m9.5 5.5 6.5 6.5-6.5 6.5');
export const CloseIcon = path('M6 6l12 12M18 6 6 18');
export const SendIcon = path('M12 19V5M5.5 11.5 12 5l6.5 6.5');
export const ClipIcon = path(
  'm20 11.5-7.8 7.8a5 5 0 0 1-7-7l8-8a3.3 3.3 0 0 1 4.7 4.7l-8 8a1.7 1.7 0 0 1-2.4-2.4l7.2-7.2',
);
export const SoundIcon = path('M11 5 6.5 9H3v6h3.5L11 19V5ZM15.5 9a4 4 0 0 1 0 6M18.3 6.2a8 8 0 0 1 0 11.6');
export const MuteIcon = path('M11 5 6.5 9H3v6h3.5L11 19V5ZM16 9.5l5 5M21 9.5l-5 5');
export const PersonIcon = path(
  'M4 13v-1a8 8 0 0 1 16 0v1M4 13.5A1.5 1.5 0 0 1 5.5 12H7v6H5.5A1.5 1.5 0 0 1 4 16.5ZM20 13.5a1.5 1.5 0 0 0-1.5-1.5H17v6h1.5a1.5 1.5 0 0 0 1.5-1.5ZM18.5 18c-.6 1.9-2.6 2.5-5 2.5',
);
export const BotIcon = path(
  'M12 4v3M6.5 7h11A2.5 2.5 0 0 1 20 9.5v7a2.5 2.5 0 0 1-2.5 2.5h-11A2.5 2.5 0 0 1 4 16.5v-7A2.5 2.5 0 0 1 6.5 7ZM9 12v1.5M15 12v1.5M12 3.5h.01',
);
export const ThumbUpIcon = path(
  'M7.5 10.5v9H4.5v-9h3Zm0 0 4-7a2 2 0 0 1 2.2 2.3l-.6 3.7h4.9a2 2 0 0 1 2 2.4l-1.2 6a2 2 0 0 1-2 1.6H7.5',
);
export const ThumbDownIcon = path(
  'M16.5 13.5v-9h3v9h-3Zm0 0-4 7a2 2 0 0 1-2.2-2.3l.6-3.7H6a2 2 0 0 1-2-2.4l1.2-6a2 2 0 0 1 2-1.6h9.3',
);
export const FileIcon = path(
  'M13.5 3.5H7A1.5 1.5 0 0 0 5.5 5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5l-5-5ZM13.5 3.5v5h5',
);
export const RetryIcon = path('M19.5 12a7.5 7.5 0 1 1-2.4-5.5M19.5 3.5v4h-4');
export const ClockIcon = path('M12 7.5V12l3 2M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0Z');
export const CheckIcon = path('m5 12.5 4.5 4.5L19 7.5');
export const ChecksIcon = path('m2.5 12.5 4.5 4.5L16 8M11.5 16.5l.5.5L21.5 7.5');
export const AlertIcon = path('M12 8v5M12 16.3v.01M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0Z');
export const NoteIcon = path('M4.5 6.5h15v11h-15ZM4.5 7.5l7.5 6 7.5-6');

const MOUTHS = [
  'M8 16.8c1-1.8 2.4-2.6 4-2.6s3 .8 4 2.6',
  'M8.5 16c2-1.2 5-1.2 7 0',
  'M8.5 15.3h7',
  'M8.5 14.5c1.8 1.5 5.2 1.5 7 0',
  'M7.8 13.5c1 2.3 2.4 3.3 4.2 3.3s3.2-1 4.2-3.3Z',
];

/** One of five faces, 1 = sad. */
export function FaceIcon({ score }: { score: number }) {
  return (
    <Icon size={32}>
      <circle cx="12" cy="12" r="9" />
      <path d={`M9 9.5v.6M15 9.5v.6${MOUTHS[score - 1] ?? ''}`} />
    </Icon>
  );
}
