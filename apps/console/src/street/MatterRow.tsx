import { Flex, Tag, theme } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { isOverdue, type BoardRow } from '../board/row.js';
import { distance, spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { nameIn, useNames } from '../names/use-names.js';
import { useNow } from '../shell/use-now.js';
import { words } from './words.js';

/** One matter of the area: what, where, how far, by when. */
export function MatterRow({ row }: { readonly row: BoardRow }): ReactElement {
  const texts = useTexts();
  const text = useWords(words);
  const names = useNames();
  const now = useNow();
  const { token } = theme.useToken();
  const { issue, title, phase, urgency, territory, category, dueAt, reportedAt } = row;
  const where = [
    territory === undefined ? undefined : nameIn(names.territories, territory),
    category === undefined ? undefined : nameIn(names.categories, category),
  ].filter((part) => part !== undefined);
  return (
    <Link to={`/tasks/${issue}`} className="task">
      <Flex justify="space-between" gap={8} align="baseline">
        <strong>{title ?? text.untitled}</strong>
        <span className="task-tags">
          {urgency !== undefined && urgency !== 'NORMAL' && (
            <Tag color="error">{texts.urgencies[urgency]}</Tag>
          )}
          <Tag>{texts.phases[phase]}</Tag>
        </span>
      </Flex>
      <span className="task-where">{where.join(' · ')}</span>
      <span style={isOverdue(row, now) ? { color: token.colorError, fontWeight: 600 } : {}}>
        {dueAt === undefined
          ? spoken(reportedAt, texts, now)
          : `${spoken(dueAt, texts, now)} · ${distance(dueAt, texts, now)}`}
      </span>
    </Link>
  );
}
