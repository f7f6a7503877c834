import { theme, type ThemeConfig } from 'antd';

export type Look = 'light' | 'dark';
const KEY = 'shaodao.look';

/** What the reader chose here, else what the system prefers. */
export function preferredLook(): Look {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function keepLook(look: Look): void {
  localStorage.setItem(KEY, look);
}

/** The house's colours on Ant Design; every pair of text and ground has a contrast of 4.5 at least. */
export const lookOf = (look: Look): ThemeConfig => ({
  algorithm: look === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: {
    colorPrimary: look === 'dark' ? '#2f74c0' : '#0b5cad',
    colorInfo: look === 'dark' ? '#69b1ff' : '#0b5cad',
    colorError: look === 'dark' ? '#ff7875' : '#b42318',
    colorWarning: look === 'dark' ? '#e8b339' : '#8a5300',
    colorSuccess: look === 'dark' ? '#6abe39' : '#256d1b',
    // What Ant Design derives from the darker colours of the light look is muddy.
    ...(look === 'dark' ? {} : { colorWarningBg: '#fff7e6', colorSuccessBg: '#eff8ed' }),
    colorTextSecondary: look === 'dark' ? 'rgba(255,255,255,0.72)' : 'rgba(0,0,0,0.66)',
    colorTextTertiary: look === 'dark' ? 'rgba(255,255,255,0.65)' : 'rgba(0,0,0,0.6)',
    colorTextPlaceholder: look === 'dark' ? 'rgba(255,255,255,0.62)' : 'rgba(0,0,0,0.6)',
    colorLink: look === 'dark' ? '#69b1ff' : '#0b5cad',
    borderRadius: 6,
    fontSize: 14,
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
});
