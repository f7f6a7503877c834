import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Skeleton, Tag, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { words as desk } from '../words.js';
import { FieldChanges } from './FieldValue.js';
import { Who } from './ChangeList.js';
import type { ShownDifference } from './frames.js';
import { momentText } from './moments.js';
import { words } from './words.js';

const PAGE = 100;
type Kind = ShownDifference['kinds'][number] | 'CHANGED';

const kindsOf = ({ kinds }: ShownDifference): readonly Kind[] =>
  kinds.length === 0 ? ['CHANGED'] : kinds;

/** What differs between two moments of the board: which matters, what of them, and by whom. */
export function DiffPanel({
  a,
  b,
  scope,
  onClose,
}: {
  /** Milliseconds; the earlier one is before. */
  readonly a: number;
  readonly b: number;
  readonly scope: { readonly territory?: string; readonly leadUnit?: string };
  readonly onClose: () => void;
}): ReactElement {
  const said = useWords(words);
  const { more } = useWords(desk);
  const [kind, setKind] = useState<Kind>();
  const [from, to] = [Math.min(a, b), Math.max(a, b)].map((at) => new Date(at).toISOString());
  const pages = useInfiniteQuery({
    queryKey: ['board', 'diff', from, to, scope],
    queryFn: async ({ pageParam, signal }) => {
      const cursor = pageParam === '' ? {} : { cursor: pageParam };
      const query = { from: from ?? '', to: to ?? '', limit: PAGE, ...scope, ...cursor };
      return (await api.GET('/board/diff', { params: { query }, signal })).data;
    },
    initialPageParam: '',
    getNextPageParam: (last) => last?.next,
  });
  const all = pages.data?.pages.flatMap((page) => page?.differences ?? []) ?? [];
  const counts = new Map<Kind, number>();
  for (const each of all.flatMap(kindsOf)) counts.set(each, (counts.get(each) ?? 0) + 1);
  const shown = kind === undefined ? all : all.filter((each) => kindsOf(each).includes(kind));
  return (
    <Card
      size="small"
      title={said.compare}
      extra={
        <Button size="small" onClick={onClose}>
          {said.closeDiff}
        </Button>
      }
    >
      <Flex vertical gap={8}>
        <Typography.Text strong>
          {said.between(momentText(Math.min(a, b)), momentText(Math.max(a, b)))}
        </Typography.Text>
        {pages.error !== null && (
          <Failure error={pages.error} onAgain={() => void pages.refetch()} />
        )}
        {pages.isPending && <Skeleton active />}
        {!pages.isPending && all.length === 0 && !pages.hasNextPage && <span>{said.noDiff}</span>}
        <Flex gap={4} wrap>
          {[...counts].map(([each, count]) => (
            <Tag.CheckableTag
              key={each}
              checked={each === kind}
              onChange={(checked) => {
                setKind(checked ? each : undefined);
              }}
            >
              {`${said.kinds[each]} ${count}`}
            </Tag.CheckableTag>
          ))}
        </Flex>
        <ul className="analysis-list" aria-label={said.compare}>
          {shown.map((each) => (
            <li key={each.issue}>
              <Link
                to={`/issues/${each.issue}/history?at=${encodeURIComponent(to ?? '')}`}
                title={said.asItWas}
              >
                {each.issue}
              </Link>{' '}
              {kindsOf(each).map((name) => (
                <Tag key={name}>{said.kinds[name]}</Tag>
              ))}
              {each.fields.length > 0 && <FieldChanges fields={each.fields} />}
              <Who events={each.events} />
            </li>
          ))}
        </ul>
        {pages.hasNextPage && (
          <Button loading={pages.isFetching} onClick={() => void pages.fetchNextPage()}>
            {more}
          </Button>
        )}
      </Flex>
    </Card>
  );
}
