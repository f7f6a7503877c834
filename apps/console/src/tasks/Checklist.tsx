import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { Card, Flex, Tag } from 'antd';
import type { ReactElement } from 'react';
import { said, type Mechanism } from '../forms/mechanism.js';
import type { Timeline } from '../issue/use-issue.js';
import { useWords } from '../language/words.js';
import { words } from './words.js';

/** What the mechanism asks for before the matter is done: its steps, its pictures, who hands it in. */
export function Checklist({
  mechanism,
  timeline,
}: {
  readonly mechanism: Mechanism | undefined;
  readonly timeline: Timeline;
}): ReactElement | null {
  const text = useWords(words);
  const { steps = [], evidence } = mechanism ?? {};
  const pictures = evidence?.handledMedia ?? 0;
  if (steps.length === 0 && pictures === 0 && evidence?.unitHeadSigns !== true) return null;
  const taken = new Set(
    timeline.filter(({ type }) => type === 'StepLogged').map(({ data }) => data['step']),
  );
  return (
    <Card size="small" title={text.checklist}>
      <Flex vertical gap={6}>
        {steps.map(({ id, name, required }) => (
          <Flex key={id} gap={8} align="center">
            {taken.has(id) ? (
              <CheckCircleFilled aria-label="✓" />
            ) : (
              <MinusCircleOutlined aria-label="–" />
            )}
            <span>{said(name)}</span>
            {required !== false && <Tag>{text.required}</Tag>}
          </Flex>
        ))}
        {pictures > 0 && <span>{text.picturesAt(pictures)}</span>}
        {evidence?.unitHeadSigns === true && <span>{text.headSigns}</span>}
      </Flex>
    </Card>
  );
}
