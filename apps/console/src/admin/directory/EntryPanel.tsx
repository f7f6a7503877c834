import { Alert, Button, Card, Descriptions, Flex, Skeleton, Timeline } from 'antd';
import { useState, type ReactElement } from 'react';
import { language } from '../../language/choice.js';
import { Mark } from '../Mark.js';
import { useWords } from '../../language/words.js';
import { daysLater, today } from './day.js';
import { words } from './directory-words.js';
import { EntryChange, type Deed } from './EntryChange.js';
import { titleOf, type Span } from './entry.js';
import { FactsBeside } from './FactsBeside.js';
import { TABLE_FORMS, type FormTable } from './table-forms.js';
import type { Labels } from './use-labels.js';
import { useHistory } from './use-table.js';

/** One entry: its facts on the day asked for, its days, what may be done to it. */
export function EntryPanel({
  table,
  code,
  asOf,
  labels,
}: {
  readonly table: FormTable;
  readonly code: string;
  readonly asOf: string | undefined;
  readonly labels: Labels;
}): ReactElement {
  const said = useWords(words);
  const history = useHistory(table, code);
  const [deed, setDeed] = useState<Deed>();
  if (history === undefined) return <Skeleton active />;
  const day = asOf ?? today();
  const span =
    history.find(({ from, until }) => from <= day && (until === undefined || day < until)) ??
    history.find(({ from }) => from > day) ??
    history.at(-1);
  if (span === undefined) return <Skeleton active />;
  const { entry } = span;
  const coming = history.filter(({ from, until }) => from > day && from !== until);
  const deeds = asOf === undefined ? deedsOf(table, span, day) : [];
  return (
    <div className="admin-panel">
      <Card
        size="small"
        title={titleOf(entry, language())}
        extra={<Standing span={span} day={day} />}
      >
        <Flex vertical gap={12}>
          {coming
            .filter((each) => each !== span)
            .map(({ from }) => (
              <Alert key={from} type="info" showIcon title={said.takesEffect(from)} />
            ))}
          {span.until !== undefined && span.until > day && (
            <Alert type="warning" showIcon title={said.endsOn(span.until)} />
          )}
          {asOf !== undefined && <Alert type="info" showIcon title={said.asOfPast(asOf)} />}
          <Descriptions
            size="small"
            column={1}
            items={TABLE_FORMS[table]
              .filter(({ field }) => entry[field] !== undefined)
              .map(({ field }) => ({
                key: field,
                label: labels.field(field),
                children: labels.value(table, field, entry[field]),
              }))}
          />
          <Flex gap={8} wrap>
            {deeds.map((each) => (
              <Button
                key={each}
                danger={each === 'end' || each === 'suspend'}
                onClick={() => {
                  setDeed(each);
                }}
              >
                {deedName(each)}
              </Button>
            ))}
          </Flex>
        </Flex>
      </Card>
      <FactsBeside {...{ table, code, entry, asOf, labels }} />
      <Card size="small" title={said.days}>
        <Timeline
          items={history.toReversed().map((each) => ({
            key: each.from,
            content: (
              <>
                {each.until === undefined
                  ? said.since(each.from)
                  : said.span(each.from, daysLater(each.until, -1))}{' '}
                <Standing span={each} day={day} />
                <br />
                {titleOf(each.entry, language())}
              </>
            ),
          }))}
        />
      </Card>
      {deed !== undefined && (
        <EntryChange
          {...{ table, deed, labels }}
          span={span}
          onClose={() => {
            setDeed(undefined);
          }}
        />
      )}
    </div>
  );

  function deedName(each: Deed): string {
    if (each !== 'end') return said[each];
    if (table === 'units') return said.retire;
    if (table === 'offers') return said.withdraw;
    return table === 'suspensions' ? said.resume : said.end;
  }
}

function Standing({ span, day }: { readonly span: Span; readonly day: string }): ReactElement {
  const said = useWords(words);
  if (span.from > day) return <Mark tone="coming">{said.future}</Mark>;
  if (span.until !== undefined && span.until <= day) return <Mark tone="plain">{said.past}</Mark>;
  return <Mark tone="good">{said.inForce}</Mark>;
}

/** What may be done to an entry as it stands; what is over can only be recorded anew. */
function deedsOf(table: FormTable, { until }: Span, day: string): readonly Deed[] {
  if (until !== undefined && until <= day) return table === 'units' ? [] : ['revise'];
  return [
    ...(table === 'listItems' ? (['review', 'suspend'] as const) : []),
    'revise',
    ...(hasBelow(table) ? (['addBelow'] as const) : []),
    'end',
  ];
}

const hasBelow = (table: FormTable): boolean =>
  ['nodes', 'units', 'categories', 'territories', 'grids'].includes(table);
