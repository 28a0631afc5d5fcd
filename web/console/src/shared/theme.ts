// The look, set once. Components use Ant Design's tokens or the `--yd-*` variables below; no colours anywhere else.
import { theme as antd, type ThemeConfig } from 'antd';

export type Mode = 'light' | 'dark';
export type ModeChoice = Mode | 'auto';

const fontFamily =
  "Inter, system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

const light = {
  accent: '#0F766E',
  bg: '#FFFFFF',
  bgSubtle: '#F7F8F8',
  bgHover: '#F0F3F3',
  bgSelected: '#E3F1EF',
  rail: '#F1F4F4',
  border: '#E1E6E6',
  borderStrong: '#C5CDCD',
  text: '#17211F',
  textSecondary: '#566361',
  textFaint: '#6B7775',
  bubbleCustomer: '#EFF2F2',
  bubbleAgent: '#DDF0ED',
  bubbleBot: '#F1EDFB',
  note: '#FFF6D6',
  noteBorder: '#EAD58B',
  noteText: '#5C4708',
  bot: '#6D43C6',
  waiting: '#A35A00',
  waitingBg: '#FFF1DC',
  waitingBorder: '#EFCF9B',
  breached: '#C02626',
  breachedBg: '#FDE8E8',
  breachedBorder: '#F0BFBF',
  online: '#116A33',
  onlineBg: '#E0F4E7',
  onlineBorder: '#B2DDC1',
  infoBorder: '#B5D9D4',
  mark: '#FCE9A9',
  shadow: '0 6px 24px rgb(16 32 30 / 14%)',
};

const dark: typeof light = {
  accent: '#2DD4BF',
  bg: '#141918',
  bgSubtle: '#101413',
  bgHover: '#1D2423',
  bgSelected: '#16332F',
  rail: '#0D1110',
  border: '#29312F',
  borderStrong: '#435350',
  text: '#E7EDEB',
  textSecondary: '#A5B1AE',
  textFaint: '#8B9895',
  bubbleCustomer: '#222A29',
  bubbleAgent: '#123833',
  bubbleBot: '#292140',
  note: '#352C10',
  noteBorder: '#5E4F1E',
  noteText: '#F2DFA0',
  bot: '#B79BF5',
  waiting: '#F2B04B',
  waitingBg: '#3A2A10',
  waitingBorder: '#644A1C',
  breached: '#FF8A80',
  breachedBg: '#431D1B',
  breachedBorder: '#71332F',
  online: '#4ADE80',
  onlineBg: '#14321F',
  onlineBorder: '#245636',
  infoBorder: '#24544D',
  mark: '#5C4B12',
  shadow: '0 6px 24px rgb(0 0 0 / 50%)',
};

const palettes: Record<Mode, typeof light> = { light, dark };

export function antdTheme(mode: Mode, still: boolean): ThemeConfig {
  const p = palettes[mode];
  return {
    algorithm: mode === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: p.accent,
      colorLink: p.accent,
      colorInfo: p.accent,
      colorSuccess: p.online,
      colorWarning: p.waiting,
      colorError: p.breached,
      // Derived from such deep colours, the surfaces would come out too dull to read on.
      colorPrimaryBg: p.bgSelected,
      colorInfoBg: p.bgSelected,
      colorSuccessBg: p.onlineBg,
      colorWarningBg: p.waitingBg,
      colorErrorBg: p.breachedBg,
      colorInfoBorder: p.infoBorder,
      colorSuccessBorder: p.onlineBorder,
      colorWarningBorder: p.waitingBorder,
      colorErrorBorder: p.breachedBorder,
      colorTextBase: p.text,
      colorText: p.text,
      colorTextHeading: p.text,
      colorTextSecondary: p.textSecondary,
      colorTextTertiary: p.textFaint,
      colorTextDescription: p.textSecondary,
      colorTextPlaceholder: p.textFaint,
      colorBgBase: p.bg,
      colorBgContainer: p.bg,
      colorBgLayout: p.bgSubtle,
      colorBgElevated: mode === 'dark' ? '#1B2120' : p.bg,
      colorBorder: p.borderStrong,
      colorBorderSecondary: p.border,
      colorTextLightSolid: mode === 'dark' ? '#06201C' : '#FFFFFF',
      borderRadius: 6,
      borderRadiusLG: 6,
      borderRadiusSM: 4,
      fontSize: 14,
      fontFamily,
      boxShadow: p.shadow,
      boxShadowSecondary: p.shadow,
      boxShadowTertiary: 'none',
      motion: !still,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Segmented: { trackBg: p.bgHover, itemSelectedBg: mode === 'dark' ? '#34403D' : p.bg },
      Table: {
        headerBg: p.bgSubtle,
        headerSplitColor: 'transparent',
        rowHoverBg: p.bgHover,
        borderColor: p.border,
        cellPaddingBlock: 12,
      },
      Alert: { withDescriptionPadding: '12px 16px', withDescriptionIconSize: 20 },
      Slider: { trackBg: p.accent, trackHoverBg: p.accent, handleColor: p.accent, railBg: p.border },
      Tabs: { horizontalMargin: '0', titleFontSize: 14 },
      Tooltip: { colorTextLightSolid: '#FFFFFF', colorBgSpotlight: mode === 'dark' ? '#3B4644' : '#24302E' },
    },
  };
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

/** Puts the palette on the document as `--yd-*`, for the layouts that Ant Design has no component for. */
export function applyTheme(mode: Mode): void {
  const root = document.documentElement;
  root.dataset.theme = mode;
  root.style.colorScheme = mode;
  root.style.setProperty('--yd-font', fontFamily);
  for (const [name, value] of Object.entries(palettes[mode]))
    root.style.setProperty(`--yd-${kebab(name)}`, value);
}
