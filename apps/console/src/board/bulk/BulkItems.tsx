import { theme } from 'antd';
import type { ReactElement } from 'react';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import type { Item } from './use-bulk.js';
import { words } from './words.js';

/** The chosen matters, each with what would become, or became, of it. */
export function BulkItems({ items }: { readonly items: readonly Item[] }): ReactElement {
  const say = useWords(words);
  const { board } = useTexts();
  const { token } = theme.useToken();
  const told = (item: Item): string => {
    if (item.state === 'fine') return item.sentences.join('；');
    if (item.state === 'lacks') return say.lacks[item.lack];
    if (item.state === 'refused') return item.detail;
    if (item.state === 'done') return '✓';
    return item.state === 'undone' ? say.undone : '…';
  };
  const isBad = ({ state }: Item): boolean => state === 'refused' || state === 'lacks';
  return (
    <div className="bulk-items" tabIndex={0} role="region" aria-label={say.columns.result}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say.columns.matter}</th>
            <th scope="col">{say.columns.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.row.issue}>
              <td>{item.row.title ?? board.untitled}</td>
              <td style={isBad(item) ? { color: token.colorError } : {}}>{told(item)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
