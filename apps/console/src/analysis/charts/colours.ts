import type { Look } from '../../shell/look.js';

/** How one series is told apart: by colour, and by mark and line for whoever sees no colour. */
export interface Dress {
  readonly colour: string;
  readonly symbol: 'circle' | 'rect' | 'triangle' | 'diamond';
  readonly line: 'solid' | 'dashed' | 'dotted';
}

const MARKS: readonly Omit<Dress, 'colour'>[] = [
  { symbol: 'circle', line: 'solid' },
  { symbol: 'rect', line: 'dashed' },
  { symbol: 'triangle', line: 'dotted' },
  { symbol: 'diamond', line: 'solid' },
];

// Okabe and Ito's palette, told apart by every kind of colour vision; on dark its lighter half.
const COLOURS: Readonly<Record<Look, readonly string[]>> = {
  light: ['#0072b2', '#c04e00', '#00805c', '#8a4f7d'],
  dark: ['#56b4e9', '#f0a030', '#3ecfa0', '#d79bc3'],
};

/** How the series of a chart look, in their order. */
export const dresses = (look: Look): readonly Dress[] =>
  MARKS.map((mark, at) => ({ ...mark, colour: COLOURS[look][at] ?? '' }));
