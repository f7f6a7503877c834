import { Button, Card, Flex, Tag, Typography } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { nameIn, useNames } from '../names/use-names.js';
import { useMe } from '../session/use-me.js';
import type { Similar } from './use-similar.js';
import { words } from './words.js';

const MERGERS = ['DISPATCHER', 'COMMANDER'];

/** Matters that look alike, each with why; the call may be about one of them. */
export function Similars({
  similar,
  target,
  onJoin,
}: {
  readonly similar: readonly Similar[];
  readonly target: string | undefined;
  readonly onJoin: (known: Similar) => void;
}): ReactElement {
  const said = useWords(words);
  const texts = useTexts();
  const names = useNames();
  const roles = useMe().me?.actor?.roles ?? [];
  const mayMerge = MERGERS.some((role) => roles.includes(role));
  return (
    <Card size="small" title={said.similar}>
      {similar.length === 0 && <Typography.Text type="secondary">{said.noSimilar}</Typography.Text>}
      <ul className="plain">
        {similar.map((known) => {
          const { issue, title, phase, open, reportedAt, leadUnit, reasons } = known;
          return (
            <li key={issue}>
              <Link
                to={`/issues/${issue}`}
                target="_blank"
                rel="noopener"
                style={{ textDecoration: 'underline' }}
              >
                {title ?? texts.board.untitled}
              </Link>{' '}
              <Tag>{texts.phases[phase]}</Tag>
              <br />
              <Typography.Text type="secondary">
                {[
                  spoken(reportedAt, texts),
                  leadUnit === undefined ? undefined : nameIn(names.units, leadUnit),
                  ...reasons.map(({ sentence }) => sentence),
                ]
                  .filter((part) => part !== undefined)
                  .join(' · ')}
              </Typography.Text>
              {mayMerge && open && phase !== 'REPORTED' && (
                <Flex style={{ marginTop: 4 }}>
                  <Button
                    size="small"
                    type={issue === target ? 'primary' : 'default'}
                    aria-pressed={issue === target}
                    onClick={() => {
                      onJoin(known);
                    }}
                  >
                    {issue === target ? said.joined : said.join}
                  </Button>
                </Flex>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
