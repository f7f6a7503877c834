import { Fragment, type ReactElement } from 'react';
import type { Phase } from '../../board/row.js';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import type { Texts } from '../../language/texts-zh.js';
import { useWords } from '../../language/words.js';
import { nameIn, useNames, type Names } from '../../names/use-names.js';
import type { FieldChange } from './frames.js';
import { words } from './words.js';

type Said = (typeof words)['zh'];

/** What changed of a matter, field by field: before → after. */
export function FieldChanges({
  fields,
}: {
  readonly fields: readonly FieldChange[];
}): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const names = useNames();
  const value = (field: FieldChange['field'], of: FieldChange['before']): string | undefined =>
    valueIn(field, of, { texts, said, names });
  const lead = fields.find(({ field }) => field === 'leadUnit')?.after;
  const shown = fields.flatMap(({ field, before, after }) => {
    const [was, is] = [value(field, before), value(field, after)];
    // The lead alone is no news among the units; that it is open follows from its phase.
    const isSaid = field === 'open' || (field === 'units' && String(after) === lead);
    return isSaid || was === is ? [] : [{ field, was, is }];
  });
  if (shown.length === 0) return <span>{said.noChange}</span>;
  return (
    <dl className="field-changes">
      {shown.map(({ field, was, is }) => (
        <Fragment key={field}>
          <dt>{said.fields[field]}</dt>
          <dd>
            {was !== undefined && `${was} → `}
            <strong>{is ?? said.absent}</strong>
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** In words; undefined where there is nothing. */
function valueIn(
  field: FieldChange['field'],
  value: FieldChange['before'],
  { texts, said, names }: { readonly texts: Texts; readonly said: Said; readonly names: Names },
): string | undefined {
  if (value === undefined || value === null || value === '' || value === 0) return undefined;
  if (typeof value === 'boolean') return value ? said.yes : said.no;
  if (Array.isArray(value))
    return value.length === 0
      ? undefined
      : value.map((unit) => nameIn(names.units, unit)).join('、');
  if (typeof value === 'number') return String(value);
  switch (field) {
    case 'phase':
      return texts.phases[value as Phase];
    case 'leadUnit':
      return nameIn(names.units, value);
    case 'territory':
      return nameIn(names.territories, value);
    case 'category':
      return nameIn(names.categories, value);
    case 'complexity':
      return new Map(Object.entries(said.complexities)).get(value) ?? value;
    case 'urgency':
      return texts.urgencies[value as keyof Texts['urgencies']];
    case 'supervision':
      return value === 'reminded' || value === 'ordered' ? texts.board[value] : undefined;
    default:
      return field.endsWith('At') ? spoken(value, texts) : value;
  }
}
