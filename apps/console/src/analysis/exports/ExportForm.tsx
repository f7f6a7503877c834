import { Alert, Button, Card, Flex, Input, Radio, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { useNow } from '../../shell/use-now.js';
import { download } from '../download.js';
import { codeAt, codesUpTo, periodName } from '../rankings/periods.js';
import { useSet, useSets, type Dimension } from '../rankings/use-rankings.js';
import { inField } from '../theatre/moments.js';
import { useBilingual } from '../use-bilingual.js';
import { CodeSelect } from '../what-if/CodeSelect.js';
import { words as desk } from '../words.js';
import { words } from './words.js';

const TABLES = ['events', 'board', 'assignments', 'involvements', 'side-events', 'kpi'] as const;
type Table = (typeof TABLES)[number];
type Format = 'csv' | 'parquet';

/** Shorter than this says nothing; the server refuses it. */
const SHORTEST_PURPOSE = 4;
const BACK = 24;

/** What of a table of figures is exported. */
interface Figures {
  readonly set: string;
  readonly period: string;
  readonly dimension: Dimension;
}

/** Which table, as what, why, and how much of it. */
export function ExportForm({ seesPersons }: { readonly seesPersons: boolean }): ReactElement {
  const said = useWords(words);
  const [table, setTable] = useState<Table>('events');
  const [format, setFormat] = useState<Format>('csv');
  const [purpose, setPurpose] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [territory, setTerritory] = useState<string>();
  const [figures, setFigures] = useState<Figures>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const [done, setDone] = useState<string>();
  const missing = purpose.trim().length < SHORTEST_PURPOSE;
  const fetchIt = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    setDone(undefined);
    const query = new URLSearchParams({ format, purpose: purpose.trim() });
    const put = (name: string, value: string | undefined): void => {
      if (value !== undefined && value !== '') query.set(name, value);
    };
    if (table === 'kpi')
      for (const [name, value] of Object.entries(figures ?? {})) put(name, String(value));
    else {
      put('territory', territory);
      for (const [name, day] of [['from', from] as const, ['to', to] as const]) {
        const at = day === '' ? undefined : inField(`${day}T00:00`);
        put(name, at === undefined ? undefined : new Date(at).toISOString());
      }
    }
    const name = `${table}.${format}`;
    try {
      await download(`/exports/${table}?${query.toString()}`, name);
      setDone(name);
    } catch (caught) {
      setError(caught as Error);
    } finally {
      setBusy(false);
    }
  };
  const day = (label: string, value: string, onDay: (day: string) => void): ReactElement => (
    <label className="field">
      {label}
      <input
        type="date"
        value={value}
        onChange={({ target }) => {
          onDay(target.value);
        }}
      />
    </label>
  );
  return (
    <Card size="small">
      <Flex vertical gap={16} style={{ maxWidth: 760 }}>
        <Radio.Group
          vertical
          aria-label={said.table}
          value={table}
          options={TABLES.map((value) => ({ value, label: said.tables[value] }))}
          onChange={({ target }) => {
            setTable(target.value as Table);
          }}
        />
        <Radio.Group
          aria-label={said.format}
          value={format}
          options={(['csv', 'parquet'] as const).map((value) => ({
            value,
            label: said.formats[value],
          }))}
          onChange={({ target }) => {
            setFormat(target.value as Format);
          }}
        />
        <Input
          aria-label={said.purpose}
          placeholder={said.purpose}
          maxLength={200}
          value={purpose}
          onChange={({ target }) => {
            setPurpose(target.value);
          }}
        />
        {table === 'kpi' ? (
          <FiguresFields figures={figures} seesPersons={seesPersons} onFigures={setFigures} />
        ) : (
          <Flex gap={8} wrap align="center">
            {day(said.from, from, setFrom)}
            {day(said.to, to, setTo)}
            <CodeSelect
              of="territories"
              label={said.territory}
              value={territory}
              onChange={setTerritory}
            />
          </Flex>
        )}
        {missing && purpose !== '' && <span role="status">{said.purposeMissing}</span>}
        {error !== undefined && <Failure error={error} />}
        {done !== undefined && <Alert type="success" showIcon title={said.done(done)} />}
        <Button
          type="primary"
          size="large"
          style={{ alignSelf: 'start' }}
          disabled={missing || (table === 'kpi' && figures === undefined)}
          loading={busy}
          onClick={() => void fetchIt()}
        >
          {busy ? said.exporting : said.export}
        </Button>
      </Flex>
    </Card>
  );
}

/** Formulas, period and rows of a table of figures. */
function FiguresFields({
  figures,
  seesPersons,
  onFigures,
}: {
  readonly figures: Figures | undefined;
  readonly seesPersons: boolean;
  readonly onFigures: (figures: Figures) => void;
}): ReactElement {
  const said = useWords(words);
  const { unit, territory, category, person } = useWords(desk);
  const inWords = useBilingual();
  const now = useNow();
  const { sets } = useSets();
  const set = useSet(figures?.set ?? sets?.[0]?.id);
  const periods = (set?.periods.kinds ?? []).flatMap(({ code, name, rule }) =>
    codesUpTo(rule, set === undefined ? '' : codeAt(set.periods, rule, now), BACK)
      .toReversed()
      .map((each) => ({ value: periodName(code, each), label: `${inWords(name)} ${each}` })),
  );
  const dimension = figures?.dimension ?? 'unit';
  return (
    <Flex gap={8} wrap>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={said.period}
        placeholder={said.period}
        style={{ minWidth: 220 }}
        value={figures?.period ?? null}
        options={periods}
        onChange={(period: string | null) => {
          if (set !== undefined && period !== null) onFigures({ set: set.id, period, dimension });
        }}
      />
      <Select<Dimension>
        aria-label={said.rows}
        style={{ minWidth: 120 }}
        value={dimension}
        options={[
          { value: 'unit', label: unit },
          { value: 'territory', label: territory },
          { value: 'category', label: category },
          ...(seesPersons ? [{ value: 'person' as const, label: person }] : []),
        ]}
        onChange={(value) => {
          if (figures !== undefined) onFigures({ ...figures, dimension: value });
        }}
      />
    </Flex>
  );
}
