import { ReadableError } from '@shaodao/platform';
import { TERRITORY_LEVELS, type TerritoryEntry, type TerritoryLevel } from '../core/entries.js';
import { parseCsv } from './csv-text.js';

/** Levels of the national division codes (GB/T 2260, 10114); provinces are above our territories. */
const LEVELS: Readonly<Record<string, TerritoryLevel>> = {
  city: 'city',
  area: 'district',
  street: 'street',
  village: 'community',
};

/**
 * The territories of a file of administrative divisions (`level,code,name,parent_code`), wide before
 * narrow. A parent that the file does not have is left out. Names have no English of their own.
 * @throws ReadableError where the columns are others
 */
export function divisionTerritories(text: string): TerritoryEntry[] {
  const [titles = [], ...lines] = parseCsv(text);
  const column = (title: string): number => {
    const at = titles.indexOf(title);
    if (at >= 0) return at;
    throw new ReadableError({
      zh: `区划文件缺少列 ${title}，应有 level,code,name,parent_code`,
      en: `The file of divisions has no column ${title}; it needs level,code,name,parent_code`,
    });
  };
  const [level, code, name, parent] = ['level', 'code', 'name', 'parent_code'].map(column);
  const cell = (line: readonly string[], at: number | undefined): string =>
    at === undefined ? '' : (line[at] ?? '');
  const known = new Set(
    lines.filter((line) => cell(line, level) in LEVELS).map((line) => cell(line, code)),
  );
  return lines
    .flatMap((line): TerritoryEntry[] => {
      const of = LEVELS[cell(line, level)];
      if (of === undefined) return [];
      const above = cell(line, parent);
      return [
        {
          code: cell(line, code),
          level: of,
          name: { zh: cell(line, name), en: cell(line, name) },
          ...(known.has(above) ? { parent: above } : {}),
        },
      ];
    })
    .sort((left, right) => rank(left) - rank(right));
}

const rank = ({ level }: TerritoryEntry): number => TERRITORY_LEVELS.indexOf(level);
