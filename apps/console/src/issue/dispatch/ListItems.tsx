import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import { useItemsOf } from './use-list-items.js';
import { words } from './words.js';

/** What the responsibility lists say of a category. */
export function ListItems({ category }: { readonly category: string | undefined }): ReactElement {
  const said = useWords(words);
  const names = useNames();
  const items = useItemsOf(category);
  if (items.length === 0) return <span>{said.noLists}</span>;
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {items.map(({ id, kind, lead, assists = [], bearerUnit, basis }) => (
        <li key={id}>
          <Tag>{said.kinds[kind]}</Tag>
          {[lead ?? bearerUnit, ...assists]
            .filter((unit) => unit !== undefined)
            .map((unit) => nameIn(names.units, unit))
            .join('、')}{' '}
          {basis}
        </li>
      ))}
    </ul>
  );
}
