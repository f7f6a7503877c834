import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex, Segmented, Select } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { useNow } from '../../shell/use-now.js';
import { DownloadButton } from '../DownloadButton.js';
import { useBilingual } from '../use-bilingual.js';
import { words as desk } from '../words.js';
import { codeAt, codeBeside, codesUpTo, periodName } from './periods.js';
import type { Dimension, FormulaSet } from './use-rankings.js';
import { words } from './words.js';

/** So many periods back can be chosen from a list; further ones by the arrows. */
const BACK = 24;

/** What the page is set to. */
export interface Chosen {
  readonly kind: string;
  readonly code: string;
  readonly dimension: Dimension;
  /** A metric's code instead of the set's score. */
  readonly by: string | undefined;
  readonly columns: readonly string[];
  /** Code of the period it is compared with. */
  readonly versus: string | undefined;
}

/** Which set, period and rows; what is shown of them. */
export function RankingControls({
  sets,
  set,
  chosen,
  seesPersons,
  onChange,
}: {
  readonly sets: readonly { readonly id: string; readonly name: { zh: string; en: string } }[];
  readonly set: FormulaSet;
  readonly chosen: Chosen;
  readonly seesPersons: boolean;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
}): ReactElement {
  const said = useWords(words);
  const { unit, territory, category, person, csv } = useWords(desk);
  const inWords = useBilingual();
  const { kind, code, dimension, by, columns, versus } = chosen;
  const { periods, metrics } = set;
  const now = useNow();
  const rule = periods.kinds.find((each) => each.code === kind)?.rule;
  const codes = rule === undefined ? [] : codesUpTo(rule, code, BACK).toReversed();
  const next = rule === undefined ? undefined : codeBeside(rule, code, 1);
  const last = rule === undefined ? '' : codeAt(periods, rule, now);
  const go = (to: string | undefined): void => {
    if (to !== undefined) onChange({ period: periodName(kind, to), revision: undefined });
  };
  const path = `/kpi/tables/${set.id}/${periodName(kind, code)}?dimension=${dimension}&format=csv`;
  return (
    <Flex gap={8} wrap align="center">
      {sets.length > 1 && (
        <Select
          aria-label={said.set}
          value={set.id}
          options={sets.map(({ id, name }) => ({ value: id, label: inWords(name) }))}
          onChange={(id) => {
            onChange({ set: id });
          }}
        />
      )}
      <Select
        aria-label={said.kind}
        value={kind}
        style={{ minWidth: 120 }}
        options={periods.kinds.map((each) => ({ value: each.code, label: inWords(each.name) }))}
        onChange={(other) => {
          const of = periods.kinds.find((each) => each.code === other);
          if (of === undefined) return;
          const period = periodName(other, codeAt(periods, of.rule, now));
          onChange({ period, versus: undefined, revision: undefined });
        }}
      />
      <Flex gap={4}>
        <Button
          aria-label={said.before}
          icon={<LeftOutlined />}
          disabled={codes[1] === undefined}
          onClick={() => {
            go(codes[1]);
          }}
        />
        <Select
          aria-label={said.period}
          value={code}
          style={{ width: 116 }}
          options={codes.map((value) => ({ value, label: value }))}
          onChange={go}
        />
        <Button
          aria-label={said.after}
          icon={<RightOutlined />}
          disabled={next === undefined || code >= last}
          onClick={() => {
            go(next);
          }}
        />
      </Flex>
      <Segmented<Dimension>
        aria-label={said.rows}
        value={dimension}
        options={[
          { value: 'unit', label: unit },
          { value: 'territory', label: territory },
          { value: 'category', label: category },
          ...(seesPersons ? [{ value: 'person' as const, label: person }] : []),
        ]}
        onChange={(value) => {
          onChange({ rows: value, subject: undefined });
        }}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={said.rankedBy}
        placeholder={said.official}
        value={by ?? null}
        style={{ width: 200 }}
        options={metrics.map((each) => ({ value: each.code, label: inWords(each.name) }))}
        onChange={(value: string | null | undefined) => {
          onChange({ by: value ?? undefined });
        }}
      />
      <Select
        allowClear
        aria-label={said.compare}
        placeholder={said.compare}
        value={versus ?? null}
        style={{ width: 168 }}
        options={codes.slice(1).map((value) => ({ value, label: value }))}
        onChange={(value: string | null | undefined) => {
          onChange({ versus: value ?? undefined });
        }}
      />
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={said.columns}
        maxTagCount={0}
        maxTagPlaceholder={`${said.columns} ${columns.length}`}
        value={[...columns]}
        style={{ width: 176 }}
        options={metrics.map((each) => ({ value: each.code, label: inWords(each.name) }))}
        onChange={(codesChosen) => {
          onChange({ columns: codesChosen.length === 0 ? undefined : codesChosen.join(',') });
        }}
      />
      <DownloadButton path={path} name={`${set.id}-${kind}.${code}.csv`} label={csv} />
    </Flex>
  );
}
