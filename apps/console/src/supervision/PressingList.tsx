import { Checkbox, Empty, Flex, Tag, theme, Typography } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { distance, spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { nameIn, useNames } from '../names/use-names.js';
import { useNow } from '../shell/use-now.js';
import type { Pressing } from './use-supervision.js';
import { words } from './words.js';

/** Matters to press, each with why it stands here and what is in force against it. */
export function PressingList({
  issues,
  picked,
  onPick,
}: {
  readonly issues: readonly Pressing[];
  readonly picked: ReadonlySet<string>;
  readonly onPick: (picked: ReadonlySet<string>) => void;
}): ReactElement {
  const say = useWords(words);
  const texts = useTexts();
  const names = useNames();
  const now = useNow();
  const { token } = theme.useToken();
  if (issues.length === 0) return <Empty description={say.empty} />;
  const toggle = (issue: string): void => {
    const next = new Set(picked);
    if (!next.delete(issue)) next.add(issue);
    onPick(next);
  };
  const isLate = ({ reasons }: Pressing): boolean => reasons.includes('OVERDUE');
  return (
    <ul className="pressing">
      {issues.map((row) => (
        <li key={row.issue}>
          <Checkbox
            aria-label={`${say.pick} ${row.title ?? row.receiptCode}`}
            checked={picked.has(row.issue)}
            onChange={() => {
              toggle(row.issue);
            }}
          />
          <div>
            <Flex gap={8} wrap align="baseline">
              <Link to={`/issues/${row.issue}`}>{row.title ?? texts.board.untitled}</Link>
              {row.reasons.map((reason) => (
                <Tag key={reason} style={isLate(row) ? { color: token.colorError } : {}}>
                  {say.reasons[reason]}
                </Tag>
              ))}
            </Flex>
            <Typography.Text type="secondary">
              {[
                row.leadUnit === undefined
                  ? texts.board.unassigned
                  : nameIn(names.units, row.leadUnit),
                texts.phases[row.phase],
                ...row.orders.map(
                  ({ measure, unit, replyBy, status }) =>
                    `${say.measures[measure]} ${nameIn(names.units, unit)}${
                      status === 'REPLIED'
                        ? `（${say.replied}）`
                        : replyBy === undefined
                          ? ''
                          : `（${say.replyBy(spoken(replyBy, texts, now))}）`
                    }`,
                ),
                ...row.noShows.map(({ unit, respondBy }) =>
                  say.noShow(nameIn(names.units, unit), spoken(respondBy, texts, now)),
                ),
                ...(row.ledgerReviewAt === undefined
                  ? []
                  : [say.review(spoken(row.ledgerReviewAt, texts, now))]),
              ].join(' · ')}
            </Typography.Text>
          </div>
          <span style={isLate(row) ? { color: token.colorError, fontWeight: 600 } : {}}>
            {row.dueAt === undefined ? '' : distance(row.dueAt, texts, now)}
          </span>
        </li>
      ))}
    </ul>
  );
}
