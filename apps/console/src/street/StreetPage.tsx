import { FormOutlined, ShopOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Empty, Flex, Skeleton, Tag, Typography } from 'antd';
import { useEffect, useMemo, type ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api } from '../api/client.js';
import type { BoardRow, Phase } from '../board/row.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { heard } from '../offline/copies.js';
import { Kept } from '../offline/Kept.js';
import { useMe } from '../session/use-me.js';
import { Failure } from '../shell/Failure.js';
import { useChanges } from '../tasks/use-changes.js';
import { MatterRow } from './MatterRow.js';
import { waitingFor } from './waiting-for.js';
import { words } from './words.js';
import '../tasks/tasks.css';

/** Most matters of an area that a phone shows. */
const MOST = 200;
/** Views beside the phases. */
const MINE = 'mine';
const ALL = 'all';

/** The matters of my street, community or grid, those that wait for me first. */
export default function StreetPage(): ReactElement {
  const texts = useTexts();
  const text = useWords(words);
  const { me } = useMe();
  const queries = useQueryClient();
  const [address, setAddress] = useSearchParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['street'],
    queryFn: () => heard('street', asked),
    networkMode: 'always',
  });
  useChanges(() => {
    void queries.invalidateQueries({ queryKey: ['street'] });
  });
  useEffect(() => {
    document.title = `${text.title} · ${texts.product}`;
  }, [text, texts]);
  const rows = data?.value;
  const waiting = useMemo(() => waitingFor(me?.actor?.roles ?? []), [me]);
  const view = address.get('view') ?? MINE;
  const isIn = (row: BoardRow, which: string): boolean =>
    which === ALL || (which === MINE ? waiting.has(row.phase) : row.phase === which);
  const phases = [...new Set(rows?.map(({ phase }) => phase))];
  const shown = rows?.filter((row) => isIn(row, view));
  const named = (which: string): string =>
    which === MINE ? text.mine : which === ALL ? text.all : texts.phases[which as Phase];
  if (error !== null && rows === undefined)
    return <Failure error={error} onAgain={() => void refetch()} />;
  return (
    <Flex vertical gap={12} className="narrow">
      <Kept heard={data} />
      <Typography.Title level={1} style={{ margin: 0, fontSize: 20 }}>
        {text.title}
      </Typography.Title>
      <Flex gap={8}>
        <Link to="/street/report" style={{ flex: 2 }} tabIndex={-1}>
          <Button type="primary" size="large" block icon={<FormOutlined />}>
            {text.report}
          </Button>
        </Link>
        <Link to="/street/menu" style={{ flex: 1 }} tabIndex={-1}>
          <Button size="large" block icon={<ShopOutlined />}>
            {text.menu}
          </Button>
        </Link>
      </Flex>
      <Flex gap={4} className="tabs" role="group" aria-label={text.title}>
        {[MINE, ALL, ...phases].map((which) => (
          <Tag.CheckableTag
            key={which}
            checked={which === view}
            onChange={() => {
              setAddress({ view: which }, { replace: true });
            }}
          >
            {`${named(which)} ${String(rows?.filter((row) => isIn(row, which)).length ?? '')}`}
          </Tag.CheckableTag>
        ))}
      </Flex>
      {shown === undefined ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : shown.length === 0 ? (
        <Empty description={text.empty} />
      ) : (
        <ul className="task-list">
          {shown.map((row) => (
            <li key={row.issue}>
              <MatterRow row={row} />
            </li>
          ))}
        </ul>
      )}
    </Flex>
  );
}

async function asked(): Promise<readonly BoardRow[]> {
  const { data } = await api.GET('/issues', { params: { query: { open: true, limit: MOST } } });
  return data?.issues ?? [];
}
