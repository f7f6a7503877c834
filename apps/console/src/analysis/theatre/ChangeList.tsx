import { useQuery } from '@tanstack/react-query';
import { Collapse, Skeleton, Tag, Typography } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import { Failure } from '../../shell/Failure.js';
import { Sentences } from '../Sentences.js';
import { words as desk } from '../words.js';
import { FieldChanges } from './FieldValue.js';
import type { ShownEvent } from './frames.js';
import type { Change, Picture } from './reel.js';
import { words } from './words.js';

/** So many are drawn; while it plays nobody reads more. */
const SHOWN = 30;
const PAGE = 200;

/** What changed in a picture, each with what, by whom, and the matter as it was then. */
export function ChangeList({
  picture,
  before,
  scope,
}: {
  readonly picture: Picture;
  /** The moment of the picture before. */
  readonly before: number;
  readonly scope: { readonly territory?: string; readonly leadUnit?: string };
}): ReactElement {
  const said = useWords(words);
  const { changes, changed } = picture;
  const told = useToldAgain(picture, before, scope);
  const shown = changes ?? told.changes;
  return (
    <>
      <Typography.Text strong>{changed === 0 ? said.quiet : said.changes(changed)}</Typography.Text>
      {told.error !== null && <Failure error={told.error} />}
      {shown === undefined && told.error === null && <Skeleton active />}
      <ul className="analysis-list changes">
        {(shown ?? []).slice(0, SHOWN).map((change) => (
          <li key={change.issue}>
            <OneChange change={change} at={picture.at} />
          </li>
        ))}
      </ul>
      {changed > SHOWN && (
        <Typography.Text type="secondary">{said.others(changed - SHOWN)}</Typography.Text>
      )}
    </>
  );
}

/** What is no longer in memory, asked for as the difference of the two moments. */
function useToldAgain(
  { at, changes, changed }: Picture,
  before: number,
  scope: { readonly territory?: string; readonly leadUnit?: string },
): { readonly changes: readonly Change[] | undefined; readonly error: Error | null } {
  const from = new Date(before).toISOString();
  const to = new Date(at).toISOString();
  const { data, error } = useQuery({
    queryKey: ['board', 'diff', from, to, scope, 'first'],
    queryFn: async ({ signal }) => {
      const query = { from, to, limit: PAGE, ...scope };
      const answer = await api.GET('/board/diff', { params: { query }, signal });
      return answer.data?.differences.map(({ kinds, ...rest }): Change => ({
        ...rest,
        title: null,
        gone: kinds.includes('CLOSED') || kinds.includes('GONE'),
      }));
    },
    enabled: changes === undefined && changed > 0,
  });
  return { changes: changed === 0 ? [] : data, error };
}

function OneChange({ change, at }: { readonly change: Change; readonly at: number }): ReactElement {
  const said = useWords(words);
  const { untitled } = useWords(desk);
  const names = useNames();
  const { issue, title, category, gone, fields, events } = change;
  const about = category === undefined ? untitled : nameIn(names.categories, category);
  const then = `/issues/${issue}/history?at=${encodeURIComponent(new Date(at).toISOString())}`;
  return (
    <>
      <Link to={then} title={said.asItWas}>
        {title ?? about}
      </Link>{' '}
      {gone && <Tag>{said.gone}</Tag>}
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {issue}
      </Typography.Text>
      {!gone && <FieldChanges fields={fields} />}
      <Who events={events} />
    </>
  );
}

/** Who does what nobody has to give an order for. */
const HOUSE: ReadonlySet<string> = new Set(['system', 'timekeeper']);

/** By whom; opened, the events themselves as sentences. */
export function Who({ events }: { readonly events: readonly ShownEvent[] }): ReactElement | null {
  const said = useWords(words);
  const names = useNames();
  if (events.length === 0) return null;
  const actors = events.flatMap(({ by }) => {
    if (by === null) return [];
    const who = by.unit === undefined ? (by.post ?? by.person) : nameIn(names.units, by.unit);
    if (who === null) return [];
    return [HOUSE.has(who) ? said.house : who];
  });
  const label = [said.who, [...new Set(actors)].join('、')]
    .filter((each) => each !== '')
    .join('：');
  const positions = events.map(({ position }) => position);
  return (
    <Collapse
      ghost
      size="small"
      destroyOnHidden
      items={[{ key: 'who', label, children: <Sentences positions={positions} /> }]}
    />
  );
}
