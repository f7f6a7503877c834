import { Alert, Button, Card, Flex, Input, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { useNow } from '../../shell/use-now.js';
import { codeAt, codesUpTo } from '../rankings/periods.js';
import { useSet, useSets } from '../rankings/use-rankings.js';
import { useBilingual } from '../use-bilingual.js';
import { CalendarRows } from './CalendarRows.js';
import { CodeSelect } from './CodeSelect.js';
import { DirectoryRows } from './DirectoryRows.js';
import { asSent, isWritten, withPart, type Alternative, type Draft } from './draft.js';
import { LimitRows } from './LimitRows.js';
import { RuleFields } from './RuleFields.js';
import { CatalogueRows, StaffingRows } from './WorkRows.js';
import { words } from './words.js';

/** A scenario written by form: which stretch, what is otherwise, by what units are ranked. */
export function ScenarioForm({
  begun,
  label,
  saving,
  error,
  onSave,
}: {
  readonly begun: Draft;
  readonly label: string;
  readonly saving: boolean;
  readonly error: Error | null;
  readonly onSave: (draft: Draft) => void;
}): ReactElement {
  const said = useWords(words);
  const [draft, setDraft] = useState(begun);
  const [unnamed, setUnnamed] = useState(false);
  const { name, span, alternative } = draft;
  const put = (changes: Partial<Draft>): void => {
    setDraft({ ...draft, ...changes });
  };
  const part = <K extends keyof Alternative>(key: K, value: Alternative[K]): void => {
    put({ alternative: withPart(alternative, key, value) });
  };
  const day = (which: 'from' | 'to'): ReactElement => (
    <label className="field">
      {said[which]}
      <input
        type="date"
        value={span[which]}
        onChange={({ target }) => {
          put({ span: { ...span, [which]: target.value } });
        }}
      />
    </label>
  );
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} wrap>
        <Input
          aria-label={said.name}
          placeholder={said.name}
          style={{ flex: '1 1 240px' }}
          value={name.zh}
          onChange={({ target }) => {
            put({ name: { ...name, zh: target.value } });
          }}
        />
        <Input
          aria-label={said.nameEn}
          placeholder={said.nameEn}
          style={{ flex: '1 1 240px' }}
          value={name.en}
          onChange={({ target }) => {
            put({ name: { ...name, en: target.value } });
          }}
        />
      </Flex>
      <Card size="small" title={said.span}>
        <Flex gap={8} wrap align="center">
          {day('from')}
          {day('to')}
          <CodeSelect
            of="territories"
            label={said.territory}
            value={span.territory}
            onChange={(code) => {
              put({ span: withPart(span, 'territory', code) });
            }}
          />
          <CodeSelect
            of="categories"
            label={said.category}
            value={span.category}
            onChange={(code) => {
              put({ span: withPart(span, 'category', code) });
            }}
          />
        </Flex>
      </Card>
      <LimitRows
        limits={alternative.limits ?? []}
        onLimits={(limits) => {
          part('limits', limits);
        }}
      />
      <DirectoryRows
        changes={alternative.directory ?? []}
        onChanges={(directory) => {
          part('directory', directory);
        }}
      />
      <CalendarRows
        calendars={alternative.calendars ?? []}
        onCalendars={(calendars) => {
          part('calendars', calendars);
        }}
      />
      <RuleFields
        rules={alternative.rules}
        onRules={(rules) => {
          put({ alternative: withPart(alternative, 'rules', rules) });
        }}
      />
      <CatalogueRows
        catalogue={alternative.catalogue ?? []}
        onCatalogue={(catalogue) => {
          part('catalogue', catalogue);
        }}
      />
      <StaffingRows
        staffing={alternative.staffing ?? []}
        onStaffing={(staffing) => {
          part('staffing', staffing);
        }}
      />
      <RankedBy
        wanted={draft.ranking}
        onWanted={(ranking) => {
          setDraft(withPart(draft, 'ranking', ranking));
        }}
      />
      {unnamed && !isWritten(draft) && <Alert type="warning" showIcon title={said.unnamed} />}
      {error !== null && <Failure error={error} />}
      <Button
        type="primary"
        size="large"
        style={{ alignSelf: 'start' }}
        loading={saving}
        onClick={() => {
          if (isWritten(draft)) onSave(asSent(draft));
          else setUnnamed(true);
        }}
      >
        {label}
      </Button>
    </Flex>
  );
}

/** So many periods back a ranking can be compared of by choice. */
const BACK = 24;

/** By which figures of which period units are ranked in both histories. */
function RankedBy({
  wanted,
  onWanted,
}: {
  readonly wanted: Draft['ranking'];
  readonly onWanted: (wanted: Draft['ranking']) => void;
}): ReactElement {
  const said = useWords(words);
  const inWords = useBilingual();
  const now = useNow();
  const { sets } = useSets();
  const [first] = sets ?? [];
  const set = useSet(wanted?.set ?? first?.id);
  // A scenario names a period by its code alone, which stands for the first kind that has it.
  const periods = new Map(
    (set?.periods.kinds ?? []).toReversed().flatMap(({ name, rule }) =>
      codesUpTo(rule, set === undefined ? '' : codeAt(set.periods, rule, now), BACK)
        .toReversed()
        .map((code) => [code, `${inWords(name)} ${code}`] as const),
    ),
  );
  return (
    <Card size="small" title={said.ranking}>
      <Flex gap={8} wrap>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={said.period}
          placeholder={said.noRanking}
          style={{ minWidth: 220 }}
          value={wanted?.period ?? null}
          options={[...periods].map(([value, label]) => ({ value, label }))}
          onChange={(period: string | null | undefined) => {
            if (period === null || period === undefined || set === undefined) onWanted(undefined);
            else onWanted({ metric: 'onTimeCompletion', ...wanted, set: set.id, period });
          }}
        />
        {wanted !== undefined && set !== undefined && (
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={said.metric}
            placeholder={said.metric}
            style={{ minWidth: 240 }}
            value={wanted.metric ?? null}
            options={set.metrics.map(({ code, name }) => ({ value: code, label: inWords(name) }))}
            onChange={(metric: string | null | undefined) => {
              onWanted(withPart(wanted, 'metric', metric ?? undefined));
            }}
          />
        )}
      </Flex>
    </Card>
  );
}
