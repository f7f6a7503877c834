import { useQuery } from '@tanstack/react-query';
import { Card, Flex, Skeleton, Tag, Typography } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';
import { api } from '../api/client.js';
import { language } from '../language/choice.js';
import { spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { Mark } from './Mark.js';
import { useWords } from '../language/words.js';
import { Failure } from '../shell/Failure.js';
import { AdminFrame } from './AdminFrame.js';
import { useCalendars } from './calendars/use-calendars.js';
import { today } from './directory/day.js';
import { words as directory } from './directory/directory-words.js';
import { titleOf } from './directory/entry.js';
import { pageOf } from './directory/sections.js';
import { isRunning, useShadow } from './rules/Shadow.js';
import { useLiveRules, useReadiness, useReviewsDue } from './use-attention.js';
import { words } from './words.js';

/** Most lines of one kind; the page of the kind shows all. */
const MOST_LINES = 6;

/** What waits for the administrator. */
export default function AdminPage(): ReactElement {
  const said = useWords(words);
  return (
    <AdminFrame title={said.overview}>
      <Typography.Text type="secondary">{said.attention.intro}</Typography.Text>
      <div className="admin-cards">
        <Findings />
        <Reviews />
        <Coming />
        <Years />
        <Rules />
        <Processes />
        <Ready />
      </div>
    </AdminFrame>
  );
}

/** A card of lines, or that there are none. */
function Waiting({
  title,
  lines,
}: {
  readonly title: string;
  /** Undefined until it is known. */
  readonly lines: readonly ReactNode[] | undefined;
}): ReactElement {
  const { attention } = useWords(words);
  return (
    <Card
      size="small"
      title={title}
      extra={lines !== undefined && lines.length > 0 && <Mark tone="note">{lines.length}</Mark>}
    >
      {lines === undefined ? (
        <Skeleton active title={false} />
      ) : lines.length === 0 ? (
        <Typography.Text type="secondary">✓ {attention.good}</Typography.Text>
      ) : (
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {lines.slice(0, MOST_LINES).map((line, index) => (
            <li key={index}>{line}</li>
          ))}
          {lines.length > MOST_LINES && <li>{attention.more(lines.length - MOST_LINES)}</li>}
        </ul>
      )}
    </Card>
  );
}

const TABLE_OF = {
  UNIT_OUTSIDE_GRID: 'units',
  PLACE_OUTSIDE_GRID: 'territories',
  BELOW_QUOTA: 'postTypes',
  REVIEW_OVERDUE: 'listItems',
} as const;

function Findings(): ReactElement {
  const { attention } = useWords(words);
  const { data, error } = useQuery({
    queryKey: ['directory', 'findings'],
    queryFn: async ({ signal }) =>
      (await api.GET('/directory/findings', { signal })).data?.findings,
  });
  if (error !== null) return <Failure error={error} />;
  return (
    <>
      {(Object.keys(TABLE_OF) as (keyof typeof TABLE_OF)[]).map((rule) => (
        <Waiting
          key={rule}
          title={attention.findingRules[rule]}
          lines={data
            ?.filter((finding) => finding.rule === rule)
            .map(({ code, message }) => (
              <Link key={code} to={pageOf(TABLE_OF[rule], code)}>
                {message[language()]}
              </Link>
            ))}
        />
      ))}
    </>
  );
}

function Reviews(): ReactElement {
  const { attention } = useWords(words);
  const due = useReviewsDue();
  return (
    <Waiting
      title={attention.reviews}
      lines={due?.map(({ code, by }) => (
        <Link key={code} to={pageOf('listItems', code)}>
          {code} · {attention.reviewBy(by)}
        </Link>
      ))}
    />
  );
}

function Coming(): ReactElement {
  const { attention } = useWords(words);
  const { tables } = useWords(directory);
  const { data } = useQuery({
    queryKey: ['directory', 'coming'],
    queryFn: async ({ signal }) => (await api.GET('/directory/coming', { signal })).data?.coming,
  });
  return (
    <Waiting
      title={attention.coming}
      lines={data?.map(({ table, code, on, change, entry }) => (
        <Link key={`${table} ${code} ${on}`} to={pageOf(table, code)}>
          {on} {attention.change[change]} · {tables[table]} {titleOf({ ...entry }, language())}
        </Link>
      ))}
    />
  );
}

function Years(): ReactElement {
  const { attention } = useWords(words);
  const { calendars } = useCalendars();
  const year = Number(today().slice(0, 4));
  return (
    <Waiting
      title={attention.calendars}
      lines={calendars?.flatMap(({ id, name, knownYears, exceptions }) => {
        // A calendar without holidays, as one round the clock, waits for no notice.
        if (exceptions.length === 0 && knownYears.length === 0) return [];
        const unknown = [year, year + 1].filter((each) => !knownYears.includes(each));
        return unknown.length === 0
          ? []
          : [
              <Link key={id} to="/admin/calendars">
                {attention.provisional(name[language()], unknown.join('、'))}
              </Link>,
            ];
      })}
    />
  );
}

function Rules(): ReactElement {
  const { attention } = useWords(words);
  const live = useLiveRules();
  const shadow = useShadow();
  const lines = live && [
    ...(live.none ? [attention.noRules] : []),
    ...live.findings.map((finding) => finding.words[language()]),
  ];
  return (
    <>
      <Waiting
        title={attention.rules}
        lines={lines?.map((line) => (
          <Link key={line} to="/admin/rules">
            {line}
          </Link>
        ))}
      />
      {isRunning(shadow) && (
        <Card size="small" title={attention.shadow}>
          <Link to="/admin/rules">
            {attention.shadowRunning(
              shadow.candidate,
              `${(shadow.besideRules.disagreementRate * 100).toFixed(1)} %`,
              shadow.besideRules.judged,
            )}
          </Link>
        </Card>
      )}
    </>
  );
}

function Processes(): ReactElement {
  const { attention } = useWords(words);
  const texts = useTexts();
  const { data } = useQuery({
    queryKey: ['processes'],
    queryFn: async ({ signal }) => (await api.GET('/processes', { signal })).data,
  });
  const standing = data && [
    ...(data.running ? [] : [attention.idle]),
    ...data.processes
      .filter(({ parkedStreams }) => parkedStreams > 0)
      .map(({ name, parkedStreams }) => attention.parked(name, parkedStreams)),
  ];
  return (
    <>
      <Waiting title={attention.processes} lines={standing} />
      <Waiting
        title={attention.refused}
        lines={data?.refused.map(({ commandId, process, command, code, refusedAt }) => (
          <Flex key={commandId} gap={4} wrap>
            <span>
              {spoken(refusedAt, texts)} · {process} → {command}
            </span>
            <Tag>{code}</Tag>
          </Flex>
        ))}
      />
    </>
  );
}

function Ready(): ReactElement {
  const { attention } = useWords(words);
  const readiness = useReadiness();
  return (
    <Card size="small" title={attention.ready}>
      {readiness === undefined ? (
        <Skeleton active title={false} />
      ) : readiness.failing.length === 0 ? (
        <Typography.Text type="secondary">✓ {attention.readyYes}</Typography.Text>
      ) : (
        <Typography.Text type={readiness.ready ? 'warning' : 'danger'}>
          {attention.readyNo(readiness.failing.join('；'))}
        </Typography.Text>
      )}
    </Card>
  );
}
