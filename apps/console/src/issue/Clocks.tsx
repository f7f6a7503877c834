import { Flex, Tag, theme } from 'antd';
import type { ReactElement } from 'react';
import { spoken, workingTime } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { nameIn, useNames } from '../names/use-names.js';
import type { Issue } from './use-issue.js';

/** Every limit that runs, with what is left of it in working time. */
export function Clocks({ clocks }: { readonly clocks: Issue['clocks'] }): ReactElement {
  const texts = useTexts();
  const names = useNames();
  const { token } = theme.useToken();
  if (clocks.length === 0) return <span>{texts.issue.noClocks}</span>;
  return (
    <Flex vertical gap={8}>
      {clocks.map(
        ({
          clock,
          kind,
          subject,
          dueAt,
          remainingWorkingMinutes,
          paused,
          breached,
          provisional,
        }) => (
          <Flex key={clock} justify="space-between" gap={12} wrap>
            <span>
              {texts.clocks[kind]}
              {subject.unit === undefined ? '' : ` · ${nameIn(names.units, subject.unit)}`}
              {paused && <Tag style={{ marginInlineStart: 8 }}>{texts.issue.paused}</Tag>}
            </span>
            <span
              title={provisional ? texts.issue.provisional : undefined}
              style={breached ? { color: token.colorError, fontWeight: 600 } : {}}
            >
              {`${spoken(dueAt, texts)} · ${
                breached && remainingWorkingMinutes >= 0
                  ? texts.issue.justOver
                  : workingTime(remainingWorkingMinutes, texts)
              }`}
            </span>
          </Flex>
        ),
      )}
    </Flex>
  );
}
