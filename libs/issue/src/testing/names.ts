import type { Names } from '../core/describe/refusal-text.js';

const UNITS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  water: { zh: '水务局', en: 'Water Bureau' },
  fire: { zh: '消防站', en: 'Fire Station' },
  'street-north': { zh: '北街道', en: 'North Street' },
};

/** What people call the units of the small district; whatever has no name there keeps its code. */
export const NAMES: Names = {
  name: (of, code, lang) => (of === 'unit' ? UNITS[code]?.[lang] : undefined) ?? code,
};
