import { Card, Flex, Typography } from 'antd';
import type { ReactElement } from 'react';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { Pictures } from '../../media/Pictures.js';
import { nameIn, useNames } from '../../names/use-names.js';
import { choiceNames } from '../../forms/choice-names.js';
import { useDesk } from '../desk.js';
import type { Timeline } from '../use-issue.js';
import { words } from '../words.js';

/** All pictures of the matter, each with who took it when. */
export function Evidence(): ReactElement {
  const { evidence: said } = useWords(words);
  const { stage: stages } = useWords(choiceNames);
  const texts = useTexts();
  const names = useNames();
  const shots = useDesk().timeline.filter((entry) => mediaOf(entry).length > 0);
  const from = ({ type, data }: Timeline[number]): string => {
    if (type === 'IssueReported') return said.reported;
    const { unit, stage } = data;
    const parts = [
      typeof stage === 'string' ? stages[stage] : undefined,
      typeof unit === 'string' ? nameIn(names.units, unit) : undefined,
    ];
    return parts.filter((part) => part !== undefined).join(' · ');
  };
  return (
    <Card size="small" title={said.title}>
      {shots.length === 0 && said.none}
      <Flex vertical gap={10}>
        {shots.map((entry) => (
          <div key={entry.revision}>
            <Typography.Text type="secondary">
              {`${spoken(entry.occurredAt, texts)} ${from(entry)}`}
            </Typography.Text>
            <Pictures media={mediaOf(entry)} />
          </div>
        ))}
      </Flex>
    </Card>
  );
}

function mediaOf({ data }: Timeline[number]): string[] {
  const { media } = data;
  return Array.isArray(media) ? media.filter((each) => typeof each === 'string') : [];
}
