import { Alert, Card, Typography } from 'antd';
import type { ReactElement } from 'react';
import { language } from '../../language/choice.js';
import { Mark } from '../Mark.js';
import { useWords } from '../../language/words.js';
import { today } from './day.js';
import { words } from './directory-words.js';
import { titleOf, type Entry, type Span } from './entry.js';
import type { Preview } from './order-directory.js';
import { useLabels, type Labels } from './use-labels.js';

type Changed = Preview['changes'][number];
const MOST_SHOWN = 50;
const TONES = { added: 'good', changed: 'coming', ended: 'wrong' } as const;

/** What a change would do: field by field, from which day, and who would be orphaned. */
export function PreviewList({ preview }: { readonly preview: Preview }): ReactElement {
  const said = useWords(words);
  const labels = useLabels();
  const { changes, orphans } = preview;
  if (changes.length === 0) return <Alert type="info" showIcon title={said.noChange} />;
  return (
    <section aria-label={said.previewTitle} style={{ display: 'grid', gap: 12 }}>
      <Typography.Title level={3} style={{ margin: 0, fontSize: 16 }}>
        {said.previewTitle}
      </Typography.Title>
      {changes.slice(0, MOST_SHOWN).map((change) => (
        <OneChange key={`${change.table} ${change.code}`} change={change} labels={labels} />
      ))}
      {changes.length > MOST_SHOWN && <p>… {changes.length - MOST_SHOWN}</p>}
      {orphans.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={said.orphans(orphans.length)}
          description={
            <>
              <ul>
                {orphans.slice(0, MOST_SHOWN).map(({ table, code, field, names, passesTo }) => (
                  <li key={`${table} ${code} ${field} ${names}`}>
                    {said.orphan(
                      said.tables[table],
                      labels.of([table], code),
                      labels.field(field),
                      names,
                    )}
                    {passesTo !== undefined && said.passes(labels.of(['units'], passesTo))}
                  </li>
                ))}
              </ul>
              {orphans.some(({ passesTo }) => passesTo === undefined) && said.orphanAdvice}
            </>
          }
        />
      )}
    </section>
  );
}

function OneChange({
  change: { table, code, change, before, after },
  labels,
}: {
  readonly change: Changed;
  readonly labels: Labels;
}): ReactElement {
  const said = useWords(words);
  const spans = newSpans(before, after);
  const last = after.at(-1) as Span | undefined;
  const title = last === undefined ? code : titleOf(last.entry, language());
  return (
    <Card
      size="small"
      title={
        <>
          <Mark tone={TONES[change]}>{said[change]}</Mark>
          {said.tables[table]} {title} <Typography.Text type="secondary">{code}</Typography.Text>
        </>
      }
    >
      {change === 'ended' && last?.until !== undefined ? (
        <strong>{said.endsOn(last.until)}</strong>
      ) : (
        spans.map(({ from, until, entry, old }) => (
          <div key={from}>
            <strong>{from > today() ? said.takesEffect(from) : said.atOnce}</strong>
            {until !== undefined && ` · ${said.endsOn(until)}`}
            <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
              {differing(entry, old).map((field) => (
                <li key={field}>
                  {labels.field(field)}：{labels.value(table, field, entry[field])}
                  {old !== undefined && (
                    <Typography.Text type="secondary">
                      （{said.was} {labels.value(table, field, old[field])}）
                    </Typography.Text>
                  )}
                </li>
              ))}
            </ul>
          </div>
        ))
      )}
    </Card>
  );
}

type NewSpan = Span & { readonly old: Entry | undefined };

/** The spans that were not so before, with what held on their first day. */
function newSpans(before: readonly Span[], after: readonly Span[]): readonly NewSpan[] {
  const known = new Set(before.map((span) => JSON.stringify(span)));
  return after
    .filter((span) => !known.has(JSON.stringify(span)))
    .map((span) => ({
      ...span,
      old: before.find(
        ({ from, until }) => from <= span.from && (until === undefined || span.from < until),
      )?.entry,
    }))
    .filter(({ entry, old }) => old === undefined || differing(entry, old).length > 0);
}

function differing(entry: Entry, old: Entry | undefined): readonly string[] {
  return [...new Set([...Object.keys(entry), ...Object.keys(old ?? {})])].filter(
    (field) => JSON.stringify(entry[field]) !== JSON.stringify(old?.[field]),
  );
}
