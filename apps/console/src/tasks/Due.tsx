import { Card, Flex, Tag, theme } from 'antd';
import type { ReactElement } from 'react';
import type { Issue } from '../issue/use-issue.js';
import { distance, spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { useMe } from '../session/use-me.js';
import { useNow } from '../shell/use-now.js';
import { words } from './words.js';

/** What is due next: limits of my own unit first, then those of the matter. */
export function Due({ matter }: { readonly matter: Issue }): ReactElement | null {
  const texts = useTexts();
  const text = useWords(words);
  const { me } = useMe();
  const now = useNow();
  const { token } = theme.useToken();
  const unit = me?.actor?.unit;
  const mine = ({ subject }: Issue['clocks'][number]): boolean =>
    subject.unit === undefined || subject.unit === unit;
  const clocks = matter.clocks
    .filter(mine)
    .toSorted((one, other) => one.dueAt.localeCompare(other.dueAt));
  if (clocks.length === 0) return null;
  return (
    <Card size="small" title={text.next}>
      <Flex vertical gap={6}>
        {clocks.map(({ clock, kind, dueAt, paused }) => (
          <Flex key={clock} justify="space-between" gap={8} wrap>
            <span>
              {texts.clocks[kind]} {paused && <Tag>{texts.issue.paused}</Tag>}
            </span>
            <span
              style={Date.parse(dueAt) < now ? { color: token.colorError, fontWeight: 600 } : {}}
            >
              {`${spoken(dueAt, texts, now)} · ${distance(dueAt, texts, now)}`}
            </span>
          </Flex>
        ))}
      </Flex>
    </Card>
  );
}
