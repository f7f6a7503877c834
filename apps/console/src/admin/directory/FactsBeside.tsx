import { useQuery } from '@tanstack/react-query';
import { Card, Tag } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { api } from '../../api/client.js';
import { language } from '../../language/choice.js';
import { useWords } from '../../language/words.js';
import { words } from './directory-words.js';
import { codeIn, keyOf, titleOf, type Entry } from './entry.js';
import type { FormTable } from './table-forms.js';
import type { Labels } from './use-labels.js';
import { useTable } from './use-table.js';

interface Asked {
  readonly table: FormTable;
  readonly code: string;
  readonly entry: Entry;
  readonly asOf: string | undefined;
  readonly labels: Labels;
}

/** What the house knows of an entry beside its own fields. */
export function FactsBeside(asked: Asked): ReactElement | null {
  switch (asked.table) {
    case 'nodes':
      return <LinksOf {...asked} />;
    case 'units':
      return <LinksOf {...asked} />;
    case 'territories':
      return <PlaceFacts {...asked} />;
    case 'posts':
      return <Holders {...asked} />;
    case 'postTypes':
      return <Coverage {...asked} />;
    case 'listItems':
    case 'offers':
      return <Usage {...asked} />;
    default:
      return null;
  }
}

function Beside({
  title,
  lines,
}: {
  readonly title: string;
  readonly lines: ReactNode[];
}): ReactElement {
  const said = useWords(words);
  return (
    <Card size="small" title={title}>
      {lines.length === 0 ? (
        said.none
      ) : (
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {lines.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function LinksOf({ code, asOf, labels }: Asked): ReactElement {
  const said = useWords(words);
  const { data } = useTable('links', asOf);
  const lines = (data?.rows ?? [])
    .filter((link) => link['from'] === code || link['to'] === code)
    .map((link) => (
      <>
        <Tag>{labels.value('links', 'kind', link['kind'])}</Tag>
        {labels.value('links', 'from', link['from'])} → {labels.value('links', 'to', link['to'])}
      </>
    ));
  return <Beside title={said.links} lines={lines} />;
}

function PlaceFacts({ code, asOf, labels }: Asked): ReactElement {
  const said = useWords(words);
  const { data } = useQuery({
    queryKey: ['directory', 'place', code, asOf],
    queryFn: async ({ signal }) => {
      const params = { path: { territory: code }, query: asOf === undefined ? {} : { asOf } };
      const [card, sponsors, grids] = await Promise.all([
        api.GET('/directory/territories/{territory}/card', { params, signal }),
        api.GET('/directory/territories/{territory}/sponsors', { params, signal }),
        api.GET('/directory/territories/{territory}/grids', { params, signal }),
      ]);
      return {
        contacts: card.data?.contacts ?? [],
        sponsors: sponsors.data?.sponsors ?? [],
        grids: grids.data?.grids ?? [],
      };
    },
  });
  return (
    <>
      <Beside
        title={said.grids}
        lines={(data?.grids ?? []).map((grid) => (
          <>
            <Tag>{labels.choice(grid.kind)}</Tag>
            {titleOf({ ...grid }, language())}
          </>
        ))}
      />
      <Beside
        title={said.sponsors}
        lines={(data?.sponsors ?? []).map(({ territory, level, type, person }) => (
          <>
            <Tag>{labels.choice(level)}</Tag>
            {labels.of(['territories'], territory)} · {labels.of(['postTypes'], type)} ·{' '}
            <code>{person}</code>
          </>
        ))}
      />
      <Beside
        title={said.card}
        lines={(data?.contacts ?? []).map(
          ({ postType, name, line }) => `${postType[language()]} · ${name ?? '—'} · ${line ?? '—'}`,
        )}
      />
    </>
  );
}

function Holders({ entry, asOf, labels }: Asked): ReactElement {
  const said = useWords(words);
  const type = codeIn(entry, 'type') ?? '';
  const place = codeIn(entry, 'place') ?? '';
  const { data } = useQuery({
    queryKey: ['directory', 'holders', type, place, asOf],
    queryFn: async ({ signal }) => {
      const params = { path: { type, place }, query: asOf === undefined ? {} : { asOf } };
      const answer = await api.GET('/directory/post-types/{type}/holders/{place}', {
        params,
        signal,
      });
      return answer.data;
    },
  });
  return (
    <Beside
      title={`${said.holders} · ${labels.of(['nodes', 'territories', 'units'], place)}`}
      lines={(data?.holders ?? []).map(({ person, holder, standsInFor }) => (
        <>
          <Tag>{labels.choice(holder)}</Tag>
          <code>{person}</code>
          {standsInFor !== undefined && said.standsIn(standsInFor)}
        </>
      ))}
    />
  );
}

function Coverage({ code, asOf }: Asked): ReactElement {
  const said = useWords(words);
  const { data } = useQuery({
    queryKey: ['directory', 'coverage', code, asOf],
    queryFn: async ({ signal }) => {
      const params = { path: { type: code }, query: asOf === undefined ? {} : { asOf } };
      return (await api.GET('/directory/post-types/{type}/coverage', { params, signal })).data;
    },
  });
  const lines = data === undefined ? [] : [said.coverage(data.held, data.full, data.places)];
  return <Beside title={said.holders} lines={lines} />;
}

function Usage({ table, code, entry }: Asked): ReactElement {
  const said = useWords(words);
  const { data } = useQuery({
    queryKey: ['directory', 'usage'],
    queryFn: async ({ signal }) => (await api.GET('/directory/usage', { signal })).data?.items,
  });
  const found = data?.find(({ item }) => item === (table === 'listItems' ? keyOf(entry) : code));
  const lines =
    found === undefined
      ? []
      : [
          said.used(found.dispatches, found.returns, found.orders),
          ...(found.dormant ? [said.dormant] : []),
        ];
  return <Beside title={said.usage} lines={lines} />;
}
