import { Descriptions, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { useChannelName } from '../names/use-channels.js';
import { vocabularyWords } from '../names/vocabulary.js';
import { Appellant } from './Appellant.js';
import { useDesk } from './desk.js';
import { words } from './words.js';

/** What the appellant said; what the reader may not see is null, and said to be so. */
export function Report({
  asking,
  onAsk,
}: {
  /** The reason to see name and phone is being asked for. */
  readonly asking: boolean;
  readonly onAsk: (asking: boolean) => void;
}): ReactElement {
  const texts = useTexts();
  const { personal } = useWords(words);
  const vocabulary = useWords(vocabularyWords);
  const channelName = useChannelName();
  const { issue, reported, channel, confidentiality } = useDesk().matter;
  const word = (value: unknown): string =>
    value === null ? texts.issue.hidden : typeof value === 'string' ? value : '–';
  const appellant = partOf(reported['appellant']);
  const { name, phone } = appellant;
  const isTold = name !== undefined || phone !== undefined;
  return (
    <>
      <Typography.Paragraph style={{ whiteSpace: 'pre-line' }}>
        {word(reported['description'])}
      </Typography.Paragraph>
      <Descriptions
        size="small"
        column={1}
        items={[
          {
            key: 'appellant',
            label: texts.issue.appellant,
            children: isTold ? (
              <Appellant
                issue={issue}
                told={{ name: textOf(name), phone: textOf(phone) }}
                asking={asking}
                onAsk={onAsk}
              />
            ) : (
              personal.untold
            ),
          },
          {
            key: 'place',
            label: texts.issue.place,
            children: word(partOf(reported['place'])['address']),
          },
          { key: 'channel', label: texts.issue.channel, children: channelName(channel) },
          {
            key: 'confidentiality',
            label: vocabulary.confidentiality,
            children: vocabulary.confidentialities[confidentiality],
          },
        ]}
      />
    </>
  );
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const partOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
