import { useQuery } from '@tanstack/react-query';
import { Card, Flex, Tag } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import { choiceNames } from '../../forms/choice-names.js';
import { useDesk } from '../desk.js';
import { words } from '../words.js';

const ISSUE = /^issue-(.+)$/;

/** What the matter hangs together with: mergers, links, subtasks, proceedings begun for it. */
export function Relations(): ReactElement {
  const { relations: said, sides } = useWords(words);
  const { relation } = useWords(choiceNames);
  const { units } = useNames();
  const { matter, timeline } = useDesk();
  const { data: streams = [] } = useQuery({
    queryKey: ['issue', matter.issue, 'side-streams'],
    queryFn: async ({ signal }) => {
      const params = { path: { issue: matter.issue } };
      const path = '/issues/{issue}/side-streams';
      return (await api.GET(path, { params, signal })).data?.sideStreams;
    },
  });
  const kindNames: Readonly<Record<string, string>> = sides.kinds;
  const subtasks = timeline.filter(({ type }) => type === 'SubtaskCreated');
  const lines: readonly (readonly [string, ReactNode])[] = [
    ...(matter.mergedInto === undefined
      ? []
      : [[said.mergedInto, <MatterLink key="into" issue={matter.mergedInto} />] as const]),
    ...matter.joined.map(
      ({ issue, fedBackAt, noReplyWanted }) =>
        [
          said.joined,
          <span key={issue}>
            <MatterLink issue={issue} />{' '}
            <Tag>
              {noReplyWanted ? said.noReply : fedBackAt === undefined ? said.owed : said.told}
            </Tag>
          </span>,
        ] as const,
    ),
    ...matter.links.map(({ relation: how, stream }) => {
      const issue = ISSUE.exec(stream)?.[1];
      const shown = issue === undefined ? stream : <MatterLink key={stream} issue={issue} />;
      return [relation[how] ?? how, shown] as const;
    }),
    ...subtasks.map(({ data }) => {
      const { unit } = data['subtask'] as { readonly unit: string };
      return [
        said.subtask,
        `${nameIn(units, unit)}：${typeof data['task'] === 'string' ? data['task'] : ''}`,
      ] as const;
    }),
    ...streams.map(
      ({ id, kind, over, title }) =>
        [
          kindNames[kind] ?? sides.other,
          `${title ?? id} · ${over ? sides.over : sides.open}`,
        ] as const,
    ),
  ];
  return (
    <Card size="small" title={said.title}>
      {lines.length === 0 ? (
        said.none
      ) : (
        <Flex vertical gap={6}>
          {lines.map(([label, shown], at) => (
            <div key={at}>
              <Tag>{label}</Tag>
              {shown}
            </div>
          ))}
        </Flex>
      )}
    </Card>
  );
}

/** Another matter by its title, where the reader may see it; else by its id. */
function MatterLink({ issue }: { readonly issue: string }): ReactElement {
  const { data } = useQuery({
    queryKey: ['issue', issue, 'name'],
    queryFn: async ({ signal }) =>
      (await api.GET('/issues/{issue}', { params: { path: { issue } }, signal })).data,
    retry: false,
  });
  const title = data?.reported['title'];
  return (
    <Link to={`/issues/${issue}`} style={{ textDecoration: 'underline' }}>
      {typeof title === 'string' ? title : issue}
    </Link>
  );
}
