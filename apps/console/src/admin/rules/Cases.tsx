import { Card } from 'antd';
import type { ReactElement } from 'react';
import { language } from '../../language/choice.js';
import { Mark } from '../Mark.js';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import type { Check } from './rule-set-text.js';
import { words } from './rules-words.js';

/** The set's own test cases, run. */
export function Cases({ cases }: { readonly cases: Check['cases'] }): ReactElement {
  const said = useWords(words);
  const names = useNames();
  return (
    <Card size="small" title={said.cases}>
      {cases.length === 0 ? (
        said.noCases
      ) : (
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {cases.map(({ name, passed, decision: { lead }, words: wrong }) => (
            <li key={name}>
              <Mark tone={passed ? 'good' : 'wrong'}>{passed ? said.passed : said.failed}</Mark>
              {wrong?.[language()] ??
                `${name} · ${lead === undefined ? said.triage : said.decided(nameIn(names.units, lead))}`}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
