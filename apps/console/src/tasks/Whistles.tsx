import { Card, Flex } from 'antd';
import type { ReactElement } from 'react';
import type { Issue, Timeline } from '../issue/use-issue.js';
import { spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { nameIn, useNames } from '../names/use-names.js';
import { words } from './words.js';

type Whistle = Issue['whistles'][number];

/** Where units are called to and why, by when, and how far each of them is. */
export function Whistles({
  timeline,
  matter,
}: {
  readonly timeline: Timeline;
  readonly matter: Issue;
}): ReactElement {
  const text = useWords(words);
  return (
    <>
      {matter.whistles
        .filter(({ open }) => open)
        .map((whistle) => (
          <Card key={whistle.id} size="small" title={text.called}>
            <Flex vertical gap={6}>
              <Blown whistle={whistle} timeline={timeline} />
              {whistle.calls.map((call) => (
                <Call key={call.unit} call={call} />
              ))}
            </Flex>
          </Card>
        ))}
    </>
  );
}

/** Why it was blown and where to come: the timeline tells it, with what this post may read. */
function Blown({
  whistle,
  timeline,
}: {
  readonly whistle: Whistle;
  readonly timeline: Timeline;
}): ReactElement | null {
  const blown = timeline.find(
    ({ type, data }) => type === 'WhistleBlown' && data['whistle'] === whistle.id,
  );
  if (blown === undefined) return null;
  const { reason, place } = blown.data as unknown as Told;
  return (
    <>
      <span>{reason}</span>
      {typeof place?.address === 'string' && <strong>{place.address}</strong>}
    </>
  );
}

function Call({ call }: { readonly call: Whistle['calls'][number] }): ReactElement {
  const texts = useTexts();
  const text = useWords(words);
  const names = useNames();
  const { unit, role, status, respondBy, checkedInAt } = call;
  const when =
    checkedInAt === undefined ? text.until(spoken(respondBy, texts)) : spoken(checkedInAt, texts);
  return (
    <Flex justify="space-between" gap={8} wrap>
      <span>{`${nameIn(names.units, unit)}（${text.asWho[role]}）`}</span>
      <span>{`${text.calls[status]} · ${when}`}</span>
    </Flex>
  );
}

interface Told {
  readonly reason: string;
  readonly place?: { readonly address?: string | null };
}
