import { useQuery } from '@tanstack/react-query';
import { Skeleton, Typography } from 'antd';
import type { ReactElement } from 'react';
import { api } from '../api/client.js';
import { language } from '../language/choice.js';
import { spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { nameIn, useNames } from '../names/use-names.js';
import { Failure } from '../shell/Failure.js';
import { words } from './words.js';

/** The API tells so many events at once. */
const MOST = 200;

/** Events of the log as sentences: when, what, and by whom. */
export function Sentences({ positions }: { readonly positions: readonly string[] }): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const names = useNames();
  const asked = positions.slice(0, MOST);
  const { data, error } = useQuery({
    queryKey: ['events', language(), asked],
    queryFn: async ({ signal }) =>
      (await api.GET('/events', { params: { query: { positions: asked } }, signal })).data?.events,
    // What has happened does not change.
    staleTime: Infinity,
    enabled: asked.length > 0,
  });
  if (asked.length === 0) return <Typography.Text type="secondary">{said.nothing}</Typography.Text>;
  if (error !== null) return <Failure error={error} />;
  if (data === undefined) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  return (
    <ul className="analysis-sentences">
      {data.map(({ position, occurredAt, sentence, actor }) => {
        const who = actor.unit === undefined ? (actor.post ?? actor.person) : undefined;
        const shown = actor.unit === undefined ? who : nameIn(names.units, actor.unit);
        return (
          <li key={position}>
            <Typography.Text type="secondary">
              {spoken(occurredAt, texts)}
              {shown === null || shown === undefined ? '' : ` · ${said.by(shown)}`}
            </Typography.Text>{' '}
            {sentence}
          </li>
        );
      })}
    </ul>
  );
}
