import { Flex, Tag, theme } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { distance, spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { nameIn, useNames } from '../names/use-names.js';
import { useNow } from '../shell/use-now.js';
import type { Task } from './task.js';
import { words } from './words.js';

/** One task: what, where, how far, and how much time is left. The whole of it is the target. */
export function TaskRow({
  task: { issue, tab, status, role, dueAt, doneAt, row },
  isUnsent,
}: {
  readonly task: Task;
  readonly isUnsent: boolean;
}): ReactElement {
  const texts = useTexts();
  const text = useWords(words);
  const names = useNames();
  const now = useNow();
  const { token } = theme.useToken();
  const isLate = tab !== 'done' && dueAt !== undefined && Date.parse(dueAt) < now;
  const where = [
    row?.territory === undefined ? undefined : nameIn(names.territories, row.territory),
    row?.category === undefined ? undefined : nameIn(names.categories, row.category),
  ].filter((part) => part !== undefined);
  const when =
    tab === 'done'
      ? spoken(doneAt ?? '', texts, now)
      : dueAt === undefined
        ? text.noLimit
        : `${spoken(dueAt, texts, now)} · ${distance(dueAt, texts, now)}`;
  return (
    <Link to={`/tasks/${issue}`} className="task">
      <Flex justify="space-between" gap={8} align="baseline">
        <strong>{row?.title ?? texts.board.untitled}</strong>
        <span className="task-tags">
          {row?.urgency !== undefined && row.urgency !== 'NORMAL' && (
            <Tag color="error">{texts.urgencies[row.urgency]}</Tag>
          )}
          {role === 'assist' && <Tag>{text.asWho.assist}</Tag>}
          <Tag>{status === 'ORDERED' ? text.ordered : texts.statuses[status]}</Tag>
        </span>
      </Flex>
      <span className="task-where">{where.join(' · ')}</span>
      <span style={isLate ? { color: token.colorError, fontWeight: 600 } : {}}>{when}</span>
      {isUnsent && <Tag color="warning">{text.unsent}</Tag>}
    </Link>
  );
}
